/* SPDX-License-Identifier: MIT
 *
 * Ages told of what the sentence is about: "The striker was 31.", "Now 70, the farmer", "At 35 she".
 * Who states ages asks for them, and who counts, so as not to count years.
 */
#ifndef WINNOW_SHARED_AGE_SUBJECT_H
#define WINNOW_SHARED_AGE_SUBJECT_H

#include "shared/amount.h"

struct age_teller {
	const struct passage *passage;
	const struct amount *amount;
	int is_bare; /* no noun follows the number that it could count */
	int (*is_person)(const void *reading, uint32_t token);
	const void *reading;
};

/* The number tells how old somebody is; few enough of years it must be by itself. */
int age_subject_tells(const struct age_teller *teller);

/* The word at `be` in "who are under 18", "if you are under 13", "12 were under 18": whoever that is. */
int age_anyone_is(const struct passage *passage, uint32_t be);

#endif
