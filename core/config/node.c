/* SPDX-License-Identifier: MIT */
#include "config/node.h"
#include "base/utf8.h"

#define SHOWN_CHARACTERS 60

const struct config_pair *node_find(const struct config_node *mapping, struct winnow_str key)
{
	if (!mapping || mapping->kind != NODE_MAPPING)
		return NULL;
	for (size_t i = 0; i < mapping->count; i++)
		if (winnow_equal(mapping->pairs[i].key, key))
			return &mapping->pairs[i];
	return NULL;
}

size_t node_item_count(const struct config_node *node)
{
	if (node->kind == NODE_LIST)
		return node->count;
	return node->empty ? 0 : 1;
}

const struct config_node *node_item(const struct config_node *node, size_t index)
{
	return node->kind == NODE_LIST ? node->items[index] : node;
}

const char *node_kind_name(const struct config_node *node)
{
	static const char *const names[] = {
		[NODE_SCALAR] = "a plain value",
		[NODE_LIST] = "a list",
		[NODE_MAPPING] = "a mapping",
	};

	return names[node->kind];
}

struct winnow_str node_shown(struct winnow_str text)
{
	return winnow_slice(text, 0, utf8_step(text, 0, SHOWN_CHARACTERS));
}
