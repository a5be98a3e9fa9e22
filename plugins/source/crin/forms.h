/* SPDX-License-Identifier: MIT
 *
 * Which of CRIN's forms a page has, and where in it the report stands.
 */
#ifndef WINNOW_CRIN_FORMS_H
#define WINNOW_CRIN_FORMS_H

#include "shared/page.h"
#include "source/crin/address.h"

enum form {
	FORM_OTHER,   /* none of these */
	FORM_NODE,    /* a Drupal node: an article, a publication, a newsletter */
	FORM_LISTING, /* rows that lead to articles, a pager */
	FORM_SHELL,   /* tabs around nothing */
	FORM_CLASSIC, /* a page of the ASP site */
	FORM_STORY    /* a page of home.crin.org */
};

struct shape {
	enum form form;
	struct page_node *top; /* the element that holds the report; NULL: there is none */
};

/* `address` may be of SITE_NONE: the page's own marks then decide. */
struct shape form_of(
	const struct winnow_host *host, const struct page *page, const struct address *address);

/* The site a mirrored page came from, as its tool noted it: "www.crin.org/en/…"; empty: no
 * such note. Looks at the head of the bytes. */
struct winnow_str form_mirrored_from(const struct winnow_host *host, struct winnow_str bytes);

/* Whether the first bytes show a page, a feed or a newsletter of CRIN's own. */
bool form_is_crin_page(struct winnow_str head);
bool form_is_crin_feed(struct winnow_str head);

/* The nearest element around `node` with that class, below `top`; NULL: none. */
struct page_node *form_around(
	struct page_node *node, const struct page_node *top, const char *class_word);

#endif
