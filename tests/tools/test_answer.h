/* SPDX-License-Identifier: MIT
 * The manners of the test site: one answer, as a page of its table says. */
#ifndef WINNOW_TESTS_TOOLS_TEST_ANSWER_H
#define WINNOW_TESTS_TOOLS_TEST_ANSWER_H

#include <stdatomic.h>
#include "tools/test_site.h"

struct test_answer {
	int socket;
	const struct test_page *page;
	const char *head;           /* of the request */
	const char *headers, *body; /* of the page, filled in */
	const atomic_bool *stopping;
};

/* False: the connection is to be closed. */
bool test_answer_send(const struct test_answer *answer);

#endif
