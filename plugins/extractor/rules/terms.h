/* SPDX-License-Identifier: MIT
 * Terms of several words, cut as texts are, and the forms of words. */
#ifndef WINNOW_RULES_TERMS_H
#define WINNOW_RULES_TERMS_H

#include "build.h"

/* The next token of *rest, which is behind it afterwards; empty: no more. */
struct winnow_str term_next_word(struct winnow_str *rest);

/* NULL: over budget. */
const struct term *term_make(struct build *build, struct winnow_str text,
	struct winnow_str value, struct winnow_str *ret_first);

/* Fills the grammar's table of forms: of a lemma, links whose terms' values are its forms. */
enum { FORM_VERB, FORM_PLURAL };
int terms_open_forms(struct build *build);

#endif
