/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "trial/drive.h"

struct visit {
	struct winnow_source_out out; /* first: a plugin holds a pointer to it */
	BOX_REST(winnow_source_out);
	struct call *call;
	const struct winnow_item *item; /* NULL: nothing is visited yet */
};

static const char *request_fault(const struct winnow_request *request)
{
	if (!WINNOW_HAS(request, flags))
		return "makes a request shorter than the contract's: set its size";
	if (request->uri.len == 0 || !utf8_is_text(request->uri))
		return "requests an address that is empty, or no UTF-8 text";
	if (!utf8_is_text(request->key))
		return "makes a request under a key that is no UTF-8 text";
	for (uint32_t i = 0; i < request->hint_count; i++)
		if (!utf8_is_text(request->hints[i].name) ||
			!utf8_is_text(request->hints[i].value))
			return "gives a hint that is no UTF-8 text";
	return request->expects > WINNOW_ARCHIVE ? "expects what the contract does not know"
						 : NULL;
}

static int take_request(
	const struct winnow_source_out *out, const struct winnow_request *request)
{
	struct call *call = ((struct visit *)(void *)out)->call;
	const char *fault = request_fault(request);

	if (fault)
		return call_fault(call, "%s", fault);
	call_made(call, "requests");
	buffer_printf(&call->said, "request %.*s %.*s %u %u", STR_ARGS(request->uri),
		STR_ARGS(request->key), request->expects, request->flags);
	for (uint32_t i = 0; i < request->hint_count; i++)
		buffer_printf(&call->said, "\t%.*s=%.*s", STR_ARGS(request->hints[i].name),
			STR_ARGS(request->hints[i].value));
	buffer_append_byte(&call->said, '\n');
	return 0;
}

static int take_keep(const struct winnow_source_out *out, struct winnow_str key)
{
	struct visit *visit = (struct visit *)(void *)out;

	if (!visit->item)
		return call_fault(visit->call,
			"keeps an item in start(), where there is none: keep it in visit()");
	if (visit->item->form != WINNOW_BYTES)
		return call_fault(visit->call,
			"keeps an entry of a folder, which has no bytes: request it first");
	if (!utf8_is_text(key))
		return call_fault(visit->call, "keeps under a key that is no UTF-8 text");
	buffer_printf(&visit->call->said, "keep %.*s\n", STR_ARGS(key));
	return 0;
}

static struct winnow_item *make_item(
	struct call *call, uint32_t form, const char *uri, uint32_t expects)
{
	struct winnow_item *item = call_give(call, BOX_SIZE);

	*item = (struct winnow_item){
		.size = sizeof *item,
		.form = form,
		.uri = winnow_str(uri),
		.final_uri = winnow_str(uri),
		.key = winnow_str(uri),
		.media_type = STR_LITERAL("text/html"),
		.fetched_ms = 1431424800000,
		.expects = expects,
		.status = 200,
	};
	if (form == WINNOW_BYTES) {
		item->body = call_lend(call, call->input->bytes);
		item->length = item->body.len;
	}
	return item;
}

static int visit_one(struct call *call, struct visit *visit, const struct winnow_item *item)
{
	const struct instance *instance = &call->opened->instance;

	visit->item = item;
	call_enter(call, "visit()");
	int answer = instance->module->source.visit(
		instance->self, &call->host.face, item, &visit->out);
	call_leave(call);
	return answer;
}

int drive_source(struct call *call)
{
	const struct instance *instance = &call->opened->instance;
	struct visit *visit = call_give(call, sizeof *visit);

	visit->out =
		(struct winnow_source_out){ sizeof visit->out, 0, take_request, take_keep };
	visit->call = call;
	call_enter(call, "start()");
	int answer =
		instance->module->source.start(instance->self, &call->host.face, &visit->out);
	call_leave(call);
	const struct winnow_item *items[] = {
		make_item(call, WINNOW_BYTES, "https://www.example.org/news/", WINNOW_LISTING),
		make_item(call, WINNOW_BYTES, "https://www.example.org/a", WINNOW_ARTICLE),
		make_item(call, WINNOW_ENTRY_FILE, "file:///trial/a.html", WINNOW_LISTING),
		make_item(call, WINNOW_ENTRY_FOLDER, "file:///trial/b", WINNOW_LISTING),
	};
	for (size_t i = 0; instance->module->source.visit && answer >= 0 && i < COUNT_OF(items);
		i++)
		answer = visit_one(call, visit, items[i]);
	return answer;
}
