/* SPDX-License-Identifier: MIT
 * "a small percentage of the children", "the majority of women", "a few percentage points": a share
 * of which words alone tell the size, or which is named and not told. */
#include "facts.h"

/* A word of the lexicon, and the words before it that belong to it. */
struct share {
	uint32_t first, noun, end, limit; /* tokens; the limit is the sentence's */
	struct winnow_str kind;
	int has_article, is_sized;
};

static const struct winnow_term *word_before(const struct reading *reading, uint32_t token)
{
	return passage_find(&reading->passage, reading->language->share_before, token - 1);
}

/* The article, an adverb and the sizes before the noun: "a very small". */
static void read_before(const struct reading *reading, uint32_t start, struct share *share)
{
	const struct passage *passage = &reading->passage;

	share->first = share->noun;
	while (share->first > start && term_is(word_before(reading, share->first), 0, "size")) {
		share->first--;
		share->is_sized = 1;
	}
	if (share->is_sized && share->first > start &&
		(passage_is(passage, share->first - 1, "very") ||
			winnow_ends(passage_word(passage, share->first - 1), "ly")))
		share->first--;
	if (share->first > start && term_is(word_before(reading, share->first), 0, "article")) {
		share->first--;
		share->has_article = 1;
	}
}

/* "a small percent attain": a verb, which no noun that the share describes can be; "a percentage increase"
 * and "the majority vote" are none. */
static int is_verb(const struct reading *reading, uint32_t token)
{
	const struct winnow_term *class = grammar_of(reading, token);
	struct winnow_str forms =
		term_value(passage_find(&reading->passage, reading->language->verb, token), 0);

	if (term_is(class, 0, "be") || term_is(class, 0, "have") || term_is(class, 0, "aux"))
		return 1;
	if (class || forms.len == 0)
		return term_is(class, 0, "verb");
	return forms.ptr[0] == 'D' || forms.ptr[0] == 'G' ||
	       (memchr("VZP", forms.ptr[0], 3) && !memchr(forms.ptr, 'N', forms.len));
}

/* "half a per cent", "a quarter of a per cent" */
static int follows_number(const struct reading *reading, uint32_t first)
{
	const struct passage *passage = &reading->passage;

	return passage_number_before(passage, first) ||
	       (first > 0 && share_is_of(reading, first - 1) &&
		       passage_number_before(passage, first - 1));
}

/* What stands behind lets it be a share, and not the majority leader or a percentage rate. */
static int may_stand(const struct reading *reading, const struct share *share)
{
	const struct passage *passage = &reading->passage;
	uint32_t next = share->end;

	if (winnow_is(share->kind, "point"))
		return share->is_sized;
	/* "a majority of 40 seats": how great it is is told. */
	if (next < share->limit && share_is_of(reading, next))
		return !passage_number_at(passage, next + 1);
	if (next < share->limit && is_verb(reading, next))
		return winnow_is(share->kind, "percent") || share->is_sized;
	return share->is_sized && winnow_is(share->kind, "percent") &&
	       (next >= share->limit || passage_kind(passage, next) == WINNOW_MARK ||
		       (grammar_of(reading, next) && !passage_glued(passage, next)));
}

static int read_share(const struct reading *reading, uint32_t noun, struct share *ret_share)
{
	const struct winnow_sentence sentence = passage_sentence(&reading->passage, noun);
	struct share share = { .noun = noun, .limit = sentence.first + sentence.count };
	const struct winnow_term *term = passage_match(
		&reading->passage, reading->language->share, noun, share.limit, &share.end);

	share.kind = term_value(term, 0);
	if (!term)
		return 0;
	read_before(reading, sentence.first, &share);
	/* "Majority of pupils absent": a heading leaves the article out. */
	int bare = !share.is_sized && !share.has_article;
	if (bare && (!winnow_is(share.kind, "sized") || noun > sentence.first))
		return 0;
	if ((winnow_is(share.kind, "noun") && !share.is_sized) ||
		follows_number(reading, share.first))
		return 0;
	*ret_share = share;
	return may_stand(reading, &share);
}

static int64_t state(const struct reading *reading, const struct share *share)
{
	const struct passage *passage = &reading->passage;
	struct statement statement;
	statement_begin(&statement, passage);

	statement_code(&statement, "bound", "vague");
	statement_text(&statement, "hedge", passage_words(passage, share->first, share->end),
		share->first, share->end);
	share_state_of(reading, share->end, share->limit, &statement);
	return statement_make(&statement, reading->out,
		&(struct stated){ "number", "number.share", share->first, share->end, 0.8 });
}

int vague_share_read_all(const struct reading *reading)
{
	const struct passage *passage = &reading->passage;
	struct start_set shares = { 0 };
	uint32_t token = 0;

	if (!reading->language->share)
		return 0;
	start_set_add(&shares, passage, reading->language->share);
	while ((token = start_set_next(&shares, passage, token)) <
		passage->analysis->token_count) {
		struct share share;
		int found = read_share(reading, token, &share);
		int64_t fact = found ? state(reading, &share) : 0;
		if (fact < 0)
			return (int)fact;
		token = found ? share.end : token + 1;
	}
	return 0;
}
