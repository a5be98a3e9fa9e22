/* SPDX-License-Identifier: MIT
 *
 * The view of a fact type, fact_<name>: one row a fact of the latest version of each document.
 *
 *     fact_id, document_id, document_title, document_date (published, else the dateline), quote,
 *     then a column for each attribute, by its name and as it was declared:
 *     integer    a number
 *     decimal    a number where one holds it exactly (15 digits), else its text; and
 *                <name>_text, always exact
 *     date       ISO 8601 text, and <name>_precision
 *     reference  the fact_id of the other fact
 *     a list     a JSON array of these
 *
 * A column whose name is taken already has "_" behind it.
 */
#ifndef WINNOW_STORE_FACT_VIEW_H
#define WINNOW_STORE_FACT_VIEW_H

#include "store/store.h"

/* Makes the view, or makes it anew when what it would say has changed. */
int fact_view_make(struct store *store, const struct winnow_fact_type *type,
	struct failure *failure) MUST_CHECK;

#endif
