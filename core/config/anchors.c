/* SPDX-License-Identifier: MIT */
#include "config/reader.h"

#define MOST_ANCHORS 1000

static const yaml_char_t *anchor_of(const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return event->data.scalar.anchor;
	case YAML_SEQUENCE_START_EVENT:
		return event->data.sequence_start.anchor;
	default:
		return event->data.mapping_start.anchor;
	}
}

static struct anchor *find_name(struct reader *reader, struct winnow_str name)
{
	/* The last of a name counts. */
	for (size_t i = reader->anchors.count; i > 0; i--)
		if (winnow_equal(reader->anchors.items[i - 1].name, name))
			return &reader->anchors.items[i - 1];
	return NULL;
}

bool anchor_begin(struct reader *reader, const yaml_event_t *event, size_t *ret_index)
{
	const char *name = (const char *)anchor_of(event);

	*ret_index = SIZE_MAX;
	if (!name)
		return true;
	if (reader->anchors.count == MOST_ANCHORS) {
		problems_add(reader->problems, reader_place(reader, event->start_mark),
			"the file has more than %d anchors; use fewer", MOST_ANCHORS);
		return false;
	}
	struct winnow_str copy = arena_copy(reader->arena, winnow_str(name));
	struct anchor *anchor = copy.ptr ? vector_push(&reader->anchors) : NULL;
	if (!anchor)
		return reader_no_memory(reader);
	anchor->name = copy;
	*ret_index = reader->anchors.count - 1;
	return true;
}

void anchor_end(struct reader *reader, size_t index, const struct config_node *node)
{
	if (index != SIZE_MAX)
		reader->anchors.items[index].node = node;
}

/* The name is not shown: an unquoted password may begin with an asterisk. */
const struct config_node *anchor_find(struct reader *reader, const yaml_event_t *alias)
{
	struct winnow_str name = winnow_str((const char *)alias->data.alias.anchor);
	struct place place = reader_place(reader, alias->start_mark);
	const struct anchor *anchor = find_name(reader, name);

	if (!reader_count(reader, place))
		return NULL;

	if (anchor && anchor->node)
		return anchor->node;
	problems_add(reader->problems, place,
		anchor ? "'*' refers to the very value in which it stands; remove it"
		       : "'*' refers to nothing; put the value in quotes, or write '&' and the "
			 "same name before a value above it");
	return NULL;
}
