/* SPDX-License-Identifier: MIT */
#include "text/starts.h"
#include <stdlib.h>
#include "base/hash.h"
#include "base/vector.h"
#include "text/lexicon_table.h"

#define BITS 64
#define FIRST_SLOTS 4096

/* Of a word, its row as the lexicons that fold case know it, and as all do; the latter is 0 where no
 * lexicon that keeps case begins with it. Side by side: of most words both are asked. */
struct word_rows {
	uint32_t folded, exact;
};

struct starts {
	uint32_t word_count, width, lexicon_count;
	struct word_rows *of_word;
	VECTOR(uint64_t) rows; /* `width` to each; the first has no bit */
	uint32_t *slots;       /* rows by hash, plus one; 0: free */
	size_t slot_count;
};

/* The bits of each word, before equal ones are made one. */
struct marks {
	uint64_t *folded, *exact;
};

void starts_destroy(struct starts *starts)
{
	if (!starts)
		return;
	vector_finish(&starts->rows);
	free(starts->slots);
	free(starts->of_word);
	free(starts);
}

static uint32_t row_count(const struct starts *starts)
{
	return (uint32_t)(starts->rows.count / starts->width);
}

static const uint64_t *row_at(const struct starts *starts, uint32_t row)
{
	return &starts->rows.items[(size_t)row * starts->width];
}

static size_t hash_row(const struct starts *starts, const uint64_t *row)
{
	uint64_t hash = 0;

	for (uint32_t i = 0; i < starts->width; i++)
		hash = hash_spread(hash + row[i]);
	return (size_t)hash;
}

/* The row's slot, else the free one where it belongs. */
static uint32_t *slot_of(const struct starts *starts, const uint64_t *row)
{
	size_t mask = starts->slot_count - 1, at = hash_row(starts, row) & mask;

	while (starts->slots[at] && memcmp(row_at(starts, starts->slots[at] - 1), row,
					    starts->width * sizeof *row) != 0)
		at = (at + 1) & mask;
	return &starts->slots[at];
}

static bool widen(struct starts *starts)
{
	size_t count = starts->slot_count ? 2 * starts->slot_count : FIRST_SLOTS;
	uint32_t *slots = calloc(count, sizeof *slots);

	if (!slots)
		return false;
	free(starts->slots);
	starts->slots = slots;
	starts->slot_count = count;
	for (uint32_t i = 0; i < row_count(starts); i++)
		*slot_of(starts, row_at(starts, i)) = i + 1;
	return true;
}

/* The number of the row, made when new; false: no memory. */
static bool add_row(struct starts *starts, const uint64_t *row, uint32_t *ret_row)
{
	if (2 * (size_t)row_count(starts) >= starts->slot_count && !widen(starts))
		return false;
	uint32_t *slot = slot_of(starts, row);
	if (!*slot) {
		for (uint32_t i = 0; i < starts->width; i++) {
			uint64_t *bits = vector_push(&starts->rows);
			if (!bits)
				return false;
			*bits = row[i];
		}
		*slot = row_count(starts);
	}
	*ret_row = *slot - 1;
	return true;
}

static void mark(const struct starts *starts, struct marks *marks,
	const struct winnow_lexicon *lexicon, uint32_t number)
{
	struct lexicon_begins begins = lexicon_begins(lexicon);
	uint64_t *words = begins.keep_case ? marks->exact : marks->folded;

	for (size_t i = 0; i < begins.count; i++)
		for (uint64_t left = begins.bits[i]; left; left &= left - 1) {
			size_t word = i * BITS + (size_t)__builtin_ctzll(left);
			words[word * starts->width + number / BITS] |= (uint64_t)1
								       << number % BITS;
		}
}

static bool is_empty(const uint64_t *row, uint32_t width)
{
	uint64_t all = 0;

	for (uint32_t i = 0; i < width; i++)
		all |= row[i];
	return all == 0;
}

/* A word as it stands is also, its case folded, one of the others. */
static bool make_rows(
	struct starts *starts, const struct vocabulary *vocabulary, const struct marks *marks)
{
	for (uint32_t word = 0; word < starts->word_count; word++) {
		uint64_t *exact = &marks->exact[(size_t)word * starts->width];
		if (!add_row(starts, &marks->folded[(size_t)word * starts->width],
			    &starts->of_word[word].folded))
			return false;
		if (word == WORD_UNKNOWN || is_empty(exact, starts->width))
			continue;
		struct winnow_word both =
			vocabulary_find(vocabulary, vocabulary_word(vocabulary, word));
		for (uint32_t i = 0; i < starts->width; i++)
			exact[i] |= marks->folded[(size_t)both.folded * starts->width + i];
		if (!add_row(starts, exact, &starts->of_word[word].exact))
			return false;
	}
	return true;
}

static bool fill(struct starts *starts, const struct vocabulary *vocabulary,
	const struct winnow_lexicon *const *lexicons)
{
	size_t bits = (size_t)starts->word_count * starts->width;
	struct marks marks = { calloc(bits, sizeof(uint64_t)), calloc(bits, sizeof(uint64_t)) };
	bool made = marks.folded && marks.exact;

	for (uint32_t i = 0; made && i < starts->lexicon_count; i++)
		mark(starts, &marks, lexicons[i], i);
	made = made && make_rows(starts, vocabulary, &marks);
	free(marks.folded);
	free(marks.exact);
	return made;
}

struct starts *starts_create(const struct vocabulary *vocabulary,
	const struct winnow_lexicon *const *lexicons, uint32_t count)
{
	struct starts *starts = calloc(1, sizeof *starts);

	if (!starts)
		return NULL;
	starts->word_count = vocabulary_count(vocabulary) + 1;
	starts->lexicon_count = count;
	starts->width = count / BITS + 1;
	starts->of_word = calloc(starts->word_count, sizeof *starts->of_word);
	if (starts->of_word && fill(starts, vocabulary, lexicons))
		return starts;
	starts_destroy(starts);
	return NULL;
}

/* A word that is newer than the rows begins no term of the lexicons they tell of. */
static struct word_rows rows_of(const struct starts *starts, uint32_t word)
{
	return starts->of_word[word < starts->word_count ? word : WORD_UNKNOWN];
}

const uint32_t *starts_find_all(const struct starts *starts, const struct winnow_word *words,
	uint32_t count, struct arena *arena)
{
	uint32_t *rows = arena_take_array(arena, count, sizeof *rows);

	for (uint32_t i = 0; rows && i < count; i++) {
		uint32_t exact = rows_of(starts, words[i].exact).exact;
		uint32_t folded = rows_of(starts, words[i].folded).folded;
		rows[i] = exact ? exact : folded; /* of which no branch can guess */
	}
	return rows;
}

struct winnow_starts starts_rows(const struct starts *starts)
{
	return (struct winnow_starts){ starts->rows.items, starts->width,
		starts->lexicon_count };
}
