/* SPDX-License-Identifier: MIT */
#include "base/base64.h"
#include "base/utf8.h"
#include "outside/item_json.h"
#include "base/json_text.h"
#include "outside/member.h"

static const struct member item_members[] = {
	MEMBER(MEMBER_TEXT, winnow_item, uri, "uri"),
	MEMBER(MEMBER_TEXT, winnow_item, final_uri, "final_uri"),
	MEMBER(MEMBER_TEXT, winnow_item, key, "key"),
	MEMBER(MEMBER_TEXT, winnow_item, media_type, "media_type"),
	MEMBER(MEMBER_TEXT, winnow_item, charset, "charset"),
	MEMBER(MEMBER_LARGE, winnow_item, length, "length"),
	MEMBER(MEMBER_TEXT, winnow_item, sha256, "sha256"),
	MEMBER(MEMBER_INTEGER, winnow_item, fetched_ms, "fetched_ms"),
	MEMBER(MEMBER_INTEGER, winnow_item, modified_ms, "modified_ms"),
	MEMBER(MEMBER_NUMBER, winnow_item, depth, "depth"),
	MEMBER(MEMBER_NUMBER, winnow_item, status, "status"),
	{ "headers", MEMBER_PAIRS, offsetof(struct winnow_item, headers),
		offsetof(struct winnow_item, header_count) },
	{ "hints", MEMBER_PAIRS, offsetof(struct winnow_item, hints),
		offsetof(struct winnow_item, hint_count) },
	{ .name = NULL },
};

static const struct member request_members[] = {
	MEMBER(MEMBER_TEXT, winnow_request, uri, "uri"),
	MEMBER(MEMBER_TEXT, winnow_request, key, "key"),
	{ "hints", MEMBER_PAIRS, offsetof(struct winnow_request, hints),
		offsetof(struct winnow_request, hint_count) },
	{ .name = NULL },
};

static const struct member place_members[] = {
	MEMBER(MEMBER_TEXT, winnow_place, file, "file"),
	MEMBER(MEMBER_LARGE, winnow_place, at, "offset"),
	MEMBER(MEMBER_LARGE, winnow_place, length, "length"),
	MEMBER(MEMBER_TEXT, winnow_place, id, "id"),
	MEMBER(MEMBER_TEXT, winnow_place, digest, "digest"),
	{ .name = NULL },
};

/* ---- words for numbers ---- */

static const char *const forms[] = {
	[WINNOW_BYTES] = "bytes",
	[WINNOW_ENTRY_FILE] = "file",
	[WINNOW_ENTRY_FOLDER] = "folder",
	[WINNOW_ENTRY_LINK] = "link",
	[WINNOW_ENTRY_OTHER] = "other",
	[WINNOW_ENTRY_RECORD] = "record",
	[WINNOW_ENTRY_REST] = "rest",
	[WINNOW_REVISIT] = "revisit",
};

static const char *const expectations[] = {
	[WINNOW_ANYTHING] = "anything",
	[WINNOW_ARTICLE] = "article",
	[WINNOW_LISTING] = "listing",
	[WINNOW_ARCHIVE] = "archive",
};

/* The first word stands for zero and is left out. */
static void put_word(struct buffer *out, const char *key, const char *const *words,
	size_t count, uint32_t number)
{
	if (number > 0 && number < count)
		json_write_text(out, key, winnow_str(words[number]));
}

static int take_word(const json_t *json, const char *key, const char *const *words,
	size_t count, uint32_t *ret_number, struct failure *failure)
{
	const json_t *value = json_object_get(json, key);

	if (!value)
		return 0;
	for (uint32_t i = 0; i < count; i++)
		if (winnow_is(member_text_of(value), words[i])) {
			*ret_number = i;
			return 0;
		}
	return failure_set(failure, WINNOW_EDATA, "answered a \"%s\" that is none, as \"%s\"",
		key, words[1]);
}

