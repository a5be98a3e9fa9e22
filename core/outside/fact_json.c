/* SPDX-License-Identifier: MIT */
#include "outside/fact_json.h"
#include "base/json_text.h"
#include "outside/member.h"
#include "store/words.h"

/* ---- to JSON ---- */

static void write_span(
	struct buffer *out, const struct offsets *offsets, uint64_t at, uint64_t length)
{
	json_write_integer(out, "start", (int64_t)offset_from_bytes(offsets, at));
	json_write_integer(out, "end", (int64_t)offset_from_bytes(offsets, at + length));
}

static bool is_integer(uint32_t type)
{
	return type == WINNOW_VALUE_INTEGER || type == WINNOW_VALUE_REFERENCE;
}

static void write_value(struct buffer *out, const struct winnow_attribute *attribute)
{
	int64_t integer = attribute->integer;

	json_key(out, "value");
	if (!is_integer(attribute->type)) {
		json_put_text(out, attribute->text);
		return;
	}
	if (attribute->type == WINNOW_VALUE_REFERENCE && integer >= FACT_FIRST_OWN)
		integer = FACT_FIRST_OWN - 1 - integer;
	json_put_integer(out, integer);
	/* In a record, the id of the fact it refers to. */
	if (attribute->type == WINNOW_VALUE_REFERENCE)
		json_write_text(out, "id", attribute->text);
}

static void write_attribute(struct buffer *out, const struct winnow_attribute *attribute,
	const struct offsets *offsets)
{
	json_open(out, '{');
	json_write_text(out, "name", attribute->name);
	json_write_text(out, "type", words_value_type(attribute->type));
	write_value(out, attribute);
	json_write_text(out, "precision", words_precision(attribute->precision));
	if (attribute->length)
		write_span(out, offsets, attribute->at, attribute->length);
	json_close(out, '}');
}

void fact_write(
	struct buffer *out, const struct winnow_fact *fact, const struct offsets *offsets)
{
	json_open(out, '{');
	json_write_text(out, "type", fact->type);
	write_span(out, offsets, fact->at, fact->length);
	json_key(out, "confidence");
	json_put_real(out, fact->confidence);
	json_write_text(out, "rule", fact->rule);
	if (fact->number)
		json_write_integer(out, "number", fact->number);
	json_key(out, "attributes");
	json_open(out, '[');
	for (uint32_t i = 0; i < fact->attribute_count; i++)
		write_attribute(out, &fact->attributes[i], offsets);
	json_close(out, ']');
	json_close(out, '}');
}

/* ---- from JSON ---- */

static int refuse(struct failure *failure, const char *what)
{
	return failure_set(failure, WINNOW_EDATA, "answered a fact %s", what);
}

static int span_decode(const struct fact_reading *reading, const json_t *json, uint64_t *ret_at,
	uint64_t *ret_length, struct failure *failure)
{
	const json_t *start = json_object_get(json, "start");
	const json_t *end = json_object_get(json, "end");
	uint64_t from, to;

	if (!json_is_integer(start) || !json_is_integer(end) || json_integer_value(start) < 0 ||
		json_integer_value(end) < json_integer_value(start))
		return refuse(failure, "whose \"start\" and \"end\" are no places in order");
	if (!offset_to_bytes(reading->offsets, (uint64_t)json_integer_value(start), &from) ||
		!offset_to_bytes(reading->offsets, (uint64_t)json_integer_value(end), &to))
		return refuse(
			failure, "whose span lies outside the text or within a character");
	*ret_at = from;
	*ret_length = to - from;
	return 0;
}

static uint32_t declared_type(const struct winnow_fact_type *type, struct winnow_str fact,
	struct winnow_str attribute)
{
	for (; type && type->name; type++) {
		const struct winnow_attribute_type *declared = type->attributes;
		for (; winnow_is(fact, type->name) && declared && declared->name; declared++)
			if (winnow_is(attribute, declared->name))
				return declared->type;
	}
	return 0;
}

