/* SPDX-License-Identifier: MIT
 *
 * The canonical form of an address: what two addresses of one page have in common. It is a key,
 * not a place to go to. What may be left out is data: the lexicon any/address.
 */
#ifndef WINNOW_FETCH_CANONICAL_H
#define WINNOW_FETCH_CANONICAL_H

#include <winnow/text.h>
#include "base/arena.h"
#include "base/failure.h"

/* Of an address as fetch_resolve() gives it. Of http and https: one scheme, no default port, no
 * fragment, no tracking and session parameters, the rest of them in order, no default document,
 * escapes in one spelling. Others stay as they are. `rules` NULL: nothing is left out. */
int canonical_address(const struct winnow_lexicon *rules, struct winnow_str uri,
	struct arena *arena, struct winnow_str *ret_key, struct failure *failure) MUST_CHECK;

/* How long and winding the path of an address may be; 0: as it likes. */
struct canonical_bounds {
	int64_t max_path_parts, max_path_repeats;
};

/* Why an address leads on for ever: a part of its path that comes again and again, a path too
 * deep, an address too long. NULL: nothing speaks against it. */
const char *canonical_trap(struct winnow_str uri, const struct canonical_bounds *bounds);

/* What addresses have in common that differ in nothing but numbers and ids, whatever their host:
 * "/2014/03/?page=7" and "/2013/12/?page=8". Never 0, but for addresses of no web. */
int64_t canonical_pattern(struct winnow_str uri);

#endif
