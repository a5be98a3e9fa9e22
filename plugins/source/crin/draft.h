/* SPDX-License-Identifier: MIT
 *
 * A document while it is put together: fields as they are met, passages as they are found to
 * belong to the report. What CRIN's notice says goes to the document's notice, the dateline and
 * what the title begins with are told apart.
 */
#ifndef WINNOW_CRIN_DRAFT_H
#define WINNOW_CRIN_DRAFT_H

#include "shared/country.h"
#include "shared/dates.h"
#include "shared/fields.h"
#include "shared/notice.h"
#include "source/crin/passages.h"
#include "source/crin/phrases.h"

/* What every reading needs; made in open(). */
struct reader {
	struct phrases *phrases;
	struct dates *dates;
	struct names *countries, *months;
	struct notices *notices;
};

struct draft {
	const struct winnow_host *host;
	const struct reader *reader;
	struct winnow_document document;
	struct fields *fields;
	struct prose *prose;
	struct winnow_str year;           /* for a dateline that has none: "2011" */
	struct winnow_str submitted;      /* ISO: when the page was put into the site */
	struct winnow_str title_country;  /* of the title's prefix */
	struct winnow_str stated_country; /* the first that a field names */
	uint32_t stated_countries;        /* how many different ones */
	bool migrated; /* put there by a machine, long after it was published */
	bool dated;    /* the text's own dateline was found */
};

/* 0, or WINNOW_ELIMIT after host->fail(). The host is CRIN unless said otherwise. */
int draft_create(
	const struct winnow_host *host, const struct reader *reader, struct draft **ret_draft);

/* Without white space around; an empty value leaves no trace. */
void draft_field(
	struct draft *draft, const char *name, struct winnow_str value, const char *origin);
void draft_field_named(struct draft *draft, struct winnow_str name, struct winnow_str value,
	const char *origin);

/* The title, its block, and what stands before its colon: a country, or a theme. */
void draft_title(struct draft *draft, struct winnow_str title);

/* The same for a title that is not printed above the text, so that it is no block of it. */
void draft_name(struct draft *draft, struct winnow_str title);

/* A country by its name or names, on better evidence than the title's. */
void draft_countries(struct draft *draft, struct winnow_str name);

/* The report's own date where the page gives it apart: "[05 March 2014] -". */
void draft_date(struct draft *draft, struct winnow_str words, const char *origin);

/* Whether it begins as CRIN's notice does. */
bool draft_is_notice(const struct draft *draft, struct winnow_str words);

/* The passages of the report, in order. */
void draft_body(struct draft *draft, const struct passage *passages, size_t count);

/* Hands it over. 0, or a negative: nothing to read, or over budget. */
int draft_finish(struct draft *draft, const struct winnow_reader_out *out);

#endif
