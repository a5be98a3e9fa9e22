/* SPDX-License-Identifier: MIT
 * The patterns of robots.txt: one spelling for each, and whether a path fits. Inside core/fetch
 * only. */
#ifndef WINNOW_FETCH_ROBOTS_PATTERN_H
#define WINNOW_FETCH_ROBOTS_PATTERN_H

#include "base/arena.h"

#define PATTERN_MOST_BYTES 4096

/* Octets that need no percent-encoding are decoded, the others are written with capitals. In a
 * pattern bytes beyond ASCII are encoded, "*" and a last "$" keep their meaning; in a path
 * both signs stand for themselves. ptr NULL: no memory. */
struct winnow_str pattern_spell(struct winnow_str written, struct arena *arena) MUST_CHECK;
struct winnow_str pattern_spell_path(struct winnow_str path, struct arena *arena) MUST_CHECK;

/* Both as spelled above. */
bool pattern_fits(struct winnow_str pattern, struct winnow_str path);

#endif
