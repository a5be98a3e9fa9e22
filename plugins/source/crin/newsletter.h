/* SPDX-License-Identifier: MIT
 *
 * A CRINmail: one page, many stories. Three forms: until 2008 plain text between rules of
 * underscores, until 2013 a heading for each story, from 2014 sections in which each paragraph
 * is a story.
 *
 *     newsletter.c   what is one, and the parts all forms share
 *     stories.c      passages to stories
 *     issue.c        stories to documents
 */
#ifndef WINNOW_CRIN_NEWSLETTER_H
#define WINNOW_CRIN_NEWSLETTER_H

#include "source/crin/address.h"
#include "source/crin/draft.h"

struct newsletter {
	const struct reader *reader;
	const struct winnow_reader_out *out;
	struct winnow_str title;
	struct draft *draft; /* what is known of the whole issue; is not handed over itself */
	struct winnow_str *contents; /* entries of the table of contents */
	size_t content_count;
	struct passages passages;
};

bool newsletter_is(const struct reader *reader, const struct winnow_host *host,
	const struct address *address, struct winnow_str title);

/* Whether plain text is one: its first lines say so. */
bool newsletter_is_text(
	const struct reader *reader, const struct winnow_host *host, struct winnow_str head);

/* Takes the table of contents out of the page: links to places further down. Before the page is
 * made into passages. */
void newsletter_contents(
	const struct winnow_host *host, struct page_node *top, struct newsletter *newsletter);

/* Each story as a document; where no story is found, the whole as one. */
int newsletter_read(const struct winnow_host *host, struct newsletter *newsletter);
int newsletter_read_text(const struct winnow_host *host, const struct reader *reader,
	const struct winnow_item *item, const struct winnow_reader_out *out);

/* The number behind the newsletter's name: "CRINMAIL 795", "issue 159"; empty: none. */
struct winnow_str newsletter_number(
	const struct reader *reader, const struct winnow_host *host, struct winnow_str line);

/* ---- stories.c ---- */

struct story {
	struct winnow_str heading; /* empty: none */
	size_t first, count;       /* passages, in `kept` */
	size_t section;            /* which heading this is, from 1 */
	bool alone;                /* the heading is the story's own title, not a section's */
};

struct stories {
	struct story *items;
	size_t count;
	struct passage *kept; /* the passages that belong to stories */
	size_t kept_count;
	struct winnow_str date;   /* of the issue, ISO; empty: none */
	struct winnow_str number; /* of the issue; empty: none */
};

int stories_find(const struct winnow_host *host, const struct newsletter *newsletter,
	struct stories *ret_stories);

#endif
