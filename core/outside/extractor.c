/* SPDX-License-Identifier: MIT */
#include "outside/call.h"
#include "outside/document_json.h"
#include "outside/fact_json.h"

static void write_question(const struct outside *outside, const struct winnow_reading *reading,
	const struct offsets *offsets, struct buffer *out)
{
	json_key(out, "extract");
	json_open(out, '{');
	json_key(out, "document");
	document_write(out, reading->document, offsets, outside->takes_payload);
	json_key(out, "facts");
	json_open(out, '[');
	for (uint32_t i = 0; i < reading->fact_count; i++)
		fact_write(out, reading->facts[i], offsets);
	json_close(out, ']');
	json_close(out, '}');
}

/* The numbers that the facts of an answer were given, for those that refer to them. */
struct numbers {
	VECTOR(int64_t) given;
};

static int take_fact(const struct winnow_host *host, const struct fact_reading *how,
	const json_t *json, struct numbers *numbers, const struct winnow_extractor_out *out)
{
	struct fact_reading reading = *how;
	struct winnow_fact fact;
	struct failure failure;

	reading.own = numbers->given.items;
	reading.own_count = numbers->given.count;
	if (fact_decode(&reading, json, &fact, &failure) < 0)
		return outside_fail(host, &failure);
	int64_t number = out->fact(out, &fact);
	if (number < 0)
		return (int)number;
	int64_t *place = vector_push(&numbers->given);
	if (!place)
		return winnow_fail(host, WINNOW_ELIMIT, "no memory for another fact");
	*place = number;
	return 0;
}

static int take_facts(const struct winnow_host *host, const struct fact_reading *how,
	const struct answer *answer, const struct winnow_extractor_out *out)
{
	struct numbers numbers = { 0 };
	int code = 0;

	for (size_t i = 0; i < answer->frames.count && code >= 0; i++) {
		const json_t *facts = json_object_get(answer->frames.items[i].json, "facts");
		for (size_t j = 0; j < json_array_size(facts) && code >= 0; j++)
			code = take_fact(host, how, json_array_get(facts, j), &numbers, out);
	}
	vector_finish(&numbers.given);
	return code;
}

static int extract(void *self, const struct winnow_host *host,
	const struct winnow_reading *reading, const struct winnow_extractor_out *out)
{
	struct outside *outside = self;
	const struct winnow_document *document = reading->document;
	struct question question;
	struct offsets offsets;
	struct answer answer;

	if (!offsets_init(&offsets, document->text, outside->unit, host_of(host)->arena))
		return winnow_fail(host, WINNOW_ELIMIT, "no memory for the text");
	const struct winnow_str none = { 0 };
	question_begin(outside, &question);
	write_question(outside, reading, &offsets, &question.frame);
	int code = question_ask(outside, host, &question,
		outside->takes_payload ? document->text : none, document->uri, &answer);
	if (code < 0)
		return code;
	const struct fact_reading how = {
		.offsets = &offsets,
		.makes = outside->makes ? outside->makes : outside->module.extractor.makes,
		.arena = host_of(host)->arena,
	};
	code = take_facts(host, &how, &answer, out);
	answer_finish(&answer);
	return code;
}

static int declare(void *self, const struct winnow_host *host,
	const struct winnow_fact_type **ret_makes, const char *const **ret_needs)
{
	const struct outside *outside = self;

	(void)host;
	*ret_makes = outside->makes;
	*ret_needs = outside->needs;
	return 0;
}

void extractor_outside(struct winnow_extractor *ret_extractor, bool declares)
{
	ret_extractor->size = sizeof *ret_extractor;
	ret_extractor->fact_type_size = sizeof(struct winnow_fact_type);
	ret_extractor->attribute_type_size = sizeof(struct winnow_attribute_type);
	ret_extractor->open = outside_open;
	ret_extractor->extract = extract;
	ret_extractor->declare = declares ? declare : NULL;
}
