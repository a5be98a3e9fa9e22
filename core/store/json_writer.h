/* SPDX-License-Identifier: MIT
 *
 * Building a jansson object without asking after each step: failing is remembered, once.
 */
#ifndef WINNOW_STORE_JSON_WRITER_H
#define WINNOW_STORE_JSON_WRITER_H

#include <jansson.h>
#include "base/buffer.h"

struct json_writer {
	bool failed;          /* no memory */
	const char *bad_text; /* the key of a text that is none */
};

/* Both take `value` over and answer it, borrowed; NULL: failed. */
json_t *json_writer_put(
	struct json_writer *writer, json_t *object, const char *key, json_t *value);
json_t *json_writer_push(struct json_writer *writer, json_t *array, json_t *value);

/* Nothing is put for an empty text. */
void json_writer_text(
	struct json_writer *writer, json_t *object, const char *key, struct winnow_str text);
void json_writer_integer(
	struct json_writer *writer, json_t *object, const char *key, int64_t value);
void json_writer_real(
	struct json_writer *writer, json_t *object, const char *key, double value);

/* NULL, and remembered, where it is no text. */
json_t *json_writer_string(struct json_writer *writer, const char *key, struct winnow_str text);

/* "attributes" and "words" of the record's fact. */
void json_writer_attributes(
	struct json_writer *writer, const struct winnow_record *record, json_t *object);

/* The compact text of `json`, which may be NULL, behind what is in the buffer; false: no memory. */
bool json_writer_dump(const json_t *json, struct buffer *buffer) MUST_CHECK;

#endif
