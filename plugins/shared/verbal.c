/* SPDX-License-Identifier: MIT */
#include "shared/verbal.h"

#define LONGEST_VERBAL 12 /* tokens: "accused by the harbour police of planning to kill" */

/* "accused by the police" that ends at `end`: behind its verb; `end`: nobody is told of so. */
static uint32_t before_by(const struct tags *tags, uint32_t end, uint32_t floor)
{
	struct phrase who = phrase_belonging(tags, phrase_to(tags, end, floor), floor);

	return who.first < who.end && who.first > floor + 1 &&
			       passage_is(tags->passage, who.first - 1, "by")
		       ? who.first - 1
		       : end;
}

/* The first token of what somebody does or had done to them, that ends before `end`: "believed to have killed",
 * "suspected of selling", "accused by the police of selling", "planning to kidnap", "to kill"; `end`: nothing
 * stands so. */
static uint32_t verbal_first(const struct tags *tags, uint32_t end, uint32_t floor)
{
	uint32_t first = end;

	while (first > floor + 1 && first + LONGEST_VERBAL > end) {
		uint32_t before = first - 1;
		if (first < end && tags_any(tags, before, "I")) {
			before = before_by(tags, before, floor);
			if (!tags_any(tags, before - 1, "PDGR"))
				break;
		} else if (!tags_any(tags, before, "VGPDXRKB") &&
			   !passage_is(tags->passage, before, "have")) {
			break;
		}
		first = before;
	}
	while (first < end && tags_any(tags, first, "RK"))
		first++;
	return first;
}

/* A finite verb has its object behind it; what is told of a noun does not begin with one: "the men killed two
 * girls", and not "men accused of killing", "the plot to kill". */
static int is_verbal(const struct tags *tags, uint32_t first, uint32_t end, uint32_t floor)
{
	if (first == end || !tags_any(tags, end - 1, "VGPDB"))
		return 0;
	if (tags_any(tags, first, "X")) {
		struct phrase what = phrase_to(tags, first, floor);
		return what.first < what.end && tags_any(tags, what.first, "THE");
	}
	return (tags_any(tags, first, "G") && !passage_is(tags->passage, first, "according")) ||
	       (tags_any(tags, first, "PD") && first + 1 < end &&
		       tags_any(tags, first + 1, "XI") && tags_any(tags, end - 1, "VGPB"));
}

uint32_t verbal_noun_end(const struct tags *tags, struct phrase phrase, uint32_t floor)
{
	uint32_t first = verbal_first(tags, phrase.first, floor), noun = first;

	while (noun > floor && tags_any(tags, noun - 1, "R"))
		noun--;
	/* Whatever its tag, "planning" behind a noun is no part of it. */
	if (tags_any(tags, first, "X") && noun > floor + 1 && tags_any(tags, noun - 2, "NF") &&
		(tags_word(tags, noun - 1)->readings & tag_bit(TAG_ING)))
		return noun - 1;
	if (noun == floor || !is_verbal(tags, first, phrase.first, floor))
		return phrase.first;
	/* "those accused of", "three accused of"; not "from 2020 to date" */
	int is_somebody = tags_any(tags, first, "PD") &&
			  (tags_any(tags, noun - 1, "EQ") ||
				  passage_is(tags->passage, noun - 1, "those"));
	return is_somebody || tags_any(tags, noun - 1, "NF") ? noun : phrase.first;
}
