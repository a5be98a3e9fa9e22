/* SPDX-License-Identifier: MIT
 *
 * Rights and disclaimers below an article, told by how they begin: lexicon any/notice.
 */
#ifndef WINNOW_SHARED_NOTICE_H
#define WINNOW_SHARED_NOTICE_H

#include <winnow/helpers.h>
#include <winnow/text.h>

struct notices;

/* In open(); alive until close(). NULL after host->fail(). */
struct notices *notices_create(const struct winnow_host *host);

/* The same with another lexicon: "any/promotion". */
struct notices *notices_create_of(const struct winnow_host *host, const char *lexicon);

/* How many bytes at the paragraph's head are a term of the lexicon; 0: none. */
size_t notice_length(const struct notices *notices, const struct winnow_host *host,
	struct winnow_str paragraph);

/* Nonzero: a paragraph that begins like this is a notice. Asked of the last ones only. */
int notice_is(const struct notices *notices, const struct winnow_host *host,
	struct winnow_str paragraph);

#endif
