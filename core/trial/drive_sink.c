/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "trial/drive.h"

#define FACTS 3

static void fill_document(struct call *call, struct winnow_document *document)
{
	*document = (struct winnow_document){
		.size = sizeof *document,
		.key = STR_LITERAL("https://www.example.org/trial"),
		.uri = STR_LITERAL("https://www.example.org/trial"),
		.title = STR_LITERAL("A title, \"quoted\"; and a\ttab"),
		.published = STR_LITERAL("2015-05-12"),
		.language = STR_LITERAL("en"),
		.text = call_lend(call, call->input->bytes),
	};
	document->blocks = call_blocks(call, document->text, &document->block_count);
}

static void fill_record(struct winnow_record *record, const struct winnow_document *document)
{
	*record = (struct winnow_record){
		.size = sizeof *record,
		.version = 1,
		.id = STR_LITERAL("d0123456789abcdef"),
		.document_id = STR_LITERAL("d0123456789abcdef"),
		.document = document,
		.source = STR_LITERAL("trial"),
		.plugin = STR_LITERAL("trial 1.0.0"),
		.cause = STR_LITERAL("new"),
		.item_uri = STR_LITERAL("https://www.example.org/trial"),
		.run = STR_LITERAL("r1"),
		.fetched_ms = 1431424800000,
		.stored_ms = 1431424801000,
	};
}

static int write(struct call *call, const struct winnow_record *record)
{
	const struct instance *instance = &call->opened->instance;

	call_enter(call, "write()");
	int answer = instance->module->sink.write(instance->self, &call->host.face, record);
	call_leave(call);
	return answer;
}

/* A fact of the text's first character. */
static int write_fact(struct call *call, const struct winnow_document *document, int64_t number)
{
	struct winnow_attribute *attribute = call_give(call, sizeof *attribute);
	struct winnow_fact *fact = call_give(call, BOX_SIZE);
	struct winnow_anchor *anchor = call_give(call, sizeof *anchor);
	struct winnow_record *record = call_give(call, BOX_SIZE);
	size_t length = utf8_step(document->text, 0, 1);

	*attribute = (struct winnow_attribute){ .name = STR_LITERAL("value"),
		.text = winnow_slice(document->text, 0, length),
		.type = WINNOW_VALUE_TEXT };
	*fact = (struct winnow_fact){ .size = sizeof *fact,
		.attribute_count = 1,
		.type = STR_LITERAL("trial"),
		.rule = STR_LITERAL("trial.first"),
		.attributes = attribute,
		.length = length,
		.confidence = 0.5,
		.number = number };
	*anchor = (struct winnow_anchor){
		.end = 1, .byte_end = length, .quote = winnow_slice(document->text, 0, length)
	};
	fill_record(record, document);
	record->id = STR_LITERAL("f0123456789abcdef");
	record->fact = fact;
	record->anchor = anchor;
	return write(call, record);
}

static int flush(struct call *call)
{
	const struct instance *instance = &call->opened->instance;
	int64_t position = INT64_MIN;

	call_enter(call, "flush()");
	int answer = instance->module->sink.flush(instance->self, &call->host.face, &position);
	call_leave(call);
	if (answer == 0 && position < -1)
		return call_fault(call, "flush() answers 0 and tells no position: tell one, or "
					"-1 if it has none");
	return answer;
}

int drive_sink(struct call *call)
{
	struct winnow_document *document = call_give(call, BOX_SIZE);
	struct winnow_record *record = call_give(call, BOX_SIZE);

	call->outcome->suited = call->input->is_text;
	if (!call->outcome->suited)
		return 0;
	fill_document(call, document);
	fill_record(record, document);
	int answer = write(call, record);
	for (int64_t number = 0; number < FACTS && answer >= 0; number++)
		answer = write_fact(call, document, number);
	return answer < 0 ? answer : flush(call);
}
