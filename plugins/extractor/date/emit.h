/* SPDX-License-Identifier: MIT
 *
 * From expressions to facts: resolves each against the anchor it names and hands it on.
 */
#ifndef WINNOW_DATE_EMIT_H
#define WINNOW_DATE_EMIT_H

#include "parse.h"
#include "resolve.h"
#include "shared/facts.h"
#include "told.h"

/* The two fact types, ended by one without a name. */
extern const struct winnow_fact_type date_fact_types[];

struct emitter {
	const struct winnow_document *document;
	const struct winnow_extractor_out *out;
	const struct word_search *search;
	struct anchor report; /* the document's own */
	struct anchor published;
	struct anchor text;    /* what the text said last, */
	size_t text_at;        /* there, in bytes */
	size_t at, end;        /* of the expression under way */
	struct anchor quarter; /* the quarter that the text named last */
	struct told_days told;
	int narrative;     /* the text tells of times long past */
	int32_t year_bc;   /* the text said last, below 0; 0: something later */
	uint32_t block;    /* where to go on looking for the block of a fact */
	struct facts ages; /* which are no lengths of time */
};

/* 0; -1: no memory. */
int emitter_start(const struct passage *passage, const struct winnow_reading *reading,
	const struct word_search *search, const struct winnow_extractor_out *out,
	struct emitter *ret_emitter);

/* 0, or the negative of the host. */
int emit(struct emitter *emitter, const struct scan *scan, struct expression *expression);

#endif
