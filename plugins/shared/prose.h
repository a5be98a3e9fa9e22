/* SPDX-License-Identifier: MIT
 *
 * Writing a document's text: blocks in order, white space folded, nothing that is not text.
 * Memory comes from the call's host; once it is spent, what follows is dropped and
 * prose_finish() says so.
 */
#ifndef WINNOW_SHARED_PROSE_H
#define WINNOW_SHARED_PROSE_H

#include <winnow/helpers.h>

/* What stands between two words is only remembered until the next word comes, so a text never
 * has white space at the ends of its blocks. */
struct prose {
	const struct winnow_host *host;
	char *text;
	size_t length, capacity;
	struct winnow_block *blocks;
	size_t block_count, block_capacity;
	size_t tabs; /* waiting for a word */
	int feed, space;
	int open, spent;
};

/* NULL: over budget, and host->fail() was called. */
struct prose *prose_create(const struct winnow_host *host);

/* Room for as much as will likely come, so that growing leaves no earlier room behind; less or more may
 * come. */
void prose_expect(struct prose *prose, size_t bytes, size_t blocks);

/* Opens a block; one that is open is closed first. An empty block leaves no trace. */
void prose_begin(struct prose *prose, uint32_t type, uint32_t level);

/* Adds words: runs of white space (Unicode's, no-break space included) become one space, control
 * and invisible format characters vanish, what is not UTF-8 becomes U+FFFD. */
void prose_add(struct prose *prose, struct winnow_str words);

/* A line feed or a tab within the block: rows and cells of a table. */
void prose_mark(struct prose *prose, char mark);
void prose_end(struct prose *prose);

/* Sets text, blocks and block_count of the document. 0, or WINNOW_ELIMIT after host->fail(). */
int prose_finish(struct prose *prose, struct winnow_document *ret_document);

/* A line, put together where it costs no memory of the call as long as it is short; what comes of it
 * takes as much as it has. */
struct prose_line {
	struct prose prose; /* prose_add() to it */
	struct winnow_block block;
	char text[512];
};

void prose_line_begin(struct prose_line *line, const struct winnow_host *host);

/* What it has so far, which lives as long as `line` and no more is added; ptr NULL: over budget. */
struct winnow_str prose_line_words(const struct prose_line *line);

/* What lives as long as the call; ptr NULL: over budget. */
struct winnow_str prose_line_end(struct prose_line *line);

/* One line of text, folded as prose_add() does; ptr NULL: over budget. */
struct winnow_str prose_line(const struct winnow_host *host, struct winnow_str words);

#endif
