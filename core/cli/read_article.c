/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include "cli/read_form.h"
#include "cli/terminal.h"
#include "store/words.h"

static void put_repeated(const char *text, uint32_t count)
{
	while (count-- > 0)
		fputs(text, stdout);
}

/* The lines of a block, each behind `lead`. */
static void put_lines(struct winnow_str words, const char *lead)
{
	struct winnow_str line;

	while (str_split(&words, '\n', &line)) {
		fputs(lead, stdout);
		terminal_put_text(stdout, line);
		putchar('\n');
	}
}

/* A pipe of its own would end the cell. */
static void put_cell(struct winnow_str cell)
{
	struct winnow_str part;
	bool first = true;

	while (str_split(&cell, '|', &part)) {
		fputs(first ? "| " : "\\|", stdout);
		terminal_put_text(stdout, part);
		first = false;
	}
	putchar(' ');
}

/* "a\tb" as a row of a table of pipes. */
static void put_row(struct winnow_str row, bool first)
{
	struct winnow_str cell;
	uint32_t cells = 0;

	while (str_split(&row, '\t', &cell)) {
		put_cell(str_trim(cell));
		cells++;
	}
	fputs("|\n", stdout);
	if (!first)
		return;
	put_repeated("| --- ", cells);
	fputs("|\n", stdout);
}

static void put_table(struct winnow_str words)
{
	struct winnow_str row;
	bool first = true;

	while (str_split(&words, '\n', &row))
		if (str_trim(row).len > 0) {
			put_row(row, first);
			first = false;
		}
}

static void put_markdown(const struct winnow_block *block, struct winnow_str words)
{
	switch (block->type) {
	case WINNOW_TITLE:
		put_lines(words, "# ");
		break;
	case WINNOW_HEADING:
		put_repeated("#", block->level > 1 && block->level < 7 ? block->level : 2);
		put_lines(words, " ");
		break;
	case WINNOW_LIST_ITEM:
		put_repeated("  ", block->level > 1 ? block->level - 1 : 0);
		put_lines(words, "- ");
		break;
	case WINNOW_QUOTE:
		put_lines(words, "> ");
		break;
	case WINNOW_TABLE:
		put_table(words);
		break;
	default:
		put_lines(words, "");
	}
}

static void put_plain(const struct winnow_block *block, struct winnow_str words)
{
	bool strong = block->type == WINNOW_TITLE || block->type == WINNOW_HEADING;

	if (strong)
		terminal_colour(stdout, COLOUR_STRONG);
	put_lines(words, block->type == WINNOW_LIST_ITEM ? "- " : "");
	if (strong)
		terminal_colour(stdout, COLOUR_NONE);
}

/* Who, when, where from: what is known of them. */
static void put_source(const struct winnow_document *document)
{
	const struct winnow_str members[] = { document->byline, document->published,
		document->publisher };
	bool any = false;

	terminal_colour(stdout, COLOUR_FAINT);
	for (size_t i = 0; i < COUNT_OF(members); i++) {
		if (members[i].len == 0)
			continue;
		fputs(any ? ", " : "", stdout);
		terminal_put(stdout, members[i], 0, 0);
		any = true;
	}
	terminal_colour(stdout, COLOUR_NONE);
	fputs(any ? "\n\n" : "", stdout);
}

void read_put_article(const struct winnow_document *document, bool markdown)
{
	bool titled = document->block_count > 0 && document->blocks[0].type == WINNOW_TITLE;

	if (!titled)
		put_source(document);
	for (uint32_t i = 0; i < document->block_count; i++) {
		const struct winnow_block *block = &document->blocks[i];
		struct winnow_str words =
			winnow_slice(document->text, block->at, block->length);
		bool list = block->type == WINNOW_LIST_ITEM && i + 1 < document->block_count &&
			    block[1].type == WINNOW_LIST_ITEM;
		if (markdown)
			put_markdown(block, words);
		else
			put_plain(block, words);
		if (!list)
			putchar('\n');
		if (i == 0 && titled)
			put_source(document);
	}
}

void read_put_why(const struct read_file *file)
{
	for (size_t i = 0; i < file->judgement_count; i++) {
		const struct winnow_judgement *judgement = &file->judgements[i];
		terminal_colour(stdout, judgement->kept ? COLOUR_GOOD : COLOUR_BAD);
		printf("%-5s", judgement->kept ? "kept" : "left");
		terminal_colour(stdout, COLOUR_NONE);
		printf("%7jd  ", (intmax_t)judgement->score);
		terminal_put(stdout, judgement->part, 28, 30);
		terminal_put(stdout, judgement->reason, 34, 36);
		terminal_put(stdout, judgement->words, 60, 0);
		putchar('\n');
	}
}
