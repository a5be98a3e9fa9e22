/* SPDX-License-Identifier: MIT
 * What stands around the words of a name, and so tells of them wherever else they stand. */
#include "words.h"

enum { MOST_INITIALS = 12 };

static void see(struct words *words, uint32_t token, enum seen seen)
{
	words->of_token[token]->seen |= 1u << seen;
}

static int has(const struct words *words, uint32_t token, uint32_t class)
{
	return has_class(word_at(words, token)->classes, class);
}

/* "(SMUG)" behind "Sexual Minorities Uganda": are its letters the initials of the words before,
 * small ones left out? */
static int is_short_form(const struct passage *passage, uint32_t token)
{
	struct winnow_str letters = passage_word(passage, token);
	size_t left = letters.len;
	uint32_t at = token - 1;

	if (letters.len < 2 || letters.len > MOST_INITIALS)
		return 0;
	while (left > 0 && at > 0 && token - at < 2 * MOST_INITIALS) {
		struct winnow_str word = passage_word(passage, --at);
		if (!is_capital(passage, at))
			continue;
		if (word.ptr[0] != letters.ptr[left - 1])
			return 0;
		left--;
	}
	return left == 0;
}

static int are_digits(const struct passage *passage, uint32_t token, size_t fewest)
{
	size_t length = passage_word(passage, token).len;

	return passage_kind(passage, token) == WINNOW_DIGITS && length >= fewest && length <= 2;
}

/* ", 55,", "(55)", "the 55-year-old" beside the word. */
static int is_aged(const struct passage *passage, uint32_t token)
{
	if (passage_is(passage, token + 1, ","))
		return are_digits(passage, token + 2, 2) &&
		       passage_kind(passage, token + 3) == WINNOW_MARK;
	if (passage_is(passage, token + 1, "("))
		return are_digits(passage, token + 2, 2) && passage_is(passage, token + 3, ")");
	return token > 4 && passage_is(passage, token - 1, "old") &&
	       passage_is(passage, token - 3, "year") && are_digits(passage, token - 5, 2);
}

/* What stands around a word with a capital. */
static void see_around(const struct glossary *glossary, const struct passage *passage,
	struct words *words, uint32_t token)
{
	if (!passage_flag(passage, token, WINNOW_SENTENCE_START))
		see(words, token, SEEN_WITHIN);
	if (passage_is(passage, token + 1, "'s") || passage_is(passage, token + 1, "’s"))
		see(words, token, SEEN_OWNING);
	if (passage_is(passage, token + 1, "said") || passage_is(passage, token + 1, "says") ||
		passage_is(passage, token + 1, "told"))
		see(words, token, SEEN_SPEAKING);
	if (is_aged(passage, token))
		see(words, token, SEEN_AGED);
	if (token == 0)
		return;
	if (passage_is(passage, token - 1, "said") || passage_is(passage, token - 1, "says"))
		see(words, token, SEEN_SPEAKING);
	if (passage_is(passage, token - 1, "in") || passage_is(passage, token - 1, "at") ||
		passage_is(passage, token - 1, "from") ||
		passage_is(passage, token - 1, "near"))
		see(words, token, SEEN_AT_PLACE);
	if (is_capital(passage, token - 1) && has(words, token - 1, glossary->given_name))
		see(words, token, SEEN_GIVEN);
	if (passage_is(passage, token - 1, "(") && passage_is(passage, token + 1, ")") &&
		is_short_form(passage, token))
		see(words, token, SEEN_SHORT_FORM);
}

static int is_title(const struct glossary *glossary, const struct words *words, uint32_t token)
{
	return has(words, token, glossary->honorific) || has(words, token, glossary->title);
}

void chunk_see(const struct glossary *glossary, const struct passage *passage,
	struct words *words, uint32_t first, uint32_t end)
{
	uint32_t name = first;

	while (name + 1 < end && is_title(glossary, words, name))
		name++;
	int titled = name > first || (first > 0 && is_title(glossary, words, first - 1)) ||
		     (first > 1 && passage_is(passage, first - 1, ".") &&
			     is_title(glossary, words, first - 2));
	for (uint32_t i = name; i < end; i++) {
		see_around(glossary, passage, words, i);
		if (titled)
			see(words, i, SEEN_TITLED);
	}
	if (end - name == 1) {
		see(words, name, SEEN_ALONE);
		return;
	}
	see(words, name, SEEN_FIRST);
	see(words, end - 1, SEEN_LAST);
}
