/* SPDX-License-Identifier: MIT
 *
 * Texts put together in the memory of a call.
 */
#ifndef WINNOW_CRIN_JOIN_H
#define WINNOW_CRIN_JOIN_H

#include <stdbool.h>
#include <winnow/helpers.h>

/* One text of several; ptr NULL: over budget. */
struct winnow_str join(
	const struct winnow_host *host, const struct winnow_str *parts, size_t count);

/* ASCII letters in lower case; ptr NULL: over budget. */
struct winnow_str join_lower(const struct winnow_host *host, struct winnow_str text);

/* Without ASCII white space at both ends. */
struct winnow_str join_trim(struct winnow_str text);

/* Offset of the first `needle` from `from` on; text.len when there is none. */
size_t join_find(struct winnow_str text, const char *needle, size_t from);

/* Equal but for the case of ASCII letters. */
bool join_same(struct winnow_str text, const char *other);

#endif
