/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include "base/arena.h"
#include "base/vector.h"
#include "text/lexicon_table.h"
#include "text/token.h"

/* Large tables double too often. */
#define GROWTH 4

/* From one node of the tree to the next, by one token. The node an edge leads to is its index
 * plus one; node 0 is the root. */
struct edge {
	uint32_t from;
	uint32_t word;
	bool glued;    /* no white space before the token */
	bool leads_on; /* there are edges from where it leads to */
	const struct winnow_term *term;
};

/* A bit for each word. */
struct word_set {
	uint64_t *bits;
	size_t count; /* of 64 bits */
};

struct table {
	struct winnow_lexicon face; /* must stay first: it is what others hold */
	struct arena *arena;
	struct vocabulary *vocabulary;
	bool keep_case;
	struct word_set begins, ends; /* a term begins, or ends, with it */
	VECTOR(struct edge) edges;
	uint32_t *slots; /* index of an edge plus one; 0: free */
	size_t slot_count;
};

static struct table *table_of(const struct winnow_lexicon *lexicon)
{
	return (struct table *)lexicon;
}

struct winnow_lexicon *lexicon_create(bool keep_case, struct vocabulary *vocabulary)
{
	struct table *table = calloc(1, sizeof *table);

	if (!table)
		return NULL;
	table->face.number = LEXICON_NO_NUMBER;
	table->keep_case = keep_case;
	table->vocabulary = vocabulary;
	table->arena = arena_create(0);
	if (table->arena)
		return &table->face;
	free(table);
	return NULL;
}

void lexicon_destroy(struct winnow_lexicon *lexicon)
{
	struct table *table = table_of(lexicon);

	if (!table)
		return;
	vector_finish(&table->edges);
	free(table->slots);
	free(table->begins.bits);
	free(table->ends.bits);
	arena_destroy(table->arena);
	free(table);
}

static size_t hash(const struct edge *edge)
{
	uint64_t key = (uint64_t)edge->from << 32 | edge->word << 1 | edge->glued;

	return (size_t)(key * 0x9e3779b97f4a7c15u >> 20);
}

/* The slot of an edge that is the same, else the free one where it belongs. */
static uint32_t *slot_of(const struct table *lexicon, const struct edge *wanted)
{
	size_t at = hash(wanted) & (lexicon->slot_count - 1);

	for (;; at = (at + 1) & (lexicon->slot_count - 1)) {
		if (!lexicon->slots[at])
			return &lexicon->slots[at];
		const struct edge *edge = &lexicon->edges.items[lexicon->slots[at] - 1];
		if (edge->from == wanted->from && edge->word == wanted->word &&
			edge->glued == wanted->glued)
			return &lexicon->slots[at];
	}
}

static bool widen(struct table *lexicon)
{
	size_t count = lexicon->slot_count ? GROWTH * lexicon->slot_count : 64;
	uint32_t *slots = calloc(count, sizeof *slots);

	if (!slots)
		return false;
	free(lexicon->slots);
	lexicon->slots = slots;
	lexicon->slot_count = count;
	for (size_t i = 0; i < lexicon->edges.count; i++)
		*slot_of(lexicon, &lexicon->edges.items[i]) = (uint32_t)i + 1;
	return true;
}

/* The edge like `wanted`, made where there is none; NULL: no memory. */
static struct edge *take_edge(struct table *lexicon, struct edge wanted)
{
	if (2 * lexicon->edges.count >= lexicon->slot_count && !widen(lexicon))
		return NULL;
	uint32_t *slot = slot_of(lexicon, &wanted);
	if (*slot)
		return &lexicon->edges.items[*slot - 1];
	struct edge *edge = vector_push(&lexicon->edges);
	if (!edge)
		return NULL;
	*edge = wanted;
	if (wanted.from > 0)
		lexicon->edges.items[wanted.from - 1].leads_on = true;
	*slot = (uint32_t)lexicon->edges.count;
	return edge;
}

