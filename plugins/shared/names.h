/* SPDX-License-Identifier: MIT
 *
 * What a word names in any language that has a lexicon for it: "month", "weekday", "country".
 */
#ifndef WINNOW_SHARED_NAMES_H
#define WINNOW_SHARED_NAMES_H

#include <winnow/helpers.h>
#include <winnow/text.h>

struct names; /* the lexicons LANGUAGE/kind of all languages that have one */

/* In open(); alive until close(). NULL after host->fail(). */
struct names *names_create(const struct winnow_host *host, const char *kind);

/* The value of the row whose term is `word`, of the first language that has one, English before
 * others; empty: it names nothing. */
struct winnow_str names_find(
	const struct names *names, const struct winnow_host *host, struct winnow_str word);

/* The same for values that are numbers of at most two digits; 0: it names nothing. */
int names_number(
	const struct names *names, const struct winnow_host *host, struct winnow_str word);

#endif
