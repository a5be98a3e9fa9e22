/* SPDX-License-Identifier: MIT
 * What the daemon answers to those who watch it, fetched over HTTP from the real process. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <ctype.h>
#include <curl/curl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buffer.h"
#include "cli/daemon_process.h"
#include "tools/temporary.h"

static unsigned port;

struct answer {
	long status;
	struct buffer body;
	char media_type[100];
};

static size_t take(char *bytes, size_t size, size_t count, void *context)
{
	buffer_append(context, (struct winnow_str){ bytes, size * count });
	return size * count;
}

/* `host`: as it is called; NULL: by its address. */
static struct answer get(const char *path, const char *method, const char *host)
{
	struct answer answer = { 0 };
	char uri[200], header[200];
	const char *media_type = NULL;
	CURL *curl = curl_easy_init();
	struct curl_slist *headers = NULL;

	buffer_init(&answer.body, 0);
	snprintf(uri, sizeof uri, "http://127.0.0.1:%u%s", port, path);
	snprintf(header, sizeof header, "Host: %s", host ? host : "");
	if (host)
		headers = curl_slist_append(headers, header);
	curl_easy_setopt(curl, CURLOPT_URL, uri);
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
	curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method);
	curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer.body);
	assert_int_equal(curl_easy_perform(curl), CURLE_OK);
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer.status);
	curl_easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &media_type);
	snprintf(answer.media_type, sizeof answer.media_type, "%s", media_type);
	curl_easy_cleanup(curl);
	curl_slist_free_all(headers);
	return answer;
}

static void assert_has(const struct answer *answer, const char *text)
{
	if (!answer->body.bytes || !strstr(answer->body.bytes, text))
		fail_msg("\"%s\" is not in: %s", text, answer->body.bytes);
}

/* ---- the grammar of the exposition format, a line of it ---- */

static size_t name_length(const char *text)
{
	size_t length = 0;

	if (!isalpha((unsigned char)text[0]) && text[0] != '_')
		return 0;
	while (isalnum((unsigned char)text[length]) || text[length] == '_')
		length++;
	return length;
}

/* Behind the label `name="value"`; NULL: it is none. */
static const char *skip_label(const char *at)
{
	size_t length = name_length(at);

	if (!length || at[length] != '=' || at[length + 1] != '"')
		return NULL;
	for (at += length + 2; *at && *at != '"'; at++)
		if (*at == '\\' && !strchr("\\\"n", *++at))
			return NULL;
	return *at == '"' ? at + 1 : NULL;
}

static bool is_sample(const char *line, const char *family)
{
	const char *at = line + name_length(line);
	char *end = NULL;

	if (at == line || strncmp(line, family, strlen(family)) != 0)
		return false;
	if (*at == '{') {
		do
			at = skip_label(at + 1);
		while (at && *at == ',');
		if (!at || *at++ != '}')
			return false;
	}
	if (*at++ != ' ' || *at == '\0')
		return false;
	(void)strtod(at, &end);
	return *end == '\0' && end != at;
}

/* Each sample stands behind the type of its family, which is told once. */
static void check_grammar(char *text)
{
	char family[100] = "", seen[4000] = " ", told[110];

	assert_int_equal(text[strlen(text) - 1], '\n');
	for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
		char type[20];
		if (strncmp(line, "# HELP ", 7) == 0) {
			assert_true(name_length(line + 7) > 0);
		} else if (sscanf(line, "# TYPE %99s %19s", family, type) == 2) {
			assert_true(strcmp(type, "counter") == 0 ||
				    strcmp(type, "gauge") == 0 ||
				    strcmp(type, "histogram") == 0);
			snprintf(told, sizeof told, " %s ", family);
			assert_null(strstr(seen, told));
			strcat(seen, told);
			if (strcmp(type, "counter") == 0)
				assert_non_null(strstr(family, "_total"));
		} else if (!is_sample(line, family)) {
			fail_msg("no sample of %s: %s", family, line);
		}
	}
}

/* ---- the process ---- */

static int begin(void **state)
{
	(void)state;
	daemon_begin();
	free(temporary_file(daemon_folder, "pages/a.txt",
		STR_LITERAL("NORWAY: Forty children freed\n\n[05 March 2014] -\n\nPolice freed "
			    "40 children at the harbour.\n")));
	free(temporary_file(daemon_folder, "winnow.yaml",
		STR_LITERAL(
			"store: news.db\nlisten: 127.0.0.1:0\nsources:\n"
			"  - {name: good, plugin: file, paths: [./pages], schedule: "
			"'@weekly'}\n"
			"  - {name: poor, plugin: file, paths: [./pages], schedule: '@weekly', "
			"expect: {min_documents_per_run: 9}}\n"
			"  - {name: gone, plugin: file, paths: [./none], schedule: '@weekly', "
			"expect: {alert_after: 1}}\n")));
	daemon_start();
	daemon_await_log("gone: is red: ");
	daemon_await_log("poor: is red: ");
	daemon_await_log("good: 1 new, ");
	char *log = daemon_log();
	assert_int_equal(
		sscanf(strstr(log, "listening at"), "listening at 127.0.0.1:0, port %u", &port),
		1);
	free(log);
	return 0;
}

