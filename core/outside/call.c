/* SPDX-License-Identifier: MIT */
#include "load/instance.h"
#include "outside/call.h"
#include "outside/describe.h"
#include "outside/member.h"
#include "outside/outcome.h"

int outside_fail(const struct winnow_host *host, const struct failure *failure)
{
	int code = failure->code < WINNOW_EFATAL ? WINNOW_ELIMIT : failure->code;

	return winnow_fail(host, code, failure->why);
}

/* As if it had been opened here: what it told of its files, and that they are what it is made of. */
static void take_opened(struct outside *outside, const json_t *opened, struct opening *opening)
{
	const json_t *problems = json_object_get(opened, "problems");

	for (size_t i = 0; i < json_array_size(problems); i++) {
		const json_t *problem = json_array_get(problems, i);
		struct place place = {
			.file = arena_copy(outside->arena,
				member_text_of(json_object_get(problem, "file")))
					.ptr,
			.line = (unsigned)json_integer_value(json_object_get(problem, "line")),
			.column = (unsigned)json_integer_value(
				json_object_get(problem, "column")),
		};
		struct winnow_str text = member_text_of(json_object_get(problem, "text"));
		if (place.file)
			problems_add(opening->problems, place, "%.*s", STR_ARGS(text));
	}
	digest_add_part(&opening->digest, member_text_of(json_object_get(opened, "files")));
}

int outside_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct outside *outside = (struct outside *)(uintptr_t)host_of(host)->attachment;
	const struct winnow_option *options =
		module_options(&outside->module, outside->settings.kind);
	struct opening *opening = host_of(host)->opening;
	struct failure failure;
	json_t *opened;

	*ret_self = outside;
	if (outside->settings.command_count > 0)
		return 0;
	int code = keeper_open(outside->keeper, options, values, &opened, &failure);
	if (opening)
		take_opened(outside, opened, opening);
	if (code >= 0)
		code = describe_read_declared(
			opened, outside->arena, &outside->makes, &outside->needs, &failure);
	json_decref(opened);
	if (code >= 0)
		return 0;
	return failure.why[0] ? winnow_fail(host, WINNOW_EFATAL, failure.why) : WINNOW_EFATAL;
}

static void pass_on_log(const struct winnow_host *host, const struct answer *answer)
{
	for (size_t i = 0; i < answer->frames.count; i++) {
		const json_t *json = answer->frames.items[i].json;
		const json_t *line = json_object_get(json, "log");
		if (line)
			host->log(host,
				outcome_level_named(
					member_text_of(json_object_get(json, "level"))),
				member_text_of(line));
	}
}

static int read_end(const struct winnow_host *host, const json_t *end)
{
	const json_t *fail = json_object_get(end, "fail");
	struct winnow_str why = member_text_of(json_object_get(end, "why"));

	if (!fail)
		return 0;
	if (why.len == 0)
		why = STR_LITERAL("the plugin gave no reason");
	/* In brackets, since test frameworks define fail() as a macro. */
	return (host->fail)(host, outcome_named(member_text_of(fail)), why);
}

void question_begin(struct outside *outside, struct question *ret_question)
{
	ret_question->call = pool_next_call(outside->pool);
	buffer_init(&ret_question->frame, 0);
	frame_begin(&ret_question->frame, ret_question->call);
}

int question_ask(struct outside *outside, const struct winnow_host *host,
	struct question *question, struct winnow_str payload, struct winnow_str about,
	struct answer *ret_answer)
{
	struct failure failure;
	int code;

	*ret_answer = (struct answer){ .bytes = 0 };
	if (frame_end(&question->frame, payload))
		code = pool_call(outside->pool, question->call, buffer_str(&question->frame),
			about, host, ret_answer, &failure);
	else
		code = failure_set(
			&failure, WINNOW_ELIMIT, "no memory for what is sent to its process");
	buffer_finish(&question->frame);
	pass_on_log(host, ret_answer);
	if (code >= 0)
		code = read_end(host, answer_end(ret_answer));
	else
		code = outside_fail(host, &failure);
	if (code < 0)
		answer_finish(ret_answer);
	return code;
}
