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

/* Why an address leads on for ever: a part of its path that comes again and again, a path too
 * deep, an address too long. NULL: nothing speaks against it. */
const char *canonical_trap(struct winnow_str uri);

#endif
