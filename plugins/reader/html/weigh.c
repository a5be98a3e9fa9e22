/* SPDX-License-Identifier: MIT */
#include "reader/html/weigh.h"
#include "reader/html/class_words.h"
#include "reader/html/thresholds.h"
#include "shared/scan.h"

#include <unistr.h>

enum {
	FIRST_WIDE = 0x2E80 /* from here on one character says what two letters do */
};

const struct weight *weight_of(const struct page_node *node)
{
	static const struct weight none = { 0 };

	return node->note ? node->note : &none;
}

static struct weight *weight(struct page_node *node)
{
	return node->note;
}

static int is_role(const struct page_node *node, const char *const *roles, size_t count)
{
	struct winnow_str role = page_attribute(node, ATTRIBUTE_ROLE);

	for (size_t at = 0; role.len && at < count; at++)
		if (scan_is(role, roles[at]))
			return 1;
	return 0;
}

/* Elements that say by their name or role that they are not the article. */
static int is_named_away(const struct page_node *node)
{
	static const char *const roles[] = { "navigation", "complementary", "banner",
		"contentinfo", "search", "dialog", "alert", "menu", "tooltip" };

	return node->element == ELEMENT_NAV || node->element == ELEMENT_ASIDE ||
	       node->element == ELEMENT_FOOTER || node->element == ELEMENT_MENU ||
	       is_role(node, roles, 9);
}

/* What an element that holds the whole page or article is called says nothing; an entry of a blog
 * carries the names of its categories. */
static int is_whole(const struct page_node *node)
{
	return node->element == ELEMENT_HTML || node->element == ELEMENT_BODY ||
	       node->element == ELEMENT_MAIN || node->element == ELEMENT_ARTICLE ||
	       page_has_class(node, "hentry");
}

static uint32_t nature_of(const struct page_node *node)
{
	static const char *const main_role[] = { "main" };
	uint32_t nature = 0;
	unsigned told = class_words_read(node);
	struct winnow_str property = page_attribute(node, ATTRIBUTE_ITEMPROP);
	int body = told >> TELLS_BODY & 1;

	if (node->unseen)
		return WEIGHT_UNSEEN;
	if (page_is(node, ELEMENT_ARTICLE))
		nature |= WEIGHT_ARTICLE;
	if (page_is(node, ELEMENT_MAIN) || is_role(node, main_role, 1))
		nature |= WEIGHT_MAIN;
	if (property.len && scan_find(property, 0, "articlebody") < property.len)
		nature |= WEIGHT_PROPERTY;
	if (body)
		nature |= WEIGHT_BODY;
	if (told >> TELLS_ABOUT & 1 && !page_has_class(node, "hentry"))
		nature |= WEIGHT_ABOUT;
	if (told >> TELLS_BYLINE & 1)
		nature |= WEIGHT_ABOUT | WEIGHT_BYLINE;
	if (property.len && scan_find(property, 0, "caption") < property.len)
		nature |= WEIGHT_CAPTION;
	if (!body && told >> TELLS_CAPTION & 1)
		nature |= WEIGHT_CAPTION;
	if (told >> TELLS_LEAD & 1)
		nature |= WEIGHT_LEAD;
	int away = is_named_away(node) || (!body && told >> TELLS_AWAY & 1);
	if (away && !is_whole(node) && !(nature & (WEIGHT_MAIN | WEIGHT_PROPERTY)))
		nature |= WEIGHT_AWAY;
	return nature;
}

static uint32_t count_letters(struct winnow_str text)
{
	const unsigned char *at = (const unsigned char *)text.ptr, *end = at + text.len;
	uint32_t count = 0;

	while (at < end) {
		if (*at < 0x80) {
			count += *at++ > ' ';
			continue;
		}
		ucs4_t character;
		at += u8_mbtouc(&character, at, (size_t)(end - at));
		count += character >= FIRST_WIDE ? 2 : 1;
	}
	return count;
}

/* Closes the run of words that is open in a block. */
static void settle(struct page_node *node)
{
	struct weight *own = weight(node);

	if (own->own >= THRESHOLD_RUN && own->own_linked * 2 < own->own &&
		page_role(node) != ROLE_HEADING) {
		own->mass += own->own - own->own_linked;
		own->full += own->own - own->own_linked;
		own->paragraphs++;
	}
	own->own = own->own_linked = 0;
}

static int is_block(const struct page_node *node)
{
	return page_role(node) != ROLE_NONE && page_role(node) != ROLE_BREAK;
}

