/* SPDX-License-Identifier: MIT */
#include <string.h>
#include "config/reader.h"

#define MOST_KEYS 1000

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
		return reader_no_memory(reader);
	*pair = *added;
	return true;
}

static void report_second(
	struct reader *reader, const struct config_pair *first, struct place place)
{
	struct winnow_str key = node_shown(first->key);

	problems_add(reader->problems, place,
		"'%.*s' is given a second time (the first is in line %u); remove one of them",
		STR_ARGS(key), first->place.line);
}

bool pairs_add(struct reader *reader, struct pair_vector *pairs, const struct config_node *key,
	const struct config_node *value)
{
	struct config_pair pair = { key->written, key->place, key, value };

	if (key->kind != NODE_SCALAR) {
		problems_add(reader->problems, key->place,
			"a key must be a plain word, not %s; put quotes around the text if it "
			"is one",
			node_kind_name(key));
		return true;
	}
	if (key->broken)
		return true;
	const struct config_pair *first = find_pair(pairs, pair.key);
	if (!first)
		return add_pair(reader, pairs, &pair);
	report_second(reader, first, pair.place);
	return true;
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
	for (size_t i = 0; i < mapping->count; i++) {
		const struct config_pair *pair = &mapping->pairs[i];
		if (!reader_count(reader, pair->place))
			return false;
		if (!find_pair(pairs, pair->key) && !add_pair(reader, pairs, pair))
			return false;
	}
	return true;
}

bool pairs_merge(struct reader *reader, struct pair_vector *pairs)
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
