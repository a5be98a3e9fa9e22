/* SPDX-License-Identifier: MIT
 * Plurals and their singulars. */
#ifndef WINNOW_QUANTITY_PLURAL_H
#define WINNOW_QUANTITY_PLURAL_H

#include "language.h"

/* The singular, in lower case, of a token that may be a plural; empty: it is none. What is in the
 * lexicon is certain, what ends like a plural is taken for one. */
struct winnow_str plural_singular(const struct reading *reading, uint32_t token);

/* person, animal, thing or unknown. */
const char *noun_kind(const struct reading *reading, struct winnow_str noun);

#endif
