/* SPDX-License-Identifier: MIT
 *
 * The text in hand, by its tokens: what an extractor's rules are written with. Tokens are named by
 * their index; a stretch is [first, end).
 */
#ifndef WINNOW_SHARED_PASSAGE_H
#define WINNOW_SHARED_PASSAGE_H

#include <winnow/helpers.h>
#include <winnow/text.h>

struct passage {
	const struct winnow_host *host; /* of the call */
	const struct winnow_text *text;
	const struct winnow_analysis *analysis;
	const struct winnow_document *document;
	struct kept_amount *amounts; /* see amounts_keep(); NULL: none are kept */
};

/* Inside extract(). */
struct passage passage_of(const struct winnow_host *host, const struct winnow_text *text,
	const struct winnow_reading *reading);

static inline uint32_t passage_kind(const struct passage *passage, uint32_t token)
{
	return token < passage->analysis->token_count ? passage->analysis->tokens[token].kind
						      : 0;
}

static inline int passage_flag(const struct passage *passage, uint32_t token, uint32_t flag)
{
	return token < passage->analysis->token_count &&
	       (passage->analysis->tokens[token].flags & flag) != 0;
}

/* Inside open(): the lexicon LANGUAGE/NAME. */
const struct winnow_lexicon *language_lexicon(const struct winnow_host *host,
	const struct winnow_text *text, const char *language, const char *name);

/* The first token that does not end before byte `at`; the count of tokens: none. */
uint32_t passage_token_at(const struct passage *passage, uint64_t at);

/* The words of a stretch, as they stand; where they begin and how long they are, in bytes. */
static inline uint64_t passage_at(const struct passage *passage, uint32_t first)
{
	return passage->analysis->tokens[first].at;
}

static inline uint64_t passage_length(
	const struct passage *passage, uint32_t first, uint32_t end)
{
	const struct winnow_token *last = &passage->analysis->tokens[end - 1];

	return (uint64_t)last->at + last->length - passage_at(passage, first);
}

static inline struct winnow_str passage_words(
	const struct passage *passage, uint32_t first, uint32_t end)
{
	if (first >= end || end > passage->analysis->token_count)
		return (struct winnow_str){ 0 };
	return (struct winnow_str){ passage->document->text.ptr + passage_at(passage, first),
		passage_length(passage, first, end) };
}

/* The token's words; empty past the end. */
static inline struct winnow_str passage_word(const struct passage *passage, uint32_t token)
{
	if (token >= passage->analysis->token_count)
		return (struct winnow_str){ 0 };
	const struct winnow_token *word = &passage->analysis->tokens[token];
	return (struct winnow_str){ passage->document->text.ptr + word->at, word->length };
}

