/* SPDX-License-Identifier: MIT */
#include "shared/fields.h"
#include "shared/room.h"

enum { FEW = 16 /* for which there is room at first */ };

struct fields *fields_create(const struct winnow_host *host)
{
	struct fields *fields = WINNOW_NEW(host, struct fields);

	if (fields)
		fields->host = host;
	else
		winnow_fail(host, WINNOW_ELIMIT,
			"the memory allowed for one item is spent; raise the limit");
	return fields;
}

void fields_add_found(struct fields *fields, const char *name, struct winnow_str value,
	struct winnow_str origin)
{
	if (value.len == 0 || fields->count == FIELDS_MOST)
		return;
	for (size_t at = 0; at < fields->count; at++)
		if (winnow_is(fields->items[at].name, name) &&
			winnow_equal(fields->items[at].origin, origin) &&
			winnow_equal(fields->items[at].value, value))
			return;
	struct winnow_field *items = room_for(fields->host, fields->items, &fields->capacity,
		fields->count + 1, FEW, sizeof(*items));
	if (!items)
		return;
	fields->items = items;
	items[fields->count++] = (struct winnow_field){
		.name = winnow_str(name), .value = value, .origin = origin
	};
}

void fields_add(
	struct fields *fields, const char *name, struct winnow_str value, const char *origin)
{
	fields_add_found(fields, name, value, winnow_str(origin));
}

void fields_add_item(
	struct fields *fields, const struct winnow_item *item, const struct decoded *decoded)
{
	/* Both are constants of the encoding's own table, and so end in a NUL. */
	if (!winnow_is(decoded->encoding, "utf-8") || decoded->replaced)
		fields_add(fields, "encoding", decoded->encoding, decoded->origin.ptr);
	if (item->flags & WINNOW_TRUNCATED)
		fields_add(fields, "truncated", winnow_str("body"), "transport");
}

struct winnow_str hint_find(const struct winnow_item *item, const char *name)
{
	for (uint32_t at = 0; at < item->hint_count; at++)
		if (winnow_is(item->hints[at].name, name))
			return item->hints[at].value;
	return winnow_str(NULL);
}

void fields_finish(const struct fields *fields, struct winnow_document *ret_document)
{
	ret_document->fields = fields->items;
	ret_document->field_count = (uint32_t)fields->count;
}
