/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include "weights.h"
#include "shared/words.h"

#define MOST_VALUES (UINT32_MAX / EVIDENCE_ROOM)
#define WINDOW 1024 /* so many of the last pairs are looked through for gaps */

_Static_assert(EVIDENCE_COUNT <= EVIDENCE_ROOM, "a place for each kind");
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

static struct weight_piece read_row(
	const struct winnow_term *term, const struct weights *weights)
{
	struct weight_piece row = { .columns = { 0 } };

	for (uint32_t label = 0; label < LABELS; label++)
		row.columns[weights->columns[label]] =
			(int16_t)read_weight(term_value(term, label));
	return row;
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

static void bound_step(struct weights *weights, int from)
{
	const int32_t *columns = weights->behind[from].columns;
	int32_t least = columns[0], most = columns[0];

	for (int to = 0; to <= KINDS; to++) {
		int32_t here = columns[to];
		least = here < least ? here : least;
		most = here > most ? here : most;
		weights->into[to].columns[from] = here;
	}
	weights->least_behind.columns[from] = least;
	weights->most_behind.columns[from] = most;
}

static void forbid(struct weight_row *row)
{
	for (int column = 0; column < COLUMNS; column++)
		row->columns[column] = IMPOSSIBLE;
}

/* Before steps are read. */
static void forbid_steps(struct weights *weights)
{
	forbid(&weights->start);
	forbid(&weights->on_behind_first);
	forbid(&weights->on_behind_on);
	for (int column = 0; column < COLUMNS; column++)
		forbid(&weights->behind[column]);
}

static void read_steps(const struct winnow_host *host, const struct winnow_text *text,
	const struct winnow_lexicon *lexicon, struct weights *weights)
{
	forbid_steps(weights);
	for (int before = 0; before <= LABELS; before++) {
		char name[] = { 's', 't', 'e', 'p', ' ', (char)('a' + before), '\0' };
		const struct winnow_term *term = text->find(host, lexicon, winnow_str(name));
		for (int after = 0; after < LABELS; after++)
			read_step(term, before, after, weights);
	}
	for (int column = 0; column < COLUMNS; column++)
		bound_step(weights, column);
	for (int label = 0; label < LABELS; label++)
		weights->labels.columns[weights->columns[label]] = 1 << label;
}

static enum evidence_kind kind_named(struct winnow_str name)
{
	int kind = 0;

	while (kind < EVIDENCE_COUNT && !winnow_is(name, evidence_names[kind]))
		kind++;
	return (enum evidence_kind)kind;
}

/* A row of the lexicon. */
struct row {
	struct weight_piece weights;
	uint32_t place, first, second; /* values, by their numbers; 0: it has no second */
	uint32_t number;
	/* Of those with two values: the number of the one before it of that place; 0: none */
	uint32_t before;
};

/* What is needed while weights are read. */
struct reader {
	const struct winnow_host *host;
	const struct values *values;
	struct weights *weights;
	struct row *rows;
	size_t row_count;
	uint32_t room, used;     /* of weights->pairs */
	unsigned char *is_owner; /* of pairs, by where they begin */
	int over;                /* there are too many for places to tell */
};

/* One of a kind that nobody looks for is passed over. */
static void add(struct reader *reader, const struct winnow_term *term)
{
	struct winnow_str rest = term->term, name, first, second;
	enum evidence_kind kind = next_word(&rest, &name) ? kind_named(name) : EVIDENCE_COUNT;

	if (kind == EVIDENCE_COUNT || !next_word(&rest, &first))
		return;
	struct value a = value_of(reader->values, first);
	struct row row = { .weights = read_row(term, reader->weights),
		.place = (uint32_t)weight_place(kind, &a),
		.first = value_number(&a) };
	if (next_word(&rest, &second)) {
		struct value b = value_of(reader->values, second);
		row.second = value_number(&b);
	}
	reader->rows[reader->row_count++] = row;
}

static int by_number(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

/* By the rarer value, then by the other one, whichever stands first. */
static int compare_rows(const void *left, const void *right)
{
	const struct row *a = left, *b = right;
	int is_a_turned = a->first < a->second, is_b_turned = b->first < b->second;
	int order = by_number(
		is_a_turned ? a->second : a->first, is_b_turned ? b->second : b->first);

	if (!order)
		order = by_number(
			is_a_turned ? a->first : a->second, is_b_turned ? b->first : b->second);
	return order ? order : by_number(a->place, b->place);
}

/* Rows of the same values are asked for together, and so lie together. */
static void number_rows(struct reader *reader)
{
	struct weights *weights = reader->weights;

	qsort(reader->rows, reader->row_count, sizeof *reader->rows, compare_rows);
	for (size_t i = 0; i < reader->row_count; i++) {
		struct row *row = &reader->rows[i];
		row->number = (uint32_t)i + 1;
		weights->rows[row->number] = row->weights;
		row->before = row->second ? weights->places[row->place] : 0;
		weights->places[row->place] = (uint16_t)row->number;
	}
}

static const struct row *row_before(const struct reader *reader, const struct row *row)
{
	return row->before ? &reader->rows[row->before - 1] : NULL;
}

/* So that a value of any number is looked up at `from`: 0, or no memory. */
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

static int is_room_for(const struct reader *reader, const struct row *row, uint32_t from)
{
	if (reader->is_owner[from])
		return 0;
	while (row && reader->weights->pairs[from + row->second].owner == 0)
		row = row_before(reader, row);
	return !row;
}

/* Those of one kind and first value; `row` is the last of them. */
static int put_pairs(struct reader *reader, const struct row *row)
{
	struct weights *weights = reader->weights;
	uint32_t gap = WINDOW + row->second;
	uint32_t from = reader->used > gap ? reader->used - gap : 1;

	while (from < reader->used && !is_room_for(reader, row, from))
		from++;
	reader->over = from > UINT16_MAX;
	if (reader->over || make_pairs_room(reader, from))
		return -1;
	weights->places[row->place] = (uint16_t)from;
	reader->is_owner[from] = 1;
	for (; row; row = row_before(reader, row)) {
		uint32_t at = from + row->second;
		weights->pairs[at] =
			(struct weight_pair){ (uint16_t)from, (uint16_t)row->number };
		reader->used = at < reader->used ? reader->used : at + 1;
	}
	return 0;
}

/* Once all are read. */
static int put_all_pairs(struct reader *reader)
{
	int code = make_pairs_room(reader, 1);

	for (size_t i = 0; code == 0 && i < reader->row_count; i++) {
		const struct row *row = &reader->rows[i];
		if (row->second && !row->before)
			code = put_pairs(
				reader, &reader->rows[reader->weights->places[row->place] - 1]);
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
	weights->rows = alloc_lines(host, (rows + 1) * sizeof *weights->rows);
	weights->places = host->alloc(host, count * EVIDENCE_ROOM * sizeof *weights->places);
	return weights->rows && weights->places ? weights : NULL;
}

static int read_all(struct reader *reader, const struct winnow_text *text,
	const struct winnow_lexicon *lexicon, size_t rows)
{
	const struct winnow_term *term;
	size_t position = 0;
	int code = -1;

	reader->rows = calloc(rows + 1, sizeof *reader->rows);
	reader->is_owner = calloc(UINT16_MAX + 1, 1);
	if (reader->rows && reader->is_owner) {
		while (lexicon && (term = text->row(lexicon, &position)))
			add(reader, term);
		number_rows(reader);
		code = put_all_pairs(reader);
	}
	free(reader->rows);
	free(reader->is_owner);
	return code;
}

const struct weights *weights_open(const struct winnow_host *host,
	const struct winnow_text *text, const struct values *values)
{
	const struct winnow_lexicon *lexicon = text->lexicon(host, "en/name_weight");
	size_t rows = count_rows(text, lexicon);
	struct reader reader = { .host = host,
		.values = values,
		.used = 1,
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
	return reader.weights;
}
