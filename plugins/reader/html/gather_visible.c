/* SPDX-License-Identifier: MIT */
#include "reader/html/byline.h"
#include "reader/html/gather.h"
#include "reader/html/weigh.h"
#include "shared/scan.h"

enum {
	LONGEST_LINE = 120, /* bytes of a text that is nothing but a byline or a date */
	MOST_LINES = 4000,  /* looked at */
	DAY = 10,           /* YYYY-MM-DD */
	TRUST_BELOW = 30,   /* behind the first heading */
	TRUST_ABOVE = 20    /* before it stand dates of today, too */
};

struct visible {
	const struct dates *dates;
	struct evidence *evidence;
	int lines, headed, dated, signed_by;
};

static int has_digits(struct winnow_str line)
{
	for (size_t at = 0; at + 1 < line.len; at++)
		if (line.ptr[at] >= '0' && line.ptr[at] <= '9' && line.ptr[at + 1] >= '0' &&
			line.ptr[at + 1] <= '9')
			return 1;
	return 0;
}

static void read_date(struct visible *visible, struct winnow_str line)
{
	const struct winnow_str none = { NULL, 0 };
	struct winnow_str date;

	if (visible->dated > visible->headed || !has_digits(line))
		return;
	date = dates_find(visible->dates, visible->evidence->host, line, NULL, NULL);
	if (date.len < DAY)
		return;
	evidence_add(visible->evidence, EVIDENCE_PUBLISHED, date, "visible date", none,
		visible->headed ? TRUST_BELOW : TRUST_ABOVE);
	visible->dated = visible->headed + 1;
}

/* "By Jane Roe" by itself; the name may be an element of its own. */
static void read_byline(struct visible *visible, struct page_node *node, struct winnow_str line)
{
	const struct winnow_str none = { NULL, 0 };

	if (visible->signed_by || !byline_begins(line))
		return;
	struct winnow_str words = page_line(visible->evidence->host, node->parent);
	if (words.len > LONGEST_LINE || !byline_is_plain(visible->evidence->host, words))
		return;
	evidence_add(
		visible->evidence, EVIDENCE_BYLINE, words, "visible byline", none, TRUST_BELOW);
	visible->signed_by = 1;
}

static void read_text(struct visible *visible, struct page_node *node)
{
	struct winnow_str line = node->text;
	size_t at = scan_spaces(line, 0);

	line = winnow_slice(line, at, line.len - at);
	if (line.len < 2 || line.len > LONGEST_LINE || visible->lines++ > MOST_LINES)
		return;
	read_date(visible, line);
	read_byline(visible, node, line);
}

void gather_visible(
	const struct page *page, const struct dates *dates, struct evidence *evidence)
{
	struct visible visible = { .dates = dates, .evidence = evidence };
	int leaving = 0;

	visible.signed_by = evidence_best(evidence, EVIDENCE_BYLINE) != NULL;
	for (struct page_node *node = page->root; node;
		node = page_step(node, page->root, &leaving)) {
		if (node->kind == PAGE_TEXT)
			read_text(&visible, node);
		else if (weight_of(node)->nature & (WEIGHT_AWAY | WEIGHT_UNSEEN))
			leaving = 1;
		else if (page_is(node, ELEMENT_H1) && !leaving)
			visible.headed = 1;
	}
}
