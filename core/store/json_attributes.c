/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>
#include "base/str.h"
#include "store/json_writer.h"
#include "store/record.h"
#include "store/words.h"

#define NAME_SIZE 128

static bool is_list(const struct winnow_record *record, struct winnow_str name)
{
	const char *const *list = WINNOW_HAS(record, lists) ? record->lists : NULL;

	for (; list && *list; list++)
		if (winnow_is(name, *list))
			return true;
	return false;
}

/* Under its name, or at the end of the array of that name. */
static void put(
	struct json_writer *writer, json_t *object, bool list, const char *name, json_t *value)
{
	if (!list) {
		json_writer_put(writer, object, name, value);
		return;
	}
	json_t *array = json_object_get(object, name);
	if (!array)
		array = json_writer_put(writer, object, name, json_array());
	json_writer_push(writer, array, value);
}

static json_t *value_of(struct json_writer *writer, const struct winnow_attribute *attribute)
{
	if (attribute->type == WINNOW_VALUE_INTEGER)
		return json_integer(attribute->integer);
	return json_writer_string(writer, "attributes", attribute->text);
}

static json_t *words_of(struct json_writer *writer, const struct winnow_record *record,
	const struct winnow_attribute *attribute)
{
	struct winnow_str quote = record_words(record->document->text, attribute);

	if (!quote.len)
		return json_null();
	json_t *words = json_object();
	json_writer_text(writer, words, "quote", quote);
	json_writer_integer(writer, words, "byte_start", (int64_t)attribute->at);
	json_writer_integer(
		writer, words, "byte_end", (int64_t)(attribute->at + attribute->length));
	return words;
}

/* Whether the text says any of that name. */
static bool has_words(const struct winnow_fact *fact, struct winnow_str name)
{
	for (uint32_t i = 0; i < fact->attribute_count; i++)
		if (fact->attributes[i].length && winnow_equal(fact->attributes[i].name, name))
			return true;
	return false;
}

static void add(struct json_writer *writer, const struct winnow_record *record,
	const struct winnow_attribute *attribute, json_t *attributes, json_t *words)
{
	bool list = is_list(record, attribute->name);
	char name[NAME_SIZE], precision[NAME_SIZE + sizeof "_precision"];

	if (attribute->name.len >= sizeof name) {
		writer->bad_text = "attributes";
		return;
	}
	snprintf(name, sizeof name, "%.*s", STR_ARGS(attribute->name));
	put(writer, attributes, list, name, value_of(writer, attribute));
	if (attribute->type == WINNOW_VALUE_DATE) {
		snprintf(precision, sizeof precision, "%s_precision", name);
		put(writer, attributes, list, precision,
			json_writer_string(
				writer, "attributes", words_precision(attribute->precision)));
	}
	if (list ? has_words(record->fact, attribute->name) : attribute->length > 0)
		put(writer, words, list, name, words_of(writer, record, attribute));
}

void json_writer_attributes(
	struct json_writer *writer, const struct winnow_record *record, json_t *object)
{
	const struct winnow_fact *fact = record->fact;
	json_t *attributes = json_writer_put(writer, object, "attributes", json_object());
	json_t *words = json_object();

	for (uint32_t i = 0; i < fact->attribute_count; i++)
		add(writer, record, &fact->attributes[i], attributes, words);
	if (json_object_size(words))
		json_writer_put(writer, object, "words", words);
	else
		json_decref(words);
}
