/* SPDX-License-Identifier: MIT */
#include "outside/call.h"
#include "outside/document_json.h"
#include "outside/item_json.h"

/* The body, where it goes as a payload. */
static struct winnow_str payload_of(
	const struct outside *outside, const struct winnow_item *item)
{
	const struct winnow_str none = { 0 };

	if (!outside->takes_payload)
		return none;
	return item->body.len ? item->body : STR_LITERAL("");
}

static int ask(struct outside *outside, const struct winnow_host *host, const char *what,
	const struct winnow_item *item, struct answer *ret_answer)
{
	struct question question;

	question_begin(outside, &question);
	json_key(&question.frame, what);
	item_write(&question.frame, item, outside->takes_payload);
	return question_ask(outside, host, &question, payload_of(outside, item),
		item->final_uri, ret_answer);
}

static int probe(void *self, const struct winnow_host *host, const struct winnow_item *item)
{
	struct answer answer;
	int code = ask(self, host, "probe", item, &answer);

	if (code < 0)
		return code;
	json_int_t score = json_integer_value(answer_member(&answer, "score"));
	answer_finish(&answer);
	return score < 0 ? 0 : score > 100 ? 100 : (int)score;
}

static int take_document(const struct outside *outside, const struct winnow_host *host,
	const struct frame *frame, const struct winnow_reader_out *out)
{
	const json_t *json = json_object_get(frame->json, "document");
	struct winnow_document document;
	struct failure failure;

	if (!json)
		return 0;
	if (document_decode(json, frame->payload, outside->unit, host_of(host)->arena,
		    &document, &failure) < 0)
		return outside_fail(host, &failure);
	return out->document(out, &document);
}

static int read(void *self, const struct winnow_host *host, const struct winnow_item *item,
	const struct winnow_reader_out *out)
{
	struct answer answer;
	int code = ask(self, host, "read", item, &answer);

	if (code < 0)
		return code;
	for (size_t i = 0; i < answer.frames.count && code >= 0; i++)
		code = take_document(self, host, &answer.frames.items[i], out);
	answer_finish(&answer);
	return code;
}

void reader_outside(struct winnow_reader *ret_reader)
{
	ret_reader->size = sizeof *ret_reader;
	ret_reader->open = outside_open;
	ret_reader->probe = probe;
	ret_reader->read = read;
}
