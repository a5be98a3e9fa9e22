/* SPDX-License-Identifier: MIT
 * What makes a number a label: "Section 170", "Room 12", "Boeing 737". */
#ifndef WINNOW_QUANTITY_LABEL_H
#define WINNOW_QUANTITY_LABEL_H

#include "counted.h"

/* "Section 170", "Room 12", "aged 14". Persons after the number outweigh a place before it. `counted` NULL:
 * no noun follows the number. */
int label_precedes(const struct reading *reading, const struct amount *amount,
	const struct counted *counted);

/* "Boeing 737", "Channel 4", "World Cup 2018": a name goes on into the number. */
int label_is_name(const struct reading *reading, const struct amount *amount,
	const struct counted *counted);

/* "the 911 calls", "(511)242-2901": a number that is called. */
int label_is_dialled(const struct reading *reading, const struct amount *amount);

/* "the 400 block of Elm Street" */
int label_is_address(const struct reading *reading, const struct amount *amount);

/* "the Mega Millions jackpot": a name, and no millions. */
int label_is_named_size(const struct reading *reading, const struct amount *amount);

#endif
