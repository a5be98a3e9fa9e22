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
 * as "timex" the form extract_timex.h describes. A reference is the "fact" it refers to.
 */
#ifndef WINNOW_CLI_EXTRACT_FORM_H
#define WINNOW_CLI_EXTRACT_FORM_H

#include <jansson.h>
#include "run/extract_documents.h"

/* What lines are written with, one at a time. */
struct extract_lines;

struct extract_lines *extract_lines_create(void) MUST_CHECK; /* NULL: no memory */
void extract_lines_destroy(struct extract_lines *lines);     /* accepts NULL */

/* A line, and one more for a span of time (extract_span.h), behind those that wait to be printed;
 * false: no memory. */
bool extract_put_fact(struct extract_lines *lines, const struct winnow_document *document,
	const struct winnow_fact *fact) MUST_CHECK;

/* The lines that wait, on standard output; false: it takes no more. */
bool extract_lines_print(struct extract_lines *lines) MUST_CHECK;

/* The line alone as it is read again, while none waits; to be released with json_decref(), NULL: no
 * memory. */
json_t *extract_fact_json(struct extract_lines *lines, const struct winnow_document *document,
	const struct winnow_fact *fact) MUST_CHECK;

#endif
