/* SPDX-License-Identifier: MIT
 *
 * Quick 64-bit hashes, for tables and estimates; nothing here withstands an attacker. The same on
 * every machine, so that they may be stored.
 */
#ifndef WINNOW_BASE_HASH_H
#define WINNOW_BASE_HASH_H

#include "base/str.h"

/* FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/): begin with HASH_BEGIN, then add. */
#define HASH_BEGIN UINT64_C(14695981039346656037)

static inline uint64_t hash_add(uint64_t hash, uint32_t value)
{
	return (hash ^ value) * UINT64_C(1099511628211);
}

static inline uint64_t hash_of(struct winnow_str bytes)
{
	uint64_t hash = HASH_BEGIN;

	for (size_t i = 0; i < bytes.len; i++)
		hash = hash_add(hash, (unsigned char)bytes.ptr[i]);
	return hash;
}

/* Spreads what is alike over all bits: the last step of SplitMix64 (Steele, Lea and Flood, 2014). */
static inline uint64_t hash_spread(uint64_t hash)
{
	hash = (hash ^ hash >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	hash = (hash ^ hash >> 27) * UINT64_C(0x94d049bb133111eb);
	return hash ^ hash >> 31;
}

#endif
