/* SPDX-License-Identifier: MIT */
#include <string.h>
#include <yaml.h>
#include "base/vector.h"
#include "config/node.h"

/* libyaml's events rather than its documents: the ceilings hold while reading, an alias is a
 * pointer and never a copy, and no anchor can contain itself. */
#define DEEPEST 20
#define MOST_NODES 200000
#define MOST_ANCHORS 1000
#define MOST_KEYS 1000

struct anchor {
	struct winnow_str name;
	const struct config_node *node; /* NULL: still being read */
};

struct reader {
	yaml_parser_t parser;
	struct winnow_str bytes;
	const char *file, *folder;
	struct arena *arena;
	struct problems *problems;
	VECTOR(struct anchor) anchors;
	size_t nodes, depth;
};

struct node_vector {
	VECTOR(const struct config_node *) nodes;
};

struct pair_vector {
	VECTOR(struct config_pair) pairs;
};

static const struct config_node *read_value(struct reader *reader);

static struct place place_of(const struct reader *reader, yaml_mark_t mark)
{
	return (struct place){ reader->file, (unsigned)mark.line + 1,
		(unsigned)mark.column + 1 };
}

/* All functions that answer NULL or false have reported why; reading then ends. */
static bool no_memory(struct reader *reader)
{
	problems_add_no_memory(reader->problems, (struct place){ .file = reader->file });
	return false;
}

/* ---- what is no YAML ---- */

/* libyaml tells no place of a byte that is no text, only its offset. */
static struct place place_at_offset(const struct reader *reader, size_t offset)
{
	struct place place = { reader->file, 1, 1 };

	for (size_t i = 0; i < offset && i < reader->bytes.len; i++) {
		place.column = reader->bytes.ptr[i] == '\n' ? 1 : place.column + 1;
		place.line += reader->bytes.ptr[i] == '\n';
	}
	return place;
}

/* What libyaml calls a token, a mapping or an indicator is mostly one of these. */
static const char *remedy_for(const struct reader *reader)
{
	size_t at = reader->parser.problem_mark.index;
	char byte = at < reader->bytes.len ? reader->bytes.ptr[at] : '\0';

	if (byte == '\t')
		return "indent with spaces instead of tabs";
	if (byte && strchr("@`%&*!|>", byte))
		return "put the value in quotes";
	if (reader->parser.context && strstr(reader->parser.context, "quoted"))
		return "close the quotes";
	if (reader->parser.context && strstr(reader->parser.context, "flow"))
		return "close the bracket, and divide what is in it by commas";
	return "look at the indentation, the colons and the quotes here and in the line above";
}

static void report_syntax(const struct reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;

	if (parser->error == YAML_MEMORY_ERROR)
		problems_add_no_memory(
			reader->problems, (struct place){ .file = reader->file });
	else if (parser->error == YAML_READER_ERROR)
		problems_add(reader->problems, place_at_offset(reader, parser->problem_offset),
			"this is not text in UTF-8 (%s); save the file as UTF-8",
			parser->problem);
	else
		problems_add(reader->problems, place_of(reader, parser->problem_mark),
			"this is not YAML: %s%s%s; %s", parser->context ? parser->context : "",
			parser->context ? ", " : "", parser->problem, remedy_for(reader));
}

static bool next_event(struct reader *reader, yaml_event_t *ret_event)
{
	if (yaml_parser_parse(&reader->parser, ret_event))
		return true;
	report_syntax(reader);
	return false;
}

/* ---- nodes ---- */

static struct config_node *new_node(
	struct reader *reader, enum node_kind kind, const yaml_event_t *event)
{
	struct place place = place_of(reader, event->start_mark);

