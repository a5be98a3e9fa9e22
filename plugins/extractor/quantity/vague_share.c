/* SPDX-License-Identifier: MIT
 * "a small percentage of the children", "the majority of women": a share of which words alone tell the size. */
#include "facts.h"

static const struct winnow_term *share_at(const struct reading *reading, uint32_t token)
{
	return passage_find(&reading->passage, reading->language->share, token);
}

/* Where the article stands that begins the phrase, an adverb and the size between, or `noun`: there is none. */
static uint32_t article_before(const struct reading *reading, uint32_t noun, uint32_t start)
{
	static const char *const articles[] = { "a", "an", "the", NULL };
	const struct passage *passage = &reading->passage;
	int sized = term_is(share_at(reading, noun), 0, "sized");
	uint32_t at = noun;

	if (at > start && term_is(share_at(reading, at - 1), 0, "size"))
		at--;
	else if (!sized)
		return noun;
	if (at > start && (passage_is(passage, at - 1, "very") ||
				  winnow_ends(passage_word(passage, at - 1), "ly")))
		at--;
	return at > start && passage_is_any(passage, at - 1, articles) ? at - 1 : noun;
}

static int64_t state_at(const struct reading *reading, uint32_t noun)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_sentence sentence = passage_sentence(passage, noun);
	uint32_t end = 0, limit = sentence.first + sentence.count;
	const struct winnow_term *term =
		passage_match(passage, reading->language->share, noun, limit, &end);
	struct statement statement = { .passage = passage };

	/* "a majority of 40 seats": how great it is is told. */
	if (!term || term_is(term, 0, "size") || !passage_is(passage, end, "of") ||
		passage_number_at(passage, end + 1))
		return 0;
	uint32_t first = article_before(reading, noun, sentence.first);
	if (first == noun)
		return 0;
	statement_code(&statement, "bound", "vague");
	statement_text(&statement, "hedge", passage_words(passage, first, end), first, end);
	share_state_of(reading, end, limit, &statement);
	return statement_make(&statement, reading->out,
		&(struct stated){ "number", "number.share", first, end, 0.8 });
}

int vague_share_read_all(const struct reading *reading)
{
	const struct passage *passage = &reading->passage;
	struct start_set shares = { 0 };

	if (!reading->language->share)
		return 0;
	start_set_add(&shares, passage, reading->language->share);
	for (uint32_t token = start_set_next(&shares, passage, 0);
		token < passage->analysis->token_count;
		token = start_set_next(&shares, passage, token + 1)) {
		int64_t fact = state_at(reading, token);
		if (fact < 0)
			return (int)fact;
	}
	return 0;
}
