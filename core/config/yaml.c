/* SPDX-License-Identifier: MIT */
#include <string.h>
#include "base/utf8.h"
#include "config/reader.h"

/* libyaml's events rather than its documents: the ceilings hold while reading, an alias is a
 * pointer and never a copy, and no value can contain itself. */
#define DEEPEST 20
#define MOST_NODES 200000
#define MOST_TAG_DIRECTIVES 100

struct node_vector {
	VECTOR(const struct config_node *) nodes;
};

static const struct config_node *read_value(struct reader *reader);

static bool next_event(struct reader *reader, yaml_event_t *ret_event)
{
	if (yaml_parser_parse(&reader->parser, ret_event))
		return true;
	syntax_report(reader);
	return false;
}

/* ---- nodes ---- */

bool reader_count(struct reader *reader, struct place place)
{
	if (++reader->nodes <= MOST_NODES)
		return true;
	problems_add(reader->problems, place, "the file holds more than %d values; divide it",
		MOST_NODES);
	return false;
}

static struct config_node *new_node(
	struct reader *reader, enum node_kind kind, const yaml_event_t *event)
{
	struct place place = reader_place(reader, event->start_mark);

	if (!reader_count(reader, place))
		return NULL;
	struct config_node *node = arena_alloc(reader->arena, sizeof *node);
	if (!node) {
		reader_no_memory(reader);
		return NULL;
	}
	*node = (struct config_node){ .kind = kind, .place = place, .folder = reader->folder };
	return node;
}

static const yaml_char_t *tag_of(const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return event->data.scalar.tag;
	case YAML_SEQUENCE_START_EVENT:
		return event->data.sequence_start.tag;
	default:
		return event->data.mapping_start.tag;
	}
}

/* YAML's own tags would only retype what the option tables type. */
static void check_tag(struct reader *reader, const yaml_event_t *event)
{
	struct winnow_str tag = winnow_str((const char *)tag_of(event));

	if (tag.len > 0 && !winnow_starts(tag, "tag:yaml.org,2002:"))
		problems_add(reader->problems, reader_place(reader, event->start_mark),
			"'!' begins a tag, which means nothing here; remove it, or put the "
			"value in quotes");
}

/* Where a scalar's text begins that is nothing but what stands in one line. */
static unsigned text_column(const yaml_event_t *event, struct winnow_str text)
{
	yaml_mark_t start = event->start_mark, end = event->end_mark;
	size_t quotes = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE ? 0 : 1;
	bool verbatim = start.line == end.line &&
			end.column - start.column == utf8_count(text) + 2 * quotes;

	return verbatim ? (unsigned)(start.column + 1 + quotes) : 0;
}

static const struct config_node *read_scalar(
	struct reader *reader, const yaml_event_t *event, bool is_key)
{
	struct winnow_str text = { (const char *)event->data.scalar.value,
		event->data.scalar.length };
	struct config_node *node = new_node(reader, NODE_SCALAR, event);

	if (!node)
		return NULL;
	node->written = arena_copy(reader->arena, text);
	if (!node->written.ptr) {
		reader_no_memory(reader);
		return NULL;
	}
	node->text = node->written;
	node->text_column = text_column(event, text);
	node->empty = text.len == 0 && event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	if (memchr(node->text.ptr, '\0', text.len)) {
		problems_add(reader->problems, node->place,
			"this value holds the character NUL; remove the \\0 from it");
		node->broken = true;
	} else if (!is_key && !reader->plain) {
		node->broken = !variables_fill(node->written, node->place, reader->arena,
			reader->problems, &node->text);
	}
	return node;
}

/* ---- lists ---- */

static bool read_items(struct reader *reader, struct node_vector *items);

