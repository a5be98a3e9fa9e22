/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include "base/arena.h"
#include "base/vector.h"
#include "text/lexicon_table.h"
#include "text/token.h"

#define FEWEST_SLOTS 16

/* From one node of the tree to the next, by one token; the root is node 0. They stand in the table
 * of hashes itself, so that to follow one takes one look at memory. */
struct edge {
	uint32_t from;
	uint32_t step; /* the word, and whether it is glued to the one before; 0: a free slot */
	uint32_t node; /* it leads to */
	uint32_t ways; /* the bits of the steps that lead on from there; 0: none does */
	struct winnow_term *term;
};

/* A bit for each word. */
struct word_set {
	uint64_t *bits;
	size_t count; /* of 64 bits */
};

struct table {
	struct winnow_lexicon face; /* must stay first: it is what others hold */
	struct vocabulary *vocabulary;
	bool keep_case;
	struct word_set begins, ends; /* a term begins, or ends, with it */
	VECTOR(const struct winnow_term *) rows;
	struct edge *slots; /* in the vocabulary's arena, as the rows are */
	size_t slot_count;
	uint32_t edge_count;
};

static struct table *table_of(const struct winnow_lexicon *lexicon)
{
	return (struct table *)lexicon;
}

/* At most two of three are taken. */
static bool is_narrow(const struct table *lexicon, size_t edges)
{
	return 3 * edges >= 2 * lexicon->slot_count;
}

static bool make_slots(struct table *lexicon, size_t count)
{
	lexicon->slots = arena_alloc_array(
		vocabulary_arena(lexicon->vocabulary), count, sizeof *lexicon->slots);
	lexicon->slot_count = count;
	return lexicon->slots != NULL;
}

struct winnow_lexicon *lexicon_create(
	bool keep_case, size_t rows, struct vocabulary *vocabulary)
{
	struct table *table = calloc(1, sizeof *table);

	if (!table)
		return NULL;
	table->face.number = LEXICON_NO_NUMBER;
	table->keep_case = keep_case;
	table->vocabulary = vocabulary;
	table->slot_count = FEWEST_SLOTS;
	while (is_narrow(table, rows))
		table->slot_count *= 2;
	if (make_slots(table, table->slot_count))
		return &table->face;
	free(table);
	return NULL;
}

void lexicon_destroy(struct winnow_lexicon *lexicon)
{
	struct table *table = table_of(lexicon);

	if (!table)
		return;
	vector_finish(&table->rows);
	free(table->begins.bits);
	free(table->ends.bits);
	free(table);
}

/* Where a node lacks the bit of a step, that leads on nowhere: most are told so without a look at
 * the table. */
static uint32_t bit_of(uint32_t step)
{
	return (uint32_t)1 << (step * 0x9e3779b1u >> 27);
}

static size_t hash(const struct edge *edge)
{
	uint64_t key = (uint64_t)edge->from << 32 | edge->step;

	return (size_t)(key * 0x9e3779b97f4a7c15u >> 32);
}

/* The slot of an edge that is the same, else the free one where it belongs. */
static inline struct edge *slot_of(const struct table *lexicon, const struct edge *wanted)
{
	size_t mask = lexicon->slot_count - 1, at = hash(wanted) & mask;
	struct edge *slot = &lexicon->slots[at];

	while (slot->step && (slot->step != wanted->step || slot->from != wanted->from)) {
		at = (at + 1) & mask;
		slot = &lexicon->slots[at];
	}
	return slot;
}

static bool widen(struct table *lexicon)
{
	struct table wider = *lexicon;

	if (!make_slots(&wider, 2 * lexicon->slot_count))
		return false;
	for (size_t i = 0; i < lexicon->slot_count; i++)
		if (lexicon->slots[i].step)
			*slot_of(&wider, &lexicon->slots[i]) = lexicon->slots[i];
	*lexicon = wider;
	return true;
}

/* The edge like `wanted`, made where there is none, until the next is taken; NULL: no memory. */
static struct edge *take_edge(struct table *lexicon, struct edge wanted)
{
	if (is_narrow(lexicon, lexicon->edge_count) && !widen(lexicon))
		return NULL;
	struct edge *edge = slot_of(lexicon, &wanted);
	if (!edge->step) {
		*edge = wanted;
		edge->node = ++lexicon->edge_count;
	}
	return edge;
}

static struct edge step(uint32_t from, const struct winnow_token *token, uint32_t word)
{
	uint32_t glued = from != 0 && !(token->flags & WINNOW_SPACE_BEFORE);

	return (struct edge){ .from = from, .step = word << 1 | glued };
}

static bool is_in(const struct word_set *set, uint32_t word)
{
	return word / 64 < set->count && set->bits[word / 64] >> word % 64 & 1;
}

