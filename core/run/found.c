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

/* 1 for an address to pass over, 2 for a trap. */
static int usable(const struct canonical_bounds *bounds, struct winnow_str base,
	const struct winnow_request *request, struct arena *arena, struct winnow_str *ret_uri,
	struct failure *failure)
{
	int code = resolve(base, request->uri, arena, ret_uri, failure);

	if (code < 0)
		return code == WINNOW_EDATA ? 1 : code;
	const char *trap = canonical_trap(*ret_uri, bounds);
	bool inwards = winnow_starts(base, "http") && fetch_is_local(*ret_uri);
	if (!trap && !inwards)
		return 0;
	failure_set(failure, WINNOW_EDATA, "%.*s: %s", STR_ARGS(*ret_uri),
		trap ? trap : "a page of the web may not lead to a file of this machine");
	return trap ? 2 : 1;
}

static int choose_key(const struct winnow_lexicon *rules, const struct winnow_request *request,
	struct winnow_str uri, struct arena *arena, struct winnow_str *ret_key,
	struct failure *failure)
{
	if (request->key.len == 0)
		return canonical_address(rules, uri, arena, ret_key, failure);
	*ret_key = arena_copy(arena, request->key);
	return ret_key->ptr ? 0 : failure_set(failure, WINNOW_ELIMIT, "no memory for a key");
}

int found_read(const struct winnow_lexicon *rules, const struct canonical_bounds *bounds,
	struct winnow_str base, const struct winnow_request *request, struct arena *arena,
	struct frontier_request *ret_found, struct failure *failure)
{
	struct winnow_str uri, key;

	if (!WINNOW_HAS(request, hint_count))
		return failure_set(failure, WINNOW_EDATA,
			"a request is shorter than the contract's: set its size");
	if (!texts_are_sound(request))
		return failure_set(failure, WINNOW_EDATA,
			"the key or a hint of a request is not UTF-8 text");
	int code = usable(bounds, base, request, arena, &uri, failure);
	if (code == 0)
		code = choose_key(rules, request, uri, arena, &key, failure);
	if (code != 0)
		return code;
	const struct winnow_pair *hints = copy_hints(request, arena);
	if (!hints)
		return failure_set(failure, WINNOW_ELIMIT, "no memory for another request");
	ret_found->uri = uri;
	ret_found->key = key;
	ret_found->host = fetch_host_of(uri);
	ret_found->pattern = canonical_pattern(uri);
	ret_found->hints = hints;
	ret_found->hint_count = request->hint_count;
	ret_found->expects = request->expects;
	ret_found->flags = WINNOW_HAS(request, flags) ? request->flags : 0;
	return 0;
}
