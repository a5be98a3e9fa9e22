/* SPDX-License-Identifier: MIT
 * What a configuration says about headers, private hosts and the pace of single hosts. */
#include "run_fixture.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "tools/temporary.h"
#include "tools/test_site.h"

static struct fixture fixture;

static int begin(void **state)
{
	(void)state;
	fixture = fixture_make();
	return 0;
}

static int end(void **state)
{
	(void)state;
	fixture_end(&fixture);
	return 0;
}

static void configure(const char *global, const char *source, unsigned port)
{
	char yaml[2000];

	snprintf(yaml, sizeof yaml,
		"store: news.db\nplugin_path: [%s]\n"
		"user_agent: Owl/1.0 (+https://owl.example)\nmin_delay: 60s\nretries: 0\n"
		"resolve: ['one.test:%u:127.0.0.1', 'two.test:%u:127.0.0.1']\n%s\n"
		"sources:\n"
		"  - {name: web, plugin: http, urls: ['http://one.test:%u/a', "
		"'http://one.test:%u/moved'], %s}\n",
		getenv("WINNOW_PLUGIN_PATH"), port, port, global, port, port, source);
	free(temporary_file(fixture.folder, "winnow.yaml", winnow_str(yaml)));
}

static void assert_problem(const char *global, const char *source, const char *expected)
{
	configure(global, source, 80);
	char *problems = fixture_problems(&fixture);
	if (!strstr(problems, expected))
		fail_msg("\"%s\" is not in \"%s\"", expected, problems);
	assert_null(strstr(problems, "s3cret"));
	free(problems);
}

static void test_problems(void **state)
{
	(void)state;
	assert_problem("", "headers: ['X s3cret']", "is not written as \"Name: value\"");
	assert_problem("", "headers: [\"X: s3cret\\nY: z\"]", "is not written as");
	assert_problem("", "headers: ['Host: s3cret']", "the header Host is winnow's own");
	assert_problem("", "headers_file: ./none", "none: the headers_file cannot be read: No");
	assert_problem("", "header: [a]", "did you mean 'headers'?");
	assert_problem(
		"delays: [one.test]", "", "winnow.yaml:7:9: 'delays': 'one.test' is not");
	assert_problem("delays: [one.test=-1s]", "", "is not a host and a time");
	char *path = temporary_file(
		fixture.folder, "secret", STR_LITERAL("Authorization: s3cret\n"));
	chmod(path, 0644);
	assert_problem("", "headers_file: ./secret", "others may read the headers_file");
	free(path);
}

/* In a run: the file's secret goes to the source's own site, the private host is this source's, and
 * its delay that of its name. */
static void test_run(void **state)
{
	static const struct test_page pages[] = {
		{ .path = "/a",
			.headers = "Content-Type: text/plain\r\n",
			.body = "A\n\nb c." },
		{ .path = "/moved",
			.status = 302,
			.headers = "Location: http://two.test:%PORT%/b\r\n" },
		{ .path = "/b",
			.headers = "Content-Type: text/plain\r\n",
			.body = "B\n\nd e." },
	};
	struct test_site *site = test_site_start(pages, COUNT_OF(pages));
	char *path = temporary_file(fixture.folder, "secret",
		STR_LITERAL("# for one.test\nAuthorization: s3cret\r\n"));

	(void)state;
	chmod(path, 0600);
	configure("delays: ['*.test=0s']",
		"headers_file: ./secret, headers: ['X-Owl: yes'], "
		"allow_private: [one.test, two.test]",
		test_site_port(site));
	fixture_run(&fixture);
	assert_int_equal(fixture.summary.counts.fresh, 2);
	for (size_t i = 0; i < test_site_count(site); i++) {
		const struct test_request *request = test_site_request(site, i);
		bool own = strcmp(request->host, "one.test") == 0 &&
			   strcmp(request->path, "/robots.txt") != 0;
		assert_int_equal(
			own, strstr(request->head, "\r\nAuthorization: s3cret\r\n") != NULL);
		assert_int_equal(own, strstr(request->head, "\r\nX-Owl: yes\r\n") != NULL);
	}
	test_site_stop(site);
	free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_problems, begin, end),
		cmocka_unit_test_setup_teardown(test_run, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
