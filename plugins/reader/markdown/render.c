/* SPDX-License-Identifier: MIT */
#include "reader/markdown/render.h"

#include <md4c-html.h>
#include <stdlib.h>

enum {
	MOST_TEXT = 16 * 1024 * 1024, /* bytes */
	MOST_HTML = 4 * MOST_TEXT,    /* a row of a table with few cells is given the others */
	MOST_COLUMNS = 64
};

struct rendering {
	char *html;
	size_t length, capacity;
	int spent;
};

static void put(const MD_CHAR *bytes, MD_SIZE length, void *context)
{
	struct rendering *to = context;

	if (to->spent || to->length + length > MOST_HTML) {
		to->spent = 1;
		return;
	}
	if (to->length + length > to->capacity) {
		size_t wanted = 2 * (to->length + length);
		char *room = realloc(to->html, wanted);
		to->spent = !room;
		if (!room)
			return;
		to->html = room;
		to->capacity = wanted;
	}
	memcpy(to->html + to->length, bytes, length);
	to->length += length;
}

/* Whether the rule below the head of some table has more columns than anybody reads: each row costs
 * as many, however short it is. */
static int has_endless_table(struct winnow_str text)
{
	size_t columns = 0;
	int is_rule = 1;

	for (size_t at = 0; at < text.len; at++) {
		char byte = text.ptr[at];
		if (byte == '\n') {
			columns = 0;
			is_rule = 1;
			continue;
		}
		/* The marks of quotes and lists may stand before it. */
		is_rule &= strchr("|-: \t\r>*+", byte) != NULL;
		columns += byte == '|';
		if (is_rule && columns > MOST_COLUMNS)
			return 1;
	}
	return 0;
}

/* Whether the line at `at` is the rule below the head of a table; *end: where it ends. */
static int is_table_rule(struct winnow_str text, size_t at, size_t *end)
{
	int has_bar = 0, is_rule = 1;

	for (; at < text.len && text.ptr[at] != '\n'; at++) {
		has_bar |= text.ptr[at] == '|';
		is_rule &= text.ptr[at] && strchr("|-: \t\r", text.ptr[at]) != NULL;
	}
	*end = at;
	return has_bar && is_rule;
}

/* libmd4c wants three dashes in each column, GitHub is content with one. The text is the caller's to
 * free(), ptr NULL: no memory. */
static struct winnow_str with_long_rules(struct winnow_str text)
{
	/* At most "-|" becomes "---|". */
	struct winnow_str none = { NULL, 0 };
	char *longer = malloc(2 * text.len + 4), *to = longer;
	size_t end;

	if (!longer)
		return none;
	for (size_t at = 0; at < text.len; at = end) {
		int is_rule = is_table_rule(text, at, &end);
		end += end < text.len;
		for (; at < end; at++) {
			size_t dashes = 0;
			while (is_rule && at < end && text.ptr[at] == '-' && ++dashes)
				*to++ = text.ptr[at++];
			for (; dashes && dashes < 3; dashes++)
				*to++ = '-';
			if (at < end)
				*to++ = text.ptr[at];
		}
	}
	return (struct winnow_str){ longer, (size_t)(to - longer) };
}

int render(const struct winnow_host *host, struct winnow_str text, struct winnow_str *ret_html)
{
	struct rendering to = { NULL, 0, 0, 0 };
	unsigned dialect = MD_FLAG_STRIKETHROUGH;

	if (text.len > MOST_TEXT)
		return winnow_fail(host, WINNOW_ELIMIT,
			"the text is longer than 16 MB; divide the file into its articles");
	struct winnow_str longer = with_long_rules(text);
	if (!has_endless_table(text))
		dialect |= MD_FLAG_TABLES;
	int failed = !longer.ptr ||
		     md_html(longer.ptr, (MD_SIZE)longer.len, put, &to, dialect, 0) || to.spent;
	free((void *)(uintptr_t)longer.ptr);
	if (failed) {
		free(to.html);
		return winnow_fail(host, WINNOW_ELIMIT,
			"there is no memory for the text, or its tables are far larger than "
			"what was written in them");
	}
	*ret_html = (struct winnow_str){ to.html, to.length };
	return 0;
}
