/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include "weights.h"
#include "shared/words.h"

#define MOST_VALUES (UINT32_MAX / EVIDENCE_COUNT)
#define WINDOW 1024 /* so many of the last pairs are looked through for gaps */

_Static_assert(1 + KINDS <= HALF, "a column for each label");

const char *const evidence_names[EVIDENCE_COUNT] = {
#define KIND(name, text) text,
	EVIDENCE_KINDS(KIND)
#undef KIND
};

static int32_t read_weight(struct winnow_str text)
{
	int value = 0, negative = text.len && text.ptr[0] == '-';

	for (size_t i = (size_t)negative; i < text.len && value < MOST_WEIGHT; i++)
		value = 10 * value + (text.ptr[i] - '0');
	value = value < MOST_WEIGHT ? value : MOST_WEIGHT;
	return negative ? -value : value;
}

/* Into the row of that number. */
static void read_row(const struct winnow_term *term, struct weights *weights, uint32_t row)
{
	for (uint32_t label = 0; label < LABELS; label++)
		weights->rows[row].columns[weights->columns[label]] =
			(int16_t)read_weight(term_value(term, label));
}

static size_t count_rows(const struct winnow_text *text, const struct winnow_lexicon *lexicon)
{
	size_t position = 0, count = 0;

	while (lexicon && text->row(lexicon, &position))
		count++;
	return count;
}

static int goes_on(int label)
{
	return label > 0 && label % 2 == 0;
}

static void read_step(
	const struct winnow_term *term, int before, int after, struct weights *weights)
{
	int32_t weight = read_weight(term_value(term, (uint32_t)after));
	int column = weights->columns[after];

	if (before == LABELS)
		weights->start.columns[column] = goes_on(after) ? IMPOSSIBLE : weight;
	else if (!goes_on(after))
		weights->behind[weights->columns[before]].columns[column] = weight;
	else if (before == after)
		weights->on_behind_on.columns[column] = weight;
	else if (before == after - 1)
		weights->on_behind_first.columns[column] = weight;
}

static void bound_steps(struct weights *weights)
{
	for (int from = 0; from < COLUMNS; from++) {
		const int32_t *columns = weights->behind[from].columns;
		int32_t least = columns[0], most = columns[0];
		for (int kind = 0; kind < KINDS; kind++) {
			int32_t here = columns[1 + kind];
			least = here < least ? here : least;
			most = here > most ? here : most;
		}
		weights->least_behind[from] = least;
		weights->most_behind[from] = most;
	}
}

static void read_steps(const struct winnow_host *host, const struct winnow_text *text,
	const struct winnow_lexicon *lexicon, struct weights *weights)
{
	for (int before = 0; before <= LABELS; before++) {
		char name[] = { 's', 't', 'e', 'p', ' ', (char)('a' + before), '\0' };
		const struct winnow_term *term = text->find(host, lexicon, winnow_str(name));
		for (int after = 0; after < LABELS; after++)
			read_step(term, before, after, weights);
	}
}

static enum evidence_kind kind_named(struct winnow_str name)
{
	int kind = 0;

	while (kind < EVIDENCE_COUNT && !winnow_is(name, evidence_names[kind]))
		kind++;
	return (enum evidence_kind)kind;
}

/* A row of evidence with two values. */
struct row_pair {
	uint32_t place, second, row;
	uint32_t
		before; /* one more than the index of the one before it of that place; 0: none */
};

/* What is needed while weights are read. */
struct reader {
	const struct winnow_host *host;
	const struct values *values;
	struct weights *weights;
	struct row_pair *pairs;
	size_t pair_count;
	uint32_t room, used; /* of weights->pairs */
	int over;            /* there are too many for places to tell */
};

/* The piece of evidence that a row names is found by the row's number from now on. One of a kind
 * that nobody looks for is passed over. */
static void add(struct reader *reader, const struct winnow_term *term, uint32_t row)
{
	struct weights *weights = reader->weights;
	struct winnow_str rest = term->term, name, first, second;
	struct value a, b;
	enum evidence_kind kind = next_word(&rest, &name) ? kind_named(name) : EVIDENCE_COUNT;

	if (kind == EVIDENCE_COUNT || !next_word(&rest, &first))
		return;
	read_row(term, weights, row);
	a = value_of(reader->values, first);
	uint32_t place = (uint32_t)weight_place(kind, &a);
	if (!next_word(&rest, &second)) {
		weights->places[place] = (uint16_t)row;
		return;
	}
	b = value_of(reader->values, second);
	reader->pairs[reader->pair_count++] =
		(struct row_pair){ place, b.id, row, weights->places[place] };
	weights->places[place] = (uint16_t)reader->pair_count;
}

