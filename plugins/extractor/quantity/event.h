/* SPDX-License-Identifier: MIT
 * What happened to those who are counted, or what they did. */
#ifndef WINNOW_QUANTITY_EVENT_H
#define WINNOW_QUANTITY_EVENT_H

#include "language.h"

struct event {
	uint32_t first, end; /* the word that says it; equal: none */
	struct winnow_str lemma;
	const char *role; /* of the counted: "object", "agent" */
};

/* The verb or noun that ends before the number: "detained 1,094 people", "crackdown on four
 * rings". `lead` is where the hedges before the number begin. 0: none. */
int event_before(
	const struct reading *reading, uint32_t lead, uint32_t limit, struct event *ret_event);

/* The verb that follows the phrase: "… people were detained", "babies rescued", "… live in". */
int event_after(
	const struct reading *reading, uint32_t end, uint32_t limit, struct event *ret_event);

/* "have since been freed": "since" begins no clause. */
int event_is_since(const struct reading *reading, uint32_t token);

/* A participle within the phrase: "43 rescued children". */
int event_within(
	const struct reading *reading, uint32_t first, uint32_t head, struct event *ret_event);

#endif
