/* SPDX-License-Identifier: MIT */
#include "parse.h"

/* A bit for each that may begin there; told without a branch, for nothing foretells which do. */
static uint64_t suited(
	const struct parser *parsers, size_t count, const struct scan *scan, uint32_t at)
{
	uint32_t first = piece_sort(scan, at), second = piece_sort(scan, at + 1);
	uint64_t which = 0;

	for (size_t i = 0; i < count; i++)
		which |= (parsers[i].begins >> first & parsers[i].behind >> second & 1) << i;
	return which;
}

uint32_t parse_longest(const struct parser *parsers, size_t count, const struct scan *scan,
	uint32_t at, struct expression *ret)
{
	uint32_t longest = 0;

	for (uint64_t which = suited(parsers, count, scan, at); which; which &= which - 1) {
		struct expression expression = { .kind = KIND_NOTHING };
		uint32_t end = parsers[__builtin_ctzll(which)].read(scan, at, &expression);

		if (end > longest) {
			longest = end;
			*ret = expression;
		}
	}
	return longest;
}
