/* SPDX-License-Identifier: MIT
 *
 * What is told of a noun without a finite verb: "a man selling babies", "the plot to kill".
 */
#ifndef WINNOW_SHARED_VERBAL_H
#define WINNOW_SHARED_VERBAL_H

#include "shared/phrase.h"

/* "two men planning to kidnap a girl were", "the plot to kill the president was", "a nurse accused of killing two
 * babies was", at the last phrase: the end of the noun that it is told of; `phrase.first`: of none. */
uint32_t verbal_noun_end(const struct tags *tags, struct phrase phrase, uint32_t floor);

#endif
