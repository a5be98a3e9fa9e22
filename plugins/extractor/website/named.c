/* SPDX-License-Identifier: MIT
 * "websites with names such as Blue Harbour and Dream House", "a blog called Night Watch". */
#include "website.h"

#define LONGEST_NAME 8 /* tokens */

static int is_name_word(const struct passage *passage, uint32_t token)
{
	return passage_kind(passage, token) == WINNOW_WORD &&
	       passage_flag(passage, token, WINNOW_CAPITAL);
}

/* The name that begins at `token`: capitals, with small words between them. */
static uint32_t name_end(const struct passage *passage, uint32_t token, uint32_t limit)
{
	static const char *const inner[] = { "'s", "’s", "'", "’", "of", "the", "a", NULL };
	uint32_t end = token;

	while (end < limit && end < token + LONGEST_NAME) {
		uint32_t next = end;
		while (next > token && next < limit && next < end + 2 &&
			passage_is_any(passage, next, inner))
			next++;
		if (next >= limit || !is_name_word(passage, next))
			break;
		end = next + 1;
	}
	return end;
}

/* Behind a comma, "and", "or" or an opening mark before the next name. */
static uint32_t next_name(const struct passage *passage, uint32_t at, uint32_t limit)
{
	static const char *const joints[] = { ",", "and", "or", "\"", "“", "”", "‘", "’",
		NULL };
	uint32_t next = at;

	for (int steps = 0; steps < 4 && next < limit && passage_is_any(passage, next, joints);
		steps++)
		next++;
	return next;
}

uint32_t site_names(const struct passage *passage, const struct site_words *words,
	uint32_t token, struct named_site names[MOST_NAMED])
{
	struct winnow_sentence sentence = passage_sentence(passage, token);
	uint32_t limit = sentence.first + sentence.count, at = token + 1, count = 0;

	if (!passage_match(passage, words->naming, token + 1, limit, &at))
		return 0;
	at = next_name(passage, at, limit);
	while (count < MOST_NAMED) {
		uint32_t end = name_end(passage, at, limit);
		if (end == at)
			break;
		names[count++] = (struct named_site){ at, end };
		uint32_t next = next_name(passage, end, limit);
		if (next == end)
			break;
		at = next;
	}
	return count;
}