static bool put_in(struct word_set *set, uint32_t word)
{
	if (is_in(set, word))
		return true;
	if (word / 64 >= set->count) {
		size_t count = 2 * (word / 64 + 1);
		uint64_t *bits = realloc(set->bits, count * sizeof *bits);
		if (!bits)
			return false;
		memset(bits + set->count, 0, (count - set->count) * sizeof *bits);
		set->bits = bits;
		set->count = count;
	}
	set->bits[word / 64] |= (uint64_t)1 << word % 64;
	return true;
}

static struct winnow_str put(char **bytes, struct winnow_str text)
{
	struct winnow_str copy = { *bytes, text.len };

	if (text.len)
		memcpy(*bytes, text.ptr, text.len);
	*bytes += text.len;
	return copy;
}

/* In one piece, for there are many. */
static struct winnow_term *copy_row(struct arena *arena, struct winnow_str text,
	const struct winnow_str *values, uint32_t value_count)
{
	size_t length = text.len, head = sizeof(struct winnow_term);

	for (uint32_t i = 0; i < value_count; i++)
		length += values[i].len;
	struct winnow_term *term =
		arena_alloc(arena, head + value_count * sizeof *values + length);
	if (!term)
		return NULL;
	struct winnow_str *copies = (struct winnow_str *)(void *)(term + 1);
	char *bytes = (char *)(copies + value_count);
	*term = (struct winnow_term){ put(&bytes, text), copies, value_count, 0 };
	for (uint32_t i = 0; i < value_count; i++)
		copies[i] = put(&bytes, values[i]);
	return term;
}

/* In place of the one before, which others may hold. */
static enum lexicon_added set_row(
	struct table *table, struct edge *edge, struct winnow_term *term)
{
	if (!term)
		return LEXICON_NO_MEMORY;
	if (edge->term) {
		*edge->term = *term;
		return LEXICON_ADDED;
	}
	const struct winnow_term **row = vector_push(&table->rows);
	if (!row)
		return LEXICON_NO_MEMORY;
	*row = edge->term = term;
	return LEXICON_ADDED;
}

enum lexicon_added lexicon_add(struct winnow_lexicon *lexicon, struct winnow_str term,
	const struct winnow_str *values, uint32_t value_count, bool over)
{
	struct table *table = table_of(lexicon);
	struct tokeniser tokeniser = { .text = term, .leans = true };
	struct winnow_token token;
	struct edge *edge = NULL;
	uint32_t node = 0, word = WORD_UNKNOWN;

	while (tokeniser_next(&tokeniser, &token)) {
		bool too_long;
		word = vocabulary_add(table->vocabulary, token_text(term, &token),
			table->keep_case, &too_long);
		if (too_long)
			return LEXICON_TOO_LONG;
		if (word == WORD_UNKNOWN || (node == 0 && !put_in(&table->begins, word)))
			return LEXICON_NO_MEMORY;
		struct edge wanted = step(node, &token, word);
		if (edge)
			edge->ways |= bit_of(wanted.step);
		edge = take_edge(table, wanted);
		if (!edge)
			return LEXICON_NO_MEMORY;
		node = edge->node;
	}
	if (!edge)
		return LEXICON_NO_WORD;
	if (edge->term && !over)
		return LEXICON_TWICE;
	if (!put_in(&table->ends, word))
		return LEXICON_NO_MEMORY;
	return set_row(table, edge,
		copy_row(vocabulary_arena(table->vocabulary), term, values, value_count));
}

const struct winnow_term *lexicon_next(const struct winnow_lexicon *lexicon, size_t *position)
{
	const struct table *table = table_of(lexicon);

	return *position < table->rows.count ? table->rows.items[(*position)++] : NULL;
}

static uint32_t word_of(const struct table *lexicon, struct winnow_word word)
{
	return lexicon->keep_case ? word.exact : word.folded;
}

/* NULL: no term goes on so. */
static inline const struct edge *find_edge(const struct table *lexicon, struct edge wanted)
{
	const struct edge *found = slot_of(lexicon, &wanted);

	return found->step ? found : NULL;
}

/* The edge of a word that terms begin with; NULL: none does. */
static inline const struct edge *first_edge(const struct table *lexicon, uint32_t word)
{
	if (word == WORD_UNKNOWN || !is_in(&lexicon->begins, word))
		return NULL;
	return find_edge(lexicon, (struct edge){ .step = word << 1 });
}

/* The edge that leads on by a token of that word; NULL: none does. */
static inline const struct edge *next_edge(const struct table *lexicon, const struct edge *edge,
	const struct winnow_token *token, uint32_t word)
{
	const struct edge wanted = step(edge->node, token, word);

	if (word == WORD_UNKNOWN || !(edge->ways & bit_of(wanted.step)))
		return NULL;
	return find_edge(lexicon, wanted);
}

