/* SPDX-License-Identifier: MIT
 *
 * Programs of the distribution that serve on 127.0.0.1, for one test: what our own test site does
 * not speak. What cannot be made ends the test.
 */
#ifndef WINNOW_TESTS_TOOLS_TEST_SERVER_H
#define WINNOW_TESTS_TOOLS_TEST_SERVER_H

#include <stdbool.h>
#include <sys/types.h>

struct test_server {
	pid_t child;
	unsigned port;
};

/* "key.pem" and "cert.pem" in `folder`, which vouches for itself, made out to `name`. */
void test_server_certify(const char *folder, const char *name);

/* openssl s_server, which shows the files of `folder` by TLS. */
struct test_server test_server_start_tls(const char *folder);

/* nghttpd, which speaks HTTP/2 alone, by TLS. */
struct test_server test_server_start_http2(const char *folder);

void test_server_stop(struct test_server *server);

#endif