/* Adds what an element holds to its parent. */
static void pass_up(struct page_node *node)
{
	struct weight *below = weight(node), *above = weight(node->parent);

	if (is_block(node))
		settle(node);
	if (!above)
		return;
	above->full += below->full;
	if (below->nature & WEIGHT_AWAY)
		return;
	above->letters += below->letters;
	above->linked += below->linked;
	above->mass += below->mass;
	above->paragraphs += below->paragraphs;
	above->own += below->own;
	above->own_linked += below->own_linked;
}

static void begin(struct page_node *node)
{
	struct weight *fresh = weight(node);
	uint32_t nature = fresh->nature;

	memset(fresh, 0, sizeof(*fresh));
	fresh->nature = nature;
	/* What stood before a block in its parent's run is a run by itself. */
	if (is_block(node) && node->parent && weight_of(node->parent)->own)
		settle(node->parent);
}

static void add_text(struct page_node *node, unsigned links)
{
	struct weight *above = weight(node->parent);
	uint32_t letters = count_letters(node->text);

	above->letters += letters;
	above->own += letters;
	if (links) {
		above->linked += letters;
		above->own_linked += letters;
	}
}

static void weigh_all(struct page_node *root)
{
	unsigned links = 0;
	int leaving = 0;

	for (struct page_node *node = root; node; node = page_step(node, root, &leaving)) {
		if (node->kind == PAGE_TEXT) {
			add_text(node, links);
		} else if (node->kind == PAGE_ELEMENT && !leaving) {
			begin(node);
			if (weight(node)->nature & WEIGHT_UNSEEN)
				leaving = 1;
			else
				links += page_is(node, ELEMENT_A);
		} else if (node->kind == PAGE_ELEMENT) {
			links -= page_is(node, ELEMENT_A);
			if (node != root)
				pass_up(node);
			else
				settle(node);
		}
	}
}

/* What holds the page's main element is not away from it. */
static int clear_way_to(struct page_node *node)
{
	int changed = 0;

	for (struct page_node *above = node->parent; above; above = above->parent) {
		struct weight *own = weight(above);
		if (!own || own->cleared)
			break;
		own->cleared = 1;
		changed |= (own->nature & WEIGHT_AWAY) != 0;
		own->nature &= ~(uint32_t)WEIGHT_AWAY;
	}
	return changed;
}

/* A class is only a hint: what holds half of the page's running text is the article, whatever it
 * is called. */
static int rehabilitate(struct page_node *root)
{
	uint32_t all = weight_of(root)->full;
	int changed = 0;

	for (struct page_node *node = root; node; node = page_next(node, root)) {
		struct weight *own = node->kind == PAGE_ELEMENT ? weight(node) : NULL;
		if (own && own->mass && (own->nature & (WEIGHT_MAIN | WEIGHT_PROPERTY)))
			changed |= clear_way_to(node);
		if (own && (own->nature & WEIGHT_AWAY) &&
			(uint64_t)own->full * 100 > (uint64_t)all * THRESHOLD_REHABILITATED) {
			own->nature &= ~(uint32_t)WEIGHT_AWAY;
			changed = 1;
		}
	}
	return changed;
}

/* What is hidden until the reader has paid, and yet came with the page. */
static int is_walled(const struct page_node *node)
{
	return page_attribute(node, ATTRIBUTE_HIDDEN).ptr && page_class_starts(node, "paywall");
}

int weigh(const struct winnow_host *host, const struct page *page)
{
	struct weight *weights = host->alloc(host, page->elements * sizeof(*weights));

	if (!weights)
		return winnow_fail(host, WINNOW_ELIMIT,
			"the page has more elements than the memory allowed for one page "
			"holds; raise the limit if it is wanted");
	for (struct page_node *node = page->root; node; node = page_next(node, page->root)) {
		if (node->kind != PAGE_ELEMENT)
			continue;
		if (node->unseen && is_walled(node))
			node->unseen = 0;
		weights->nature = nature_of(node);
		node->note = weights++;
	}
	weigh_all(page->root);
	if (rehabilitate(page->root))
		weigh_all(page->root);
	return 0;
}

int weigh_reveal(struct page_node *root)
{
	int revealed = 0;

	for (struct page_node *node = root; node; node = page_next(node, root))
		if (page_is(node, ELEMENT_NOSCRIPT)) {
			page_rename(node, ELEMENT_DIV);
			node->unseen = 0;
			revealed = 1;
		}
	return revealed;
}
