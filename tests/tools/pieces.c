/* SPDX-License-Identifier: MIT */
#include "tools/pieces.h"

struct taker {
	struct pieces *pieces;
};

EVIDENCE_INLINE void take_pair(struct taker *taker, enum evidence_kind kind,
	const struct value *a, const struct value *b)
{
	taker->pieces->items[taker->pieces->count++] = (struct piece){ a, b, kind };
}

EVIDENCE_INLINE void take(
	struct taker *taker, enum evidence_kind kind, const struct value *value)
{
	take_pair(taker, kind, value, NULL);
}

EVIDENCE_INLINE void take_up(struct taker *taker, uint32_t count)
{
	(void)taker;
	(void)count;
}

#include "names/evidence_read.h"

void pieces_list(const struct scene *scene, uint32_t token, struct pieces *ret_pieces)
{
	struct taker taker = { ret_pieces };

	ret_pieces->count = 0;
	take_all(&taker, scene, token);
}
