/* SPDX-License-Identifier: MIT
 * A text document as office programs write it: members in a ZIP file. */
#ifndef WINNOW_TESTS_PLUGINS_READER_OFFICE_ZIP_H
#define WINNOW_TESTS_PLUGINS_READER_OFFICE_ZIP_H

#include <winnow/helpers.h>

struct zip_member {
	const char *name;
	struct winnow_str bytes;
};

/* malloc'd: its ptr is the caller's to free(). */
struct winnow_str zip_make(const struct zip_member *members, size_t count);

#endif