static const struct config_node *read_list(struct reader *reader, const yaml_event_t *event)
{
	struct config_node *node = new_node(reader, NODE_LIST, event);
	struct node_vector items = { 0 };

	if (!node)
		return NULL;
	bool whole = read_items(reader, &items);
	size_t count = items.nodes.count;
	if (whole)
		node->items = arena_alloc_array(reader->arena, count, sizeof *node->items);
	if (whole && !node->items)
		whole = reader_no_memory(reader);
	if (whole && count)
		memcpy(node->items, items.nodes.items, count * sizeof *node->items);
	node->count = count;
	vector_finish(&items.nodes);
	return whole ? node : NULL;
}

/* ---- mappings ---- */

static const struct config_node *read_event(
	struct reader *reader, const yaml_event_t *event, bool is_key);

static bool read_pairs(struct reader *reader, struct pair_vector *pairs)
{
	for (;;) {
		yaml_event_t event;
		if (!next_event(reader, &event))
			return false;
		bool end = event.type == YAML_MAPPING_END_EVENT;
		const struct config_node *key = end ? NULL : read_event(reader, &event, true);
		yaml_event_delete(&event);
		if (end)
			return true;
		const struct config_node *value = key ? read_value(reader) : NULL;
		if (!value || !pairs_add(reader, pairs, key, value))
			return false;
	}
}

static const struct config_node *read_mapping(struct reader *reader, const yaml_event_t *event)
{
	struct config_node *node = new_node(reader, NODE_MAPPING, event);
	struct pair_vector pairs = { 0 };

	if (!node)
		return NULL;
	bool whole = read_pairs(reader, &pairs) && pairs_merge(reader, &pairs);
	size_t count = pairs.pairs.count;
	if (whole)
		node->pairs = arena_alloc_array(reader->arena, count, sizeof *node->pairs);
	if (whole && !node->pairs)
		whole = reader_no_memory(reader);
	if (whole && count)
		memcpy(node->pairs, pairs.pairs.items, count * sizeof *node->pairs);
	node->count = count;
	vector_finish(&pairs.pairs);
	return whole ? node : NULL;
}

/* ---- any value ---- */

static const struct config_node *read_deeper(struct reader *reader, const yaml_event_t *event)
{
	if (reader->depth == DEEPEST) {
		problems_add(reader->problems, reader_place(reader, event->start_mark),
			"lists and mappings are nested more than %d deep here; nothing needs "
			"that",
			DEEPEST);
		return NULL;
	}
	reader->depth++;
	const struct config_node *node = event->type == YAML_SEQUENCE_START_EVENT
						 ? read_list(reader, event)
						 : read_mapping(reader, event);
	reader->depth--;
	return node;
}

static const struct config_node *read_event(
	struct reader *reader, const yaml_event_t *event, bool is_key)
{
	size_t anchor;

	if (event->type == YAML_ALIAS_EVENT)
		return anchor_find(reader, event);
	check_tag(reader, event);
	if (!anchor_begin(reader, event, &anchor))
		return NULL;
	const struct config_node *node = event->type == YAML_SCALAR_EVENT
						 ? read_scalar(reader, event, is_key)
						 : read_deeper(reader, event);
	anchor_end(reader, anchor, node);
	return node;
}

static const struct config_node *read_value(struct reader *reader)
{
	yaml_event_t event;

	if (!next_event(reader, &event))
		return NULL;
	const struct config_node *node = read_event(reader, &event, false);
	yaml_event_delete(&event);
	return node;
}

static bool read_items(struct reader *reader, struct node_vector *items)
{
	for (;;) {
		yaml_event_t event;
		if (!next_event(reader, &event))
			return false;
		bool end = event.type == YAML_SEQUENCE_END_EVENT;
		const struct config_node *item = end ? NULL : read_event(reader, &event, false);
		yaml_event_delete(&event);
		if (end)
			return true;
		if (!item)
			return false;
		const struct config_node **slot = vector_push(&items->nodes);
		if (!slot)
			return reader_no_memory(reader);
		*slot = item;
	}
}

/* ---- the file ---- */

static const struct config_node *new_empty_mapping(struct reader *reader, struct place place)
{
	struct config_node *node = arena_alloc(reader->arena, sizeof *node);

	if (!node) {
		reader_no_memory(reader);
		return NULL;
	}
	*node = (struct config_node){
		.kind = NODE_MAPPING, .place = place, .folder = reader->folder
	};
	return node;
}

