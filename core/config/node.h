/* SPDX-License-Identifier: MIT
 *
 * What a YAML file says, as a tree that knows its places. Scalars stay text. Aliases share
 * nodes, so a tree is never larger than its file; "<<" is already merged.
 */
#ifndef WINNOW_CONFIG_NODE_H
#define WINNOW_CONFIG_NODE_H

#include "config/config.h"

enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAPPING };

struct config_pair {
	struct winnow_str key;
	struct place place;             /* of the key */
	const struct config_node *name; /* the key as a value: a scalar */
	const struct config_node *value;
};

struct config_node {
	enum node_kind kind;
	struct place place;
	const char *folder;        /* absolute, of the file it stands in */
	struct winnow_str written; /* of a scalar: what problems show */
	struct winnow_str text;    /* the same with its variables filled in */
	unsigned
		text_column; /* of a scalar that stands in one line as it reads: where its first
	                         character does; else 0 */
	bool empty;          /* a scalar of which nothing is written, not even quotes */
	bool broken;         /* a problem of it was reported; say no more */
	const struct config_node **items; /* of a list */
	struct config_pair *pairs;        /* of a mapping */
	size_t count;
};

/* The root mapping of a file's bytes. `file` and `folder` are borrowed for the tree's life, the
 * tree lives in `arena`. NULL: no YAML, or beyond the ceilings, and a problem says so. */
const struct config_node *yaml_read(struct winnow_str bytes, const char *file,
	const char *folder, struct arena *arena, struct problems *problems) MUST_CHECK;
/* The same of a file that is no configuration: ${NAME} stays as written. */
const struct config_node *yaml_read_plain(struct winnow_str bytes, const char *file,
	const char *folder, struct arena *arena, struct problems *problems) MUST_CHECK;

/* NULL: no such key. */
const struct config_pair *node_find(const struct config_node *mapping, struct winnow_str key);

/* A list's items; of anything else, itself alone. A value left empty has none. */
size_t node_item_count(const struct config_node *node);
const struct config_node *node_item(const struct config_node *node, size_t index);

/* "a list", "a mapping", "a plain value" */
const char *node_kind_name(const struct config_node *node);

/* As much of a text as belongs into a sentence. */
struct winnow_str node_shown(struct winnow_str text);

/* Fills ${NAME} in from the environment. False: a problem was added. */
bool variables_fill(struct winnow_str written, struct place place, struct arena *arena,
	struct problems *problems, struct winnow_str *ret_text) MUST_CHECK;

void problems_add_no_memory(struct problems *problems, struct place place);

#endif
