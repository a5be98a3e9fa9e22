/* SPDX-License-Identifier: MIT
 *
 * The ZIP file that a text document is. Its members are read one at a time and are never written
 * anywhere; what they expand to is bounded, and so is how many there are.
 */
#ifndef WINNOW_READER_OFFICE_PACKAGE_H
#define WINNOW_READER_OFFICE_PACKAGE_H

#include <winnow/helpers.h>

struct package {
	const struct winnow_host *host;
	struct winnow_str bytes; /* borrowed */
	size_t expanded;         /* bytes that came out of it so far */
};

/* Shown the bytes of a member in order; nonzero ends it. */
typedef int package_take(void *context, const char *bytes, size_t length);

/* The first member whose name begins with `beginning` and ends with ".xml". 0: it was shown; 1: there
 * is none; a negative after host->fail(). */
int package_read(
	struct package *package, const char *beginning, package_take *take, void *context);

#endif
