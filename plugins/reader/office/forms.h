/* SPDX-License-Identifier: MIT
 * What the forms of text documents have in common. */
#ifndef WINNOW_READER_OFFICE_FORMS_H
#define WINNOW_READER_OFFICE_FORMS_H

#include "reader/office/flow.h"
#include "reader/office/part.h"
#include "shared/fields.h"

/* Reads the parts that have the text. 0, or a negative after host->fail(). */
int docx_read(struct package *package, struct flow *flow);
int odt_read(struct package *package, struct flow *flow);

/* What the document says of itself, in the part of that name. The same. */
int properties_read(struct package *package, const char *beginning, const struct dates *dates,
	struct fields *fields, struct winnow_document *document);

#endif
