/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "run/dates.h"
#include "run/documents.h"

#define MEMBERS 11

/* All members that are text, in one order. */
static void list_members(
	struct winnow_document *document, struct winnow_str *ret_members[MEMBERS])
{
	struct winnow_str *members[MEMBERS] = {
		&document->key,
		&document->uri,
		&document->title,
		&document->published,
		&document->dateline,
		&document->language,
		&document->country,
		&document->byline,
		&document->publisher,
		&document->host,
		&document->notice,
	};

	for (size_t i = 0; i < MEMBERS; i++)
		ret_members[i] = members[i];
}

static bool members_are_text(const struct winnow_document *document)
{
	struct winnow_document copy = *document;
	struct winnow_str *members[MEMBERS];

	list_members(&copy, members);
	for (size_t i = 0; i < MEMBERS; i++)
		if (!utf8_is_text(*members[i]))
			return false;
	for (uint32_t i = 0; i < document->field_count; i++) {
		const struct winnow_field *field = &document->fields[i];
		if (!utf8_is_text(field->name) || !utf8_is_text(field->value) ||
			!utf8_is_text(field->origin))
			return false;
	}
	return utf8_is_text(document->text);
}

static bool blocks_are_sound(const struct winnow_document *document)
{
	uint64_t end = 0;

	for (uint32_t i = 0; i < document->block_count; i++) {
		const struct winnow_block *block = &document->blocks[i];
		if (block->at < end || block->at > document->text.len ||
			block->length > document->text.len - block->at || block->length == 0)
			return false;
		end = block->at + block->length;
		if (!utf8_is_boundary(document->text, block->at) ||
			!utf8_is_boundary(document->text, end) || block->type < WINNOW_TITLE ||
			block->type > WINNOW_CAPTION)
			return false;
	}
	return true;
}

static bool is_country(struct winnow_str code)
{
	return code.len == 0 || (code.len == 2 && code.ptr[0] >= 'A' && code.ptr[0] <= 'Z' &&
					code.ptr[1] >= 'A' && code.ptr[1] <= 'Z');
}

static const char *document_fault(const struct winnow_document *document)
{
	if (!WINNOW_HAS(document, field_count))
		return "is shorter than the contract's: set its size";
	if (!members_are_text(document))
		return "holds what is not UTF-8 text, or a NUL";
	if (document->text.len == 0)
		return "has no text";
	if (!blocks_are_sound(document))
		return "has a block that is empty, out of order, outside the text or within a "
		       "character";
	if (document->published.len && !date_is_of_document(document->published))
		return "has a published date that is not ISO 8601";
	if (document->dateline.len && !date_is_of_document(document->dateline))
		return "has a dateline that is not ISO 8601";
	return is_country(document->country) ? NULL
					     : "has a country that is not ISO 3166-1 alpha-2";
}

bool document_is_sound(const struct winnow_document *document, struct failure *failure)
{
	const char *fault = document_fault(document);

	if (fault)
		failure_set(failure, WINNOW_EDATA, "a document %s", fault);
	return !fault;
}

static bool copy_members(struct winnow_document *document, struct arena *arena)
{
	struct winnow_str *members[MEMBERS];

	list_members(document, members);
	for (size_t i = 0; i < MEMBERS; i++) {
		*members[i] = arena_copy(arena, *members[i]);
		if (!members[i]->ptr)
			return false;
	}
	document->text = arena_copy(arena, document->text);
	return document->text.ptr != NULL;
}

static bool copy_blocks(struct winnow_document *document, struct arena *arena)
{
	struct winnow_block *blocks =
		arena_alloc_array(arena, document->block_count, sizeof *blocks);

	if (!blocks)
		return false;
	for (uint32_t i = 0; i < document->block_count; i++)
		blocks[i] = document->blocks[i];
	document->blocks = blocks;
	return true;
}

/* What a server says about the use of a page stays with what was read from it. */
static const char *const use_headers[][2] = { { "x-robots-tag", "x_robots_tag" },
	{ "tdm-reservation", "tdm_reservation" }, { "tdm-policy", "tdm_policy" } };

static uint32_t add_use(
	const struct winnow_item *item, struct winnow_field *fields, struct arena *arena)
{
	uint32_t count = 0;

	for (size_t i = 0; i < COUNT_OF(use_headers); i++)
		for (uint32_t j = 0; j < item->header_count; j++) {
			struct winnow_str value = item->headers[j].value;
			if (!winnow_is(item->headers[j].name, use_headers[i][0]))
				continue;
			fields[count++] = (struct winnow_field){ winnow_str(use_headers[i][1]),
				arena_copy(arena, value), STR_LITERAL("header") };
			break;
		}
	return count;
}

static bool copy_fields(
	struct winnow_document *document, const struct winnow_item *item, struct arena *arena)
{
	struct winnow_field *fields = arena_alloc_array(
		arena, document->field_count + COUNT_OF(use_headers), sizeof *fields);

	for (uint32_t i = 0; fields && i < document->field_count; i++) {
		fields[i].name = arena_copy(arena, document->fields[i].name);
		fields[i].value = arena_copy(arena, document->fields[i].value);
		fields[i].origin = arena_copy(arena, document->fields[i].origin);
		if (!fields[i].name.ptr || !fields[i].value.ptr || !fields[i].origin.ptr)
			return false;
	}
	document->fields = fields;
	if (fields)
		document->field_count += add_use(item, &fields[document->field_count], arena);
	return fields != NULL;
}

/* What the host fills in where the reader left it open. */
static bool complete_key(struct winnow_document *document, struct winnow_str item_key,
	const struct winnow_item *item, struct arena *arena)
{
	if (document->key.len)
		document->key = arena_printf(
			arena, "%.*s#%.*s", STR_ARGS(item_key), STR_ARGS(document->key));
	else
		document->key = item_key;
	if (document->uri.len == 0)
		document->uri = item->final_uri;
	return document->key.ptr != NULL;
}

bool document_copy(const struct winnow_document *document, struct winnow_str item_key,
	const struct winnow_item *item, struct arena *arena,
	struct winnow_document *ret_document)
{
	struct winnow_document copy = *document;

	copy.size = sizeof copy;
	if (!complete_key(&copy, item_key, item, arena) || !copy_members(&copy, arena) ||
		!copy_blocks(&copy, arena) || !copy_fields(&copy, item, arena))
		return false;
	*ret_document = copy;
	return true;
}
