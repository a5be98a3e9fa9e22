/* SPDX-License-Identifier: MIT
 *
 * Whether a text tells of times long past, as histories and lives do, so that what it leaves out of
 * a date is to be had from the date told before it, and not from the day it was published.
 */
#ifndef WINNOW_DATE_NARRATIVE_H
#define WINNOW_DATE_NARRATIVE_H

#include "resolve.h"
#include "vocabulary.h"

/* `report`: the day of the text itself, if one is known. Linear in its tokens. */
int narrative_is(const struct word_search *search, const struct anchor *report);

#endif
