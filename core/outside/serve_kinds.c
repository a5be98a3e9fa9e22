/* SPDX-License-Identifier: MIT */
#include <string.h>
#include "outside/document_json.h"
#include "outside/fact_json.h"
#include "outside/item_json.h"
#include "base/json_text.h"
#include "outside/serve.h"

static const struct winnow_str no_payload;

static int fail(struct serving *serving, const struct failure *failure)
{
	return winnow_fail(&serving->host.face, failure->code, failure->why);
}

/* ---- extractors ---- */

struct extracting {
	struct winnow_extractor_out out; /* first: a plugin holds a pointer to it */
	BOX_REST(winnow_extractor_out);
	struct serving *serving;
	struct offsets offsets;
	int64_t found;
};

/* The fact is checked by the host; what has no place in the text cannot be told there. */
static int64_t take_fact(const struct winnow_extractor_out *out, const struct winnow_fact *fact)
{
	struct extracting *extracting = (struct extracting *)(void *)out;
	struct serving *serving = extracting->serving;

	if (!WINNOW_HAS(fact, number))
		return winnow_fail(&serving->host.face, WINNOW_EDATA,
			"a fact is shorter than the contract's: set its size");
	serve_begin(serving);
	json_key(&serving->answers, "facts");
	json_open(&serving->answers, '[');
	fact_write(&serving->answers, fact, &extracting->offsets);
	json_close(&serving->answers, ']');
	int code = serve_send(serving, no_payload);
	return code < 0 ? code : FACT_FIRST_OWN + extracting->found++;
}

static int read_facts(struct serving *serving, const struct offsets *offsets,
	const json_t *array, struct winnow_reading *reading, struct failure *failure)
{
	const struct fact_reading how = { .offsets = offsets, .arena = serving->analysis };
	size_t count = json_array_size(array);
	struct winnow_fact *facts = arena_alloc_array(serving->analysis, count, sizeof *facts);
	const struct winnow_fact **shown =
		arena_alloc_array(serving->analysis, count, sizeof *shown);
	int code = facts && shown ? 0 : failure_set(failure, WINNOW_ELIMIT, "no memory");

	for (size_t i = 0; i < count && code >= 0; i++) {
		code = fact_decode(&how, json_array_get(array, i), &facts[i], failure);
		shown[i] = &facts[i];
	}
	reading->facts = shown;
	reading->fact_count = (uint32_t)count;
	return code;
}

static int extract(struct serving *serving, const json_t *json, struct winnow_str payload)
{
	const struct inside *inside = serving->inside;
	struct extracting extracting = {
		.out = { sizeof extracting.out, 0, take_fact },
		.serving = serving,
	};
	struct {
		struct winnow_reading reading;
		BOX_REST(winnow_reading);
		struct winnow_document document;
		BOX_REST(winnow_document);
	} shown = { .reading = { .size = sizeof shown.reading, .document = &shown.document } };
	struct text_call text;
	struct failure failure = { 0 };

	int code = document_decode(json_object_get(json, "document"), payload, OFFSETS_BYTES,
		serving->analysis, &shown.document, &failure);
	if (code >= 0 && !offsets_init(&extracting.offsets, shown.document.text, OFFSETS_BYTES,
				 serving->analysis))
		code = failure_set(&failure, WINNOW_ELIMIT, "no memory");
	if (code >= 0)
		code = read_facts(serving, &extracting.offsets, json_object_get(json, "facts"),
			&shown.reading, &failure);
	if (code >= 0)
		code = analyse(
			inside->tables, &shown.document, serving->analysis, &text, &failure);
	if (code < 0)
		return fail(serving, &failure);
	serving->host.attachment = &text;
	return inside->module->extractor.extract(
		inside->self, &serving->host.face, &shown.reading, &extracting.out);
}

/* ---- readers and sources ---- */

struct boxed_item {
	struct winnow_item item;
	BOX_REST(winnow_item);
};

static int read_item(struct serving *serving, const json_t *json, struct winnow_str payload,
	struct boxed_item *ret_boxed)
{
	struct failure failure = { 0 };

	memset(ret_boxed, 0, sizeof *ret_boxed);
	if (item_decode(json, payload, serving->analysis, &ret_boxed->item, &failure) >= 0)
		return 0;
	return fail(serving, &failure);
}

struct reading {
	struct winnow_reader_out out; /* first, as above */
	BOX_REST(winnow_reader_out);
	struct serving *serving;
};

static int take_document(
	const struct winnow_reader_out *out, const struct winnow_document *document)
{
	const struct reading *reading = (const struct reading *)(const void *)out;
	const struct offsets offsets = { .text = document->text, .unit = OFFSETS_BYTES };

	if (!WINNOW_HAS(document, field_count))
		return winnow_fail(&reading->serving->host.face, WINNOW_EDATA,
			"a document is shorter than the contract's: set its size");
	struct winnow_str text = document->text.len ? document->text : STR_LITERAL("");
	serve_begin(reading->serving);
	json_key(&reading->serving->answers, "document");
	document_write(&reading->serving->answers, document, &offsets, true);
	return serve_send(reading->serving, text);
}

