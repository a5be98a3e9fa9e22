/* SPDX-License-Identifier: MIT
 *
 * A fact as a line of JSON that stands for itself, its document named by "id".
 *
 *     id, fact ("f1", the first of its document), type, text, start, end (bytes of the document's
 *     text, end exclusive), value, unit, …, words {name: {text, start, end}}, rule, confidence
 *
 * Attributes stand under their own names but for those of a small table in extract_json.c, so that
 * every type has its value under "value" and its unit under "unit". A number is a number; one
 * that is only known to lie between two is [low, high], null where there is no bound. A date
 * keeps its precision as NAME_precision. A date or a duration has TIMEX3's value as "value", and
 * as "timex" the form extract_timex.h describes. A reference is the "fact" it refers to. What "from 36 to 91"
 * goes from and to is told once, whole, in the line of the change, as "earlier" and "later"; sums and ages
 * have lines of their own, too.
 */
#ifndef WINNOW_CLI_EXTRACT_FORM_H
#define WINNOW_CLI_EXTRACT_FORM_H

#include <jansson.h>
#include "run/extract_documents.h"

/* A line for each fact, and one more for a span of time (extract_span.h), behind what is in the buffer,
 * which remembers failing. */
void extract_put_facts(const struct extracted *extracted, struct buffer *out);

/* The line of a fact as it is read again; to be released with json_decref(), NULL: no memory. */
json_t *extract_fact_json(
	const struct winnow_document *document, const struct winnow_fact *fact) MUST_CHECK;

#endif
