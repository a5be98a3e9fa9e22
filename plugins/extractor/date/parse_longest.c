/* SPDX-License-Identifier: MIT */
#include "parse.h"

static uint64_t bit_of(const struct piece *piece)
{
	return piece->kind == PIECE_WORD ? BEGINS_WORD(piece->word->kind)
					 : BEGINS_PIECE(piece->kind);
}

uint32_t parse_longest(const struct parser *parsers, size_t count, const struct scan *scan,
	uint32_t at, struct expression *ret)
{
	uint64_t begins = bit_of(piece_at(scan, at));
	uint32_t longest = 0;

	for (size_t i = 0; i < count; i++) {
		if (!(parsers[i].begins & begins))
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
