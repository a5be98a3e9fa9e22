/* SPDX-License-Identifier: MIT */
#include "reader/office/flow.h"

/* A table is gathered as its paragraphs, each ended by a line feed; CELL ends a cell and ROW a row.
 * XML has neither character. */
enum { CELL = '\x1F', ROW = '\x1E', LONGEST_CELL = 600 };

static struct winnow_str str_of(const GString *string)
{
	return (struct winnow_str){ string->str, string->len };
}

void flow_begin(struct flow *flow)
{
	flow->words = g_string_new(NULL);
	flow->table = g_string_new(NULL);
	flow->aside = g_string_new(NULL);
	flow->asides = g_string_new(NULL);
	flow_begin_paragraph(flow);
}

/* The paragraph that begins at *at, and *at behind its end. */
static struct winnow_str next_paragraph(struct winnow_str text, size_t *at)
{
	const char *feed = memchr(text.ptr + *at, '\n', text.len - *at);
	size_t length = feed ? (size_t)(feed - text.ptr) - *at : text.len - *at;
	struct winnow_str paragraph = winnow_slice(text, *at, length);

	*at += length + (feed != NULL);
	return paragraph;
}

static void write_asides(struct flow *flow)
{
	struct winnow_str all = str_of(flow->asides);

	for (size_t at = 0; at < all.len;)
		article_add(&flow->article, WINNOW_PARAGRAPH, 0, next_paragraph(all, &at));
}

void flow_end(struct flow *flow)
{
	write_asides(flow);
	g_string_free(flow->words, TRUE);
	g_string_free(flow->table, TRUE);
	g_string_free(flow->aside, TRUE);
	g_string_free(flow->asides, TRUE);
}

void flow_begin_paragraph(struct flow *flow)
{
	if (flow->asides_open)
		return;
	g_string_truncate(flow->words, 0);
	flow->type = WINNOW_PARAGRAPH;
	flow->level = 0;
}

void flow_set_type(struct flow *flow, uint32_t type, uint32_t level)
{
	if (flow->asides_open)
		return;
	flow->type = type;
	flow->level = level;
}

void flow_add(struct flow *flow, const char *bytes, size_t length)
{
	g_string_append_len(
		flow->asides_open ? flow->aside : flow->words, bytes, (gssize)length);
}

static void take_line(GString *words, GString *into)
{
	for (gsize at = 0; at < words->len; at++)
		if (words->str[at] == '\n')
			words->str[at] = ' ';
	g_string_append_len(into, words->str, (gssize)words->len);
	g_string_append_c(into, '\n');
	g_string_truncate(words, 0);
}

void flow_end_paragraph(struct flow *flow)
{
	if (flow->asides_open) {
		take_line(flow->aside, flow->asides);
	} else if (flow->tables) {
		take_line(flow->words, flow->table);
	} else {
		article_add(&flow->article, flow->type, flow->level, str_of(flow->words));
		flow_begin_paragraph(flow);
	}
}

void flow_begin_aside(struct flow *flow)
{
	flow->asides_open++;
}

void flow_end_aside(struct flow *flow)
{
	if (flow->asides_open == 0 || --flow->asides_open)
		return;
	if (flow->aside->len)
		take_line(flow->aside, flow->asides);
}

void flow_begin_table(struct flow *flow)
{
	if (flow->asides_open || flow->tables++)
		return;
	g_string_truncate(flow->table, 0);
}

static void end_part(struct flow *flow, char mark)
{
	if (flow->asides_open == 0 && flow->tables == 1)
		g_string_append_c(flow->table, mark);
}

void flow_end_cell(struct flow *flow)
{
	end_part(flow, CELL);
}

void flow_end_row(struct flow *flow)
{
	end_part(flow, ROW);
}

/* Two rows and two columns or more, and no cell that is a text of its own: for figures, not for the
 * layout of a page. */
static int is_for_figures(const GString *table)
{
	size_t rows = 0, columns = 0, widest = 0, cell = 0;

	for (gsize at = 0; at < table->len; at++) {
		cell++;
		if (table->str[at] == ROW) {
			rows++;
			columns = 0;
		}
		if (table->str[at] == CELL) {
			cell = 0;
			columns++;
		}
		widest = columns > widest ? columns : widest;
		if (cell > LONGEST_CELL)
			return 0;
	}
	return rows > 1 && widest > 1;
}

static void write_table(struct flow *flow)
{
	GString *table = flow->table;

	for (gsize at = 0; at < table->len; at++)
		if (table->str[at] == CELL)
			table->str[at] = '\t';
		else
			table->str[at] = table->str[at] == ROW ? '\n' : table->str[at];
	article_add(&flow->article, WINNOW_TABLE, 0, str_of(table));
}

/* A table of paragraphs: each is one. */
static void write_paragraphs(struct flow *flow)
{
	struct winnow_str all = str_of(flow->table);

	for (size_t at = 0; at < all.len;) {
		struct winnow_str words = next_paragraph(all, &at);
		while (words.len && (words.ptr[0] == CELL || words.ptr[0] == ROW))
			words = winnow_slice(words, 1, words.len - 1);
		article_add(&flow->article, WINNOW_PARAGRAPH, 0, words);
	}
}

static void space_paragraphs(GString *table)
{
	for (gsize at = 0; at < table->len; at++)
		if (table->str[at] == '\n')
			table->str[at] = ' ';
}

void flow_end_table(struct flow *flow)
{
	if (flow->asides_open || flow->tables == 0 || --flow->tables)
		return;
	if (is_for_figures(flow->table)) {
		space_paragraphs(flow->table);
		write_table(flow);
	} else {
		write_paragraphs(flow);
	}
	flow_begin_paragraph(flow);
}
