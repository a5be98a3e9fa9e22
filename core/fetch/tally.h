/* SPDX-License-Identifier: MIT
 * How long transfers took and how much came, of this process since it began. Any thread. */
#ifndef WINNOW_FETCH_TALLY_H
#define WINNOW_FETCH_TALLY_H

#include <stdint.h>

#define TALLY_BOUNDS 9

/* The bounds of the buckets in milliseconds; what took longer is counted in `transfers` alone. */
extern const int64_t tally_bounds[TALLY_BOUNDS];

struct fetch_tally {
	int64_t buckets[TALLY_BOUNDS]; /* each holds those before it, too */
	int64_t transfers, microseconds, bytes;
};

void tally_add(int64_t microseconds, int64_t bytes);
void tally_read(struct fetch_tally *ret_tally);

#endif
