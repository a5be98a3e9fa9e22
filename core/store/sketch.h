/* SPDX-License-Identifier: MIT
 *
 * How many pages of a source have which block: a Space-Saving sketch (Metwally, Agrawal and El
 * Abbadi, 2005) in sets of eight, of one size however many blocks there are. What many pages have
 * stays in it; what few have makes room, and who takes that room inherits its count as `excess`,
 * so that pages - excess is never too many.
 *
 * It forgets: when PAGES_REMEMBERED are counted, everything is halved. What a site no longer puts
 * on its pages is unlearned within some hundred pages.
 */
#ifndef WINNOW_STORE_SKETCH_H
#define WINNOW_STORE_SKETCH_H

#include "base/str.h"

#define SKETCH_SETS 256
#define SKETCH_WAYS 8
#define SKETCH_ENTRIES (SKETCH_SETS * SKETCH_WAYS)

struct sketch_entry {
	uint64_t hash;
	uint32_t pages, excess; /* pages 0: the place is free */
};

struct sketch {
	uint32_t pages; /* that were counted */
	struct sketch_entry entries[SKETCH_ENTRIES];
};

/* Of the words of a block, or of a text. */
uint64_t sketch_hash(struct winnow_str words);

/* Counts a page by the hashes of its blocks, in any order, which are sorted. A page whose whole
 * text was counted lately is a copy under another address, and is passed over. */
void sketch_count(struct sketch *sketch, uint64_t whole, uint64_t *blocks, size_t count);

/* The blocks that enough pages have, sorted. */
size_t sketch_learned(const struct sketch *sketch, uint64_t learned[SKETCH_ENTRIES]);

/* As stored: `pages`, then the entries, all with the lowest byte first. False: it is none. */
#define SKETCH_BYTES (4 + SKETCH_ENTRIES * 16)
void sketch_encode(const struct sketch *sketch, unsigned char bytes[SKETCH_BYTES]);
bool sketch_decode(struct winnow_str bytes, struct sketch *ret_sketch);

/* Numbers of 64 bits likewise. */
void sketch_encode_hash(uint64_t hash, unsigned char bytes[8]);
uint64_t sketch_decode_hash(const char bytes[8]);

#endif
