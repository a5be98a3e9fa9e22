/* SPDX-License-Identifier: MIT
 * What the class and the id of an element tell of it. */
#ifndef WINNOW_READER_HTML_CLASS_WORDS_H
#define WINNOW_READER_HTML_CLASS_WORDS_H

#include "shared/page.h"

struct class_words {
	int body, away, about, caption, lead; /* how many words say so */
};

struct class_words class_words_read(const xmlNode *node);

#endif
