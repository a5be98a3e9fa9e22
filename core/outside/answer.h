/* SPDX-License-Identifier: MIT
 * What a process wrote in answer to a call. Inside core/outside only. */
#ifndef WINNOW_OUTSIDE_ANSWER_H
#define WINNOW_OUTSIDE_ANSWER_H

#include "base/vector.h"
#include "outside/frame.h"

/* The last frame ends it. */
struct answer {
	VECTOR(struct frame) frames;
	size_t bytes;
};
void answer_finish(struct answer *answer);
const json_t *answer_end(const struct answer *answer);
/* A member of whichever of them has it; NULL: none. */
const json_t *answer_member(const struct answer *answer, const char *key);

#endif
