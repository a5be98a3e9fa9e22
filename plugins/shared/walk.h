/* SPDX-License-Identifier: MIT
 *
 * Files on this machine for a source that is to take them: paths, folders, patterns. The source
 * begins its table of options with WALK_OPTIONS, says walk_start() in start() and walk_visit() for
 * each entry of a folder; what is wanted is then requested. It opens nothing; the host does.
 */
#ifndef WINNOW_SHARED_WALK_H
#define WINNOW_SHARED_WALK_H

#include <winnow/helpers.h>

enum {
	WALK_PATHS,
	WALK_MATCH,
	WALK_RECURSIVE,
	WALK_LINKS,
	WALK_HIDDEN,
	WALK_MAX_DEPTH,
	WALK_MAX_BYTES,
	WALK_OPTION_COUNT
};

extern const char *const walk_link_choices[];

/* clang-format off */
#define WALK_OPTIONS \
	[WALK_PATHS] = { \
		.name = "paths", \
		.help = "Files, folders and patterns such as ./pages/**/*.html.", \
		.type = WINNOW_PATH, \
		.flags = WINNOW_REQUIRED | WINNOW_LIST, \
	}, \
	[WALK_MATCH] = { \
		.name = "match", \
		.help = "Names to take in folders, as *.html; left out: all.", \
		.type = WINNOW_TEXT, \
		.flags = WINNOW_LIST, \
	}, \
	[WALK_RECURSIVE] = { \
		.name = "recursive", \
		.help = "Whether to go into the folders of a folder.", \
		.fallback = "yes", \
		.type = WINNOW_BOOLEAN, \
	}, \
	[WALK_LINKS] = { \
		.name = "links", \
		.help = "Which symbolic links to follow.", \
		.fallback = "files", \
		.choices = walk_link_choices, \
		.type = WINNOW_TEXT, \
	}, \
	[WALK_HIDDEN] = { \
		.name = "hidden", \
		.help = "Whether to take names that begin with a dot.", \
		.fallback = "no", \
		.type = WINNOW_BOOLEAN, \
	}, \
	[WALK_MAX_DEPTH] = { \
		.name = "max_depth", \
		.help = "How many folders deep to go below a path.", \
		.fallback = "32", \
		.min = 1, \
		.max = 63, /* a file in the deepest is the 64th request, the last the host takes */ \
		.type = WINNOW_INTEGER, \
	}, \
	[WALK_MAX_BYTES] = { \
		.name = "max_bytes", \
		.help = "Leave out larger files; left out: what the configuration's max_item_bytes allows.", \
		.min = 1, \
		.max = INT64_MAX, \
		.type = WINNOW_SIZE, \
	}
/* clang-format on */

struct walk {
	const struct winnow_value *values; /* WALK_OPTION_COUNT of them */
	uint32_t expects_named;            /* what is expected at a path */
	uint32_t expects_found;            /* and of a file in a folder */
	const char *const *endings; /* of names taken in folders where `match` says nothing;
	                               NULL-terminated; NULL: all */
};

int walk_start(const struct walk *walk, const struct winnow_host *host,
	const struct winnow_source_out *out);

/* An entry of a folder: WINNOW_ENTRY_FILE to WINNOW_ENTRY_OTHER. */
int walk_visit(const struct walk *walk, const struct winnow_host *host,
	const struct winnow_item *item, const struct winnow_source_out *out);

#endif
