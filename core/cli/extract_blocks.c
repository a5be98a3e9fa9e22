/* SPDX-License-Identifier: MIT */
#include <string.h>
#include "cli/extract_blocks.h"
#include "outside/document_json.h"

#define NO_MEMORY "has more blocks than there is memory for"

/* ---- named ---- */

/* A caption carries its own words, and is no part of the text. */
static bool is_beside_text(const json_t *block)
{
	return !json_object_get(block, "start") && json_object_get(block, "text");
}

static const char *take_named(
	struct extract_blocks *blocks, const json_t *named, const struct offsets *offsets)
{
	const json_t *json;
	size_t i;

	json_array_foreach(named, i, json)
	{
		if (is_beside_text(json))
			continue;
		struct winnow_block *block = vector_push(&blocks->found);
		const char *fault =
			block ? document_block_decode(json, offsets, block) : NO_MEMORY;
		if (fault)
			return fault;
	}
	return NULL;
}

static const char *find_named(
	struct extract_blocks *blocks, const json_t *named, struct winnow_str text)
{
	struct offsets offsets;

	if (!blocks->arena)
		blocks->arena = arena_create(0);
	if (!blocks->arena)
		return NO_MEMORY;
	arena_reset(blocks->arena);
	if (!offsets_init(&offsets, text, OFFSETS_CHARACTERS, blocks->arena))
		return NO_MEMORY;
	return take_named(blocks, named, &offsets);
}

/* ---- paragraphs ---- */

/* Where a blank line follows `at`, or the end of the text. */
static size_t paragraph_end(struct winnow_str text, size_t at)
{
	while ((at = str_find_byte(text, '\n', at)) < text.len) {
		size_t next = at + 1;
		while (next < text.len && memchr(" \t\r", text.ptr[next], 3))
			next++;
		if (next == text.len || text.ptr[next] == '\n')
			return at;
		at = next;
	}
	return at;
}

/* The first is the title if it says the same. */
static const char *find_paragraphs(
	struct extract_blocks *blocks, const struct winnow_document *document)
{
	struct winnow_str text = document->text;

	for (size_t at = 0; at < text.len;) {
		size_t end = paragraph_end(text, at);
		struct winnow_str words = str_trim(winnow_slice(text, at, end - at));
		if (words.len > 0) {
			struct winnow_block *block = vector_push(&blocks->found);
			if (!block)
				return NO_MEMORY;
			bool title = blocks->found.count == 1 &&
				     winnow_equal(words, document->title);
			*block = (struct winnow_block){
				.at = (uint64_t)(words.ptr - text.ptr),
				.length = words.len,
				.type = title ? WINNOW_TITLE : WINNOW_PARAGRAPH,
			};
		}
		at = end + 1;
	}
	return NULL;
}

const char *extract_blocks_find(
	struct extract_blocks *blocks, const json_t *json, struct winnow_document *document)
{
	const json_t *named = json_object_get(json, "blocks");
	const char *fault;

	blocks->found.count = 0;
	if (named && !json_is_array(named))
		return "\"blocks\" is no array";
	fault = named ? find_named(blocks, named, document->text)
		      : find_paragraphs(blocks, document);
	document->blocks = blocks->found.items;
	document->block_count = (uint32_t)blocks->found.count;
	return fault;
}

void extract_blocks_finish(struct extract_blocks *blocks)
{
	vector_finish(&blocks->found);
	arena_destroy(blocks->arena);
}
