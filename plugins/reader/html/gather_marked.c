/* SPDX-License-Identifier: MIT */
#include "reader/html/gather.h"
#include "reader/html/weigh.h"
#include "shared/scan.h"

enum { LONGEST_BYLINE = 160, LONGEST_DATE = 120, MOST_HEADINGS = 3, MOST_TIMES = 8 };

static const struct winnow_str nothing = { NULL, 0 };

struct marked {
	const struct dates *dates;
	const struct winnow_host *host;
	struct evidence *evidence;
	int headings, times, visible_dates;
	const struct page_node *behind; /* of what is away: where it ends */
	int away;                       /* inside of such */
};

/* A word of an attribute that holds several. */
static int has_word(struct winnow_str words, const char *word)
{
	size_t at = scan_find(words, 0, word);

	return at < words.len;
}

/* The words of an element that has few. */
static struct winnow_str short_line(const struct marked *marked, struct page_node *node)
{
	enum { FEW = 400 };

	return weight_of(node)->letters > FEW ? nothing : page_line(marked->host, node);
}

static int is_about(void *context, const struct page_node *node)
{
	(void)context;
	return (weight_of(node)->nature & (WEIGHT_ABOUT | WEIGHT_LEAD)) != 0;
}

/* Another statement of the title begins with these words. */
static int is_title(const struct evidence *evidence, struct winnow_str words)
{
	for (size_t at = 0; at < evidence->count; at++) {
		const struct statement *item = &evidence->items[at];
		if (item->kind == EVIDENCE_TITLE && item->value.len >= words.len &&
			winnow_equal(winnow_slice(item->value, 0, words.len), words))
			return 1;
	}
	return 0;
}

/* The words of a heading, without a kicker above them that no other title has. */
static struct winnow_str heading_line(const struct marked *marked, struct page_node *node)
{
	struct winnow_str whole = short_line(marked, node);
	struct winnow_str bare = page_line_without(marked->host, node, is_about, NULL);
	int cut = bare.len == 0 || strchr(":-,", bare.ptr[0]) != NULL;

	return cut || bare.len == whole.len || is_title(marked->evidence, whole) ? whole : bare;
}

/* The machine's form of what an element says, where it has one; else its words. */
static struct winnow_str value_of(const struct marked *marked, struct page_node *node)
{
	static const enum attribute attributes[] = { ATTRIBUTE_CONTENT, ATTRIBUTE_DATETIME };

	for (size_t at = 0; at < 2; at++) {
		struct winnow_str value = page_attribute(node, attributes[at]);
		if (value.len)
			return value;
	}
	return short_line(marked, node);
}

static void add_date(struct marked *marked, enum evidence_kind kind, struct winnow_str words,
	const char *origin, int trust)
{
	if (words.len == 0 || words.len > LONGEST_DATE)
		return;
	evidence_add(marked->evidence, kind,
		dates_find(marked->dates, marked->host, words, NULL, NULL), origin, nothing,
		trust);
}

static void read_microdata(
	struct marked *marked, struct page_node *node, struct winnow_str property)
{
	if (has_word(property, "datePublished"))
		add_date(marked, EVIDENCE_PUBLISHED, value_of(marked, node),
			"itemprop datePublished", 80);
	else if (has_word(property, "dateModified"))
		add_date(marked, EVIDENCE_MODIFIED, value_of(marked, node),
			"itemprop dateModified", 80);
	else if (has_word(property, "headline"))
		evidence_add(marked->evidence, EVIDENCE_TITLE, value_of(marked, node),
			"itemprop headline", nothing, 60);
	else if (has_word(property, "author")) {
		struct winnow_str name = value_of(marked, node);
		if (name.len <= LONGEST_BYLINE)
			evidence_add(marked->evidence, EVIDENCE_BYLINE, name, "itemprop author",
				nothing, 60);
	}
}