static struct edge step(uint32_t from, const struct winnow_token *token, uint32_t word)
{
	return (struct edge){
		.from = from,
		.word = word,
		.glued = from != 0 && !(token->flags & WINNOW_SPACE_BEFORE),
	};
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
static const struct winnow_term *copy_row(struct arena *arena, struct winnow_str text,
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

enum lexicon_added lexicon_add(struct winnow_lexicon *lexicon, struct winnow_str term,
	const struct winnow_str *values, uint32_t value_count, bool over)
{
	struct table *table = table_of(lexicon);
	struct tokeniser tokeniser = { .text = term, .leans = true };
	struct winnow_token token;
	struct edge *edge = NULL;
	uint32_t node = 0;

	while (tokeniser_next(&tokeniser, &token)) {
		bool too_long;
		uint32_t word = vocabulary_add(table->vocabulary, token_text(term, &token),
			table->keep_case, &too_long);
		if (too_long)
			return LEXICON_TOO_LONG;
		if (word == WORD_UNKNOWN || (node == 0 && !put_in(&table->begins, word)))
			return LEXICON_NO_MEMORY;
		edge = take_edge(table, step(node, &token, word));
		if (!edge)
			return LEXICON_NO_MEMORY;
		node = (uint32_t)(edge - table->edges.items) + 1;
	}
	if (!edge)
		return LEXICON_NO_WORD;
	if (edge->term && !over)
		return LEXICON_TWICE;
	if (!put_in(&table->ends, edge->word))
		return LEXICON_NO_MEMORY;
	edge->term = copy_row(table->arena, term, values, value_count);
	return edge->term ? LEXICON_ADDED : LEXICON_NO_MEMORY;
}

const struct winnow_term *lexicon_next(const struct winnow_lexicon *lexicon, size_t *position)
{
	const struct table *table = table_of(lexicon);
	while (*position < table->edges.count) {
		const struct edge *edge = &table->edges.items[(*position)++];
		if (edge->term)
			return edge->term;
	}
	return NULL;
}

static uint32_t word_of(const struct table *lexicon, struct winnow_word word)
{
	return lexicon->keep_case ? word.exact : word.folded;
}

static const struct edge *find_edge(const struct table *lexicon, const struct edge *wanted)
{
	if (wanted->word == WORD_UNKNOWN ||
		(wanted->from == 0 && !is_in(&lexicon->begins, wanted->word)))
		return NULL;
	uint32_t found = *slot_of(lexicon, wanted);
	return found ? &lexicon->edges.items[found - 1] : NULL;
}

/* The edge that leads on from `node` by the token; NULL: none. */
static const struct edge *follow(const struct table *lexicon, uint32_t node,
	const struct winnow_token *token, struct winnow_word number)
{
	const struct edge wanted = step(node, token, word_of(lexicon, number));

	return find_edge(lexicon, &wanted);
}

const struct winnow_term *lexicon_match(const struct winnow_lexicon *lexicon,
	const struct token_run *run, uint32_t token, uint32_t *ret_token_count)
{
	const struct table *table = table_of(lexicon);
	const struct winnow_term *longest = NULL;
	uint32_t node = 0;

	for (uint32_t i = token; i < run->count; i++) {
		if (i > token && run->tokens[i].flags & WINNOW_BLOCK_START)
			break;
		const struct edge *edge = follow(table, node, &run->tokens[i], run->words[i]);
		if (!edge)
			break;
		node = (uint32_t)(edge - table->edges.items) + 1;
		if (edge->term) {
			longest = edge->term;
			*ret_token_count = i + 1 - token;
		}
		if (!edge->leads_on)
			break;
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
	const struct edge wanted = { .word = word_of(table, word) };
	const struct edge *edge = find_edge(table, &wanted);

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
	const struct winnow_term *term = NULL;
	struct winnow_token token;
	uint32_t node = 0;

	while (tokeniser_next(&tokeniser, &token)) {
		const struct edge *edge = follow(table, node, &token,
			vocabulary_find(table->vocabulary, token_text(word, &token)));
		if (!edge)
			return NULL;
		node = (uint32_t)(edge - table->edges.items) + 1;
		term = edge->term;
	}
	return term;
}
