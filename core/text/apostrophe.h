/* SPDX-License-Identifier: MIT
 * Words with apostrophes: where they are cut, if at all. */
#ifndef WINNOW_TEXT_APOSTROPHE_H
#define WINNOW_TEXT_APOSTROPHE_H

#include "base/str.h"

/* The length of the short form that begins at `at` and leans on what stands before it: 's 're
 * 've 'll 'd 'm, or n't; 0: none begins there. At the very start of the text `leans` says whether
 * there would be something. */
size_t apostrophe_short_form(struct winnow_str text, size_t at, bool leans);

/* The word that began at `start` has come to an apostrophe at `at`. Where it ends: before a short
 * form, behind the apostrophe of an elision (l' qu'), or 0 when it goes on (O'Brien). */
size_t apostrophe_cut(struct winnow_str text, size_t start, size_t at);

#endif
