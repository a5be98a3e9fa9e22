/* SPDX-License-Identifier: MIT
 *
 * A fact under way: its attributes, with their texts, until the host has copied them.
 */
#ifndef WINNOW_DATE_DRAFT_H
#define WINNOW_DATE_DRAFT_H

#include "extent.h"
#include "parse.h"
#include "timex.h"

enum { ATTRIBUTES_MOST = 9 };

struct draft {
	struct winnow_attribute attributes[ATTRIBUTES_MOST];
	char texts[ATTRIBUTES_MOST][TIMEX_SIZE];
	uint32_t count;
};

/* `text` is copied, TIMEX_SIZE - 1 bytes of it at most. Valid until the next is added. */
struct winnow_attribute *draft_add(
	struct draft *draft, const char *name, uint32_t type, struct winnow_str text);
void draft_add_code(struct draft *draft, const char *name, struct winnow_str code);

/* To the day or to the minute; one that is not known or outside of the calendar is left out. */
void draft_add_moment(struct draft *draft, const char *name, struct moment moment);
void draft_add_extent(struct draft *draft, const struct extent *extent);

/* The date whose first day that is, in the form its precision asks for. */
void draft_add_date(struct draft *draft, const char *name, int32_t first, uint32_t precision);

/* The expression's modifier, with its words; nothing if it has none. */
void draft_add_modifier(struct draft *draft, const char *name, const struct scan *scan,
	const struct expression *expression);

/* WINNOW_DAY and so on, for what is as precise as `unit`. */
uint32_t draft_precision(enum unit unit);

#endif
