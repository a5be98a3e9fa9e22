/* SPDX-License-Identifier: MIT */
#include "outside/answer.h"

void answer_finish(struct answer *answer)
{
	for (size_t i = 0; i < answer->frames.count; i++)
		frame_finish(&answer->frames.items[i]);
	vector_finish(&answer->frames);
}

const json_t *answer_end(const struct answer *answer)
{
	size_t count = answer->frames.count;

	return count ? answer->frames.items[count - 1].json : NULL;
}

const json_t *answer_member(const struct answer *answer, const char *key)
{
	const json_t *member = NULL;

	for (size_t i = answer->frames.count; i > 0 && !member; i--)
		member = json_object_get(answer->frames.items[i - 1].json, key);
	return member;
}
