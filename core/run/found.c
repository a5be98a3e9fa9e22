/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "run/found.h"

static int resolve(struct winnow_str base, struct winnow_str uri, struct arena *arena,
	struct winnow_str *ret_uri, struct failure *failure)
{
	if (base.len == 0 && winnow_starts(uri, "/"))
		uri = fetch_path_to_uri(uri, arena);
	if (!uri.ptr)
		return failure_set(failure, WINNOW_ELIMIT, "no memory for an address");
	return fetch_resolve(base, uri, arena, ret_uri, failure);
}

static const struct winnow_pair *copy_hints(
	const struct winnow_request *request, struct arena *arena)
{
	struct winnow_pair *hints =
		arena_alloc_array(arena, request->hint_count, sizeof *hints);

	for (uint32_t i = 0; hints && i < request->hint_count; i++) {
		hints[i].name = arena_copy(arena, request->hints[i].name);
		hints[i].value = arena_copy(arena, request->hints[i].value);
		if (!hints[i].name.ptr || !hints[i].value.ptr)
			return NULL;
	}
	return hints;
}

static bool texts_are_sound(const struct winnow_request *request)
{
	for (uint32_t i = 0; i < request->hint_count; i++)
		if (!utf8_is_text(request->hints[i].name) ||
			!utf8_is_text(request->hints[i].value))
			return false;
	return utf8_is_text(request->key);
}

int found_read(struct winnow_str base, const struct winnow_request *request,
	struct arena *arena, struct frontier_request *ret_found, struct failure *failure)
{
	struct winnow_str uri;

	if (!WINNOW_HAS(request, hint_count))
		return failure_set(failure, WINNOW_EDATA,
			"a request is shorter than the contract's: set its size");
	if (!texts_are_sound(request))
		return failure_set(failure, WINNOW_EDATA,
			"the key or a hint of a request is not UTF-8 text");
	int code = resolve(base, request->uri, arena, &uri, failure);
	if (code < 0)
		return code;
	struct winnow_str key = request->key.len ? arena_copy(arena, request->key) : uri;
	const struct winnow_pair *hints = copy_hints(request, arena);
	if (!key.ptr || !hints)
		return failure_set(failure, WINNOW_ELIMIT, "no memory for another request");
	ret_found->uri = uri;
	ret_found->key = key;
	ret_found->host = fetch_host_of(uri);
	ret_found->hints = hints;
	ret_found->hint_count = request->hint_count;
	ret_found->expects = request->expects;
	return 0;
}
