/* SPDX-License-Identifier: MIT */
#include "shared/bound.h"
#include "shared/element_table.h"
#include "shared/nesting_table.h"
#include "shared/scan.h"
#include "shared/shed_table.h"

#include <stdlib.h>

struct bounding {
	struct winnow_str markup;
	struct bounded *result;
	uint32_t open[BOUND_DEPTH]; /* hashes of the names of open elements */
	size_t depth, over;         /* over: open ones that were left out */
	size_t tags;
	int every;
	uint32_t endless; /* bits of places in shed.tsv: no end tag follows any more */
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

/* There is room: nothing is written that was not read, and less of it. */
static void put(struct bounding *bounding, struct winnow_str bytes)
{
	if (bytes.len)
		memcpy(bounding->result->made + bounding->result->markup.len, bytes.ptr,
			bytes.len);
	bounding->result->markup.len += bytes.len;
}

static int is_wanted(const struct bounding *bounding, struct winnow_str name, size_t count)
{
	if (table_place(&attribute_table, name))
		return 1;
	return bounding->every && count <= BOUND_ATTRIBUTES;
}

/* A start tag with the attributes that somebody asks for. A space stands in place of what is left out
 * between two of them: where there is nothing, as in a="b"c="d", it would be more than was read. */
static void put_start(struct bounding *bounding, const struct scan_tag *tag)
{
	struct winnow_str whole = tag->whole, name, value;
	size_t at = 0, from = 1 + tag->name.len, count = 0, end = 0;

	put(bounding, winnow_slice(whole, 0, from));
	while (scan_attribute(tag, &at, &name, &value)) {
		from = (size_t)(name.ptr - whole.ptr);
		if (value.len > BOUND_VALUE || !is_wanted(bounding, name, ++count))
			continue;
		if (from != end)
			put(bounding, winnow_str(" "));
		put(bounding, winnow_slice(whole, from, at - from));
		end = at;
	}
	/* An unclosed value or tag, at the end of a page, stays unclosed. */
	if (whole.ptr[whole.len - 1] == '>')
		put(bounding, winnow_str(">"));
}

/* Whether a start tag stays. */
static int opens(struct bounding *bounding, struct winnow_str name)
{
	if (++bounding->tags > BOUND_TAGS) {
		bounding->result->truncated_elements = 1;
		return 0;
	}
	if (table_place(&nesting_table, name))
		return 1;
	if (bounding->depth == BOUND_DEPTH) {
		bounding->over++;
		bounding->result->truncated_depth = 1;
		return 0;
	}
	bounding->open[bounding->depth++] = hash_name(name);
	return 1;
}

/* Whether an end tag stays: one that closes nothing costs the parser a search. */
static int closes(struct bounding *bounding, struct winnow_str name)
{
	uint32_t hash = hash_name(name);

	if (table_place(&nesting_table, name))
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

/* A script, whose text ends at `at`: those that hold data are kept aside. */
static void take_script(struct bounding *bounding, const struct scan_tag *tag, size_t at)
{
	struct bound_scripts *scripts = &bounding->result->scripts;
	size_t from = (size_t)(tag->whole.ptr - bounding->markup.ptr) + tag->whole.len;

	if (scan_find(tag->whole, 0, "json") < tag->whole.len && scripts->count < BOUND_SCRIPTS)
		scripts->items[scripts->count++] = (struct bound_script){ tag->whole,
			winnow_slice(bounding->markup, from, at - from) };
}

/* Goes to the end tag of what is left out; where there is none, its tag alone is left out. */
static void pass_over(struct bounding *bounding, const struct scan_tag *tag, size_t *at)
{
	uint32_t bit = (uint32_t)1 << table_place(&shed_table, tag->name);

	if (winnow_ends(tag->whole, "/>") || bounding->endless & bit)
		return;
	size_t end = scan_end_tag(bounding->markup, *at, tag->name);
	if (end < bounding->markup.len)
		*at = end;
	else
		bounding->endless |= bit;
}

static void take_start(struct bounding *bounding, const struct scan_tag *tag, size_t *at)
{
	const char *shed = table_find(&shed_table, tag->name);

	if (scan_is(tag->name, "script"))
		take_script(bounding, tag, *at);
	else if (!shed && opens(bounding, tag->name))
		put_start(bounding, tag);
	else if (shed && strcmp(shed, "whole") == 0)
		pass_over(bounding, tag, at);
}

int bound(struct winnow_str markup, int every, struct bounded *ret_bounded)
{
	struct bounding bounding = { .markup = markup, .result = ret_bounded, .every = every };
	struct scan_tag tag;
	size_t at = 0, from = 0;

	*ret_bounded = (struct bounded){ .made = malloc(markup.len + 1) };
	if (!ret_bounded->made)
		return 0;
	ret_bounded->markup.ptr = ret_bounded->made;
	while (scan_next(markup, &at, &tag)) {
		size_t start = (size_t)(tag.whole.ptr - markup.ptr);
		put(&bounding, winnow_slice(markup, from, start - from));
		if (tag.kind == SCAN_START)
			take_start(&bounding, &tag, &at);
		else if (tag.kind == SCAN_END && tag.whole.len <= BOUND_VALUE &&
			 !table_place(&shed_table, tag.name) && closes(&bounding, tag.name))
			put(&bounding, tag.whole);
		from = at;
	}
	put(&bounding, winnow_slice(markup, from, markup.len - from));
	return 1;
}
