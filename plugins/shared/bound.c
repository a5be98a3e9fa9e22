/* SPDX-License-Identifier: MIT */
#include "shared/bound.h"
#include "shared/nesting_table.h"
#include "shared/scan.h"

#include <stdlib.h>

struct bounding {
	struct winnow_str markup;
	struct bounded result;
	size_t kept;                /* of the markup, up to here, is written or left out */
	uint32_t open[BOUND_DEPTH]; /* hashes of the names of open elements */
	size_t depth, over;         /* over: open ones that were left out */
	size_t tags, attributes;
	int spent;
};

static uint32_t hash_name(struct winnow_str name)
{
	uint32_t hash = 2166136261u;

	for (size_t at = 0; at < name.len; at++) {
		unsigned char byte = (unsigned char)name.ptr[at];
		if (byte >= 'A' && byte <= 'Z')
			byte = (unsigned char)(byte + 'a' - 'A');
		hash = (hash ^ byte) * 16777619u;
	}
	return hash;
}

/* Writes the markup up to `from` and goes on at `to`. */
static void leave_out(struct bounding *bounding, size_t from, size_t to)
{
	struct bounded *result = &bounding->result;

	if (!result->made)
		result->made = malloc(bounding->markup.len + 1);
	if (!result->made) {
		bounding->spent = 1;
		return;
	}
	size_t length = from - bounding->kept;
	if (bounding->kept == 0)
		result->markup = winnow_slice(winnow_str(""), 0, 0);
	memcpy(result->made + result->markup.len, bounding->markup.ptr + bounding->kept,
		length);
	result->markup.ptr = result->made;
	result->markup.len += length;
	bounding->kept = to;
}

/* Attributes beyond the limits, from the tag that stands at `start`. */
static void bound_attributes(
	struct bounding *bounding, const struct scan_tag *tag, size_t start)
{
	struct winnow_str name, value;
	size_t at = 0, count = 0;

	while (scan_attribute(tag, &at, &name, &value)) {
		count++;
		int beyond = count > BOUND_ATTRIBUTES || ++bounding->attributes > BOUND_TAGS;
		if (!beyond && value.len <= BOUND_VALUE && name.len <= BOUND_VALUE)
			continue;
		size_t from = (size_t)(name.ptr - tag->whole.ptr);
		bounding->result.truncated_attributes |= beyond;
		leave_out(bounding, start + from, start + (beyond ? tag->whole.len - 1 : at));
		if (beyond)
			break;
	}
}

/* Whether a start tag stays. */
static int opens(struct bounding *bounding, struct winnow_str name)
{
	const char *nesting = table_find(&nesting_table, name);

	if (++bounding->tags > BOUND_TAGS) {
		bounding->result.truncated_elements = 1;
		return 0;
	}
	if (nesting)
		return 1;
	if (bounding->depth == BOUND_DEPTH) {
		bounding->over++;
		bounding->result.truncated_depth = 1;
		return 0;
	}
	bounding->open[bounding->depth++] = hash_name(name);
	return 1;
}

/* Whether an end tag stays: one that closes nothing costs the parser a search. */
static int closes(struct bounding *bounding, struct winnow_str name)
{
	uint32_t hash = hash_name(name);

	if (table_find(&nesting_table, name))
		return bounding->tags <= BOUND_TAGS;
	if (bounding->over) {
		bounding->over--;
		return 0;
	}
	for (size_t depth = bounding->depth; depth > 0; depth--)
		if (bounding->open[depth - 1] == hash) {
			bounding->depth = depth - 1;
			return 1;
		}
	return 0;
}

static int keeps(struct bounding *bounding, const struct scan_tag *tag)
{
	if (tag->kind == SCAN_START)
		return opens(bounding, tag->name);
	if (tag->kind == SCAN_END)
		return tag->whole.len <= BOUND_VALUE && closes(bounding, tag->name);
	return tag->whole.len <= BOUND_VALUE && ++bounding->tags <= BOUND_TAGS;
}

int bound(struct winnow_str markup, struct bounded *ret_bounded)
{
	struct bounding bounding = { .markup = markup, .result = { .markup = markup } };
	struct scan_tag tag;
	size_t at = 0;

	while (!bounding.spent && scan_next(markup, &at, &tag)) {
		size_t start = (size_t)(tag.whole.ptr - markup.ptr);
		if (!keeps(&bounding, &tag))
			leave_out(&bounding, start, at);
		else if (tag.kind == SCAN_START)
			bound_attributes(&bounding, &tag, start);
	}
	if (bounding.result.made && !bounding.spent)
		leave_out(&bounding, markup.len, markup.len);
	if (bounding.spent) {
		free(bounding.result.made);
		return 0;
	}
	*ret_bounded = bounding.result;
	return 1;
}
