/* SPDX-License-Identifier: MIT
 * Which element of a weighed page is the article. */
#ifndef WINNOW_READER_HTML_SCORE_H
#define WINNOW_READER_HTML_SCORE_H

#include "reader/html/weigh.h"

/* The element that holds the article's text and as little else as may be; NULL: the page has no
 * running text. *ret_why: what told it, "itemprop articleBody". */
xmlNode *score_article(xmlNode *root, const char **ret_why);

#endif
