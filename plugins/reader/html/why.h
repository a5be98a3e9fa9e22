/* SPDX-License-Identifier: MIT
 * Tells whoever asked which parts of a page became the document, and why. */
#ifndef WINNOW_READER_HTML_WHY_H
#define WINNOW_READER_HTML_WHY_H

#include "reader/html/write.h"

/* Silent where the host has no service "winnow.why/1". `article` NULL: the page has none. */
void why_tell(const struct winnow_host *host, struct page_node *root, struct page_node *article,
	struct winnow_str title, const struct notices *promotions, const char *chosen_by);

#endif
