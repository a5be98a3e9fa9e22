/* SPDX-License-Identifier: MIT */
#include <jansson.h>
#include "store/hints.h"
#include "store/json_writer.h"

static json_t *pair_to_json(const struct winnow_pair *pair)
{
	json_t *name = json_stringn(pair->name.ptr ? pair->name.ptr : "", pair->name.len);
	json_t *value = json_stringn(pair->value.ptr ? pair->value.ptr : "", pair->value.len);

	/* Takes both over, and answers NULL where one is not UTF-8. */
	return json_pack("[oo]", name, value);
}

int hints_write(const struct winnow_pair *hints, uint32_t count, struct buffer *text,
	struct failure *failure)
{
	if (!count)
		return 0;
	json_t *list = json_array();
	bool whole = list != NULL;
	for (uint32_t i = 0; whole && i < count; i++)
		whole = json_array_append_new(list, pair_to_json(&hints[i])) == 0;
	whole = whole && json_writer_dump(list, text);
	json_decref(list);
	if (!whole)
		return failure_set(failure, WINNOW_EDATA,
			"the hints of a request are not UTF-8 text, or there is no memory");
	return 0;
}

static bool copy_text(const json_t *json, struct arena *arena, struct winnow_str *ret_text)
{
	struct winnow_str text = { json_string_value(json), json_string_length(json) };

	*ret_text = arena_copy(arena, text);
	return ret_text->ptr != NULL;
}

static int copy_pairs(const json_t *list, struct arena *arena, struct winnow_pair *pairs)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *pair = json_array_get(list, i);
		if (!copy_text(json_array_get(pair, 0), arena, &pairs[i].name) ||
			!copy_text(json_array_get(pair, 1), arena, &pairs[i].value))
			return -1;
	}
	return 0;
}

int hints_read(struct winnow_str text, struct arena *arena,
	const struct winnow_pair **ret_hints, uint32_t *ret_count, struct failure *failure)
{
	if (!text.len) {
		*ret_hints = NULL;
		*ret_count = 0;
		return 0;
	}
	json_t *list = json_loadb(text.ptr, text.len, 0, NULL);
	size_t count = json_array_size(list);
	struct winnow_pair *pairs = arena_alloc_array(arena, count + 1, sizeof *pairs);
	int result = list && pairs ? copy_pairs(list, arena, pairs) : -1;
	json_decref(list);
	if (result)
		return failure_set(failure, FAILURE_STORE,
			"the hints of a request cannot be read back from the store");
	*ret_hints = pairs;
	*ret_count = (uint32_t)count;
	return 0;
}