/* Of a date without one, what its form says. */
static uint32_t precision_of(struct winnow_str text)
{
	static const struct {
		size_t length;
		uint32_t precision;
	} forms[] = { { 4, WINNOW_YEAR }, { 7, WINNOW_MONTH }, { 10, WINNOW_DAY },
		{ 16, WINNOW_MINUTE } };

	for (size_t i = 0; i < COUNT_OF(forms); i++)
		if (forms[i].length == text.len)
			return forms[i].precision;
	return 0;
}

static int value_decode(const struct fact_reading *reading, const json_t *value,
	struct winnow_attribute *attribute, struct failure *failure)
{
	if (attribute->type == 0)
		attribute->type =
			json_is_integer(value) ? WINNOW_VALUE_INTEGER : WINNOW_VALUE_TEXT;
	if (!is_integer(attribute->type)) {
		attribute->text = member_text_of(value);
		return json_is_string(value)
			       ? 0
			       : refuse(failure, "with a \"value\" that should be text");
	}
	int64_t integer = json_integer_value(value);
	if (!json_is_integer(value))
		return refuse(failure, "with a \"value\" that should be an integer");
	if (attribute->type == WINNOW_VALUE_REFERENCE && integer < 0) {
		if ((uint64_t)(-1 - integer) >= reading->own_count)
			return refuse(failure, "that refers to none before it");
		integer = reading->own[-1 - integer];
	}
	attribute->integer = integer;
	return 0;
}

static int attribute_decode(const struct fact_reading *reading, struct winnow_str fact,
	const json_t *json, struct winnow_attribute *ret_attribute, struct failure *failure)
{
	struct winnow_attribute attribute = {
		.name = member_text_of(json_object_get(json, "name")),
		.type = words_value_type_of(member_text_of(json_object_get(json, "type"))),
		.precision =
			words_precision_of(member_text_of(json_object_get(json, "precision"))),
	};

	if (attribute.type == 0)
		attribute.type = declared_type(reading->makes, fact, attribute.name);
	int code = value_decode(reading, json_object_get(json, "value"), &attribute, failure);
	if (attribute.type == WINNOW_VALUE_REFERENCE)
		attribute.text = member_text_of(json_object_get(json, "id"));
	if (attribute.type == WINNOW_VALUE_DATE && attribute.precision == 0)
		attribute.precision = precision_of(attribute.text);
	if (code >= 0 && json_object_get(json, "start"))
		code = span_decode(reading, json, &attribute.at, &attribute.length, failure);
	*ret_attribute = attribute;
	return code;
}

static int attributes_decode(const struct fact_reading *reading, const json_t *array,
	struct winnow_fact *fact, struct failure *failure)
{
	size_t count = json_array_size(array);
	struct winnow_attribute *attributes =
		arena_alloc_array(reading->arena, count, sizeof *attributes);
	int code = 0;

	if (array && !json_is_array(array))
		return refuse(failure, "whose \"attributes\" are no list");
	if (!attributes)
		return failure_set(failure, WINNOW_ELIMIT, "no memory for a fact");
	for (size_t i = 0; i < count && code >= 0; i++)
		code = attribute_decode(
			reading, fact->type, json_array_get(array, i), &attributes[i], failure);
	fact->attributes = attributes;
	fact->attribute_count = (uint32_t)count;
	return code;
}

int fact_decode(const struct fact_reading *reading, const json_t *json,
	struct winnow_fact *ret_fact, struct failure *failure)
{
	const json_t *confidence = json_object_get(json, "confidence");
	struct winnow_fact fact = {
		.size = sizeof fact,
		.type = member_text_of(json_object_get(json, "type")),
		.rule = member_text_of(json_object_get(json, "rule")),
		.confidence = confidence ? json_number_value(confidence) : 1,
		.number = json_integer_value(json_object_get(json, "number")),
	};

	if (!json_is_object(json))
		return refuse(failure, "that is no object");
	if (confidence && !json_is_number(confidence))
		return refuse(failure, "whose \"confidence\" is no number");
	int code = span_decode(reading, json, &fact.at, &fact.length, failure);
	if (code >= 0)
		code = attributes_decode(
			reading, json_object_get(json, "attributes"), &fact, failure);
	if (code >= 0)
		*ret_fact = fact;
	return code;
}
