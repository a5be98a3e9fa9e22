/* SPDX-License-Identifier: MIT
 * What stands around the words of a name, and so tells of them wherever else they stand. */
#include "words.h"

enum { LONGEST_APPOSITION = 5 /* words between its article and its noun */ };

static void see(struct words *words, uint32_t token, enum seen seen)
{
	words->of_token[token]->seen |= 1u << seen;
}

static int has(const struct words *words, uint32_t token, uint32_t class)
{
	return has_class(word_at(words, token)->classes, class);
}

/* Where letters are looked for, from behind: the token, and the bytes of it that are left. */
struct search {
	uint32_t token;
	size_t left;
};

/* The word or hyphen before; 0: there is none, or something stands between. */
static int turn_back(const struct passage *passage, struct search *search)
{
	if (search->token == 0 || passage_flag(passage, search->token,
					  WINNOW_SENTENCE_START | WINNOW_BLOCK_START))
		return 0;
	search->token--;
	search->left = passage_word(passage, search->token).len;
	return passage_kind(passage, search->token) == WINNOW_WORD ||
	       passage_is(passage, search->token, "-");
}

/* The nearest such letter before; the first of a short form begins a word. */
static int find_letter(
	const struct passage *passage, struct search *search, char letter, int begins)
{
	for (;;) {
		if (search->left == 0 && !turn_back(passage, search))
			return 0;
		search->left--;
		char found = passage_word(passage, search->token).ptr[search->left];
		if (passage_lower_ascii(found) == passage_lower_ascii(letter) &&
			(!begins || search->left == 0))
			return 1;
	}
}

/* "(SMUG)" behind "Sexual Minorities Uganda": the first of the words that its letters are of, each
 * the nearest before the next, by Schwartz and Hearst; `token`: there are none. */
static uint32_t written_out_from(const struct passage *passage, uint32_t token)
{
	struct winnow_str letters = passage_word(passage, token);
	struct search search = { token - 1, 0 };

	if (letters.len < 2 || letters.len > MOST_INITIALS)
		return token;
	for (size_t at = letters.len; at-- > 0;)
		if (!find_letter(passage, &search, letters.ptr[at], at == 0) ||
			token - search.token > 2 * letters.len + 1)
			return token;
	return is_capital(passage, search.token) ? search.token : token;
}

/* "(SMUG)": it is one, and the words before are what it is short for. */
static void see_short_form(const struct passage *passage, struct words *words, uint32_t token)
{
	uint32_t first = written_out_from(passage, token);

	if (first == token)
		return;
	see(words, token, SEEN_SHORT_FORM);
	words->marks[first] |= 1u << MARK_WRITTEN_OUT;
	for (uint32_t at = first + 1; at + 1 < token; at++)
		words->marks[at] |= 256u << MARK_WRITTEN_OUT;
}

static int are_digits(const struct passage *passage, uint32_t token, size_t fewest)
{
	size_t length = passage_word(passage, token).len;

	return passage_kind(passage, token) == WINNOW_DIGITS && length >= fewest && length <= 2;
}

/* ", 55,", "(55)", "the 55-year-old" beside the word; `behind`: the cues there. */
static int is_aged(const struct passage *passage, uint32_t token, uint32_t behind)
{
	if (behind & CUE_COMMA)
		return are_digits(passage, token + 2, 2) &&
		       passage_kind(passage, token + 3) == WINNOW_MARK;
	if (behind & CUE_OPENS)
		return are_digits(passage, token + 2, 2) && passage_is(passage, token + 3, ")");
	return token > 4 && passage_is(passage, token - 1, "old") &&
	       passage_is(passage, token - 3, "year") && are_digits(passage, token - 5, 2);
}

static uint32_t cues_before(const struct words *words, uint32_t token)
{
	return token > 0 ? word_at(words, token - 1)->cues : 0;
}

