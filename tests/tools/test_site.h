/* SPDX-License-Identifier: MIT
 *
 * A web server on 127.0.0.1, for one test: it answers as a table says, on a port the system
 * gives, and keeps a log of what it was asked. A thread for each connection; all of it ends with
 * test_site_stop(). What cannot be made ends the test.
 */
#ifndef WINNOW_TESTS_TOOLS_TEST_SITE_H
#define WINNOW_TESTS_TOOLS_TEST_SITE_H

#include <stdbool.h>
#include <winnow/helpers.h>

enum test_manner {
	/* Status, headers and body with its length. A request with the page's own ETag or
	 * Last-Modified is answered 304. */
	TEST_PAGE,
	TEST_GZIP,      /* the same, compressed */
	TEST_ARCHIVE,   /* the same as a file that is compressed, by gzip; it does not say so */
	TEST_BOMB,      /* 16 MiB of zeros, compressed to 16 KiB */
	TEST_TRICKLE,   /* the head at once, of the body a byte each 100 ms */
	TEST_SLOW_HEAD, /* a head without an end, a line each 50 ms */
	TEST_HALF,      /* half of the body, then nothing */
	TEST_CHUNKS,    /* a body without an end, in chunks of a byte */
	TEST_SILENT,    /* nothing at all, until the client gives up */
	TEST_ENDLESS,   /* a body without an end, in chunks */
	TEST_HEADERS,   /* a head without an end */
	TEST_INTERIM,   /* 100 Continue without an end */
	TEST_RESET,     /* the connection is reset in mid-body */
	TEST_RAW,       /* the body is the whole answer; then the connection is closed */
	TEST_TUNNEL     /* what a proxy does for CONNECT: the path's port, of this machine */
};

struct test_page {
	/* With its query; as a proxy is asked, a whole address. With "*" at its end all that begin
	 * so: "%REST%" in headers and body is what follows, "%NEXT%" the number after that. */
	const char *path;
	const char *host; /* as the request names it, without port; NULL: any */
	enum test_manner manner;
	int status;          /* 0: 200 */
	unsigned times;      /* only so often, then the next line of the table; 0: always */
	const char *headers; /* "Name: value\r\n" …; "%PORT%" is the server's */
	const char *body;    /* NULL: empty; "%PORT%" likewise */
};

struct test_request {
	int64_t began_ms;    /* monotonic: it had arrived */
	int64_t answered_ms; /* its answer was about to be sent, so that the client cannot have
	                          had it before; 0: it was not yet */
	char host[80];       /* without port */
	char path[256];
	char *head; /* the whole, with its request line */
};

struct test_site;

/* The table is borrowed until the end. What it does not have is answered 404. */
struct test_site *test_site_start(const struct test_page *pages, size_t count);
void test_site_stop(struct test_site *site); /* accepts NULL */

unsigned test_site_port(const struct test_site *site);

/* The log so far, in order of beginning; it lives until the site stops. */
size_t test_site_count(struct test_site *site);
const struct test_request *test_site_request(struct test_site *site, size_t index);

/* How often a path was asked for; host NULL: of any. */
size_t test_site_asked(struct test_site *site, const char *host, const char *path);

/* Waits until it is asked for, at most ten seconds, or fails the test. */
void test_site_await(struct test_site *site, const char *path);

/* How many connections were made. */
size_t test_site_connections(struct test_site *site);

#endif