static void put_flag(struct buffer *out, const char *key, bool flag)
{
	if (!flag)
		return;
	json_key(out, key);
	json_put_true(out);
}

/* ---- places ---- */

void place_write(struct buffer *out, const struct winnow_place *place)
{
	if (!place)
		return;
	json_key(out, "place");
	json_open(out, '{');
	members_write(out, place_members, place);
	json_close(out, '}');
}

int place_decode(const json_t *json, struct arena *arena, const struct winnow_place **ret_place,
	struct failure *failure)
{
	struct winnow_place *place;

	*ret_place = NULL;
	if (!json)
		return 0;
	if (!(place = arena_alloc(arena, sizeof *place)))
		return failure_set(failure, WINNOW_ELIMIT, "no memory for a place");
	*ret_place = place;
	return members_decode(place_members, json, arena, place, failure);
}

/* ---- items ---- */

static void put_body(struct buffer *out, struct winnow_str body)
{
	if (utf8_is_text(body)) {
		json_key(out, "body");
		json_put_text(out, body);
		return;
	}
	json_key(out, "body_base64");
	buffer_append_byte(out, '"');
	base64_encode(out, body);
	buffer_append_byte(out, '"');
}

void item_write(struct buffer *out, const struct winnow_item *item, bool as_payload)
{
	json_open(out, '{');
	members_write(out, item_members, item);
	put_word(out, "form", forms, COUNT_OF(forms), item->form);
	put_word(out, "link_form", forms, COUNT_OF(forms), item->link_form);
	put_word(out, "expects", expectations, COUNT_OF(expectations), item->expects);
	put_flag(out, "truncated", item->flags & WINNOW_TRUNCATED);
	place_write(out, item->place);
	if (!as_payload && item->form == WINNOW_BYTES)
		put_body(out, item->body);
	json_close(out, '}');
}

int item_decode(const json_t *json, struct winnow_str payload, struct arena *arena,
	struct winnow_item *ret_item, struct failure *failure)
{
	struct winnow_item item = { .size = sizeof item, .body = payload };
	int code = members_decode(item_members, json, arena, &item, failure);

	if (code >= 0)
		code = take_word(json, "form", forms, COUNT_OF(forms), &item.form, failure);
	if (code >= 0)
		code = take_word(
			json, "link_form", forms, COUNT_OF(forms), &item.link_form, failure);
	if (code >= 0)
		code = take_word(json, "expects", expectations, COUNT_OF(expectations),
			&item.expects, failure);
	if (code >= 0)
		code = place_decode(
			json_object_get(json, "place"), arena, &item.place, failure);
	if (json_is_true(json_object_get(json, "truncated")))
		item.flags |= WINNOW_TRUNCATED;
	if (code >= 0)
		*ret_item = item;
	return code;
}

/* ---- requests ---- */

void request_write(struct buffer *out, const struct winnow_request *request)
{
	json_open(out, '{');
	members_write(out, request_members, request);
	put_word(out, "expects", expectations, COUNT_OF(expectations), request->expects);
	put_flag(out, "once", request->flags & WINNOW_ONCE);
	put_flag(out, "with_new", request->flags & WINNOW_WITH_NEW);
	json_close(out, '}');
}

int request_decode(const json_t *json, struct arena *arena, struct winnow_request *ret_request,
	struct failure *failure)
{
	struct winnow_request request = { .size = sizeof request };
	int code = members_decode(request_members, json, arena, &request, failure);

	if (!json_is_object(json))
		return failure_set(
			failure, WINNOW_EDATA, "answered a request that is no object");
	if (code >= 0)
		code = take_word(json, "expects", expectations, COUNT_OF(expectations),
			&request.expects, failure);
	if (json_is_true(json_object_get(json, "once")))
		request.flags |= WINNOW_ONCE;
	if (json_is_true(json_object_get(json, "with_new")))
		request.flags |= WINNOW_WITH_NEW;
	if (code >= 0)
		*ret_request = request;
	return code;
}
