/* SPDX-License-Identifier: MIT */
#include "reader/html/byline.h"
#include "reader/html/date_label_table.h"
#include "reader/html/gather.h"
#include "reader/html/thresholds.h"
#include "reader/html/weigh.h"
#include "shared/scan.h"

enum {
	LONGEST_LINE = 120, /* bytes of a text that is nothing but a byline or a date */
	LONGEST_LABEL = 40,
	MOST_LINES = 4000, /* looked at */
	DAY = 10,          /* YYYY-MM-DD */
	TRUST_LABELLED = 59,
	TRUST_CONFIRMED = 75,
	TRUST_NEAR = 56,
	TRUST_FAR = 28,
	TRUST_BELOW = 30, /* behind the first heading */
	TRUST_OPENING = 52,
	TRUST_ABOVE = 20, /* before it stand dates of today, too */
	TRUST_APART = 12  /* in what is not the article: a footer */
};

struct visible {
	const struct dates *dates;
	struct evidence *evidence;
	struct winnow_str label; /* a short text just before */
	int lines, near, headed, dated, labelled, opened, signed_by;
	int inside; /* the article has begun */
};

static const struct winnow_str none = { NULL, 0 };

static int has_digits(struct winnow_str line)
{
	for (size_t at = 0; at + 1 < line.len; at++)
		if (line.ptr[at] >= '0' && line.ptr[at] <= '9' && line.ptr[at + 1] >= '0' &&
			line.ptr[at + 1] <= '9')
			return 1;
	return 0;
}

enum label { LABEL_NONE, LABEL_PUBLISHED, LABEL_UPDATED, LABEL_OTHER };

static enum label label_of(struct winnow_str word)
{
	const char *means = table_find(&date_label_table, word);

	if (!means)
		return LABEL_NONE;
	if (strcmp(means, "other") == 0)
		return LABEL_OTHER;
	return strcmp(means, "updated") == 0 ? LABEL_UPDATED : LABEL_PUBLISHED;
}

/* What the words before a date call it; the last one that says something counts. */
static enum label read_label(struct winnow_str words)
{
	enum label label = LABEL_NONE;

	for (size_t at = 0; at < words.len;) {
		size_t end = at;
		while (end < words.len && !strchr(" \t\r\n:,|(", words.ptr[end]))
			end++;
		enum label own = label_of(winnow_slice(words, at, end - at));
		label = own == LABEL_NONE ? label : own;
		at = end + 1;
	}
	return label;
}

/* Whether a machine's form of the day stands beside what people see. */
static int is_confirmed(const struct visible *visible, struct winnow_str date)
{
	for (size_t at = 0; at < visible->evidence->count; at++) {
		const struct statement *item = &visible->evidence->items[at];
		if (item->kind == EVIDENCE_PUBLISHED && winnow_starts(item->origin, "time") &&
			item->value.len >= DAY && strncmp(item->value.ptr, date.ptr, DAY) == 0)
			return 1;
	}
	return 0;
}

static int is_near(const struct visible *visible)
{
	return visible->headed && visible->lines - visible->near <= THRESHOLD_NEAR_LINES;
}

/* A date that is shown, with what stands before it; alone: hardly anything else does. */
static void add_date(
	struct visible *visible, struct winnow_str date, struct winnow_str before, int alone)
{
	enum label label = read_label(before);
	enum evidence_kind kind;

	if (label == LABEL_NONE && before.len == 0)
		label = read_label(visible->label);
	if (label == LABEL_OTHER)
		return;
	kind = label == LABEL_UPDATED ? EVIDENCE_MODIFIED : EVIDENCE_PUBLISHED;
	if (label != LABEL_NONE && visible->labelled < 2) {
		visible->labelled++;
		evidence_add(visible->evidence, kind, date, "labelled date", none,
			is_near(visible) ? TRUST_LABELLED : TRUST_FAR);
	}
	if (kind == EVIDENCE_MODIFIED || visible->dated > visible->headed)
		return;
	visible->dated = visible->headed + 1;
	if (alone && is_near(visible))
		evidence_add(visible->evidence, EVIDENCE_PUBLISHED, date,
			"date below the title", none,
			is_confirmed(visible, date) ? TRUST_CONFIRMED : TRUST_NEAR);
	else
		evidence_add(visible->evidence, EVIDENCE_PUBLISHED, date, "visible date", none,
			visible->headed ? TRUST_BELOW : TRUST_ABOVE);
}

