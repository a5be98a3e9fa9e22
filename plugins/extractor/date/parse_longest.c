/* SPDX-License-Identifier: MIT */
#include "parse.h"

uint32_t parse_longest(const struct parser *parsers, size_t count, const struct scan *scan,
	uint32_t at, struct expression *ret)
{
	uint64_t begins = UINT64_C(1) << piece_sort(scan, at);
	uint64_t behind = UINT64_C(1) << piece_sort(scan, at + 1);
	uint32_t longest = 0;

	for (size_t i = 0; i < count; i++) {
		if (!(parsers[i].begins & begins) || !(parsers[i].behind & behind))
			continue;
		struct expression expression = { .kind = KIND_NOTHING };
		uint32_t end = parsers[i].read(scan, at, &expression);

		if (end > longest) {
			longest = end;
			*ret = expression;
		}
	}
	return longest;
}
