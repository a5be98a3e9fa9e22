/* SPDX-License-Identifier: MIT
 *
 * Front matter: YAML between two lines of "---" at the head of a text. Read event by event, so that
 * no alias is ever expanded; where it is no YAML it ends.
 */
#ifndef WINNOW_READER_MARKDOWN_MATTER_H
#define WINNOW_READER_MARKDOWN_MATTER_H

#include "shared/dates.h"
#include "shared/fields.h"

/* Bytes of the front matter at the head of `text`, its closing line included; 0: there is none.
 * *ret_yaml: what stands between the lines. */
size_t matter_find(struct winnow_str text, struct winnow_str *ret_yaml);

/* Adds what it states to the document, and to its fields. */
void matter_read(const struct winnow_host *host, const struct dates *dates,
	struct winnow_str yaml, struct fields *fields, struct winnow_document *document);

#endif
