/* SPDX-License-Identifier: MIT */
#include "outside/call.h"
#include "outside/item_json.h"
#include "outside/member.h"

static int take_requests(const struct winnow_host *host, const json_t *requests,
	const struct winnow_source_out *out)
{
	struct winnow_request request;
	struct failure failure;
	int code = 0;

	for (size_t i = 0; i < json_array_size(requests) && code >= 0; i++) {
		if (request_decode(json_array_get(requests, i), host_of(host)->arena, &request,
			    &failure) < 0)
			return outside_fail(host, &failure);
		code = out->request(out, &request);
	}
	return code;
}

/* In the order in which it was said. */
static int take_answer(const struct winnow_host *host, struct answer *answer,
	const struct winnow_source_out *out)
{
	int code = 0;

	for (size_t i = 0; i < answer->frames.count && code >= 0; i++) {
		const json_t *json = answer->frames.items[i].json;
		const json_t *keep = json_object_get(json, "keep");
		code = take_requests(host, json_object_get(json, "requests"), out);
		if (code >= 0 && keep && !json_is_false(keep))
			code = out->keep(out, member_text_of(keep));
	}
	answer_finish(answer);
	return code;
}

static int start(
	void *self, const struct winnow_host *host, const struct winnow_source_out *out)
{
	const struct winnow_str none = { 0 };
	struct question question;
	struct answer answer;

	question_begin(self, &question);
	json_key(&question.frame, "start");
	json_put_true(&question.frame);
	int code = question_ask(self, host, &question, none, STR_LITERAL("its start"), &answer);
	return code < 0 ? code : take_answer(host, &answer, out);
}

static int visit(void *self, const struct winnow_host *host, const struct winnow_item *item,
	const struct winnow_source_out *out)
{
	const struct outside *outside = self;
	struct winnow_str payload = { 0 };
	struct question question;
	struct answer answer;

	if (outside->takes_payload)
		payload = item->body.len ? item->body : STR_LITERAL("");
	question_begin(self, &question);
	json_key(&question.frame, "visit");
	item_write(&question.frame, item, outside->takes_payload);
	int code = question_ask(self, host, &question, payload, item->final_uri, &answer);
	return code < 0 ? code : take_answer(host, &answer, out);
}

void source_outside(struct winnow_source *ret_source, bool has_visit)
{
	ret_source->size = sizeof *ret_source;
	ret_source->open = outside_open;
	ret_source->start = start;
	ret_source->visit = has_visit ? visit : NULL;
}
