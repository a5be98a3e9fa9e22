/* SPDX-License-Identifier: MIT
 *
 * A stretch that is listed as a place, and what stands around it that tells whether it is one here:
 * "en Córdoba", but "Ana Córdoba"; "Francia", but "Radio Francia" and "Universidad de París".
 */
#ifndef WINNOW_NAMES_SPOT_H
#define WINNOW_NAMES_SPOT_H

#include "names.h"

enum support {
	SPOT_REFUSED, /* a part of another name */
	SPOT_BARE,    /* nothing tells: as it is elsewhere in the document */
	SPOT_LIKELY,  /* large enough to be meant */
	SPOT_SURE
};

struct spot {
	uint32_t first, end; /* tokens */
	int declined;
	struct known known;
	struct winnow_str value; /* as the list has it */
	uint32_t population;     /* how many digits it has; 0: not known */
	enum support support;
};

/* The place listed from the token on, and how it is supported; `before`, which may be NULL, is the
 * spot before it. 0: none is listed. */
int spot_find(const struct reading *reading, const struct tongue *tongue,
	const struct spot *before, uint32_t token, struct spot *ret_spot);

#endif