static inline char passage_lower_ascii(char letter)
{
	return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

/* Where each token is looked up by its word's number in a table that is larger than the caches: how many
 * tokens ahead of the one in hand memory is asked for what is there. */
enum { PASSAGE_AHEAD = 8 };

/* The token is the word but for the case of ASCII letters; `word` is in lower case. Most tokens are told apart
 * by their length, which is why this stands here, where the length of `word` is known. */
static inline int passage_is(const struct passage *passage, uint32_t token, const char *word)
{
	const struct winnow_analysis *analysis = passage->analysis;
	size_t length = strlen(word), i = 0;

	if (token >= analysis->token_count || analysis->tokens[token].length != length)
		return 0;
	const char *here = passage->document->text.ptr + analysis->tokens[token].at;
	while (i < length && passage_lower_ascii(here[i]) == word[i])
		i++;
	return i == length;
}

/* The same of a word whose length is not known here. */
static inline int passage_spells(
	const struct passage *passage, const struct winnow_token *token, const char *word)
{
	const char *here = passage->document->text.ptr + token->at;
	uint32_t i = 0;

	while (i < token->length && word[i] && passage_lower_ascii(here[i]) == word[i])
		i++;
	return i == token->length && !word[i];
}

/* One of the words of a list that ends with NULL: the first letter tells most apart. */
static inline int passage_is_any(
	const struct passage *passage, uint32_t token, const char *const *words)
{
	const struct winnow_analysis *analysis = passage->analysis;

	if (token >= analysis->token_count)
		return 0;
	const struct winnow_token *here = &analysis->tokens[token];
	char first = passage_lower_ascii(passage->document->text.ptr[here->at]);
	while (*words && !(**words == first && passage_spells(passage, here, *words)))
		words++;
	return *words != NULL;
}

/* Nothing stands between the token and the one before it. */
static inline int passage_glued(const struct passage *passage, uint32_t token)
{
	return token > 0 && token < passage->analysis->token_count &&
	       !passage_flag(passage, token, WINNOW_SPACE_BEFORE | WINNOW_BLOCK_START);
}

/* A word with a capital, or the last part of a compound that begins with one: "Kwok-hung". */
int passage_ends_name(const struct passage *passage, uint32_t token);

/* "the WHO", "US troops": in capitals alone among others; not in a heading in capitals. */
int passage_is_acronym(const struct passage *passage, uint32_t token);

/* The words in lower case, in the call's memory unless they are; empty: over budget. */
struct winnow_str passage_lower(const struct passage *passage, struct winnow_str words);

/* The first number that begins at the token or behind; the count of numbers: none. */
uint32_t passage_number_from(const struct passage *passage, uint32_t token);
/* The number that begins at the token; NULL: none does. */
const struct winnow_number *passage_number_at(const struct passage *passage, uint32_t token);
/* The number that ends right before the token; NULL: none does. */
const struct winnow_number *passage_number_before(
	const struct passage *passage, uint32_t token);
/* The token behind the number that begins at the token; the token itself: none does. */
uint32_t passage_past_number(const struct passage *passage, uint32_t token);

/* The sentence that has the token, and its number. */
uint32_t passage_sentence_number(const struct passage *passage, uint32_t token);
struct winnow_sentence passage_sentence(const struct passage *passage, uint32_t token);

/* Whether a term of the lexicon, which may be NULL, may begin at `token`. */
static inline int passage_may_begin(
	const struct passage *passage, const struct winnow_lexicon *lexicon, uint32_t token)
{
	return lexicon && token < passage->analysis->token_count &&
	       winnow_may_begin(passage->analysis, lexicon, token);
}

/* The longest term that begins at `token` and ends by `limit`; NULL: none. The first: where one
 * may begin. */
const struct winnow_term *passage_match_begun(const struct passage *passage,
	const struct winnow_lexicon *lexicon, uint32_t token, uint32_t limit,
	uint32_t *ret_end);
static inline const struct winnow_term *passage_match(const struct passage *passage,
	const struct winnow_lexicon *lexicon, uint32_t token, uint32_t limit, uint32_t *ret_end)
{
	return token < limit && passage_may_begin(passage, lexicon, token)
		       ? passage_match_begun(passage, lexicon, token, limit, ret_end)
		       : NULL;
}
/* The longest term that ends at `end` and does not begin before `limit`; NULL: none. */
const struct winnow_term *passage_match_before(const struct passage *passage,
	const struct winnow_lexicon *lexicon, uint32_t end, uint32_t limit,
	uint32_t *ret_first);
/* The row whose term is the one word `token`; NULL: none. */
static inline const struct winnow_term *passage_find(
	const struct passage *passage, const struct winnow_lexicon *lexicon, uint32_t token)
{
	return passage_may_begin(passage, lexicon, token)
		       ? passage->text->lookup(passage->host, lexicon, token)
		       : NULL;
}

/* Several lexicons, to pass over the tokens with which no term of any of them begins. */
enum { START_SET_PARTS = 8 };
struct start_set {
	uint32_t count;
	struct {
		uint32_t word; /* of a row */
		uint64_t bits;
	} parts[START_SET_PARTS];
	int any; /* some may begin anywhere */
};

static inline int start_set_has(
	const struct start_set *set, const struct passage *passage, uint32_t token)
{
	const struct winnow_starts *starts = &passage->analysis->starts;

	if (set->any)
		return 1;
	size_t row = (size_t)starts->width * passage->analysis->start_rows[token];
	for (uint32_t i = 0; i < set->count; i++)
		if (starts->rows[row + set->parts[i].word] & set->parts[i].bits)
			return 1;
	return 0;
}

/* In extract(); a lexicon that is NULL begins nowhere. */
void start_set_add(struct start_set *set, const struct passage *passage,
	const struct winnow_lexicon *lexicon);
/* The first token from `token` on with which a term may begin; the count of tokens: none. */
uint32_t start_set_next(
	const struct start_set *set, const struct passage *passage, uint32_t token);

/* A column after the first; empty where the row has none, or says "-". `term` may be NULL. */
static inline struct winnow_str term_value(const struct winnow_term *term, uint32_t column)
{
	if (!term || column >= term->value_count || winnow_is(term->values[column], "-"))
		return (struct winnow_str){ 0 };
	return term->values[column];
}

static inline int term_is(const struct winnow_term *term, uint32_t column, const char *value)
{
	return winnow_is(term_value(term, column), value);
}

#endif
