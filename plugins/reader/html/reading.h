/* SPDX-License-Identifier: MIT
 * A page while it is read: what each part of the reader hands to the next. */
#ifndef WINNOW_READER_HTML_READING_H
#define WINNOW_READER_HTML_READING_H

#include "reader/html/agency.h"
#include "reader/html/evidence.h"
#include "reader/html/profile_fit.h"
#include "shared/dates.h"
#include "shared/fields.h"
#include "shared/notice.h"
#include "shared/page.h"

struct html_reader {
	struct agencies *agencies;
	struct dates *dates;
	struct notices *notices, *promotions;
	struct profiles *profiles; /* NULL: none are used */
};

/* What every call has in hand. */
struct reading {
	const struct html_reader *reader;
	const struct winnow_host *host;
	const struct winnow_item *item;
	struct page page;
	struct evidence *evidence;
	struct fields *fields;
	struct prose *prose;
	struct page_node *article;     /* NULL: there is no running text */
	const char *chosen_by;         /* what told so */
	const struct profile *profile; /* of the page's site; NULL: it has none */
	struct _xmlDoc *tree;          /* libxml2's own, for the profile; NULL: none */
	struct fitted fitted;
};

enum { LEAST_TEXT = 140 /* letters; less is no article */ };

#endif
