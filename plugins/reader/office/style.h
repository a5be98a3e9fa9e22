/* SPDX-License-Identifier: MIT
 *
 * What the styles of a document make of a paragraph: by their own names, or by those of the style
 * they are based on.
 */
#ifndef WINNOW_READER_OFFICE_STYLE_H
#define WINNOW_READER_OFFICE_STYLE_H

#include <glib.h>
#include <winnow/helpers.h>

enum { STYLE_LEFT_OUT = 100 }; /* a type: of a table of contents */

struct style {
	char *base;           /* the style it is based on; NULL: none */
	uint32_t type, level; /* of a block; 0: it says nothing */
};

/* From a style's id to it; g_hash_table_unref() frees all. */
GHashTable *styles_create(void);

/* The style of that id, which is made where there is none yet; NULL: there are too many. */
struct style *styles_add(GHashTable *styles, const char *id);
void style_set_base(struct style *style, const char *base);

/* By a name that programs give in whatever language: "heading 2", "Title". */
void style_set_name(struct style *style, const char *name);

/* Type and level of a paragraph of that style; `id` may be NULL. */
struct style styles_find(GHashTable *styles, const char *id);

#endif
