/* SPDX-License-Identifier: MIT
 * From evidence to the document's members; what was not chosen stays with it as fields. */
#ifndef WINNOW_READER_HTML_CHOOSE_H
#define WINNOW_READER_HTML_CHOOSE_H

#include "reader/html/agency.h"
#include "reader/html/evidence.h"
#include "shared/dates.h"
#include "shared/fields.h"

/* Sets title, published, byline, publisher, language and uri. `base`: the page's own address. */
void choose(const struct evidence *evidence, const struct dates *dates,
	const struct agencies *agencies, struct winnow_str base, struct fields *fields,
	struct winnow_document *document);

#endif
