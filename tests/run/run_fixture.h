/* SPDX-License-Identifier: MIT
 * A folder with a configuration and pages, and runs of it, for one test. */
#ifndef WINNOW_TESTS_RUN_FIXTURE_H
#define WINNOW_TESTS_RUN_FIXTURE_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "run/run.h"
#include "tools/test_site.h"

struct fixture {
	char *folder;
	struct run_summary summary; /* of the last run */
	struct arena *arena;
};

struct fixture fixture_make(void);
void fixture_end(struct fixture *fixture);

void fixture_page(struct fixture *fixture, const char *name, const char *text);

/* Writes winnow.yaml: the test's plugins and the bundled ones are found, the store is news.db,
 * the source "pages" reads ./pages, then `more` follows. */
void fixture_configure(struct fixture *fixture, const char *more);

/* The same for the source "web" of the plugin http, which may go to the test site as one.test and
 * two.test. `source` is the rest of its entry, with %PORT% as the site has it; `more` stands
 * before the sources. */
void fixture_configure_web(struct fixture *fixture, const struct test_site *site,
	const char *source, const char *more);

/* Runs; the summary is there afterwards. */
void fixture_run(struct fixture *fixture);

/* Takes the store away. */
void fixture_forget(struct fixture *fixture);

/* The problems of the configuration, one a line without the folder's name. */
char *fixture_problems(struct fixture *fixture);

/* A file of the folder, with a NUL behind; the caller's. "" when there is none. */
char *fixture_read(struct fixture *fixture, const char *name);

/* The first column of the first row, as text; the caller's. */
char *fixture_ask(struct fixture *fixture, const char *sql);

#endif
