/* SPDX-License-Identifier: MIT
 *
 * Paths with patterns: "/news/2014-??/p*.html", "**" for any depth. A path is divided into a
 * folder that is named and a pattern of components below it.
 */
#ifndef WINNOW_SHARED_PATTERN_H
#define WINNOW_SHARED_PATTERN_H

#include <winnow/helpers.h>

struct pattern {
	struct winnow_str
		folder; /* up to the first component with * ? or [; or the whole path */
	struct winnow_str below; /* the rest, "2014-??" and so on; empty: no pattern */
};

struct pattern pattern_of(struct winnow_str path);

/* Whether `relative`, a path below the folder, is one the pattern means. */
int pattern_matches(struct winnow_str below, struct winnow_str relative);

/* Whether something below the folder `relative` could be. */
int pattern_leads_to(struct winnow_str below, struct winnow_str relative);

/* One name against one component; a leading dot is like any other character. */
int pattern_names(struct winnow_str component, struct winnow_str name);

/* An address with its %XX undone; ptr NULL: over budget. */
struct winnow_str pattern_unescape(const struct winnow_host *host, struct winnow_str uri);

#endif