static void read_time(struct marked *marked, struct page_node *node)
{
	int published = page_attribute(node, ATTRIBUTE_PUBDATE).ptr != NULL ||
			page_has_class(node, "published") || page_has_class(node, "entry-date");
	int updated = page_has_class(node, "updated") || page_has_class(node, "modified");

	if (marked->times++ >= MOST_TIMES)
		return;
	if (published)
		add_date(marked, EVIDENCE_PUBLISHED, value_of(marked, node), "time published",
			75);
	else if (updated)
		add_date(marked, EVIDENCE_MODIFIED, value_of(marked, node), "time updated", 60);
	else
		add_date(marked, EVIDENCE_PUBLISHED, value_of(marked, node), "time",
			56 - marked->times);
}

/* The words of an element whose parts stand side by side without a space between: day, month and
 * year of a date, each set in its own way. */
static struct winnow_str apart(const struct marked *marked, struct page_node *top)
{
	enum { LONGEST = 24 };
	struct prose_line line;

	if (weight_of(top)->letters > LONGEST)
		return nothing;
	prose_line_begin(&line, marked->host);
	for (struct page_node *node = top; node; node = page_next(node, top))
		if (node->kind == PAGE_TEXT) {
			prose_add(&line.prose, winnow_str(" "));
			prose_add(&line.prose, node->text);
		}
	return prose_line_end(&line);
}

/* Elements whose class tells of the article: who wrote it, and when. */
static void read_about(struct marked *marked, struct page_node *node)
{
	int byline = (weight_of(node)->nature & WEIGHT_BYLINE) != 0;
	struct winnow_str words;

	if (!(weight_of(node)->nature & WEIGHT_ABOUT))
		return;
	add_date(marked, EVIDENCE_PUBLISHED, page_attribute(node, ATTRIBUTE_TITLE),
		"class date title", 49);
	words = short_line(marked, node);
	if (words.len == 0 || words.len > LONGEST_BYLINE)
		return;
	if (byline && !marked->away && !page_has_class(node, "author-bio"))
		evidence_add(marked->evidence, EVIDENCE_BYLINE, words, "class byline", nothing,
			(weight_of(node)->nature & WEIGHT_AWAY) ? 40 : 50);
	if (marked->visible_dates++ >= MOST_TIMES)
		return;
	size_t before = marked->evidence->count;
	add_date(marked, EVIDENCE_PUBLISHED, words, "class date", 50);
	if (marked->evidence->count == before)
		add_date(marked, EVIDENCE_PUBLISHED, apart(marked, node), "class date", 50);
}

static void read_element(struct marked *marked, struct page_node *node)
{
	struct winnow_str property = page_attribute(node, ATTRIBUTE_ITEMPROP);

	if (property.len)
		read_microdata(marked, node, property);
	if (page_is(node, ELEMENT_H1)) {
		if (marked->headings++ < MOST_HEADINGS)
			evidence_add(marked->evidence, EVIDENCE_TITLE,
				heading_line(marked, node), "h1", nothing,
				62 - marked->headings);
	} else if (page_is(node, ELEMENT_TIME)) {
		read_time(marked, node);
	} else if (scan_is(page_attribute(node, ATTRIBUTE_REL), "author")) {
		struct winnow_str name = short_line(marked, node);
		if (name.len <= LONGEST_BYLINE)
			evidence_add(marked->evidence, EVIDENCE_BYLINE, name, "rel author",
				nothing, 62);
	} else if (page_attribute(node, ATTRIBUTE_CLASS).len) {
		read_about(marked, node);
	}
}

static void enter_away(
	struct marked *marked, struct page_node *node, const struct page_node *root)
{
	if (marked->away || !(weight_of(node)->nature & WEIGHT_AWAY))
		return;
	marked->away = 1;
	marked->behind = page_next_skip(node, root);
}

void gather_marked(const struct page *page, const struct dates *dates,
	const struct winnow_host *host, struct evidence *evidence)
{
	struct marked marked = { .dates = dates, .host = host, .evidence = evidence };
	enum { MOST_ELEMENTS = 50 * 1000 };
	int elements = 0;
	struct page_node *node = page->root;

	/* Comments have authors, too. */
	while (node && elements < MOST_ELEMENTS && evidence->count < EVIDENCE_MOST / 2) {
		if (node == marked.behind)
			marked.away = 0;
		if (node->kind == PAGE_ELEMENT) {
			elements++;
			read_element(&marked, node);
			enter_away(&marked, node, page->root);
		}
		node = page_next(node, page->root);
	}
}
