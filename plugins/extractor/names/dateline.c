/* SPDX-License-Identifier: MIT
 * "NEW DELHI, India (AP) —", "Indianapolis –", "[QUELLIN, 12 May 2006]": where a report begins stands
 * before its words. */
#include "decide.h"

enum {
	LONGEST_REMARK = 12,   /* tokens from the place to the dash: ", Ohio, Sept. 28 (AP)" */
	LONGEST_SHORT_FORM = 5 /* bytes: "ASEAN" */
};

/* Behind the listed place that begins at `token`; `token`: none does. */
static uint32_t listed_place_end(const struct words *words, uint32_t token, uint32_t limit)
{
	static const enum gazetteer places[] = { LIST_COUNTRY, LIST_SUBDIVISION, LIST_CITY };
	uint32_t longest = token;

	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		uint32_t end = marked_end(words, places[i], token, limit);
		longest = end > longest ? end : longest;
	}
	return longest;
}

/* "Nice – ", "Victoria – ": one that may be another word, or somebody. */
static int is_doubtful(
	const struct passage *passage, const struct words *words, uint32_t first, uint32_t end)
{
	return end == first + 1 && !passage_flag(passage, first, WINNOW_UPPER) &&
	       word_at(words, first)->classes;
}

/* What follows the place: "—", ", Kenya (AP) —", " (Reuters) -"; behind capitals a colon, too. */
static int is_set_off(const struct passage *passage, uint32_t first, uint32_t end)
{
	static const char *const dashes[] = { "—", "–", "-", "--", NULL };
	uint32_t at = end, limit = end + LONGEST_REMARK;

	if (passage_is(passage, at, ":"))
		return passage_flag(passage, first, WINNOW_UPPER);
	if (passage_is(passage, at, ",") || passage_is(passage, at, "("))
		while (at < limit && !passage_is_any(passage, at, dashes) &&
			!passage_flag(passage, at, WINNOW_SENTENCE_START))
			at++;
	return passage_is_any(passage, at, dashes) && !passage_glued(passage, at) &&
	       !passage_glued(passage, at + 1);
}

static int is_year(const struct passage *passage, uint32_t token)
{
	return passage_kind(passage, token) == WINNOW_DIGITS &&
	       passage_word(passage, token).len == 4;
}

/* "[QUELLIN, 12 May 2006]": what stands in brackets before a day is a place, listed or not; but for
 * whom everybody knows: "[UNICEF, 12 May 2006]". Behind it; `first`: it is none. */
static uint32_t bracketed_end(const struct passage *passage, const struct words *words,
	uint32_t first, uint32_t limit)
{
	uint32_t end = first, close;

	if (first == 0 || !passage_is(passage, first - 1, "[") ||
		!passage_flag(passage, first - 1, WINNOW_BLOCK_START) ||
		(words->marks[first] & 1u << LIST_ORGANISATION))
		return first;
	while (end < limit && is_capital(passage, end))
		end++;
	if (!passage_is(passage, end, ","))
		return first;
	for (close = end + 1; close < end + LONGEST_REMARK; close++)
		if (is_year(passage, close) && passage_is(passage, close + 1, "]"))
			return end;
	return first;
}

/* "NORTHMARCH: Curfew struck down": what a report's title begins with in capitals is where it happened, but
 * for a word that is known ("UPDATE:"), a short form and whom everybody knows. Behind it; `first`: it is none. */
static uint32_t titled_end(const struct passage *passage, const struct words *words,
	uint32_t first, uint32_t limit)
{
	uint32_t end = first, bytes = 0;

	if (first > 0)
		return first;
	for (; end < limit && passage_flag(passage, end, WINNOW_UPPER); end++) {
		if (word_at(words, end)->classes ||
			(words->marks[end] & 1u << LIST_ORGANISATION))
			return first;
		bytes += passage->analysis->tokens[end].length;
	}
	return bytes > LONGEST_SHORT_FORM && passage_is(passage, end, ":") ? end : first;
}

/* "ST CATHERINE, Jamaica —": capitals before a place that is listed. Behind them; `first`: there is none. */
static uint32_t paired_end(const struct passage *passage, const struct words *words,
	uint32_t first, uint32_t limit)
{
	uint32_t end = first, last = passage->analysis->token_count;

	while (end < limit && passage_flag(passage, end, WINNOW_UPPER))
		end++;
	if (end == first || !passage_is(passage, end, ",") || end + 1 >= last)
		return first;
	uint32_t listed = listed_place_end(words, end + 1, last);
	return listed > end + 1 && is_set_off(passage, end + 1, listed) ? end : first;
}

uint32_t dateline_end(const struct passage *passage, const struct words *words, uint32_t first,
	uint32_t limit)
{
	uint32_t end;

	if (first > 0 && !passage_flag(passage, first, WINNOW_BLOCK_START) &&
		!passage_flag(passage, first - 1, WINNOW_BLOCK_START))
		return first;
	end = bracketed_end(passage, words, first, limit);
	if (end == first)
		end = titled_end(passage, words, first, limit);
	if (end > first)
		return end;
	if (!passage_flag(passage, first, WINNOW_BLOCK_START))
		return first;
	end = paired_end(passage, words, first, limit);
	if (end > first)
		return end;
	end = listed_place_end(words, first, limit);
	return end > first && !is_doubtful(passage, words, first, end) &&
			       is_set_off(passage, first, end)
		       ? end
		       : first;
}
