/* SPDX-License-Identifier: MIT */
#include "weights.h"

_Static_assert(EVIDENCE_COUNT <= 1 << PAIR_KIND_BITS, "a bit for each kind");
_Static_assert(PAIR_KIND_BITS + 2 * PAIR_VALUE_BITS + PAIR_ROW_BITS <= 64, "one number");
_Static_assert(LABELS <= LABEL_ROOM, "room for each label");

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

static void read_row(const struct winnow_term *term, struct weight_piece *row)
{
	for (uint32_t label = 0; label < LABELS; label++)
		row->of_label[label] = (int16_t)read_weight(term_value(term, label));
}

static size_t count_rows(const struct winnow_text *text, const struct winnow_lexicon *lexicon)
{
	size_t position = 0, count = 0;

	while (lexicon && text->row(lexicon, &position))
		count++;
	return count;
}

static int can_follow(int before, int after)
{
	if (before == LABELS)
		before = 0;
	return after == 0 || after % 2 == 1 || before == after || before == after - 1;
}

static void read_steps(const struct winnow_host *host, const struct winnow_text *text,
	const struct winnow_lexicon *lexicon, struct weights *weights)
{
	for (int before = 0; before <= LABELS; before++) {
		char name[] = { 's', 't', 'e', 'p', ' ', (char)('a' + before), '\0' };
		const struct winnow_term *term = text->find(host, lexicon, winnow_str(name));
		for (int after = 0; after < LABEL_ROOM; after++)
			weights->steps[before].of_label[after] =
				after < LABELS && can_follow(before, after)
					? read_weight(term_value(term, (uint32_t)after))
					: STEP_IMPOSSIBLE;
	}
}

static enum evidence_kind kind_named(struct winnow_str name)
{
	int kind = 0;

	while (kind < EVIDENCE_COUNT && !winnow_is(name, evidence_names[kind]))
		kind++;
	return (enum evidence_kind)kind;
}

/* The piece of evidence that a row names is found by the row's number from now on. One of a kind
 * that nobody looks for is passed over. */
static void add(struct weights *weights, const struct values *values,
	const struct winnow_term *term, uint32_t row)
{
	struct winnow_str rest = term->term, name, first, second;
	enum evidence_kind kind = next_part(&rest, &name) ? kind_named(name) : EVIDENCE_COUNT;

	if (kind == EVIDENCE_COUNT || !next_part(&rest, &first))
		return;
	read_row(term, &weights->rows[row]);
	uint32_t a = value_of(values, first).id;
	if (!next_part(&rest, &second)) {
		weights->singles[(size_t)a * EVIDENCE_COUNT + kind] = row;
		return;
	}
	uint32_t b = value_of(values, second).id;
	uint64_t key = weight_key(kind, a, b);
	*weight_slot(weights, key) = key | row;
	weights->firsts[a] |= (uint64_t)1 << kind;
	weights->seconds[b] |= (uint64_t)1 << kind;
}

static struct weights *make_room(
	const struct winnow_host *host, size_t rows, const struct values *values)
{
	struct weights *weights = WINNOW_NEW(host, struct weights);
	size_t size = 64, count = (size_t)values->count + 1;

	while (size < 2 * rows)
		size *= 2;
	if (!weights)
		return NULL;
	weights->mask = size - 1;
	weights->rows = host->alloc(host, (rows + 1) * sizeof *weights->rows);
	weights->pairs = host->alloc(host, size * sizeof *weights->pairs);
	weights->singles = host->alloc(host, count * EVIDENCE_COUNT * sizeof *weights->singles);
	weights->firsts = host->alloc(host, count * sizeof *weights->firsts);
	weights->seconds = host->alloc(host, count * sizeof *weights->seconds);
	return weights->rows && weights->pairs && weights->singles && weights->firsts &&
			       weights->seconds
		       ? weights
		       : NULL;
}

const struct weights *weights_open(const struct winnow_host *host,
	const struct winnow_text *text, const struct values *values)
{
	const struct winnow_lexicon *lexicon = text->lexicon(host, "en/name_weight");
	size_t rows = count_rows(text, lexicon);
	int fit = rows >> PAIR_ROW_BITS == 0 && values->count >> PAIR_VALUE_BITS == 0;
	struct weights *weights = fit ? make_room(host, rows, values) : NULL;
	const struct winnow_term *term;
	size_t position = 0;
	uint32_t row = 0;

	if (!weights) {
		winnow_fail(host, WINNOW_EFATAL,
			fit ? "no memory is left for the weights of names"
			    : "the lexicon en/name_weight has too many rows");
		return NULL;
	}
	while (lexicon && (term = text->row(lexicon, &position)))
		add(weights, values, term, ++row);
	read_steps(host, text, lexicon, weights);
	return weights;
}
