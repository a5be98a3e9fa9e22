/* SPDX-License-Identifier: MIT */
#include "reader/office/style.h"

#include <string.h>

enum { MOST_STYLES = 100 * 1000, LONGEST_CHAIN = 16, DEEPEST = 6 };

static const struct {
	const char *name; /* lower case */
	uint32_t type, level;
} known[] = {
	{ "title", WINNOW_TITLE, 0 },
	{ "caption", WINNOW_CAPTION, 0 },
	{ "quote", WINNOW_QUOTE, 0 },
	{ "intense quote", WINNOW_QUOTE, 0 },
	{ "block text", WINNOW_QUOTE, 0 },
	{ "quotations", WINNOW_QUOTE, 0 },
};

static void free_style(void *style)
{
	g_free(((struct style *)style)->base);
	g_free(style);
}

GHashTable *styles_create(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_style);
}

struct style *styles_add(GHashTable *styles, const char *id)
{
	struct style *style = g_hash_table_lookup(styles, id);

	if (style || g_hash_table_size(styles) == MOST_STYLES)
		return style;
	style = g_new0(struct style, 1);
	g_hash_table_insert(styles, g_strdup(id), style);
	return style;
}

void style_set_base(struct style *style, const char *base)
{
	g_free(style->base);
	style->base = g_strdup(base);
}

/* The number behind such a name, at least 1; 0: the name is another. */
static uint32_t numbered(const char *name, const char *beginning)
{
	size_t length = strlen(beginning);

	if (g_ascii_strncasecmp(name, beginning, length) != 0)
		return 0;
	guint64 number = g_ascii_strtoull(name + length, NULL, 10);
	return (uint32_t)CLAMP(number, 1, DEEPEST);
}

void style_set_name(struct style *style, const char *name)
{
	static const char *const lists[] = { "list bullet", "list number" };
	uint32_t level = numbered(name, "heading ");

	for (size_t at = 0; at < sizeof(known) / sizeof(known[0]); at++)
		if (g_ascii_strcasecmp(name, known[at].name) == 0) {
			style->type = known[at].type;
			style->level = known[at].level;
		}
	if (level)
		*style = (struct style){ style->base, WINNOW_HEADING, level };
	for (size_t at = 0; at < sizeof(lists) / sizeof(lists[0]); at++)
		if ((level = numbered(name, lists[at])))
			*style = (struct style){ style->base, WINNOW_LIST_ITEM, level };
	if (numbered(name, "toc "))
		style->type = STYLE_LEFT_OUT;
}

struct style styles_find(GHashTable *styles, const char *id)
{
	struct style found = { NULL, 0, 0 };

	for (int steps = 0; id && steps < LONGEST_CHAIN; steps++) {
		const struct style *style = g_hash_table_lookup(styles, id);
		if (!style)
			break;
		if (style->type) {
			found.type = style->type;
			found.level = style->level;
			break;
		}
		id = style->base;
	}
	return found;
}
