/* SPDX-License-Identifier: MIT */
#include "config/config.h"

const struct winnow_option config_source_keys[] = {
	[SOURCE_HEADERS] = { .name = "headers",
		.type = WINNOW_TEXT,
		.flags = WINNOW_LIST | WINNOW_SECRET,
		.help = "Header lines, as \"Accept-Language: fr\", sent to the sites that the "
			"source names itself, and to no other." },
	[SOURCE_HEADERS_FILE] = { .name = "headers_file",
		.type = WINNOW_PATH,
		.help = "A file with further header lines, which only you may read: the place "
			"for a password." },
	[SOURCE_ALLOW_PRIVATE] = { .name = "allow_private",
		.type = WINNOW_TEXT,
		.flags = WINNOW_LIST,
		.help = "Hosts that this source may fetch from though they are not of the "
			"public internet." },
	[SOURCE_KEY_COUNT] = { .name = NULL },
};
