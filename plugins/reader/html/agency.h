/* SPDX-License-Identifier: MIT
 * News agencies: whom a report came from, which is neither a person nor the site that shows it.
 * Their names stand in the lexicon any/agency. */
#ifndef WINNOW_READER_HTML_AGENCY_H
#define WINNOW_READER_HTML_AGENCY_H

#include "reader/html/evidence.h"
#include "shared/fields.h"

struct agencies;

/* In open(); alive until close(). NULL after host->fail(). */
struct agencies *agencies_create(const struct winnow_host *host);

/* The names of a byline, divided by "; ", without those that are no person's. */
struct winnow_str agency_without(const struct agencies *agencies,
	const struct winnow_host *host, struct winnow_str names);

/* Adds the field "agency" for each place that names one: linked data, bylines, and the head of the
 * first paragraph, as in "GENEVA (Reuters) - ". */
void agency_tell(const struct agencies *agencies, const struct evidence *evidence,
	const struct winnow_document *document, struct fields *fields);

#endif