	if (++reader->nodes > MOST_NODES) {
		problems_add(reader->problems, place,
			"the file holds more than %d values; divide it by 'include'",
			MOST_NODES);
		return NULL;
	}
	struct config_node *node = arena_alloc(reader->arena, sizeof *node);
	if (!node) {
		no_memory(reader);
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
		problems_add(reader->problems, place_of(reader, event->start_mark),
			"tags as '%.60s' mean nothing here; remove it, or put the value in "
			"quotes",
			tag.ptr);
}

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

static struct anchor *find_anchor(struct reader *reader, struct winnow_str name)
{
	/* The last of a name counts. */
	for (size_t i = reader->anchors.count; i > 0; i--)
		if (winnow_equal(reader->anchors.items[i - 1].name, name))
			return &reader->anchors.items[i - 1];
	return NULL;
}

/* *ret_index: where the anchor's node goes once it is read; SIZE_MAX: there is none. */
static bool begin_anchor(struct reader *reader, const yaml_event_t *event, size_t *ret_index)
{
	const char *name = (const char *)anchor_of(event);

	*ret_index = SIZE_MAX;
	if (!name)
		return true;
	if (reader->anchors.count == MOST_ANCHORS) {
		problems_add(reader->problems, place_of(reader, event->start_mark),
			"the file has more than %d anchors; use fewer", MOST_ANCHORS);
		return false;
	}
	struct winnow_str copy = arena_copy(reader->arena, winnow_str(name));
	struct anchor *anchor = copy.ptr ? vector_push(&reader->anchors) : NULL;
	if (!anchor)
		return no_memory(reader);
	anchor->name = copy;
	*ret_index = reader->anchors.count - 1;
	return true;
}

static const struct config_node *read_alias(struct reader *reader, const yaml_event_t *event)
{
	struct winnow_str name = winnow_str((const char *)event->data.alias.anchor);
	const struct anchor *anchor = find_anchor(reader, name);

	if (anchor && anchor->node)
		return anchor->node;
	problems_add(reader->problems, place_of(reader, event->start_mark),
		anchor ? "'*%.60s' stands inside what it refers to; remove it"
		       : "'*%.60s' refers to nothing; write '&%.60s' before a value above it, "
			 "or put the text in quotes",
		name.ptr, name.ptr);
	return NULL;
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
		no_memory(reader);
		return NULL;
	}
	node->text = node->written;
	node->empty = text.len == 0 && event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	if (memchr(node->text.ptr, '\0', text.len)) {
		problems_add(reader->problems, node->place,
			"this value holds the character NUL; remove the \\0 from it");
		node->broken = true;
	} else if (!is_key) {
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
		whole = no_memory(reader);
	if (whole && count)
		memcpy(node->items, items.nodes.items, count * sizeof *node->items);
	node->count = count;
	vector_finish(&items.nodes);
	return whole ? node : NULL;
}

/* ---- mappings ---- */

static const struct config_pair *find_pair(
	const struct pair_vector *pairs, struct winnow_str key)
{
	for (size_t i = 0; i < pairs->pairs.count; i++)
		if (winnow_equal(pairs->pairs.items[i].key, key))
			return &pairs->pairs.items[i];
	return NULL;
}

static bool add_pair(
	struct reader *reader, struct pair_vector *pairs, const struct config_pair *added)
{
	if (pairs->pairs.count == MOST_KEYS) {
		problems_add(reader->problems, added->place,
			"one mapping holds more than %d keys; divide it", MOST_KEYS);
		return false;
	}
	struct config_pair *pair = vector_push(&pairs->pairs);
	if (!pair)
		return no_memory(reader);
	*pair = *added;
	return true;
}

/* A key that is unusable is reported and left out; false only when reading must end. */
static bool check_and_add(struct reader *reader, struct pair_vector *pairs,
	const struct config_node *key, const struct config_node *value)
{
	struct config_pair pair = { key->written, key->place, value };

	if (key->kind != NODE_SCALAR) {
		problems_add(reader->problems, key->place,
			"a key must be a plain word, not %s; put the text in quotes if it "
			"begins with a bracket",
			node_kind_name(key));
		return true;
	}
	if (key->broken)
		return true;
	const struct config_pair *first = find_pair(pairs, pair.key);
	if (!first)
		return add_pair(reader, pairs, &pair);
	problems_add(reader->problems, pair.place,
		"'%.*s' is given a second time (the first is in line %u); remove one of them",
		STR_ARGS(pair.key), first->place.line);
	return true;
}

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
		if (!value || !check_and_add(reader, pairs, key, value))
			return false;
	}
}