static const struct row_pair *pair_before(
	const struct reader *reader, const struct row_pair *pair)
{
	return pair->before ? &reader->pairs[pair->before - 1] : NULL;
}

/* So that a value of any id is looked up at `from`: 0, or no memory. */
static int make_pairs_room(struct reader *reader, uint32_t from)
{
	uint32_t need = from + reader->values->count + 1, room = 2 * need;

	if (need <= reader->room)
		return 0;
	struct weight_pair *pairs = reader->host->alloc(reader->host, room * sizeof *pairs);
	if (!pairs)
		return -1;
	if (reader->room)
		memcpy(pairs, reader->weights->pairs, reader->room * sizeof *pairs);
	reader->weights->pairs = pairs;
	reader->room = room;
	return 0;
}

static int is_room_for(const struct reader *reader, const struct row_pair *pair, uint32_t from)
{
	while (pair && reader->weights->pairs[from + pair->second].owner == 0)
		pair = pair_before(reader, pair);
	return !pair;
}

/* Those of one kind and first value; `pair` is the last of them. */
static int put_pairs(struct reader *reader, const struct row_pair *pair)
{
	struct weights *weights = reader->weights;
	uint32_t gap = WINDOW + pair->second, place = pair->place;
	uint32_t from = reader->used > gap ? reader->used - gap : 0;

	while (from < reader->used && !is_room_for(reader, pair, from))
		from++;
	reader->over = from > UINT16_MAX;
	if (reader->over || make_pairs_room(reader, from))
		return -1;
	weights->places[place] = (uint16_t)from;
	for (; pair; pair = pair_before(reader, pair)) {
		uint32_t at = from + pair->second;
		weights->pairs[at] = (struct weight_pair){ place, pair->row };
		reader->used = at < reader->used ? reader->used : at + 1;
	}
	return 0;
}

/* Once all are read. */
static int put_all_pairs(struct reader *reader)
{
	int code = make_pairs_room(reader, 0);

	for (size_t i = 0; code == 0 && i < reader->pair_count; i++)
		if (reader->pairs[i].before == 0) {
			uint32_t last = reader->weights->places[reader->pairs[i].place];
			code = put_pairs(reader, &reader->pairs[last - 1]);
		}
	return code;
}

static struct weights *make_room(
	const struct winnow_host *host, size_t rows, const struct values *values)
{
	struct weights *weights = WINNOW_NEW(host, struct weights);
	size_t count = (size_t)values->count + 1;

	if (!weights)
		return NULL;
	for (int label = 1; label < LABELS; label++)
		weights->columns[label] = (label % 2 ? 0 : HALF) + (label + 1) / 2;
	weights->rows = host->alloc(host, (rows + 1) * sizeof *weights->rows);
	weights->places = host->alloc(host, count * EVIDENCE_COUNT * sizeof *weights->places);
	return weights->rows && weights->places ? weights : NULL;
}

static int read_all(struct reader *reader, const struct winnow_text *text,
	const struct winnow_lexicon *lexicon, size_t rows)
{
	const struct winnow_term *term;
	size_t position = 0;
	uint32_t row = 0;

	reader->pairs = calloc(rows + 1, sizeof *reader->pairs);
	if (!reader->pairs)
		return -1;
	while (lexicon && (term = text->row(lexicon, &position)))
		add(reader, term, ++row);
	int code = put_all_pairs(reader);
	free(reader->pairs);
	return code;
}

const struct weights *weights_open(const struct winnow_host *host,
	const struct winnow_text *text, const struct values *values)
{
	const struct winnow_lexicon *lexicon = text->lexicon(host, "en/name_weight");
	size_t rows = count_rows(text, lexicon);
	struct reader reader = { .host = host,
		.values = values,
		.over = rows > UINT16_MAX || values->count >= MOST_VALUES };

	if (!reader.over)
		reader.weights = make_room(host, rows, values);
	if (!reader.weights || read_all(&reader, text, lexicon, rows)) {
		winnow_fail(host, WINNOW_EFATAL,
			reader.over ? "the lexicon en/name_weight has too many rows"
				    : "no memory is left for the weights of names");
		return NULL;
	}
	read_steps(host, text, lexicon, reader.weights);
	bound_steps(reader.weights);
	return reader.weights;
}