static const struct config_node *check_root(
	struct reader *reader, const struct config_node *root)
{
	if (root->kind == NODE_MAPPING)
		return root;
	if (!root->empty)
		problems_add(reader->problems, root->place,
			"the file should begin with keys, as 'name: value', not with %s",
			node_kind_name(root));
	return new_empty_mapping(reader, root->place);
}

/* The type of the next event, which carries nothing else. */
static yaml_event_type_t next_type(struct reader *reader, struct place *ret_place)
{
	yaml_event_t event;

	if (!next_event(reader, &event))
		return YAML_NO_EVENT;
	yaml_event_type_t type = event.type;
	*ret_place = reader_place(reader, event.start_mark);
	yaml_event_delete(&event);
	return type;
}

static const struct config_node *read_stream(struct reader *reader)
{
	struct place place;

	if (next_type(reader, &place) != YAML_STREAM_START_EVENT)
		return NULL;
	yaml_event_type_t type = next_type(reader, &place);
	if (type == YAML_STREAM_END_EVENT)
		return new_empty_mapping(reader, place);
	if (type != YAML_DOCUMENT_START_EVENT)
		return NULL;
	const struct config_node *root = read_value(reader);
	if (!root || next_type(reader, &place) != YAML_DOCUMENT_END_EVENT)
		return NULL;
	type = next_type(reader, &place);
	if (type == YAML_DOCUMENT_START_EVENT)
		problems_add(reader->problems, place,
			"a second document begins here; remove the '---', or put the rest into "
			"a file of its own");
	return type == YAML_NO_EVENT ? NULL : check_root(reader, root);
}

/* libyaml takes time with the square of the number of these, which mean nothing here. They are
 * counted wherever they stand, as it knows five ways to end a line. */
static bool has_too_many_tag_directives(struct reader *reader)
{
	struct winnow_str rest = reader->bytes, directive = STR_LITERAL("%TAG");
	size_t count = 0;

	for (size_t at; (at = str_find(rest, directive)) < rest.len; count++)
		rest = winnow_slice(rest, at + 1, rest.len - at - 1);
	if (count <= MOST_TAG_DIRECTIVES)
		return false;
	problems_add(reader->problems, (struct place){ .file = reader->file },
		"the file says '%%TAG' more than %d times, which means nothing here; remove "
		"these lines",
		MOST_TAG_DIRECTIVES);
	return true;
}

static struct winnow_str without_byte_order_mark(struct winnow_str bytes)
{
	size_t length = winnow_starts(bytes, "\xef\xbb\xbf") ? 3 : 0;

	return winnow_slice(bytes, length, bytes.len - length);
}

static const struct config_node *read_bytes(struct reader *reader, struct winnow_str bytes)
{
	reader->bytes = bytes.len ? without_byte_order_mark(bytes) : STR_LITERAL("");
	if (has_too_many_tag_directives(reader))
		return NULL;
	if (!yaml_parser_initialize(&reader->parser)) {
		reader_no_memory(reader);
		return NULL;
	}
	yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
		&reader->parser, (const unsigned char *)reader->bytes.ptr, reader->bytes.len);
	const struct config_node *root = read_stream(reader);
	vector_finish(&reader->anchors);
	yaml_parser_delete(&reader->parser);
	return root;
}

const struct config_node *yaml_read(struct winnow_str bytes, const char *file,
	const char *folder, struct arena *arena, struct problems *problems)
{
	struct reader reader = {
		.file = file, .folder = folder, .arena = arena, .problems = problems
	};

	return read_bytes(&reader, bytes);
}

const struct config_node *yaml_read_plain(struct winnow_str bytes, const char *file,
	const char *folder, struct arena *arena, struct problems *problems)
{
	struct reader reader = { .file = file,
		.folder = folder,
		.arena = arena,
		.problems = problems,
		.plain = true };

	return read_bytes(&reader, bytes);
}