/* What stands around a word with a capital; the document's own short form is found with it. */
static uint32_t seen_around(const struct glossary *glossary, const struct passage *passage,
	struct words *words, uint32_t token)
{
	uint32_t before = cues_before(words, token), behind = word_at(words, token + 1)->cues;
	uint32_t seen = 0;

	if (!passage_flag(passage, token, WINNOW_SENTENCE_START))
		seen |= 1u << SEEN_WITHIN;
	if (behind & CUE_OWNS)
		seen |= 1u << SEEN_OWNING;
	if (before & CUE_SAYS || behind & (CUE_SAYS | CUE_TOLD))
		seen |= 1u << SEEN_SPEAKING;
	if (before & CUE_IN)
		seen |= 1u << SEEN_AT_PLACE;
	if (is_aged(passage, token, behind))
		seen |= 1u << SEEN_AGED;
	if (token > 0 && has(words, token - 1, glossary->given_name) &&
		is_capital(passage, token - 1))
		seen |= 1u << SEEN_GIVEN;
	if (behind & CUE_CLOSES && before & CUE_OPENS)
		see_short_form(passage, words, token);
	return seen;
}

static int is_title(const struct glossary *glossary, const struct words *words, uint32_t token)
{
	return (word_at(words, token)->classes & glossary->titles) != 0;
}

/* The classes of a small word; 0: the token is none. */
static uint64_t small_classes(
	const struct passage *passage, const struct words *words, uint32_t token)
{
	return passage_kind(passage, token) == WINNOW_WORD && !is_capital(passage, token)
		       ? word_at(words, token)->classes
		       : 0;
}

/* What a noun beside the name says it is. */
static uint32_t seen_by_noun(const struct glossary *glossary, uint64_t classes)
{
	if (classes & glossary->person_words)
		return 1u << SEEN_ROLED;
	if (classes & glossary->place_words)
		return 1u << SEEN_LOCATED;
	return classes & glossary->body_words ? 1u << SEEN_KINDED : 0;
}

/* "teacher X", "company X", "the X", "village of X" */
static uint32_t seen_before(const struct glossary *glossary, const struct passage *passage,
	const struct words *words, uint32_t first)
{
	uint32_t before = cues_before(words, first);

	if (first == 0)
		return 0;
	if (before & CUE_THE)
		return 1u << SEEN_THE;
	if (first > 1 && before & CUE_OF)
		return small_classes(passage, words, first - 2) & glossary->place_words
			       ? 1u << SEEN_LOCATED
			       : 0;
	return seen_by_noun(glossary, small_classes(passage, words, first - 1)) &
	       ~(1u << SEEN_LOCATED);
}

/* ", a retired teacher", ", the second largest city": by the first noun that tells. */
static uint32_t seen_in_apposition(const struct glossary *glossary,
	const struct passage *passage, const struct words *words, uint32_t at)
{
	static const char *const articles[] = { "a", "an", "the", NULL };
	static const char *const ends[] = { "of", "in", NULL };
	uint32_t seen = 0;

	if (!passage_is_any(passage, at, articles))
		return 0;
	for (uint32_t noun = at + 1; noun <= at + LONGEST_APPOSITION && !seen; noun++) {
		if (passage_kind(passage, noun) != WINNOW_WORD ||
			passage_is_any(passage, noun, ends))
			return 0;
		seen = seen_by_noun(glossary, small_classes(passage, words, noun));
	}
	return seen;
}

/* ", Kenya", ", a teacher", ", who", "(who" */
static uint32_t seen_behind_mark(const struct glossary *glossary, const struct passage *passage,
	const struct words *words, uint32_t mark)
{
	const uint16_t places = 1u << LIST_COUNTRY | 1u << LIST_SUBDIVISION | 1u << LIST_AREA;
	uint32_t seen = 0, at = mark + 1;

	if (passage_is(passage, at, "who") || passage_is(passage, at, "whose"))
		return 1u << SEEN_WHO;
	if (!passage_is(passage, mark, ","))
		return 0;
	if (at < passage->analysis->token_count && words->marks[at] & places)
		seen = 1u << SEEN_LOCATED;
	return seen | seen_in_apposition(glossary, passage, words, at);
}

