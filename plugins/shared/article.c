/* SPDX-License-Identifier: MIT */
#include "shared/article.h"
#include "shared/lines.h"

enum {
	TITLE_BYTES = 250,
	SEARCHED = 6 /* paragraphs in which a dateline may stand */
};

static void write_block(
	struct article *article, uint32_t type, uint32_t level, struct winnow_str words)
{
	prose_begin(article->prose, type, level);
	for (size_t at = 0; at < words.len;) {
		size_t end = at;
		while (end < words.len && words.ptr[end] != '\n' && words.ptr[end] != '\t')
			end++;
		prose_add(article->prose, winnow_slice(words, at, end - at));
		if (end < words.len && (words.ptr[end] == '\n' || type == WINNOW_TABLE))
			prose_mark(article->prose, words.ptr[end]);
		else if (end < words.len)
			prose_add(article->prose, winnow_str(" "));
		at = end + 1;
	}
	prose_end(article->prose);
}

/* Short, and no sentence. */
static int could_be_title(struct winnow_str words)
{
	const struct line line = { .words = words };

	return words.len <= TITLE_BYTES && !line_marker(&line) && !line_ends_sentence(&line);
}

/* Whether the first paragraph is the title; else the one the file gives is written before it. */
static int take_title(struct article *article, uint32_t type, struct winnow_str words)
{
	struct winnow_str *title = &article->document->title;
	int is_title = type == WINNOW_TITLE || winnow_equal(words, *title);

	if (title->len == 0)
		is_title |= type == WINNOW_HEADING ||
			    (type == WINNOW_PARAGRAPH && could_be_title(words));
	if (is_title)
		*title = words;
	if (title->len)
		write_block(article, WINNOW_TITLE, 0, *title);
	return is_title;
}

/* Bytes of a dateline at the head of the paragraph, which are written. */
static size_t take_dateline(struct article *article, struct winnow_str words)
{
	struct dateline dateline;

	if (article->document->dateline.len ||
		!dateline_read(article->dates, article->host, words, &dateline))
		return 0;
	article->document->dateline = dateline.date;
	write_block(article, WINNOW_DATELINE, 0, winnow_slice(words, 0, dateline.end));
	return dateline.end;
}

void article_add(
	struct article *article, uint32_t type, uint32_t level, struct winnow_str words)
{
	if (article->paragraphs < SEARCHED && type != WINNOW_TABLE) {
		struct winnow_str line = prose_line(article->host, words);
		if (line.len == 0)
			return;
		if (article->paragraphs++ == 0 && take_title(article, type, line))
			return;
		size_t dateline = type == WINNOW_PARAGRAPH ? take_dateline(article, line) : 0;
		if (dateline)
			words = winnow_slice(line, dateline, line.len - dateline);
	}
	if (type == WINNOW_TITLE)
		write_block(article, WINNOW_HEADING, 1, words);
	else
		write_block(article, type, level, words);
}
