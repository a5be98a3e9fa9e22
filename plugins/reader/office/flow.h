/* SPDX-License-Identifier: MIT
 *
 * What a text document's parts say, put in order: paragraphs become blocks as they end, tables when
 * all of them is there, and what stands aside (notes, text boxes) behind all the rest.
 */
#ifndef WINNOW_READER_OFFICE_FLOW_H
#define WINNOW_READER_OFFICE_FLOW_H

#include <glib.h>
#include "shared/article.h"

struct flow {
	struct article article;
	GString *words;       /* of the paragraph in hand */
	uint32_t type, level; /* of it */
	GString *table;       /* of the outermost table; see flow.c */
	int tables;           /* open ones */
	GString *aside;       /* the paragraph in hand of what stands aside */
	GString *asides;      /* those that are over, each ended by a line feed */
	int asides_open;
	int skipped; /* elements below one that is left out; 0: in none */
};

void flow_begin(struct flow *flow);
void flow_end(struct flow *flow); /* writes what stands aside, and frees */

void flow_begin_paragraph(struct flow *flow);
/* The type of the paragraph in hand; a paragraph until said. */
void flow_set_type(struct flow *flow, uint32_t type, uint32_t level);
void flow_add(struct flow *flow, const char *bytes, size_t length);
void flow_end_paragraph(struct flow *flow);

/* What comes up to the end is shown behind all the rest. They nest. */
void flow_begin_aside(struct flow *flow);
void flow_end_aside(struct flow *flow);

void flow_begin_table(struct flow *flow);
void flow_end_cell(struct flow *flow);
void flow_end_row(struct flow *flow);
void flow_end_table(struct flow *flow);

#endif