static int end(void **state)
{
	(void)state;
	assert_int_equal(daemon_stop(SIGTERM), 0);
	daemon_end();
	return 0;
}

static void test_metrics(void **state)
{
	static const char *const lines[] = {
		"\nwinnow_source_health{source=\"good\",colour=\"green\"} 1\n",
		"\nwinnow_source_health{source=\"poor\",colour=\"red\"} 1\n",
		"\nwinnow_source_health{source=\"poor\",colour=\"green\"} 0\n",
		"\nwinnow_source_consecutive_failures{source=\"gone\"} 1\n",
		"\nwinnow_source_consecutive_failures{source=\"good\"} 0\n",
		"\nwinnow_source_last_success_timestamp_seconds{source=\"good\"} 1",
		"\nwinnow_source_next_run_timestamp_seconds{source=\"good\"} ",
		"\nwinnow_source_yield_ratio{source=\"good\"} 1\n",
		"\nwinnow_source_documents_total{source=\"good\",result=\"new\"} 1\n",
		"\nwinnow_source_documents_total{source=\"gone\",result=\"error\"} 1\n",
		"\nwinnow_facts_total{extractor=\"quantity\",type=\"quantity\"} ",
		"\nwinnow_robots_denied_total{source=\"good\"} 0\n",
		"\nwinnow_fetch_duration_seconds_bucket{le=\"+Inf\"} 0\n",
		"\nwinnow_fetch_bytes_total 0\n",
		"\nwinnow_fetching_paused 0\n",
		"\nwinnow_build_info{version=\"0.",
		"\nwinnow_db_size_bytes ",
	};
	struct answer answer = get("/metrics", "GET", NULL);
	(void)state;

	assert_int_equal(answer.status, 200);
	assert_string_equal(answer.media_type, "text/plain; version=0.0.4; charset=utf-8");
	for (size_t i = 0; i < COUNT_OF(lines); i++)
		assert_has(&answer, lines[i]);
	assert_null(
		strstr(answer.body.bytes, "last_success_timestamp_seconds{source=\"gone\"}"));
	check_grammar(answer.body.bytes);
	buffer_finish(&answer.body);
}

static void test_feed(void **state)
{
	struct answer answer = get("/health.atom", "GET", "localhost");
	(void)state;

	assert_int_equal(answer.status, 200);
	assert_string_equal(answer.media_type, "application/atom+xml; charset=utf-8");
	assert_has(&answer,
		"<title>source poor is red</title><summary>gave 1 document, and 9 are "
		"expected of a run</summary>");
	assert_has(&answer, "<title>source gone is red</title><summary>failed once: ");
	assert_null(strstr(answer.body.bytes, "source good"));
	buffer_finish(&answer.body);
}

static void test_others(void **state)
{
	static const struct {
		const char *path, *method, *host;
		long status;
		const char *body;
	} cases[] = {
		{ "/healthz", "GET", NULL, 200, "{\"status\":\"ok\"}\n" },
		{ "/readyz", "GET", NULL, 200, "{\"status\":\"ready\"}\n" },
		{ "/", "GET", NULL, 404, "/metrics" },
		{ "/metrics", "POST", NULL, 405, "only GET" },
		{ "/metrics", "GET", "evil.example", 421, "not to that name" },
		{ "/healthz", "GET", "127.0.0.1.evil.example:80", 421, "not to that name" },
	};
	(void)state;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct answer answer = get(cases[i].path, cases[i].method, cases[i].host);
		assert_int_equal(answer.status, cases[i].status);
		assert_has(&answer, cases[i].body);
		buffer_finish(&answer.body);
	}
}

/* A store that cannot be read is told; the process is there all the same. */
static void test_not_ready(void **state)
{
	char *path = temporary_path(daemon_folder, "news.db");
	char *aside = temporary_path(daemon_folder, "aside.db");
	(void)state;

	assert_int_equal(rename(path, aside), 0);
	struct answer answer = get("/readyz", "GET", NULL);
	assert_int_equal(answer.status, 503);
	buffer_finish(&answer.body);
	answer = get("/metrics", "GET", NULL);
	assert_int_equal(answer.status, 503);
	assert_has(&answer, "there is no such store");
	buffer_finish(&answer.body);
	answer = get("/healthz", "GET", NULL);
	assert_int_equal(answer.status, 200);
	buffer_finish(&answer.body);
	assert_int_equal(rename(aside, path), 0);
	free(path);
	free(aside);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_metrics),
		cmocka_unit_test(test_feed),
		cmocka_unit_test(test_others),
		cmocka_unit_test(test_not_ready),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
