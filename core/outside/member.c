/* SPDX-License-Identifier: MIT */
#include <string.h>
#include "base/json_text.h"
#include "outside/member.h"

struct winnow_str member_text_of(const json_t *json)
{
	struct winnow_str text = { json_string_value(json), json_string_length(json) };

	return text.ptr ? text : STR_LITERAL("");
}

static const void *field(const void *object, size_t at)
{
	return (const char *)object + at;
}

static void pairs_write(struct buffer *out, const struct member *member, const void *object)
{
	const struct winnow_pair *pairs;
	uint32_t count;

	memcpy(&pairs, field(object, member->at), sizeof pairs);
	memcpy(&count, field(object, member->count_at), sizeof count);
	if (count == 0)
		return;
	json_key(out, member->name);
	json_open(out, '[');
	for (uint32_t i = 0; i < count; i++) {
		json_open(out, '[');
		json_put_text(out, pairs[i].name);
		json_put_text(out, pairs[i].value);
		json_close(out, ']');
	}
	json_close(out, ']');
}

static int64_t number_at(const struct member *member, const void *object)
{
	uint32_t number;
	int64_t large;

	if (member->type != MEMBER_NUMBER) {
		memcpy(&large, field(object, member->at), sizeof large);
		return large;
	}
	memcpy(&number, field(object, member->at), sizeof number);
	return number;
}

static void member_write(struct buffer *out, const struct member *member, const void *object)
{
	struct winnow_str text;

	if (member->type == MEMBER_PAIRS) {
		pairs_write(out, member, object);
	} else if (member->type == MEMBER_TEXT) {
		memcpy(&text, field(object, member->at), sizeof text);
		json_write_text(out, member->name, text);
	} else if (number_at(member, object) != 0) {
		json_key(out, member->name);
		json_put_integer(out, number_at(member, object));
	}
}

void members_write(struct buffer *out, const struct member *table, const void *object)
{
	for (; table->name; table++)
		member_write(out, table, object);
}

static int refuse(const struct member *member, const char *what, struct failure *failure)
{
	return failure_set(
		failure, WINNOW_EDATA, "answered a \"%s\" that is no %s", member->name, what);
}

static int pairs_decode(const struct member *member, const json_t *value, struct arena *arena,
	void *object, struct failure *failure)
{
	size_t count = json_array_size(value);
	struct winnow_pair *pairs = arena_alloc_array(arena, count, sizeof *pairs);
	uint32_t small = (uint32_t)count;

	if (!json_is_array(value) || count > UINT32_MAX)
		return refuse(member, "list of [name, value]", failure);
	if (!pairs)
		return failure_set(
			failure, WINNOW_ELIMIT, "no memory for \"%s\"", member->name);
	for (size_t i = 0; i < count; i++) {
		const json_t *pair = json_array_get(value, i);
		pairs[i].name = member_text_of(json_array_get(pair, 0));
		pairs[i].value = member_text_of(json_array_get(pair, 1));
	}
	memcpy((char *)object + member->at, &pairs, sizeof pairs);
	memcpy((char *)object + member->count_at, &small, sizeof small);
	return 0;
}

static int number_decode(
	const struct member *member, const json_t *value, void *object, struct failure *failure)
{
	json_int_t number = json_integer_value(value);
	uint32_t small = (uint32_t)number;
	void *place = (char *)object + member->at;

	if (!json_is_integer(value) || (number < 0 && member->type != MEMBER_INTEGER) ||
		(number > UINT32_MAX && member->type == MEMBER_NUMBER))
		return refuse(member, "such number", failure);
	if (member->type == MEMBER_NUMBER)
		memcpy(place, &small, sizeof small);
	else
		memcpy(place, &number, sizeof number);
	return 0;
}

static int member_decode(const struct member *member, const json_t *value, struct arena *arena,
	void *object, struct failure *failure)
{
	if (member->type == MEMBER_PAIRS)
		return pairs_decode(member, value, arena, object, failure);
	if (member->type != MEMBER_TEXT)
		return number_decode(member, value, object, failure);
	if (!json_is_string(value))
		return refuse(member, "text", failure);
	struct winnow_str text = member_text_of(value);
	memcpy((char *)object + member->at, &text, sizeof text);
	return 0;
}

int members_decode(const struct member *table, const json_t *json, struct arena *arena,
	void *ret_object, struct failure *failure)
{
	int code = 0;

	for (; table->name && code >= 0; table++) {
		const json_t *value = json_object_get(json, table->name);
		if (value && !json_is_null(value))
			code = member_decode(table, value, arena, ret_object, failure);
	}
	return code;
}
