/* SPDX-License-Identifier: MIT */
#include "shared/decimal.h"
#include "decide.h"

struct row {
	uint64_t hash;
	int16_t of_label[LABELS];
};

struct weights {
	struct row *rows; /* by open addressing; hash 0: free */
	size_t mask;
	int16_t steps[LABELS + 1][LABELS];
};

static struct row *row_of(const struct weights *weights, uint64_t hash)
{
	size_t at = (size_t)(hash ^ hash >> 32) & weights->mask;

	while (weights->rows[at].hash && weights->rows[at].hash != hash)
		at = (at + 1) & weights->mask;
	return &weights->rows[at];
}

static int16_t read_weight(struct winnow_str text)
{
	int value = 0, negative = text.len && text.ptr[0] == '-';

	for (size_t i = (size_t)negative; i < text.len && value < 3000; i++)
		value = 10 * value + (text.ptr[i] - '0');
	return (int16_t)(negative ? -value : value);
}

static void read_row(const struct winnow_term *term, int16_t *of_label)
{
	for (uint32_t label = 0; label < LABELS; label++)
		of_label[label] = read_weight(term_value(term, label));
}

static size_t count_rows(const struct winnow_text *text, const struct winnow_lexicon *lexicon)
{
	size_t position = 0, count = 0;

	while (text->row(lexicon, &position))
		count++;
	return count;
}

static void read_steps(const struct winnow_host *host, const struct winnow_text *text,
	const struct winnow_lexicon *lexicon, struct weights *weights)
{
	for (int before = 0; before <= LABELS; before++) {
		char name[] = { 's', 't', 'e', 'p', ' ', (char)('a' + before), '\0' };
		read_row(text->find(host, lexicon, winnow_str(name)), weights->steps[before]);
	}
}

const struct weights *weights_open(
	const struct winnow_host *host, const struct winnow_text *text)
{
	const struct winnow_lexicon *lexicon = text->lexicon(host, "en/name_weight");
	struct weights *weights = WINNOW_NEW(host, struct weights);
	const struct winnow_term *term;
	size_t size = 64, position = 0, count = lexicon ? count_rows(text, lexicon) : 0;

	while (size < 2 * count)
		size *= 2;
	if (weights)
		weights->rows = host->alloc(host, size * sizeof *weights->rows);
	if (!weights || !weights->rows) {
		winnow_fail(host, WINNOW_EFATAL, "no memory is left for the weights of names");
		return NULL;
	}
	weights->mask = size - 1;
	while (lexicon && (term = text->row(lexicon, &position))) {
		struct row *row = row_of(weights, evidence_hash(term->term));
		row->hash = evidence_hash(term->term);
		read_row(term, row->of_label);
	}
	read_steps(host, text, lexicon, weights);
	return weights;
}

const int16_t *weights_find(const struct weights *weights, uint64_t hash)
{
	const struct row *row = row_of(weights, hash);

	return row->hash ? row->of_label : NULL;
}

int weights_step(const struct weights *weights, int before, int after)
{
	return weights->steps[before][after];
}
