/* SPDX-License-Identifier: MIT
 * A process that has a plugin open and answers calls of it. Inside core/outside only. */
#ifndef WINNOW_OUTSIDE_SERVE_H
#define WINNOW_OUTSIDE_SERVE_H

#include "outside/frame.h"
#include "outside/inside.h"
#include "outside/record_json.h"

struct serving {
	struct host host; /* of the call in hand; first: the plugin holds a pointer to it */
	struct inside *inside;
	int in, out;
	struct frames questions;
	struct buffer answers;
	size_t begun;           /* where the part in hand begins in them */
	struct arena *arena;    /* of one call, for the plugin */
	struct arena *analysis; /* of one call, for what it is shown */
	json_int_t call;
	struct record_memory records; /* a sink's */
	bool cancelled, gone;         /* gone: nobody reads what it answers */
	unsigned asked;
};

/* Answers calls from `in` on `out` until there are no more. */
void serve(struct inside *inside, int in, int out);

/* A part of the answer to the call in hand: begun, written into serving->answers by json_text.h,
 * and sent. 0, or what the plugin is to be told. */
void serve_begin(struct serving *serving);
int serve_send(struct serving *serving, struct winnow_str payload) MUST_CHECK;

/* What the end of an answer says besides. */
struct serve_end {
	const char *key; /* NULL: nothing */
	int64_t value;
};

/* serve_kinds.c: has the plugin do it; what it answered. */
int serve_question(
	struct serving *serving, const struct frame *question, struct serve_end *ret_end);

#endif
