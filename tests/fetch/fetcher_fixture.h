/* SPDX-License-Identifier: MIT
 * A test site and a fetcher that may go there. */
#ifndef WINNOW_TESTS_FETCH_FETCHER_FIXTURE_H
#define WINNOW_TESTS_FETCH_FETCHER_FIXTURE_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>
#include "fetch/fetcher.h"
#include "tools/test_site.h"

struct fixture {
	struct test_site *site;
	struct fetcher *fetcher;
	struct fetch_policy policy;
	struct winnow_str allowed[3], names[4];
	char texts[4][80];
};

/* Impatient, without delay; "one.test", "two.test", "inside.test" and "127.0.0.1" are the site; the
 * first two are allowed, unless `allowed` is false. */
void fixture_begin(
	struct fixture *fixture, const struct test_page *pages, size_t count, bool allowed);
/* The fetcher of the policy as it is now. */
void fixture_open(struct fixture *fixture);
void fixture_end(struct fixture *fixture);

/* "http://HOST:PORT/path", as a job that is given. */
struct fetch_job *fixture_job(struct fixture *fixture, const char *host, const char *path);
void fixture_give(struct fixture *fixture, const char *host, const char *path);

/* Waits, at most 20 s, for the next that is finished. The caller's. */
struct fetch_job *fixture_take(struct fixture *fixture);

/* Both. */
struct fetch_job *fixture_fetch(struct fixture *fixture, const char *host, const char *path);

#endif