const struct winnow_term *lexicon_match(const struct winnow_lexicon *lexicon,
	const struct token_run *run, uint32_t token, uint32_t *ret_token_count)
{
	const struct table *table = table_of(lexicon);
	const struct winnow_term *longest = NULL;

	if (token >= run->count)
		return NULL;
	const struct edge *edge = first_edge(table, word_of(table, run->words[token]));
	for (uint32_t i = token + 1; edge; i++) {
		if (edge->term) {
			longest = edge->term;
			*ret_token_count = i - token;
		}
		if (!edge->ways || i >= run->count || run->tokens[i].flags & WINNOW_BLOCK_START)
			break;
		edge = next_edge(table, edge, &run->tokens[i], word_of(table, run->words[i]));
	}
	return longest;
}

bool lexicon_begins_with(const struct winnow_lexicon *lexicon, struct winnow_word word)
{
	const struct table *table = table_of(lexicon);

	return is_in(&table->begins, word_of(table, word));
}

/* Whether a term may begin at a token, by what was found out of it once for all lexicons. */
static bool may_begin(
	const struct winnow_lexicon *lexicon, const struct token_run *run, uint32_t token)
{
	if (lexicon->number >= run->starts.lexicons)
		return lexicon_begins_with(lexicon, run->words[token]);
	return winnow_row_has(&run->starts, lexicon, run->start_rows[token]);
}

struct lexicon_begins lexicon_begins(const struct winnow_lexicon *lexicon)
{
	const struct table *table = table_of(lexicon);

	return (struct lexicon_begins){ table->begins.bits, table->begins.count,
		table->keep_case };
}

const struct winnow_term *lexicon_match_before(const struct winnow_lexicon *lexicon,
	const struct token_run *run, uint32_t end, uint32_t limit, uint32_t *ret_first)
{
	const uint32_t most = WINNOW_LONGEST_BEFORE;
	uint32_t first = end > limit + most ? end - most : limit, count;
	const struct table *table = table_of(lexicon);

	if (end == 0 || end > run->count ||
		!is_in(&table->ends, word_of(table, run->words[end - 1])))
		return NULL;
	for (; first < end && first < run->count; first++) {
		if (!may_begin(lexicon, run, first))
			continue;
		const struct winnow_term *term = lexicon_match(lexicon, run, first, &count);
		if (!term || first + count != end)
			continue;
		*ret_first = first;
		return term;
	}
	return NULL;
}

const struct winnow_term *lexicon_of_word(
	const struct winnow_lexicon *lexicon, struct winnow_word word)
{
	const struct table *table = table_of(lexicon);
	const struct edge *edge = first_edge(table, word_of(table, word));

	return edge ? edge->term : NULL;
}

const struct winnow_term *lexicon_row(
	const struct winnow_lexicon *lexicon, const struct token_run *run, uint32_t token)
{
	return token < run->count ? lexicon_of_word(lexicon, run->words[token]) : NULL;
}

struct winnow_word lexicon_number(const struct winnow_lexicon *lexicon, struct winnow_str word)
{
	const struct table *table = table_of(lexicon);
	struct tokeniser tokeniser = { .text = word, .leans = true };
	const struct winnow_word none = { WORD_UNKNOWN, WORD_UNKNOWN };
	struct winnow_token token;

	if (!tokeniser_next(&tokeniser, &token) || token.length != word.len)
		return none;
	return vocabulary_find(table->vocabulary, word);
}

uint32_t lexicon_words(const struct winnow_lexicon *lexicon, struct winnow_str term,
	struct winnow_word *ret_words, uint32_t most)
{
	const struct table *table = table_of(lexicon);
	struct tokeniser tokeniser = { .text = term, .leans = true };
	struct winnow_token token;
	uint32_t count = 0;

	for (; tokeniser_next(&tokeniser, &token); count++)
		if (count < most)
			ret_words[count] =
				vocabulary_find(table->vocabulary, token_text(term, &token));
	return count;
}

uint32_t lexicon_next_start(
	const struct winnow_lexicon *lexicon, const struct token_run *run, uint32_t token)
{
	while (token < run->count && !may_begin(lexicon, run, token))
		token++;
	return token;
}

const struct winnow_term *lexicon_find(
	const struct winnow_lexicon *lexicon, struct winnow_str word)
{
	const struct table *table = table_of(lexicon);
	struct tokeniser tokeniser = { .text = word, .leans = true };
	const struct edge *edge = NULL;
	struct winnow_token token;

	while (tokeniser.at < word.len && tokeniser_next(&tokeniser, &token)) {
		uint32_t number = word_of(
			table, vocabulary_find(table->vocabulary, token_text(word, &token)));
		edge = edge ? next_edge(table, edge, &token, number)
			    : first_edge(table, number);
		if (!edge)
			return NULL;
	}
	return edge ? edge->term : NULL;
}
