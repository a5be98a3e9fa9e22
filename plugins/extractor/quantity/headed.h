/* SPDX-License-Identifier: MIT
 * "The mother of six children was killed": whom the verb behind a counted phrase is said of. */
#ifndef WINNOW_QUANTITY_HEADED_H
#define WINNOW_QUANTITY_HEADED_H

#include "language.h"

/* Whether the words behind tell of another noun that stands before the amount, and not of the counted: "the
 * leader of the 12 rebels was", "teachers at 40 schools were", not "a group of 12 rebels was". */
int headed_by_other(const struct reading *reading, const struct amount *amount);

/* The same of "mother of three", where the noun names a person. */
int headed_by_person(const struct reading *reading, const struct amount *amount);

#endif
