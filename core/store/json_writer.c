/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "store/json_writer.h"

json_t *json_writer_put(
	struct json_writer *writer, json_t *object, const char *key, json_t *value)
{
	if (json_object_set_new(object, key, value) == 0)
		return value;
	writer->failed = true;
	return NULL;
}

json_t *json_writer_push(struct json_writer *writer, json_t *array, json_t *value)
{
	if (json_array_append_new(array, value) == 0)
		return value;
	writer->failed = true;
	return NULL;
}

json_t *json_writer_string(struct json_writer *writer, const char *key, struct winnow_str text)
{
	if (!utf8_is_text(text)) {
		writer->bad_text = key;
		return NULL;
	}
	return json_stringn_nocheck(text.len ? text.ptr : "", text.len);
}

void json_writer_text(
	struct json_writer *writer, json_t *object, const char *key, struct winnow_str text)
{
	if (text.len)
		json_writer_put(writer, object, key, json_writer_string(writer, key, text));
}

void json_writer_integer(
	struct json_writer *writer, json_t *object, const char *key, int64_t value)
{
	json_writer_put(writer, object, key, json_integer(value));
}

void json_writer_real(struct json_writer *writer, json_t *object, const char *key, double value)
{
	json_writer_put(writer, object, key, json_real(value));
}

static int append(const char *bytes, size_t length, void *context)
{
	struct buffer *buffer = context;

	buffer_append(buffer, (struct winnow_str){ bytes, length });
	return buffer_failed(buffer) ? -1 : 0;
}

bool json_writer_dump(const json_t *json, struct buffer *buffer)
{
	return json_dump_callback(
		       json, append, buffer, JSON_COMPACT | JSON_REAL_PRECISION(6)) == 0;
}