static int read_page(struct serving *serving, const json_t *json, struct winnow_str payload)
{
	const struct inside *inside = serving->inside;
	struct reading reading = { .out = { sizeof reading.out, 0, take_document },
		.serving = serving };
	struct boxed_item boxed;
	int code = read_item(serving, json, payload, &boxed);

	return code < 0 ? code
			: inside->module->reader.read(
				  inside->self, &serving->host.face, &boxed.item, &reading.out);
}

static int probe(struct serving *serving, const json_t *json, struct winnow_str payload,
	struct serve_end *ret_end)
{
	const struct inside *inside = serving->inside;
	struct boxed_item boxed;
	int code = read_item(serving, json, payload, &boxed);

	if (code >= 0)
		code = inside->module->reader.probe(
			inside->self, &serving->host.face, &boxed.item);
	*ret_end = (struct serve_end){ "score", code };
	return code;
}

struct visiting {
	struct winnow_source_out out; /* first, as above */
	BOX_REST(winnow_source_out);
	struct serving *serving;
};

static int take_request(
	const struct winnow_source_out *out, const struct winnow_request *request)
{
	const struct visiting *visiting = (const struct visiting *)(const void *)out;
	struct buffer *answers = &visiting->serving->answers;

	serve_begin(visiting->serving);
	json_key(answers, "requests");
	json_open(answers, '[');
	request_write(answers, request);
	json_close(answers, ']');
	return serve_send(visiting->serving, no_payload);
}

static int take_keep(const struct winnow_source_out *out, struct winnow_str key)
{
	const struct visiting *visiting = (const struct visiting *)(const void *)out;

	serve_begin(visiting->serving);
	json_key(&visiting->serving->answers, "keep");
	json_put_text(&visiting->serving->answers, key);
	return serve_send(visiting->serving, no_payload);
}

static int start(struct serving *serving)
{
	const struct inside *inside = serving->inside;
	struct visiting visiting = { .out = { sizeof visiting.out, 0, take_request, take_keep },
		.serving = serving };

	return inside->module->source.start(inside->self, &serving->host.face, &visiting.out);
}

static int visit(struct serving *serving, const json_t *json, struct winnow_str payload)
{
	const struct inside *inside = serving->inside;
	struct visiting visiting = { .out = { sizeof visiting.out, 0, take_request, take_keep },
		.serving = serving };
	struct boxed_item boxed;
	int code = read_item(serving, json, payload, &boxed);

	return code < 0 ? code
			: inside->module->source.visit(inside->self, &serving->host.face,
				  &boxed.item, &visiting.out);
}

/* ---- sinks ---- */

static int write_record(struct serving *serving, const json_t *json, struct winnow_str payload)
{
	const struct inside *inside = serving->inside;
	struct failure failure = { 0 };
	struct {
		struct winnow_record record;
		BOX_REST(winnow_record);
	} shown = { .record = { .size = 0 } };

	if (record_decode(json, payload, &serving->records, serving->analysis, &shown.record,
		    &failure) < 0)
		return fail(serving, &failure);
	return inside->module->sink.write(inside->self, &serving->host.face, &shown.record);
}

static int flush(struct serving *serving, struct serve_end *ret_end)
{
	const struct inside *inside = serving->inside;
	int64_t position = -1;
	int code = inside->module->sink.flush(inside->self, &serving->host.face, &position);

	*ret_end = (struct serve_end){ "position", position };
	return code;
}

static int resume(struct serving *serving, const json_t *json, struct serve_end *ret_end)
{
	const struct inside *inside = serving->inside;
	int code = inside->module->sink.resume(
		inside->self, &serving->host.face, json_integer_value(json));

	if (code == 1)
		*ret_end = (struct serve_end){ "from_start", code };
	return code;
}

/* ---- which ---- */

int serve_question(
	struct serving *serving, const struct frame *question, struct serve_end *ret_end)
{
	const struct winnow_plugin *plugin = &serving->inside->module->plugin;
	const json_t *part;

	if (plugin->extractor && (part = json_object_get(question->json, "extract")))
		return extract(serving, part, question->payload);
	if (plugin->reader && (part = json_object_get(question->json, "probe")))
		return probe(serving, part, question->payload, ret_end);
	if (plugin->reader && (part = json_object_get(question->json, "read")))
		return read_page(serving, part, question->payload);
	if (plugin->source && json_object_get(question->json, "start"))
		return start(serving);
	if (plugin->sink && (part = json_object_get(question->json, "write")))
		return write_record(serving, part, question->payload);
	if (plugin->sink && json_object_get(question->json, "flush"))
		return flush(serving, ret_end);
	if (plugin->sink && plugin->sink->resume &&
		(part = json_object_get(question->json, "resume")))
		return resume(serving, part, ret_end);
	if (plugin->source && plugin->source->visit &&
		(part = json_object_get(question->json, "visit")))
		return visit(serving, part, question->payload);
	return winnow_fail(
		&serving->host.face, WINNOW_EDATA, "was asked what it does not know");
}
