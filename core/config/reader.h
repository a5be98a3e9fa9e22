/* SPDX-License-Identifier: MIT
 *
 * The inside of yaml_read(), divided over four files: yaml.c (values), anchors.c (&name, *name),
 * pairs.c (what is in a mapping), syntax.c (what is no YAML). A function that answers NULL or
 * false has reported why, and reading ends.
 */
#ifndef WINNOW_CONFIG_READER_H
#define WINNOW_CONFIG_READER_H

#include <yaml.h>
#include "base/vector.h"
#include "config/node.h"

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
	bool plain; /* no variables are filled in */
};

/* ---- yaml.c ---- */

/* Counts one value more, against the ceiling. Whatever costs time to follow is counted: values,
 * aliases, merged keys. */
bool reader_count(struct reader *reader, struct place place) MUST_CHECK;

/* ---- syntax.c ---- */

struct place reader_place(const struct reader *reader, yaml_mark_t mark);
bool reader_no_memory(struct reader *reader); /* false */

/* Why yaml_parser_parse() failed. */
void syntax_report(const struct reader *reader);

/* ---- anchors.c ---- */

/* Keeps room for the node of an event that has an anchor. *ret_index: what anchor_end() needs. */
bool anchor_begin(
	struct reader *reader, const yaml_event_t *event, size_t *ret_index) MUST_CHECK;
void anchor_end(struct reader *reader, size_t index, const struct config_node *node);

const struct config_node *anchor_find(
	struct reader *reader, const yaml_event_t *alias) MUST_CHECK;

/* ---- pairs.c ---- */

struct pair_vector {
	VECTOR(struct config_pair) pairs;
};

/* A key that is unusable is reported and left out. */
bool pairs_add(struct reader *reader, struct pair_vector *pairs, const struct config_node *key,
	const struct config_node *value) MUST_CHECK;

/* "<<: *name" or "<<: [*one, *other]": keys of others, where the mapping has none of its own. */
bool pairs_merge(struct reader *reader, struct pair_vector *pairs) MUST_CHECK;

#endif
