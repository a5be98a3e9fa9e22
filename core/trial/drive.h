/* SPDX-License-Identifier: MIT
 * A working call of the plugin under trial. Inside core/trial only. */
#ifndef WINNOW_TRIAL_DRIVE_H
#define WINNOW_TRIAL_DRIVE_H

#include "base/buffer.h"
#include "trial/fence.h"
#include "trial/opened.h"

/* How the host behaves in a call. */
struct manner {
	struct fence *fence;     /* NULL: memory is ordinary */
	size_t fail_at;          /* the allocation that fails, from 1; 0: none */
	int64_t cancel_after_us; /* from its beginning; CANCEL_NEVER */
};
#define CANCEL_NEVER INT64_MAX

/* What came of a call. */
struct outcome {
	int answer;
	bool suited;          /* false: the input was not for it, and nothing was asked */
	bool denied;          /* an allocation did fail */
	struct failure fault; /* how it broke the contract; code 0: it did not */
	char digest[DIGEST_TEXT_SIZE]; /* of all it made */
	size_t made;
	int64_t elapsed_us; /* of processor time, in the plugin */
};

/* Any thread, where manner->fence is NULL. False: no memory. */
bool drive(struct opened *opened, const struct input *input, const struct manner *manner,
	struct outcome *ret_outcome) MUST_CHECK;

/* ---- for the drives of the kinds ---- */

struct call {
	struct host host; /* first: the plugin holds a pointer to it */
	struct opened *opened;
	struct manner manner;
	const struct input *input;
	struct arena *arena; /* what is shown to the plugin, and what it allocates */
	struct arena *analysis;
	struct buffer said; /* what it made, a line each */
	struct outcome *outcome;
	int64_t began_us, entered_us;
	size_t allocations;
	bool kept; /* a source: the item in hand */
};

int drive_source(struct call *call);
int drive_reader(struct call *call);
int drive_extractor(struct call *call);
int drive_sink(struct call *call);

/* open() and close() with this call's host. False: no memory. */
bool call_open(struct call *call) MUST_CHECK;

/* Zeroed, for a struct that the plugin is shown; ends this process where there is no memory. */
void *call_give(struct call *call, size_t size);
struct winnow_str call_lend(struct call *call, struct winnow_str bytes);

/* Around the plugin's own functions: how long it is in them. */
void call_enter(struct call *call, const char *function);
void call_leave(struct call *call);

/* The first one stays; answers what the plugin is told. */
int call_fault(struct call *call, const char *format, ...) FORMAT(2, 3);

/* One more thing was made. Ends the check where there is no end to it. */
void call_made(struct call *call, const char *what);

/* A paragraph for each that blank lines divide. */
const struct winnow_block *call_blocks(
	struct call *call, struct winnow_str text, uint32_t *ret_count);

#endif
