/* SPDX-License-Identifier: MIT
 *
 * What else a reader learned, gathered for a document: fields with their origin.
 */
#ifndef WINNOW_SHARED_FIELDS_H
#define WINNOW_SHARED_FIELDS_H

#include <winnow/helpers.h>
#include "shared/encoding.h"

enum { FIELDS_MOST = 128 }; /* of one document; what comes later is dropped */

struct fields {
	const struct winnow_host *host;
	struct winnow_field *items;
	size_t count, capacity;
};

/* NULL: over budget, and host->fail() was called. */
struct fields *fields_create(const struct winnow_host *host);

/* Borrows all three. An empty value, or one that is there with that name and origin, is passed
 * over. */
void fields_add(
	struct fields *fields, const char *name, struct winnow_str value, const char *origin);

/* The same for an origin that was put together. */
void fields_add_found(struct fields *fields, const char *name, struct winnow_str value,
	struct winnow_str origin);

/* "encoding", where it is not plainly UTF-8, and "truncated" for an item whose end is missing. */
void fields_add_item(
	struct fields *fields, const struct winnow_item *item, const struct decoded *decoded);

/* The value of the item's first hint of that name; empty: none. */
struct winnow_str hint_find(const struct winnow_item *item, const char *name);

/* Sets fields and field_count. */
void fields_finish(const struct fields *fields, struct winnow_document *ret_document);

#endif
