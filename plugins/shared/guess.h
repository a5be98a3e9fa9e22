/* SPDX-License-Identifier: MIT
 * What bytes are encoded in of which nobody says it. */
#ifndef WINNOW_SHARED_GUESS_H
#define WINNOW_SHARED_GUESS_H

#include <winnow/helpers.h>

/* By the frequency of their letters, a name of the encoding table; NULL: they look like Latin
 * letters, whose encodings cannot be told apart by a few accents. */
const char *guess_encoding(struct winnow_str bytes);

#endif
