/* SPDX-License-Identifier: MIT */
#include "fetch/tally.h"
#include <stdatomic.h>

const int64_t tally_bounds[TALLY_BOUNDS] = { 50, 100, 250, 500, 1000, 2500, 5000, 10000,
	30000 };

static _Atomic int64_t buckets[TALLY_BOUNDS], transfers, microseconds_in_all, bytes_in_all;

void tally_add(int64_t microseconds, int64_t bytes)
{
	for (int i = 0; i < TALLY_BOUNDS; i++)
		if (microseconds <= tally_bounds[i] * 1000)
			atomic_fetch_add(&buckets[i], 1);
	atomic_fetch_add(&microseconds_in_all, microseconds);
	atomic_fetch_add(&bytes_in_all, bytes);
	atomic_fetch_add(&transfers, 1);
}

/* From the narrowest on, so that none ever seems to hold less than the one before. */
void tally_read(struct fetch_tally *ret_tally)
{
	for (int i = 0; i < TALLY_BOUNDS; i++)
		ret_tally->buckets[i] = atomic_load(&buckets[i]);
	ret_tally->transfers = atomic_load(&transfers);
	ret_tally->microseconds = atomic_load(&microseconds_in_all);
	ret_tally->bytes = atomic_load(&bytes_in_all);
}
