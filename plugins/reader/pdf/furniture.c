/* SPDX-License-Identifier: MIT
 * What stands on the pages of a document, and is not of it. */
#include "reader/pdf/sheet.h"
#include "shared/scan.h"

enum {
	MOST_LINES = 3,    /* of a head, and of a foot */
	LONGEST_NUMBER = 4 /* of a page, in digits */
};

static const double margin = 0.15; /* of the page's height, in which they stand */

/* "- 12 -", "12 |" */
static int is_page_number(struct winnow_str words)
{
	size_t digits = 0;

	for (size_t at = 0; at < words.len; at++) {
		if (g_ascii_isdigit(words.ptr[at]))
			digits++;
		else if (!strchr(" -|.[]()", words.ptr[at]))
			return 0;
	}
	return digits > 0 && digits <= LONGEST_NUMBER;
}

/* "The harbour . . . . . . 12": of a table of contents. */
static int is_of_contents(struct winnow_str words)
{
	return scan_find(words, 0, ". . . . .") < words.len ||
	       scan_find(words, 0, "........") < words.len;
}

/* What stays the same from page to page: its words with any number, where and how it is set. */
static char *key_of(const struct sheet_line *line, int is_head)
{
	GString *key = g_string_new(is_head ? "head " : "foot ");

	g_string_append_printf(key, "%d ", (int)(2 * line->size));
	for (size_t at = 0; at < line->words.len; at++) {
		char byte = line->words.ptr[at];
		int again = g_ascii_isdigit(byte) && key->str[key->len - 1] == '#';
		if (g_ascii_isdigit(byte) && !again)
			g_string_append_c(key, '#');
		else if (byte != ' ' && !g_ascii_isdigit(byte))
			g_string_append_c(key, g_ascii_tolower(byte));
	}
	return g_string_free(key, FALSE);
}

static int by_top(const void *a, const void *b)
{
	const struct sheet_line *const *one = a, *const *other = b;

	return ((*one)->top > (*other)->top) - ((*one)->top < (*other)->top);
}

/* A line that may be furniture. */
struct candidate {
	struct sheet_line *line;
	char *key;
};

static void add_candidate(
	struct sheet *sheet, GArray *candidates, struct sheet_line *line, int is_head)
{
	double edge = margin * sheet->height;

	if (is_head ? line->bottom > edge : line->top < sheet->height - edge)
		return;
	const struct candidate candidate = { line, key_of(line, is_head) };
	g_array_append_val(candidates, candidate);
}

/* The first and the last lines of a page, from the top. */
static void look_at_page(struct sheet *sheet, size_t first, size_t end, GArray *candidates)
{
	size_t count = end - first;
	struct sheet_line **order = g_new(struct sheet_line *, count);

	for (size_t at = 0; at < count; at++)
		order[at] = &sheet->lines[first + at];
	qsort(order, count, sizeof(*order), by_top);
	for (size_t at = 0; at < count && at < MOST_LINES; at++)
		add_candidate(sheet, candidates, order[at], 1);
	for (size_t at = 0; at < count && at < MOST_LINES; at++)
		add_candidate(sheet, candidates, order[count - 1 - at], 0);
	g_free(order);
}

/* On how many pages each key is; the pages come in order. */
static GHashTable *count_pages(const GArray *candidates)
{
	GHashTable *counts = g_hash_table_new(g_str_hash, g_str_equal);
	GHashTable *last = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint at = 0; at < candidates->len; at++) {
		const struct candidate *each = &g_array_index(candidates, struct candidate, at);
		int page = each->line->page + 1;
		if (GPOINTER_TO_INT(g_hash_table_lookup(last, each->key)) == page)
			continue;
		int count = GPOINTER_TO_INT(g_hash_table_lookup(counts, each->key));
		g_hash_table_insert(last, each->key, GINT_TO_POINTER(page));
		g_hash_table_insert(counts, each->key, GINT_TO_POINTER(count + 1));
	}
	g_hash_table_unref(last);
	return counts;
}

void sheet_drop_furniture(struct sheet *sheet)
{
	GArray *candidates = g_array_new(FALSE, FALSE, sizeof(struct candidate));

	for (size_t at = 0, end; at < sheet->count; at = end) {
		for (end = at;
			end < sheet->count && sheet->lines[end].page == sheet->lines[at].page;)
			end++;
		look_at_page(sheet, at, end, candidates);
	}
	for (size_t at = 0; at < sheet->count; at++)
		sheet->lines[at].left_out = is_of_contents(sheet->lines[at].words);
	GHashTable *counts = count_pages(candidates);
	for (guint at = 0; at < candidates->len; at++) {
		struct candidate *each = &g_array_index(candidates, struct candidate, at);
		int count = GPOINTER_TO_INT(g_hash_table_lookup(counts, each->key));
		/* Left and right pages have heads of their own, and so have chapters. */
		if ((count > 1 && 4 * count >= sheet->pages) ||
			is_page_number(each->line->words))
			each->line->left_out = 1;
	}
	g_hash_table_unref(counts);
	for (guint at = 0; at < candidates->len; at++)
		g_free(g_array_index(candidates, struct candidate, at).key);
	g_array_free(candidates, TRUE);
}
