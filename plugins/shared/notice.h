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

/* Nonzero: a paragraph that begins like this is a notice. Asked of the last ones only. */
int notice_is(const struct notices *notices, const struct winnow_host *host,
	struct winnow_str paragraph);

#endif
