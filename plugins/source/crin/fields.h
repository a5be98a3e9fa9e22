/* SPDX-License-Identifier: MIT
 *
 * The fields of a Drupal node, known by their labels; and the line "Submitted by X on DATE".
 */
#ifndef WINNOW_CRIN_FIELDS_H
#define WINNOW_CRIN_FIELDS_H

#include "source/crin/draft.h"

/* Nonzero: an element that is a field of its own, with or without a label. */
bool field_is(const struct page_node *node);

/* Its label's words without the colon; empty: none is shown. */
struct winnow_str field_label(const struct winnow_host *host, struct page_node *field);

/* Puts a labelled field into the draft: one for each of its items. */
void field_take(struct draft *draft, struct page_node *field);

/* A label and its value as words; what is glued behind the value is divided from it. */
void field_add(struct draft *draft, struct winnow_str label, struct winnow_str value,
	const char *origin);

/* Who submitted the page and when. */
void field_submitted(struct draft *draft, struct page_node *top);

#endif
