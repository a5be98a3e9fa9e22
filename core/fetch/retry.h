/* SPDX-License-Identifier: MIT
 * When to come again after something temporary. */
#ifndef WINNOW_FETCH_RETRY_H
#define WINNOW_FETCH_RETRY_H

#include <stdint.h>
#include "base/str.h"

#define RETRY_MOST_MS (INT64_C(24) * 3600 * 1000)

/* A Retry-After: seconds, or a date, which counts from `wall_ms`. 0: not said, or past; at most
 * RETRY_MOST_MS. */
int64_t retry_after_ms(struct winnow_str value, int64_t wall_ms);

/* How long to wait after the try that was the `tries`-th, from 1: twice as long each time, from
 * `first_ms` on, up to a quarter more or less, so that not everything comes back at once; never
 * sooner than was asked for. `salt` makes the jitter. */
int64_t retry_wait_ms(unsigned tries, int64_t first_ms, int64_t asked_ms, uint64_t salt);

#endif
