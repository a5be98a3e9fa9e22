/* SPDX-License-Identifier: MIT */
#include "run_fixture.h"
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "tools/temporary.h"

struct fixture fixture_make(void)
{
	struct fixture fixture = { .folder = temporary_folder(), .arena = arena_create(0) };

	assert_non_null(fixture.arena);
	return fixture;
}

void fixture_end(struct fixture *fixture)
{
	temporary_remove(fixture->folder);
	arena_destroy(fixture->arena);
}

void fixture_page(struct fixture *fixture, const char *name, const char *text)
{
	char path[300];

	snprintf(path, sizeof path, "pages/%s", name);
	free(temporary_file(fixture->folder, path, winnow_str(text)));
}

void fixture_configure(struct fixture *fixture, const char *more)
{
	char yaml[4000];

	snprintf(yaml, sizeof yaml,
		"store: news.db\n"
		"plugin_path: [%s/run/plugins, %s]\n"
		"sources: [{name: pages, plugin: file, paths: [./pages]}]\n"
		"%s",
		getenv("WINNOW_TEST_BUILD"), getenv("WINNOW_PLUGIN_PATH"), more);
	free(temporary_file(fixture->folder, "winnow.yaml", winnow_str(yaml)));
}

void fixture_configure_web(struct fixture *fixture, const struct test_site *site,
	const char *source, const char *more)
{
	char yaml[4000], text[3000];
	unsigned port = test_site_port(site);

	snprintf(text, sizeof text,
		"store: news.db\nplugin_path: [%s]\n"
		"user_agent: Owl/1.0 (+https://owl.example)\n"
		"min_delay: 0s\nretry_delay: 50ms\nretry_wait: 5s\n"
		"allow_private: [one.test, two.test]\n"
		"resolve: ['one.test:%u:127.0.0.1', 'two.test:%u:127.0.0.1']\n"
		"%s\nsources:\n  - {name: web, plugin: http, %s}\n",
		getenv("WINNOW_PLUGIN_PATH"), port, port, more, source);
	char *out = yaml;
	for (const char *in = text; *in; in++) {
		if (strncmp(in, "%PORT%", 6) == 0) {
			out += sprintf(out, "%u", port);
			in += 5;
		} else {
			*out++ = *in;
		}
	}
	*out = '\0';
	free(temporary_file(fixture->folder, "winnow.yaml", winnow_str(yaml)));
}

static struct config *load(struct fixture *fixture, struct problems *problems)
{
	char *path = temporary_path(fixture->folder, "winnow.yaml");
	struct config *config = config_load(path, problems);

	free(path);
	assert_non_null(config);
	return config;
}

void fixture_run(struct fixture *fixture)
{
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	SCOPED(config_destroy) struct config *config = load(fixture, problems);
	SCOPED(plan_destroy) struct plan *plan = plan_create(config, problems);
	const struct run_options options = { 0 };
	struct store *store;
	struct failure failure = { 0 };

	problems_print(problems, stderr);
	assert_non_null(plan);
	char *path = temporary_path(fixture->folder, "news.db");
	if (store_open(path, STORE_WRITE, &store, &failure) < 0)
		fail_msg("%s", failure.why);
	free(path);
	if (run(plan, store, &options, fixture->arena, &fixture->summary, &failure) < 0)
		fail_msg("%s", failure.why);
	store_close(store);
}

void fixture_forget(struct fixture *fixture)
{
	static const char *const names[] = { "news.db", "news.db-wal", "news.db-shm" };

	for (size_t i = 0; i < COUNT_OF(names); i++) {
		char *path = temporary_path(fixture->folder, names[i]);
		unlink(path);
		free(path);
	}
}

char *fixture_problems(struct fixture *fixture)
{
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	SCOPED(config_destroy) struct config *config = load(fixture, problems);
	SCOPED(plan_destroy) struct plan *plan = plan_create(config, problems);
	char *text = calloc(1, 20000);
	size_t skip = strlen(fixture->folder) + 1;

	assert_non_null(text);
	for (size_t i = 0; i < problems_count(problems); i++) {
		const struct problem *problem = problems_get(problems, i);
		size_t length = strlen(text);
		snprintf(text + length, 20000 - length, "%s:%u:%u: %s\n",
			problem->place.file + skip, problem->place.line, problem->place.column,
			problem->text);
	}
	assert_int_equal(plan == NULL, problems_count(problems) > 0);
	return text;
}

char *fixture_read(struct fixture *fixture, const char *name)
{
	char *path = temporary_path(fixture->folder, name);
	char *text = access(path, F_OK) == 0 ? (char *)temporary_read(path).ptr : strdup("");

	free(path);
	return text;
}

char *fixture_ask(struct fixture *fixture, const char *sql)
{
	char *path = temporary_path(fixture->folder, "news.db");
	sqlite3 *database;
	sqlite3_stmt *statement;

	assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
	free(path);
	if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK)
		fail_msg("%s", sqlite3_errmsg(database));
	const char *text = sqlite3_step(statement) == SQLITE_ROW
				   ? (const char *)sqlite3_column_text(statement, 0)
				   : NULL;
	char *copy = strdup(text ? text : "");
	sqlite3_finalize(statement);
	sqlite3_close(database);
	return copy;
}
