/* SPDX-License-Identifier: MIT
 * A page parsed for the profile of its site, if it has one. */
#ifndef WINNOW_READER_HTML_PROFILE_PAGE_H
#define WINNOW_READER_HTML_PROFILE_PAGE_H

#include "reader/html/profile.h"
#include "shared/page.h"

/* *ret_profile NULL: none is for it, and *ret_document is NULL. What is not of the web, a saved page,
 * is of the site that it calls its own. 0, or a negative after host->fail(); free *ret_document with
 * xmlFreeDoc() in both. */
int profile_page(const struct profiles *profiles, const struct winnow_host *host,
	const struct winnow_item *item, struct page *ret_page,
	const struct profile **ret_profile, struct _xmlDoc **ret_document);

#endif
