/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include "base/arena.h"
#include "base/vector.h"
#include "text/fold.h"
#include "text/lexicon_table.h"
#include "text/token.h"

/* From one node of the tree to the next, by one token. The node an edge leads to is its index
 * plus one; node 0 is the root. */
struct edge {
	struct winnow_str token; /* folded */
	uint32_t from;
	bool glued; /* no white space before the token */
	const struct winnow_term *term;
};

struct winnow_lexicon {
	struct arena *arena;
	bool keep_case;
	VECTOR(struct edge) edges;
	uint32_t *slots; /* index of an edge plus one; 0: free */
	size_t slot_count;
};

struct winnow_lexicon *lexicon_create(bool keep_case)
{
	struct winnow_lexicon *lexicon = calloc(1, sizeof *lexicon);

	if (!lexicon)
		return NULL;
	lexicon->keep_case = keep_case;
	lexicon->arena = arena_create(0);
	if (lexicon->arena)
		return lexicon;
	free(lexicon);
	return NULL;
}

void lexicon_destroy(struct winnow_lexicon *lexicon)
{
	if (!lexicon)
		return;
	vector_finish(&lexicon->edges);
	free(lexicon->slots);
	arena_destroy(lexicon->arena);
	free(lexicon);
}

static size_t hash(const struct edge *edge)
{
	uint64_t value = 14695981039346656037u ^ ((uint64_t)edge->from << 1) ^ edge->glued;

	for (size_t i = 0; i < edge->token.len; i++)
		value = (value ^ (unsigned char)edge->token.ptr[i]) * 1099511628211u;
	return (size_t)(value ^ value >> 32);
}

/* The slot of an edge that is the same, else the free one where it belongs. */
static uint32_t *slot_of(const struct winnow_lexicon *lexicon, const struct edge *wanted)
{
	size_t at = hash(wanted) & (lexicon->slot_count - 1);

	for (;; at = (at + 1) & (lexicon->slot_count - 1)) {
		if (!lexicon->slots[at])
			return &lexicon->slots[at];
		const struct edge *edge = &lexicon->edges.items[lexicon->slots[at] - 1];
		if (edge->from == wanted->from && edge->glued == wanted->glued &&
			winnow_equal(edge->token, wanted->token))
			return &lexicon->slots[at];
	}
}

static bool widen(struct winnow_lexicon *lexicon)
{
	size_t count = lexicon->slot_count ? 2 * lexicon->slot_count : 64;
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
static struct edge *take_edge(struct winnow_lexicon *lexicon, struct edge wanted)
{
	if (2 * lexicon->edges.count >= lexicon->slot_count && !widen(lexicon))
		return NULL;
	uint32_t *slot = slot_of(lexicon, &wanted);
	if (*slot)
		return &lexicon->edges.items[*slot - 1];
	wanted.token = arena_copy(lexicon->arena, wanted.token);
	struct edge *edge = wanted.token.ptr ? vector_push(&lexicon->edges) : NULL;
	if (!edge)
		return NULL;
	*edge = wanted;
	*slot = (uint32_t)lexicon->edges.count;
	return edge;
}

static struct edge step(
	uint32_t from, const struct winnow_token *token, const struct folded *word)
{
	return (struct edge){
		.token = { word->bytes, word->length },
		.from = from,
		.glued = from != 0 && !(token->flags & WINNOW_SPACE_BEFORE),
	};
}

static const struct winnow_term *copy_row(struct arena *arena, struct winnow_str text,
	const struct winnow_str *values, uint32_t value_count)
{
	struct winnow_term *term = arena_alloc(arena, sizeof *term);
	struct winnow_str *copies = arena_alloc_array(arena, value_count, sizeof *copies);

	if (!term || !copies)
		return NULL;
	for (uint32_t i = 0; i < value_count; i++) {
		copies[i] = arena_copy(arena, values[i]);
		if (!copies[i].ptr)
			return NULL;
	}
	term->term = arena_copy(arena, text);
	term->values = copies;
	term->value_count = value_count;
	return term->term.ptr ? term : NULL;
}

enum lexicon_added lexicon_add(struct winnow_lexicon *lexicon, struct winnow_str term,
	const struct winnow_str *values, uint32_t value_count)
{
	struct tokeniser tokeniser = { .text = term, .leans = true };
	struct winnow_token token;
	struct edge *edge = NULL;
	uint32_t node = 0;

	while (tokeniser_next(&tokeniser, &token)) {
		struct folded word;
		if (!fold_token(token_text(term, &token), lexicon->keep_case, &word))
			return LEXICON_TOO_LONG;
		edge = take_edge(lexicon, step(node, &token, &word));
		if (!edge)
			return LEXICON_NO_MEMORY;
		node = (uint32_t)(edge - lexicon->edges.items) + 1;
	}
	if (!edge)
		return LEXICON_NO_WORD;
	if (edge->term)
		return LEXICON_TWICE;
	edge->term = copy_row(lexicon->arena, term, values, value_count);
	return edge->term ? LEXICON_ADDED : LEXICON_NO_MEMORY;
}

const struct winnow_term *lexicon_next(const struct winnow_lexicon *lexicon, size_t *position)
{
	while (*position < lexicon->edges.count) {
		const struct edge *edge = &lexicon->edges.items[(*position)++];
		if (edge->term)
			return edge->term;
	}
	return NULL;
}

/* The edge that leads on from `node` by the token; NULL: none. */
static const struct edge *follow(const struct winnow_lexicon *lexicon, uint32_t node,
	struct winnow_str text, const struct winnow_token *token)
{
	struct folded word;

	if (!lexicon->slot_count ||
		!fold_token(token_text(text, token), lexicon->keep_case, &word))
		return NULL;
	struct edge wanted = step(node, token, &word);
	uint32_t found = *slot_of(lexicon, &wanted);
	return found ? &lexicon->edges.items[found - 1] : NULL;
}

const struct winnow_term *lexicon_match(const struct winnow_lexicon *lexicon,
	struct winnow_str text, const struct winnow_token *tokens, uint32_t token_count,
	uint32_t token, uint32_t *ret_token_count)
{
	const struct winnow_term *longest = NULL;
	uint32_t node = 0;

	for (uint32_t i = token; i < token_count; i++) {
		if (i > token && tokens[i].flags & WINNOW_BLOCK_START)
			break;
		const struct edge *edge = follow(lexicon, node, text, &tokens[i]);
		if (!edge)
			break;
		node = (uint32_t)(edge - lexicon->edges.items) + 1;
		if (edge->term) {
			longest = edge->term;
			*ret_token_count = i + 1 - token;
		}
	}
	return longest;
}

const struct winnow_term *lexicon_find(
	const struct winnow_lexicon *lexicon, struct winnow_str word)
{
	struct tokeniser tokeniser = { .text = word, .leans = true };
	const struct winnow_term *term = NULL;
	struct winnow_token token;
	uint32_t node = 0;

	while (tokeniser_next(&tokeniser, &token)) {
		const struct edge *edge = follow(lexicon, node, word, &token);
		if (!edge)
			return NULL;
		node = (uint32_t)(edge - lexicon->edges.items) + 1;
		term = edge->term;
	}
	return term;
}
