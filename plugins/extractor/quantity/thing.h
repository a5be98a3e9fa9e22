/* SPDX-License-Identifier: MIT
 * What a counted phrase names: "heart transplant" of "700 heart transplants". */
#ifndef WINNOW_QUANTITY_THING_H
#define WINNOW_QUANTITY_THING_H

#include "counted.h"
#include "event.h"

/* The unit with the words before it that name the thing, "digital photo sale" of "digital and photo sales",
 * without what befell it; in the call's memory. With a lexicon of superlatives, "large dinosaur" of "largest
 * dinosaurs". The unit itself: there are no such words. ptr NULL: over budget. */
struct winnow_str thing_of(const struct passage *passage, const struct counted *counted,
	struct winnow_str unit, const struct event *event,
	const struct winnow_lexicon *superlative);

#endif
