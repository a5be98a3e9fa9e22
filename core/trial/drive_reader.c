/* SPDX-License-Identifier: MIT */
#include "run/documents.h"
#include "trial/drive.h"

struct read {
	struct winnow_reader_out out; /* first: a plugin holds a pointer to it */
	BOX_REST(winnow_reader_out);
	struct call *call;
};

/* What a server might call it, likeliest first. */
static const char *const media_types[] = { "text/html", "text/plain", "application/json",
	"message/rfc822", "text/markdown", "application/pdf", "application/octet-stream" };

static void say_document(struct call *call, const struct winnow_document *document)
{
	const struct winnow_str members[] = { document->key, document->uri, document->title,
		document->published, document->dateline, document->language, document->country,
		document->byline, document->publisher, document->host, document->notice,
		document->text };

	for (size_t i = 0; i < COUNT_OF(members); i++)
		buffer_printf(&call->said, "%.*s\t", STR_ARGS(members[i]));
	for (uint32_t i = 0; i < document->block_count; i++)
		buffer_printf(&call->said, "%ju+%ju %u %u\t", (uintmax_t)document->blocks[i].at,
			(uintmax_t)document->blocks[i].length, document->blocks[i].type,
			document->blocks[i].level);
	for (uint32_t i = 0; i < document->field_count; i++)
		buffer_printf(&call->said, "%.*s=%.*s (%.*s)\t",
			STR_ARGS(document->fields[i].name), STR_ARGS(document->fields[i].value),
			STR_ARGS(document->fields[i].origin));
	buffer_append_byte(&call->said, '\n');
}

static int take_document(
	const struct winnow_reader_out *out, const struct winnow_document *document)
{
	struct call *call = ((struct read *)(void *)out)->call;
	struct failure failure = { 0 };

	if (!document_is_sound(document, &failure))
		return call_fault(call, "%s", failure.why);
	call_made(call, "documents");
	say_document(call, document);
	return 0;
}

static struct winnow_item *make_item(struct call *call, const char *media_type)
{
	struct winnow_item *item = call_give(call, BOX_SIZE);

	*item = (struct winnow_item){
		.size = sizeof *item,
		.form = WINNOW_BYTES,
		.uri = STR_LITERAL("https://www.example.org/trial"),
		.final_uri = STR_LITERAL("https://www.example.org/trial"),
		.key = STR_LITERAL("https://www.example.org/trial"),
		.media_type = winnow_str(media_type),
		.body = call_lend(call, call->input->bytes),
		.length = call->input->bytes.len,
		.fetched_ms = 1431424800000,
		.expects = WINNOW_ARTICLE,
		.status = 200,
	};
	return item;
}

/* As the type for which it says it suits best; NULL: as none. */
static struct winnow_item *choose(struct call *call)
{
	const struct instance *instance = &call->opened->instance;
	struct winnow_item *best = NULL;
	int highest = 0;

	for (size_t i = 0; i < COUNT_OF(media_types); i++) {
		struct winnow_item *item = make_item(call, media_types[i]);
		call_enter(call, "probe()");
		int score =
			instance->module->reader.probe(instance->self, &call->host.face, item);
		call_leave(call);
		if (score > 100)
			call_fault(call, "answers %d to probe(): 100 is the most", score);
		if (score <= highest)
			continue;
		highest = score;
		best = item;
	}
	return best;
}

int drive_reader(struct call *call)
{
	const struct instance *instance = &call->opened->instance;
	struct read *read = call_give(call, sizeof *read);
	struct winnow_item *item = choose(call);

	call->outcome->suited = item != NULL;
	if (!item)
		return 0;
	read->out = (struct winnow_reader_out){ sizeof read->out, 0, take_document };
	read->call = call;
	call_enter(call, "read()");
	int answer = instance->module->reader.read(
		instance->self, &call->host.face, item, &read->out);
	call_leave(call);
	return answer;
}
