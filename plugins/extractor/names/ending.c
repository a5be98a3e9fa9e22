/* SPDX-License-Identifier: MIT */
#include "ending.h"

static int longer_first(const struct winnow_term *a, const struct winnow_term *b)
{
	if (a->term.len != b->term.len)
		return a->term.len > b->term.len;
	return memcmp(a->term.ptr, b->term.ptr, a->term.len) < 0;
}

/* The next of endings divided by slashes; 0: no more. */
static int next_ending(struct winnow_str *rest, struct winnow_str *ret_ending)
{
	const char *slash = rest->len ? memchr(rest->ptr, '/', rest->len) : NULL;

	if (rest->len == 0)
		return 0;
	*ret_ending = *rest;
	if (slash)
		ret_ending->len = (size_t)(slash - rest->ptr);
	size_t passed = ret_ending->len + (slash != NULL);
	*rest = winnow_slice(*rest, passed, rest->len - passed);
	return 1;
}

/* Counts the endings of a row, and adds them where there is room. */
static void add_endings(struct endings *endings, const struct winnow_term *row)
{
	struct winnow_str ending;

	for (uint32_t column = 0; column < row->value_count; column++)
		for (struct winnow_str rest = term_value(row, column);
			next_ending(&rest, &ending);) {
			if (endings->all)
				endings->all[endings->all_count] =
					(struct ending){ ending, row };
			endings->all_count++;
		}
}

static void add_row(struct endings *endings, const struct winnow_term *row)
{
	uint32_t at = endings->count++;

	for (; at > 0 && longer_first(row, endings->rows[at - 1]); at--)
		endings->rows[at] = endings->rows[at - 1];
	endings->rows[at] = row;
}

static unsigned char last_byte(struct winnow_str text)
{
	return (unsigned char)text.ptr[text.len - 1];
}

/* Sorts them by their last bytes, into as much room again. */
static void sort_endings(struct endings *endings, struct ending *sorted)
{
	uint32_t next[LAST_BYTES];

	for (uint32_t i = 0; i < endings->all_count; i++)
		endings->firsts[last_byte(endings->all[i].text) + 1]++;
	for (int byte = 0; byte < LAST_BYTES; byte++) {
		endings->firsts[byte + 1] += endings->firsts[byte];
		next[byte] = endings->firsts[byte];
	}
	for (uint32_t i = 0; i < endings->all_count; i++)
		sorted[next[last_byte(endings->all[i].text)]++] = endings->all[i];
	endings->all = sorted;
}

int endings_open(const struct winnow_host *host, const struct winnow_text *text,
	const struct winnow_lexicon *lexicon, struct endings *ret_endings)
{
	struct endings counted = { 0 }, endings = { 0 };
	const struct winnow_term *row;
	size_t position = 0;

	for (; lexicon && (row = text->row(lexicon, &position)); counted.count++)
		add_endings(&counted, row);
	if (counted.count) {
		endings.rows = host->alloc(host, counted.count * sizeof *endings.rows);
		endings.all = host->alloc(host, 2 * counted.all_count * sizeof *endings.all);
		if (!endings.rows || !endings.all)
			return -1;
	}
	for (position = 0; lexicon && (row = text->row(lexicon, &position));)
		add_row(&endings, row);
	for (uint32_t i = 0; i < endings.count; i++)
		add_endings(&endings, endings.rows[i]);
	if (endings.all)
		sort_endings(&endings, endings.all + endings.all_count);
	*ret_endings = endings;
	return 0;
}

static int has_ending(struct winnow_str word, struct winnow_str ending)
{
	return word.len > ending.len &&
	       memcmp(word.ptr + word.len - ending.len, ending.ptr, ending.len) == 0;
}

/* The row a word declines by; NULL: it does not. */
static const struct winnow_term *row_of(const struct endings *endings, struct winnow_str word)
{
	for (uint32_t i = 0; i < endings->count; i++)
		if (has_ending(word, endings->rows[i]->term) ||
			winnow_equal(word, endings->rows[i]->term))
			return endings->rows[i];
	return NULL;
}

/* Whether the form is this stem with one of the row's endings. */
static int has_stem(
	const struct winnow_term *row, struct winnow_str form, struct winnow_str stem)
{
	struct winnow_str ending;

	if (form.len < stem.len || (stem.len && memcmp(form.ptr, stem.ptr, stem.len) != 0))
		return 0;
	struct winnow_str tail = winnow_slice(form, stem.len, form.len - stem.len);
	for (uint32_t column = 0; column < row->value_count; column++)
		for (struct winnow_str rest = term_value(row, column);
			next_ending(&rest, &ending);)
			if (winnow_equal(tail, ending))
				return 1;
	return 0;
}

int is_form_of(const struct endings *endings, struct winnow_str form, struct winnow_str word)
{
	const struct winnow_term *row;

	if (winnow_equal(form, word))
		return 1;
	row = row_of(endings, word);
	return row && has_stem(row, form, winnow_slice(word, 0, word.len - row->term.len));
}

/* The word that the form is by this ending of the row; 0: it is none. */
static int undo(const struct endings *endings, const struct winnow_term *row,
	struct winnow_str form, struct winnow_str ending, char room[LONGEST_DECLINED],
	struct winnow_str *ret_word)
{
	if (!has_ending(form, ending) && !winnow_equal(form, ending))
		return 0;
	size_t stem = form.len - ending.len;
	if (stem + row->term.len > LONGEST_DECLINED || winnow_equal(ending, row->term))
		return 0;
	memcpy(room, form.ptr, stem);
	memcpy(room + stem, row->term.ptr, row->term.len);
	*ret_word = (struct winnow_str){ room, stem + row->term.len };
	return row_of(endings, *ret_word) == row;
}

int next_nominative(const struct endings *endings, struct winnow_str form, uint32_t *position,
	char room[LONGEST_DECLINED], struct winnow_str *ret_word)
{
	uint32_t first, count;

	if (form.len == 0)
		return 0;
	first = endings->firsts[last_byte(form)];
	count = endings->firsts[last_byte(form) + 1] - first;
	while (*position < count) {
		const struct ending *ending = &endings->all[first + (*position)++];
		if (undo(endings, ending->row, form, ending->text, room, ret_word))
			return 1;
	}
	return 0;
}
