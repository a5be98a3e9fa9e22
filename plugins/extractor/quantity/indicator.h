/* SPDX-License-Identifier: MIT
 * What the words around a number without a noun of its own, or behind its noun, tell of it. */
#ifndef WINNOW_QUANTITY_INDICATOR_H
#define WINNOW_QUANTITY_INDICATOR_H

#include "part.h"

/* "a population of about 1.4 billion" */
int indicator_read(const struct reading *reading, struct part_draft *draft);

/* "The death toll in the attack on the village has risen to 43" */
int indicator_read_far(const struct reading *reading, struct part_draft *draft);

/* "The number of detained children rose from 36 in January to 91 in June" */
int indicator_number_of(const struct reading *reading, struct part_draft *draft);

/* "left 12 people dead": sets the event by the word behind the phrase. */
void indicator_state(const struct reading *reading, struct part_draft *draft);

/* "killed one and wounded two" */
int indicator_is_one(const struct reading *reading, const struct amount *amount);

#endif