/* "X company", "X district", "X resigned", "X who" */
static uint32_t seen_behind(const struct glossary *glossary, const struct passage *passage,
	const struct words *words, uint32_t end)
{
	static const char *const no_acts[] = { "based", NULL };
	uint64_t classes;
	uint32_t seen;

	if (word_at(words, end)->cues & (CUE_COMMA | CUE_OPENS))
		return seen_behind_mark(glossary, passage, words, end);
	if (passage_is(passage, end, "who") || passage_is(passage, end, "whose"))
		return 1u << SEEN_WHO;
	classes = small_classes(passage, words, end);
	seen = seen_by_noun(glossary, classes) & ~(1u << SEEN_ROLED);
	if (classes & glossary->past && !passage_is_any(passage, end, no_acts))
		seen |= 1u << SEEN_ACTING;
	return seen;
}

/* By the words of a name: "Alfa Foundation", "Orm River". */
static uint32_t seen_within(const struct glossary *glossary, const struct words *words,
	uint32_t first, uint32_t end)
{
	uint32_t seen = 0;

	if (end - first < 2)
		return 0;
	for (uint32_t i = first; i < end; i++)
		if (word_at(words, i)->classes & glossary->body_words)
			seen |= 1u << SEEN_BODY;
	if (word_at(words, end - 1)->classes & glossary->land_words)
		seen |= 1u << SEEN_LAND;
	return seen;
}

/* "Alfa Foundation (ALF)": what the words before the bracket are. */
static uint32_t seen_as_short_form(const struct glossary *glossary,
	const struct passage *passage, const struct words *words, uint32_t token)
{
	static const char *const joints[] = { "of", "for", "and", "the", NULL };
	uint32_t at = token - 1, limit = at > MOST_INITIALS ? at - MOST_INITIALS : 0;

	if (!(word_at(words, at)->cues & CUE_OPENS) ||
		!passage_flag(passage, token, WINNOW_UPPER))
		return 0;
	for (; at > limit &&
		(is_capital(passage, at - 1) || passage_is_any(passage, at - 1, joints));
		at--)
		if (word_at(words, at - 1)->classes & glossary->body_words)
			return 1u << SEEN_SHORT_BODY;
	return 0;
}

/* Behind the titles that a chunk begins with. */
static uint32_t behind_titles(const struct glossary *glossary, const struct words *words,
	uint32_t first, uint32_t end)
{
	while (first + 1 < end && is_title(glossary, words, first))
		first++;
	return first;
}

static int has_title_before(const struct glossary *glossary, const struct passage *passage,
	const struct words *words, uint32_t first)
{
	return (first > 0 && is_title(glossary, words, first - 1)) ||
	       (first > 1 && is_title(glossary, words, first - 2) &&
		       passage_is(passage, first - 1, "."));
}

void chunk_see(const struct glossary *glossary, const struct passage *passage,
	struct words *words, uint32_t first, uint32_t end)
{
	uint32_t name = behind_titles(glossary, words, first, end);
	uint32_t seen = seen_before(glossary, passage, words, name) |
			seen_behind(glossary, passage, words, end) |
			seen_within(glossary, words, name, end);

	if (name > first || has_title_before(glossary, passage, words, first))
		seen |= 1u << SEEN_TITLED;
	if (end - first == 1 && first > 1)
		seen |= seen_as_short_form(glossary, passage, words, first);
	for (uint32_t i = name; i < end; i++)
		words->of_token[i]->seen |= seen | seen_around(glossary, passage, words, i);
	if (end - name == 1) {
		see(words, name, SEEN_ALONE);
		return;
	}
	see(words, name, SEEN_FIRST);
	see(words, end - 1, SEEN_LAST);
}
