/* SPDX-License-Identifier: MIT
 *
 * Whether the days of a text that are written in figures have their month first: 05/03/2014. What the
 * text shows goes before what its country and its language are known to do.
 */
#ifndef WINNOW_DATE_ORDER_H
#define WINNOW_DATE_ORDER_H

#include "figures.h"
#include "resolve.h"
#include "shared/passage.h"
#include "vocabulary.h"

struct order {
	enum figures_order figures;
	int shown; /* by figures of the text itself */
};

/* Linear in its tokens. `published`: its own day, if that is known. */
struct order order_of(const struct passage *passage, const struct word_search *search,
	const struct anchor *published);

#endif
