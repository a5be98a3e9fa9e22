/* SPDX-License-Identifier: MIT
 *
 * A struct of the contract as an object of JSON and back, by a table of its members. What is empty
 * or zero is left out.
 */
#ifndef WINNOW_OUTSIDE_MEMBER_H
#define WINNOW_OUTSIDE_MEMBER_H

#include <jansson.h>
#include "base/arena.h"
#include "base/buffer.h"
#include "base/failure.h"

enum member_type {
	MEMBER_TEXT,    /* struct winnow_str */
	MEMBER_NUMBER,  /* uint32_t */
	MEMBER_LARGE,   /* uint64_t */
	MEMBER_INTEGER, /* int64_t */
	MEMBER_PAIRS /* struct winnow_pair *, [["name", "value"], …], its count at count_at */
};

struct member {
	const char *name; /* NULL ends the table */
	uint32_t type;
	size_t at, count_at;
};
#define MEMBER(kind, structure, field, word)                                                   \
	{                                                                                      \
		word, kind, offsetof(struct structure, field), 0                               \
	}

/* Into an object that is open. */
void members_write(struct buffer *out, const struct member *table, const void *object);

/* Fills the members that are there, which point into `json` and `arena`. What is of another type
 * than its member is refused; what is unknown is passed over. */
int members_decode(const struct member *table, const json_t *json, struct arena *arena,
	void *ret_object, struct failure *failure) MUST_CHECK;

/* What a text of JSON holds; empty where it is none. */
struct winnow_str member_text_of(const json_t *json);

#endif