static bool merge_mapping(
	struct reader *reader, struct pair_vector *pairs, const struct config_node *mapping)
{
	if (mapping->kind != NODE_MAPPING) {
		problems_add(reader->problems, mapping->place,
			"'<<' takes a mapping, as '<<: *name', not %s",
			node_kind_name(mapping));
		return true;
	}
	for (size_t i = 0; i < mapping->count; i++)
		if (!find_pair(pairs, mapping->pairs[i].key) &&
			!add_pair(reader, pairs, &mapping->pairs[i]))
			return false;
	return true;
}

/* "<<: *name" or "<<: [*one, *other]": keys of others, where the mapping has none of its own. */
static bool merge_others(struct reader *reader, struct pair_vector *pairs)
{
	const struct config_pair *found = find_pair(pairs, STR_LITERAL("<<"));

	if (!found)
		return true;
	const struct config_node *others = found->value;
	size_t at = (size_t)(found - pairs->pairs.items);
	memmove(&pairs->pairs.items[at], &pairs->pairs.items[at + 1],
		(pairs->pairs.count - at - 1) * sizeof *found);
	pairs->pairs.count--;
	for (size_t i = 0; i < node_item_count(others); i++)
		if (!merge_mapping(reader, pairs, node_item(others, i)))
			return false;
	return true;
}

static const struct config_node *read_mapping(struct reader *reader, const yaml_event_t *event)
{
	struct config_node *node = new_node(reader, NODE_MAPPING, event);
	struct pair_vector pairs = { 0 };

	if (!node)
		return NULL;
	bool whole = read_pairs(reader, &pairs) && merge_others(reader, &pairs);
	size_t count = pairs.pairs.count;
	if (whole)
		node->pairs = arena_alloc_array(reader->arena, count, sizeof *node->pairs);
	if (whole && !node->pairs)
		whole = no_memory(reader);
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
		problems_add(reader->problems, place_of(reader, event->start_mark),
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
		return read_alias(reader, event);
	check_tag(reader, event);
	if (!begin_anchor(reader, event, &anchor))
		return NULL;
	const struct config_node *node = event->type == YAML_SCALAR_EVENT
						 ? read_scalar(reader, event, is_key)
						 : read_deeper(reader, event);
	if (anchor != SIZE_MAX)
		reader->anchors.items[anchor].node = node;
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
			return no_memory(reader);
		*slot = item;
	}
}

/* ---- the file ---- */

static const struct config_node *new_empty_mapping(struct reader *reader, struct place place)
{
	struct config_node *node = arena_alloc(reader->arena, sizeof *node);

	if (!node) {
		no_memory(reader);
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
	if (!root || root->kind == NODE_MAPPING)
		return root;
	if (!root->empty)
		problems_add(reader->problems, root->place,
			"a configuration begins with keys, as 'store: news.db', not with %s",
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
	*ret_place = place_of(reader, event.start_mark);
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
	const struct config_node *root = check_root(reader, read_value(reader));
	if (!root || next_type(reader, &place) != YAML_DOCUMENT_END_EVENT)
		return NULL;
	type = next_type(reader, &place);
	if (type == YAML_DOCUMENT_START_EVENT)
		problems_add(reader->problems, place,
			"a second document begins here; remove the '---', or put the rest into "
			"a file of its own and 'include' it");
	return type == YAML_NO_EVENT ? NULL : root;
}

const struct config_node *yaml_read(struct winnow_str bytes, const char *file,
	const char *folder, struct arena *arena, struct problems *problems)
{
	struct reader reader = { .bytes = bytes,
		.file = file,
		.folder = folder,
		.arena = arena,
		.problems = problems };

	if (!yaml_parser_initialize(&reader.parser)) {
		no_memory(&reader);
		return NULL;
	}
	yaml_parser_set_input_string(
		&reader.parser, (const unsigned char *)(bytes.ptr ? bytes.ptr : ""), bytes.len);
	const struct config_node *root = read_stream(&reader);
	vector_finish(&reader.anchors);
	yaml_parser_delete(&reader.parser);
	return root;
}
