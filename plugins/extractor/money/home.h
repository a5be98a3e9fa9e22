/* SPDX-License-Identifier: MIT
 * Whose money it is, where a word or sign is that of many countries: "Rs 500", "40 pesos", "$40". */
#ifndef WINNOW_MONEY_HOME_H
#define WINNOW_MONEY_HOME_H

#include "money.h"

enum { HOME_CODES = 8 };

/* What currencies one document speaks of; zero: not yet looked for. */
struct home {
	int is_read;
	struct winnow_str
		dateline; /* what the place pays with that its dateline names; empty: none */
	struct winnow_str heading; /* the same of a text that begins "KARACHI: " */
	int is_local; /* none but that place stands in the dateline: no agency, no country */
	int tells_dollars; /* "US$" is written elsewhere, so that "$" needs no telling */
	struct winnow_str once[HOME_CODES];   /* what the countries of its places pay with, */
	struct winnow_str places[HOME_CODES]; /* and those that are named more than once */
	struct winnow_str said[HOME_CODES];   /* what was named: "8,000 Egyptian pounds" */
	uint32_t once_count, place_count, said_count;
};

/* Gives the sum the currency that the document tells of, where its own word or sign leaves that open, and
 * remembers one that is named. A document whose country is known has been asked before. */
void home_settle(const struct reading *reading, struct home *home, struct sum *sum);

#endif
