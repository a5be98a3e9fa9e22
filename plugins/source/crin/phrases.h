/* SPDX-License-Identifier: MIT
 *
 * What CRIN's pages say about themselves, in five languages: labels of fields, heads of tables of
 * contents, furniture. From the lexicons LANGUAGE/crin (phrase, role, name).
 */
#ifndef WINNOW_CRIN_PHRASES_H
#define WINNOW_CRIN_PHRASES_H

#include <stdbool.h>
#include <winnow/helpers.h>
#include <winnow/text.h>

struct phrases;

/* In open(); alive until close(). NULL after host->fail(). */
struct phrases *phrases_create(const struct winnow_host *host);

/* The longest phrase that `text` begins with. NULL: none. */
const struct winnow_term *phrases_at(const struct phrases *phrases,
	const struct winnow_host *host, struct winnow_str text, size_t *ret_length);

/* The same, if the phrase has that role. */
const struct winnow_term *phrases_role_at(const struct phrases *phrases,
	const struct winnow_host *host, struct winnow_str text, const char *role,
	size_t *ret_length);

/* Whether all of `text`, marks at its end aside, is one phrase of that role. */
bool phrases_is(const struct phrases *phrases, const struct winnow_host *host,
	struct winnow_str text, const char *role);

/* Of the first language that has a phrase `text` begins with, its code; empty: none has. */
struct winnow_str phrases_language(
	const struct phrases *phrases, const struct winnow_host *host, struct winnow_str text);

/* Its role and, for labels, the name that is one for all languages. */
struct winnow_str phrase_role(const struct winnow_term *term);
struct winnow_str phrase_name(const struct winnow_term *term);

#endif
