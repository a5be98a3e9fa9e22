/* SPDX-License-Identifier: MIT
 * The article as a profile selects it. */
#ifndef WINNOW_READER_HTML_PROFILE_BODY_H
#define WINNOW_READER_HTML_PROFILE_BODY_H

#include "reader/html/profile_select.h"

/* Takes out of the page, which must have been weighed, what is neither selected nor below what is,
 * and what is dropped. The element that holds the rest; NULL: none is selected, and the page is as
 * it was. */
struct page_node *profile_body(struct page_node *root, const struct selection *body,
	const struct selection *dropped, const struct selection *notice);

#endif