/* Nonzero: there is one. */
static int read_date(struct visible *visible, struct winnow_str line)
{
	struct winnow_str date = none;
	size_t at = 0;

	if (has_digits(line))
		date = dates_find_shown(
			visible->dates, visible->evidence->host, line, &at, NULL);
	/* What a page shows from before there were pages is the date of an event. */
	if (date.len < DAY || strncmp(date.ptr, "1991", 4) < 0)
		return 0;
	add_date(visible, date, winnow_slice(line, 0, at), line.len <= THRESHOLD_DATE_LINE);
	return 1;
}

/* One of the first paragraphs of the article may begin with the date: "Berlin, 25. Januar 2022 - ". */
static void read_opening(struct visible *visible, struct winnow_str line)
{
	enum { HEAD = 60, BEFORE = 32, MOST = 2 };
	size_t at = 0;

	if (!visible->inside || visible->opened++ >= MOST)
		return;
	line.len = line.len < HEAD ? line.len : HEAD;
	struct winnow_str date =
		has_digits(line)
			? dates_find(visible->dates, visible->evidence->host, line, &at, NULL)
			: none;
	if (date.len >= DAY && at <= BEFORE)
		evidence_add(visible->evidence, EVIDENCE_PUBLISHED, date, "opening date", none,
			TRUST_OPENING);
}

/* "By Jane Roe" by itself; the name may be an element of its own, behind a label, too. */
static void read_byline(struct visible *visible, struct page_node *node, struct winnow_str line)
{
	struct winnow_str words = none;

	if (visible->signed_by)
		return;
	if (byline_is_label(visible->label))
		words = line;
	else if (byline_begins(line))
		words = page_line(visible->evidence->host, node->parent);
	if (words.len == 0 || words.len > LONGEST_LINE ||
		!byline_is_plain(visible->evidence->host, words))
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
	if (line.len < 2 || visible->lines++ > MOST_LINES)
		return;
	if (line.len > LONGEST_LINE) {
		read_opening(visible, line);
		return;
	}
	int dated = read_date(visible, line);
	read_byline(visible, node, line);
	visible->label = line.len <= LONGEST_LABEL && !dated ? line : none;
}

/* The heading that the report stands below: the first h1, or, of a page that has none, the first
 * heading. */
static const struct page_node *find_heading(struct page_node *root)
{
	const struct page_node *first = NULL;

	for (struct page_node *node = root; node;) {
		int away = weight_of(node)->nature & (WEIGHT_AWAY | WEIGHT_UNSEEN);
		int heading =
			page_role(node) == ROLE_HEADING && !away && weight_of(node)->letters;
		if (heading && page_is(node, ELEMENT_H1))
			return node;
		if (heading && !first)
			first = node;
		node = away ? page_next_skip(node, root) : page_next(node, root);
	}
	return first;
}

/* The first line of what is not of the article that calls its date the page's own. */
static void read_apart(struct visible *visible, struct page_node *root)
{
	int apart = 0;

	for (struct page_node *node = root; node && !apart;) {
		struct winnow_str line = node->kind == PAGE_TEXT ? node->text : none;
		size_t at = 0;
		int unseen = weight_of(node)->nature & WEIGHT_UNSEEN;
		struct winnow_str date =
			line.len <= LONGEST_LINE && has_digits(line)
				? dates_find(visible->dates, visible->evidence->host, line, &at,
					  NULL)
				: none;
		enum label label =
			date.len >= DAY ? read_label(winnow_slice(line, 0, at)) : LABEL_NONE;
		apart = label == LABEL_PUBLISHED || label == LABEL_UPDATED;
		if (apart)
			evidence_add(visible->evidence,
				label == LABEL_UPDATED ? EVIDENCE_MODIFIED : EVIDENCE_PUBLISHED,
				date, "date of the footer", none, TRUST_APART);
		node = unseen ? page_next_skip(node, root) : page_next(node, root);
	}
}

void gather_visible(const struct page *page, const struct page_node *article,
	const struct dates *dates, struct evidence *evidence)
{
	struct visible visible = { .dates = dates, .evidence = evidence };
	const struct page_node *heading = find_heading(page->root);
	int leaving = 0;

	visible.signed_by = evidence_best(evidence, EVIDENCE_BYLINE) != NULL;
	for (struct page_node *node = page->root; node;
		node = page_step(node, page->root, &leaving)) {
		visible.inside |= node == article;
		if (node->kind == PAGE_TEXT) {
			read_text(&visible, node);
		} else if (weight_of(node)->nature & (WEIGHT_AWAY | WEIGHT_UNSEEN)) {
			leaving = 1;
		} else if (node == heading && leaving) {
			visible.headed = 1;
			visible.near = visible.lines;
		}
	}
	if (!evidence_best(evidence, EVIDENCE_PUBLISHED) &&
		!evidence_best(evidence, EVIDENCE_MODIFIED))
		read_apart(&visible, page->root);
}
