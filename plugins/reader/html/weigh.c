/* SPDX-License-Identifier: MIT */
#include "reader/html/weigh.h"
#include "reader/html/class_words.h"
#include "shared/scan.h"

#include <unistr.h>

enum {
	LEAST_RUN = 40,         /* letters of a run of words that weighs */
	FIRST_WIDE = 0x2E80,    /* from here on one character says what two letters do */
	REHABILITATED_SHARE = 2 /* what holds more than 1/2 of the page's text is not away */
};

const struct weight *weight_of(const xmlNode *node)
{
	static const struct weight none = { 0 };

	return node->type == XML_ELEMENT_NODE && node->_private ? node->_private : &none;
}

static struct weight *weight(xmlNode *node)
{
	return node->_private;
}

static int is_one_of(const xmlNode *node, const char *const *names, size_t count)
{
	for (size_t at = 0; at < count; at++)
		if (page_is(node, names[at]))
			return 1;
	return 0;
}

static int is_role(const xmlNode *node, const char *const *roles, size_t count)
{
	struct winnow_str role = page_attribute(node, "role");

	for (size_t at = 0; role.len && at < count; at++)
		if (scan_is(role, roles[at]))
			return 1;
	return 0;
}

/* Elements that say by their name or role that they are not the article. */
static int is_named_away(const xmlNode *node)
{
	static const char *const names[] = { "nav", "aside", "footer", "menu" };
	static const char *const roles[] = { "navigation", "complementary", "banner",
		"contentinfo", "search", "dialog", "alert", "menu", "tooltip" };

	return is_one_of(node, names, 4) || is_role(node, roles, 9);
}

static uint32_t nature_of(const xmlNode *node)
{
	static const char *const main_role[] = { "main" };
	static const char *const whole[] = { "html", "body", "main", "article" };
	uint32_t nature = 0;
	struct class_words words = class_words_read(node);
	struct winnow_str property = page_attribute(node, "itemprop");

	if (page_is_unseen(node))
		return WEIGHT_UNSEEN;
	if (page_is(node, "article"))
		nature |= WEIGHT_ARTICLE;
	if (page_is(node, "main") || is_role(node, main_role, 1))
		nature |= WEIGHT_MAIN;
	if (property.len && scan_find(property, 0, "articleBody") < property.len)
		nature |= WEIGHT_PROPERTY;
	if (words.body)
		nature |= WEIGHT_BODY;
	if (words.about)
		nature |= WEIGHT_ABOUT;
	if (words.caption && words.body == 0)
		nature |= WEIGHT_CAPTION;
	if (words.lead)
		nature |= WEIGHT_LEAD;
	int away = is_named_away(node) || (words.away > 0 && words.body == 0);
	if (away && !is_one_of(node, whole, 4) && !(nature & (WEIGHT_MAIN | WEIGHT_PROPERTY)))
		nature |= WEIGHT_AWAY;
	return nature;
}

/* Letters of a text node. */
static uint32_t count_letters(const char *text)
{
	uint32_t count = 0;

	for (const unsigned char *at = (const unsigned char *)text; *at;) {
		if (*at < 0x80) {
			count += *at > ' ';
			at++;
			continue;
		}
		ucs4_t character;
		int length = u8_mbtouc(&character, at, 4);
		count += character >= FIRST_WIDE ? 2 : 1;
		at += length;
	}
	return count;
}

/* Closes the run of words that is open in a block. */
static void settle(xmlNode *node)
{
	struct weight *own = weight(node);

	if (own->own >= LEAST_RUN && own->own_linked * 2 < own->own &&
		!(page_role(node) && strcmp(page_role(node), "heading") == 0)) {
		own->mass += own->own - own->own_linked;
		own->full += own->own - own->own_linked;
		own->paragraphs++;
	}
	own->own = own->own_linked = 0;
}

static int is_block(const xmlNode *node)
{
	const char *role = page_role(node);

	return role && strcmp(role, "break") != 0;
}

/* Adds what an element holds to its parent. */
static void pass_up(xmlNode *node)
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

static void begin(xmlNode *node)
{
	struct weight *fresh = weight(node);
	uint32_t nature = fresh->nature;

	memset(fresh, 0, sizeof(*fresh));
	fresh->nature = nature;
	/* What stood before a block in its parent's run is a run by itself. */
	if (is_block(node) && node->parent && weight_of(node->parent)->own)
		settle(node->parent);
}

static void add_text(xmlNode *node, unsigned links)
{
	struct weight *above = weight(node->parent);
	uint32_t letters = count_letters((const char *)node->content);

	above->letters += letters;
	above->own += letters;
	if (links) {
		above->linked += letters;
		above->own_linked += letters;
	}
}

static void weigh_all(xmlNode *root)
{
	unsigned links = 0;
	int leaving = 0;

	for (xmlNode *node = root; node; node = page_step(node, root, &leaving)) {
		if (node->type == XML_TEXT_NODE && node->content) {
			add_text(node, links);
		} else if (node->type == XML_ELEMENT_NODE && !leaving) {
			begin(node);
			if (weight(node)->nature & WEIGHT_UNSEEN)
				leaving = 1;
			else
				links += page_is(node, "a");
		} else if (node->type == XML_ELEMENT_NODE) {
			links -= page_is(node, "a");
			if (node != root)
				pass_up(node);
			else
				settle(node);
		}
	}
}

/* What holds the page's main element is not away from it. */
static int clear_way_to(xmlNode *node)
{
	int changed = 0;

	for (xmlNode *above = node->parent; above && above->type == XML_ELEMENT_NODE;
		above = above->parent) {
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
static int rehabilitate(xmlNode *root)
{
	uint32_t all = weight_of(root)->full;
	int changed = 0;

	for (xmlNode *node = root; node; node = page_next(node, root)) {
		struct weight *own = node->type == XML_ELEMENT_NODE ? weight(node) : NULL;
		if (own && own->mass && (own->nature & (WEIGHT_MAIN | WEIGHT_PROPERTY)))
			changed |= clear_way_to(node);
		if (own && (own->nature & WEIGHT_AWAY) &&
			(uint64_t)own->full * REHABILITATED_SHARE > all) {
			own->nature &= ~(uint32_t)WEIGHT_AWAY;
			changed = 1;
		}
	}
	return changed;
}

int weigh(const struct winnow_host *host, xmlNode *root)
{
	for (xmlNode *node = root; node; node = page_next(node, root)) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		struct weight *own = WINNOW_NEW(host, struct weight);
		if (!own)
			return winnow_fail(host, WINNOW_ELIMIT,
				"the page has more elements than the memory allowed for one "
				"page "
				"holds; raise the limit if it is wanted");
		own->nature = nature_of(node);
		node->_private = own;
	}
	weigh_all(root);
	if (rehabilitate(root))
		weigh_all(root);
	return 0;
}

int weigh_reveal(xmlNode *root)
{
	int revealed = 0;

	for (xmlNode *node = root; node; node = page_next(node, root))
		if (page_is(node, "noscript")) {
			xmlNodeSetName(node, (const xmlChar *)"div");
			revealed = 1;
		}
	return revealed;
}
