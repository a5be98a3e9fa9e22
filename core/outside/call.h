/* SPDX-License-Identifier: MIT
 * What the functions of an instance that runs outside have in common. Inside core/outside only. */
#ifndef WINNOW_OUTSIDE_CALL_H
#define WINNOW_OUTSIDE_CALL_H

#include "load/host.h"
#include "load/module.h"
#include "base/json_text.h"
#include "outside/offsets.h"
#include "outside/pool.h"

struct outside {
	struct outside_settings settings;
	struct arena *arena;
	struct module module;
	struct keeper *keeper;
	struct pool *pool;
	struct pool_greeting greeting; /* of a program */
	enum offset_unit unit;
	bool takes_payload;
	const struct winnow_fact_type
		*makes;           /* declared when it was opened; NULL: its table's */
	const char *const *needs; /* likewise */
};

/* The functions of each kind. */
void source_outside(struct winnow_source *ret_source, bool has_visit);
void reader_outside(struct winnow_reader *ret_reader);
void extractor_outside(struct winnow_extractor *ret_extractor, bool declares);
void sink_outside(struct winnow_sink *ret_sink, bool has_resume);

/* Of every kind: opens it in the keeper, where it is a .so. */
int outside_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self);

/* A call is begun, what is asked is written into it by json_text.h, as a member ("read": {…}), and
 * it is made. */
struct question {
	int64_t call;
	struct buffer frame;
};
void question_begin(struct outside *outside, struct question *ret_question);

/* Finishes the question in any case; a payload with ptr NULL is none. Log lines go to the host. 0:
 * the answer, to be finished; else the host was told why. */
int question_ask(struct outside *outside, const struct winnow_host *host,
	struct question *question, struct winnow_str payload, struct winnow_str about,
	struct answer *ret_answer) MUST_CHECK;

/* host->fail() with what is in the failure. */
int outside_fail(const struct winnow_host *host, const struct failure *failure);

#endif
