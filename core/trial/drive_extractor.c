/* SPDX-License-Identifier: MIT */
#include "run/facts.h"
#include "trial/drive.h"

struct extraction {
	struct winnow_extractor_out out; /* first: a plugin holds a pointer to it */
	BOX_REST(winnow_extractor_out);
	struct call *call;
	struct winnow_str text;
};

static void say_fact(struct call *call, const struct winnow_fact *fact)
{
	buffer_printf(&call->said, "%.*s %.*s %ju+%ju %.6f", STR_ARGS(fact->type),
		STR_ARGS(fact->rule), (uintmax_t)fact->at, (uintmax_t)fact->length,
		fact->confidence);
	for (uint32_t i = 0; i < fact->attribute_count; i++) {
		const struct winnow_attribute *attribute = &fact->attributes[i];
		buffer_printf(&call->said, "\t%.*s=%.*s %jd %ju+%ju %u",
			STR_ARGS(attribute->name), STR_ARGS(attribute->text),
			(intmax_t)attribute->integer, (uintmax_t)attribute->at,
			(uintmax_t)attribute->length, attribute->precision);
	}
	buffer_append_byte(&call->said, '\n');
}

static int64_t take_fact(const struct winnow_extractor_out *out, const struct winnow_fact *fact)
{
	struct extraction *extraction = (struct extraction *)(void *)out;
	struct call *call = extraction->call;
	const struct winnow_extractor *extractor = &call->opened->instance.extractor;
	size_t number = call->outcome->made;
	struct failure failure = { 0 };

	if (!fact_is_sound(extractor, fact, extraction->text, number, &failure))
		return call_fault(call, "%s", failure.why);
	call_made(call, "facts");
	say_fact(call, fact);
	return (int64_t)number;
}

static void fill_document(struct call *call, struct winnow_document *document)
{
	document->size = sizeof *document;
	document->key = STR_LITERAL("trial");
	document->uri = STR_LITERAL("https://www.example.org/trial");
	document->published = STR_LITERAL("2015-05-12");
	document->language = STR_LITERAL("en");
	document->text = call_lend(call, call->input->bytes);
	document->blocks = call_blocks(call, document->text, &document->block_count);
}

int drive_extractor(struct call *call)
{
	const struct instance *instance = &call->opened->instance;
	struct winnow_document *document = call_give(call, BOX_SIZE);
	struct winnow_reading *reading = call_give(call, BOX_SIZE);
	struct extraction *extraction = call_give(call, sizeof *extraction);
	struct text_call text;
	struct failure failure;

	call->outcome->suited = call->input->is_text;
	if (!call->outcome->suited)
		return 0;
	fill_document(call, document);
	*reading = (struct winnow_reading){ .size = sizeof *reading, .document = document };
	extraction->out = (struct winnow_extractor_out){ sizeof extraction->out, 0, take_fact };
	extraction->call = call;
	extraction->text = document->text;
	if (analyse(call->opened->tables, document, call->analysis, &text, &failure) < 0)
		return winnow_fail(&call->host.face, WINNOW_ELIMIT, failure.why);
	call->host.attachment = &text;
	call_enter(call, "extract()");
	int answer = instance->extractor.extract(
		instance->self, &call->host.face, reading, &extraction->out);
	call_leave(call);
	return answer;
}
