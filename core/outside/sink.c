/* SPDX-License-Identifier: MIT */
#include "outside/call.h"
#include "outside/record_json.h"

static const struct winnow_str no_payload;

static int write(void *self, const struct winnow_host *host, const struct winnow_record *record)
{
	struct outside *outside = self;
	struct winnow_str text = record->document->text;
	bool as_payload = outside->takes_payload && !record->fact;
	struct question question;
	struct offsets offsets;
	struct answer answer;

	if (!offsets_init(&offsets, text, outside->unit, host_of(host)->arena))
		return winnow_fail(host, WINNOW_ELIMIT, "no memory for the text");
	question_begin(outside, &question);
	json_key(&question.frame, "write");
	record_write(&question.frame, record, &offsets, as_payload);
	int code = question_ask(
		outside, host, &question, as_payload ? text : no_payload, record->id, &answer);
	if (code >= 0)
		answer_finish(&answer);
	return code;
}

static int flush(void *self, const struct winnow_host *host, int64_t *ret_position)
{
	struct question question;
	struct answer answer;

	question_begin(self, &question);
	json_key(&question.frame, "flush");
	json_put_true(&question.frame);
	int code = question_ask(
		self, host, &question, no_payload, STR_LITERAL("its flush"), &answer);
	if (code < 0)
		return code;
	const json_t *position = answer_member(&answer, "position");
	*ret_position = json_is_integer(position) ? json_integer_value(position) : -1;
	answer_finish(&answer);
	return 0;
}

/* A program says true, a .so 1, as its function does. */
static bool is_so(const json_t *value)
{
	return json_is_true(value) || json_integer_value(value) == 1;
}

static int resume(void *self, const struct winnow_host *host, int64_t position)
{
	struct question question;
	struct answer answer;

	question_begin(self, &question);
	json_write_integer(&question.frame, "resume", position);
	int code = question_ask(
		self, host, &question, no_payload, STR_LITERAL("its resumption"), &answer);
	if (code < 0)
		return code;
	bool from_start = is_so(answer_member(&answer, "from_start"));
	answer_finish(&answer);
	return from_start;
}

void sink_outside(struct winnow_sink *ret_sink, bool has_resume)
{
	ret_sink->size = sizeof *ret_sink;
	ret_sink->open = outside_open;
	ret_sink->write = write;
	ret_sink->flush = flush;
	ret_sink->resume = has_resume ? resume : NULL;
}
