/* SPDX-License-Identifier: MIT
 * A title as the article carries it: without the name of the site. */
#ifndef WINNOW_READER_HTML_HEADLINE_H
#define WINNOW_READER_HTML_HEADLINE_H

#include "reader/html/evidence.h"

/* The chosen title; empty: there is none. *ret_chosen: the statement it is from. */
struct winnow_str headline_choose(
	const struct evidence *evidence, const struct statement **ret_chosen);

#endif
