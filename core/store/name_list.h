/* SPDX-License-Identifier: MIT
 *
 * The names that a redacted view hides, and where they stand in a text.
 *
 * Words are compared without case and accents, and whatever stands between them counts for nothing:
 * "Zoë Lind", "ZOE LIND", "zoe-lind" in an address. A part of a name by itself is hidden, too,
 * where it is written with a capital and has three letters at least; in an address with or without
 * one, and as the whole name run together.
 */
#ifndef WINNOW_STORE_NAME_LIST_H
#define WINNOW_STORE_NAME_LIST_H

#include <stdbool.h>
#include "base/arena.h"
#include "base/vector.h"

struct name {
	struct winnow_str *words; /* folded */
	size_t count;
	bool in_address;         /* of an address alone: a whole name run together */
	struct winnow_str label; /* what stands in its place: "[person 1]" */
};

struct name_list {
	struct arena *arena; /* of all that it holds */
	VECTOR(struct name) names;
};

/* `arena` must outlive it. */
void name_list_init(struct name_list *list, struct arena *arena);
void name_list_finish(struct name_list *list);

/* The name, its parts and its form in addresses. Copies nothing but what it folds: `label` must
 * outlive the list. False: no memory. */
bool name_list_add(
	struct name_list *list, struct winnow_str name, struct winnow_str label) MUST_CHECK;

/* Once, after the last name and before the first question. */
void name_list_sort(struct name_list *list);

/* Goes through a text from its beginning. */
struct name_search {
	const struct name_list *list;
	struct winnow_str text;
	bool is_address;
	size_t at; /* where to go on */
};

struct name_found {
	size_t at, end; /* bytes of the text */
	struct winnow_str label;
};

/* The next name; false: there is none. Names of one label with nothing but spaces or hyphens
 * between are one. */
bool name_search_next(struct name_search *search, struct name_found *ret_found);

#endif
