/* SPDX-License-Identifier: MIT */
#include "shared/page.h"
#include "shared/scan.h"

enum { LONGEST_CELL = 600 }; /* bytes; a longer one is an article set in a table */

/* Where in the page the walk stands: what kind of block words would open here. */
struct writing {
	struct prose *prose;
	unsigned items, lists, quotes, captions, verbatims, tables; /* open ones of each */
	uint32_t heading;                                           /* level; 0: in none */
	int open;                                                   /* a block is open */
	int breaks; /* <br> since the last word */
};

static void open_block(struct writing *writing)
{
	if (writing->open)
		return;
	writing->open = 1;
	if (writing->heading)
		prose_begin(writing->prose, WINNOW_HEADING, writing->heading);
	else if (writing->captions)
		prose_begin(writing->prose, WINNOW_CAPTION, 0);
	else if (writing->items)
		prose_begin(
			writing->prose, WINNOW_LIST_ITEM, writing->lists ? writing->lists : 1);
	else if (writing->quotes)
		prose_begin(writing->prose, WINNOW_QUOTE, 0);
	else
		prose_begin(writing->prose, WINNOW_PARAGRAPH, 0);
}

static void close_block(struct writing *writing)
{
	if (writing->tables) {
		/* Within a table's cell there are no blocks. */
		prose_add(writing->prose, winnow_str(" "));
		return;
	}
	if (writing->open)
		prose_end(writing->prose);
	writing->open = 0;
	writing->breaks = 0;
}

/* Two <br> divide paragraphs; one divides lines. */
static void write_breaks(struct writing *writing)
{
	if (writing->breaks == 0)
		return;
	if (writing->breaks > 1)
		close_block(writing);
	else if (writing->tables)
		prose_add(writing->prose, winnow_str(" "));
	else if (writing->open)
		prose_mark(writing->prose, '\n');
	writing->breaks = 0;
}

/* Lines as they are; an empty one divides blocks. */
static void write_verbatim(struct writing *writing, struct winnow_str text)
{
	while (text.len) {
		const char *feed = memchr(text.ptr, '\n', text.len);
		size_t length = feed ? (size_t)(feed - text.ptr) : text.len;
		struct winnow_str line = winnow_slice(text, 0, length);
		if (scan_spaces(line, 0) < line.len) {
			write_breaks(writing);
			open_block(writing);
			prose_add(writing->prose, line);
		}
		length += feed != NULL;
		writing->breaks += feed != NULL;
		text = winnow_slice(text, length, text.len - length);
	}
}

static void write_text(struct writing *writing, const struct page_node *node)
{
	if (writing->verbatims && !writing->tables) {
		write_verbatim(writing, node->text);
		return;
	}
	if (page_is_blank(node)) {
		if (writing->open)
			prose_add(writing->prose, winnow_str(" "));
		return;
	}
	write_breaks(writing);
	open_block(writing);
	prose_add(writing->prose, node->text);
}

/* What a look into a table has seen so far. */
struct survey {
	unsigned rows, columns, widest;
	unsigned paragraphs; /* in the cell in hand */
	size_t letters;      /* likewise */
};

/* Zero: something that only a table for the layout of a page holds. */
static int survey_element(struct survey *survey, enum role role)
{
	if (role == ROLE_ROW) {
		survey->rows++;
		survey->columns = 0;
	} else if (role == ROLE_CELL) {
		survey->columns++;
		survey->paragraphs = 0;
		survey->letters = 0;
		if (survey->columns > survey->widest)
			survey->widest = survey->columns;
	} else if (role == ROLE_PARAGRAPH) {
		return ++survey->paragraphs < 2;
	} else {
		return role == ROLE_NONE || role == ROLE_ROWS || role == ROLE_CAPTION ||
		       role == ROLE_BREAK || role == ROLE_UNSEEN;
	}
	return 1;
}

/* A table for figures, not for the layout of a page: two columns and two rows or more, and
 * nothing in its cells that makes blocks of its own. */
static int is_data_table(struct page_node *table)
{
	struct survey survey = { 0 };
	struct page_node *node = page_next(table, table);

	for (; node && node != table; node = page_next(node, table)) {
		if (node->kind == PAGE_TEXT)
			survey.letters += node->text.len;
		else if (!survey_element(&survey, page_role(node)))
			return 0;
		if (survey.letters > LONGEST_CELL)
			return 0;
	}
	return survey.rows > 1 && survey.widest > 1;
}

static void enter_table(struct writing *writing, struct page_node *table)
{
	if (writing->tables == 0 && !is_data_table(table))
		return;
	if (writing->tables++ == 0) {
		prose_begin(writing->prose, WINNOW_TABLE, 0);
		writing->open = 1;
	}
}

static void leave_table(struct writing *writing)
{
	if (writing->tables && --writing->tables == 0)
		close_block(writing);
}

/* +1 on entering, -1 on leaving. */
static void count(unsigned *counter, int leaving)
{
	if (!leaving)
		++*counter;
	else if (*counter)
		--*counter;
}

static void write_table_part(struct writing *writing, enum role role, int leaving)
{
	if (role == ROLE_ROW && !leaving)
		prose_mark(writing->prose, '\n');
	else if (role == ROLE_CELL && leaving)
		prose_mark(writing->prose, '\t');
	else
		prose_add(writing->prose, winnow_str(" "));
}

static void write_element(
	struct writing *writing, struct page_node *node, enum role role, int leaving)
{
	if (role == ROLE_BREAK) {
		writing->breaks += leaving;
		return;
	}
	if (writing->tables && role != ROLE_TABLE) {
		write_table_part(writing, role, leaving);
		return;
	}
	close_block(writing);
	if (role == ROLE_HEADING)
		writing->heading = leaving ? 0 : (uint32_t)(node->element - ELEMENT_H1 + 1);
	else if (role == ROLE_ITEM)
		count(&writing->items, leaving);
	else if (role == ROLE_LIST)
		count(&writing->lists, leaving);
	else if (role == ROLE_QUOTE)
		count(&writing->quotes, leaving);
	else if (role == ROLE_CAPTION)
		count(&writing->captions, leaving);
	else if (role == ROLE_VERBATIM)
		count(&writing->verbatims, leaving);
	else if (role == ROLE_TABLE && leaving)
		leave_table(writing);
	else if (role == ROLE_TABLE)
		enter_table(writing, node);
}

void page_write(struct prose *prose, struct page_node *top, page_skip *skip, void *context)
{
	struct writing writing = { .prose = prose };
	int leaving = 0;

	for (struct page_node *node = top; node; node = page_step(node, top, &leaving)) {
		if (!leaving && node != top && node->kind == PAGE_ELEMENT) {
			if (node->unseen) {
				leaving = 1;
				continue;
			}
			if (skip && skip(context, node)) {
				if (page_role(node))
					close_block(&writing);
				leaving = 1;
				continue;
			}
		}
		enum role role = page_role(node);
		if (node->kind == PAGE_TEXT)
			write_text(&writing, node);
		else if (role)
			write_element(&writing, node, role, leaving);
	}
	writing.tables = 0;
	close_block(&writing);
}
