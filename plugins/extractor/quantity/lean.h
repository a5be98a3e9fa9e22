/* SPDX-License-Identifier: MIT
 * Numbers without a noun that count what another number of the sentence counts. */
#ifndef WINNOW_QUANTITY_LEAN_H
#define WINNOW_QUANTITY_LEAN_H

#include "part.h"

/* People or animals. */
int count_is_living(const struct count *count);

/* "3 million, up from 2.4 million", "from 1,000 to 2,000 jobs", "68 people who work and 95 who do not",
 * "3,000 cases in 2019 and 4,500 in 2020": takes unit, kind and phrase of the other; 0: there is none. */
int lean_on_other(
	const struct reading *reading, const struct counts *counts, struct part_draft *draft);

/* The event befalls people, and is seldom said of what is none. */
int lean_befalls_people(const struct reading *reading, const struct event *event);

/* "12 men were arrested and 5 fled": takes those of the count before where the draft's event may well
 * be theirs, else people where it befalls nobody else. */
void lean_by_event(
	const struct reading *reading, const struct counts *counts, struct part_draft *draft);

#endif
