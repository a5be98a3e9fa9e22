/* SPDX-License-Identifier: MIT
 * Bytes of a text by eights, the first of them lowest, whatever the machine: most words are no
 * longer, and are looked at in one go. */
#ifndef WINNOW_BASE_EIGHT_H
#define WINNOW_BASE_EIGHT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define EACH_BYTE ((uint64_t)0x0101010101010101)
#define HIGH_BITS (0x80 * EACH_BYTE)

#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define LOWEST_FIRST(bits, number) __builtin_bswap##bits(number)
#else
#define LOWEST_FIRST(bits, number) (number)
#endif

static inline uint64_t byte_at(const char *text, size_t at)
{
	return (unsigned char)text[at];
}

static inline uint64_t four_at(const char *text, size_t at)
{
	uint32_t four;

	memcpy(&four, text + at, sizeof four);
	return LOWEST_FIRST(32, four);
}

static inline uint64_t eight_at(const char *text, size_t at)
{
	uint64_t eight;

	memcpy(&eight, text + at, sizeof eight);
	return LOWEST_FIRST(64, eight);
}

static inline void eight_put(char *text, uint64_t eight)
{
	eight = LOWEST_FIRST(64, eight);
	memcpy(text, &eight, sizeof eight);
}

/* How many of eight bytes have the lowest bit: the product sums them up in its highest byte. */
static inline size_t eight_count(uint64_t eight)
{
	return (eight & EACH_BYTE) * EACH_BYTE >> 56;
}

/* Fewer than eight, zeros behind them: some are read twice, which is quicker than one by one. */
static inline uint64_t few_at(const char *text, size_t at, size_t count)
{
	if (count >= 4)
		return four_at(text, at) | four_at(text, at + count - 4) << 8 * (count - 4);
	if (count == 0)
		return 0;
	return byte_at(text, at) | byte_at(text, at + count / 2) << 8 * (count / 2) |
	       byte_at(text, at + count - 1) << 8 * (count - 1);
}

#endif
