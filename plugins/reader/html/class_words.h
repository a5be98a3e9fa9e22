/* SPDX-License-Identifier: MIT
 * What the class and the id of an element tell of it. */
#ifndef WINNOW_READER_HTML_CLASS_WORDS_H
#define WINNOW_READER_HTML_CLASS_WORDS_H

#include "reader/html/class_codes.h"
#include "shared/page.h"

/* 1 << TELLS_BODY and the like, for each that a word says. */
unsigned class_words_read(const struct page_node *node);

#endif
