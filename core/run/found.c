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

/* Half a title would pass for a whole one, so what is too long is left out, not cut. */
static bool is_kept(const struct winnow_pair *hint)
{
	return hint->name.len <= FOUND_LONGEST_HINT &&
	       hint->value.len <= FOUND_LONGEST_HINT - hint->name.len;
}

static bool copy_hints(const struct winnow_request *request, struct arena *arena,
	struct frontier_request *found)
{
	uint32_t most =
		request->hint_count < FOUND_MOST_HINTS ? request->hint_count : FOUND_MOST_HINTS;
	struct winnow_pair *hints = arena_alloc_array(arena, most, sizeof *hints);
	uint32_t count = 0;

	for (uint32_t i = 0; hints && i < request->hint_count && count < most; i++) {
		if (!is_kept(&request->hints[i]))
			continue;
		hints[count].name = arena_copy(arena, request->hints[i].name);
		hints[count].value = arena_copy(arena, request->hints[i].value);
		if (!hints[count].name.ptr || !hints[count].value.ptr)
			return false;
		count++;
	}
	found->hints = hints;
	found->hint_count = count;
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
	failure_set(failure, WINNOW_EDATA, "%.*s: %s", FETCH_SHOWN(*ret_uri),
		trap ? trap : "a page of the web may not lead to a file of this machine");
	return trap ? 2 : 1;
}

static int choose_key(const struct winnow_lexicon *rules, const struct winnow_request *request,
	struct winnow_str uri, struct arena *arena, struct winnow_str *ret_key,
	struct failure *failure)
{
	if (request->key.len == 0)
		return canonical_address(rules, uri, arena, ret_key, failure);
	if (request->key.len > FOUND_LONGEST_KEY) {
		failure_set(failure, WINNOW_EDATA, "%.*s: its key is longer than 4,096 bytes",
			FETCH_SHOWN(uri));
		return 2;
	}
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
	if (!copy_hints(request, arena, ret_found))
		return failure_set(failure, WINNOW_ELIMIT, "no memory for another request");
	ret_found->uri = uri;
	ret_found->key = key;
	ret_found->host = fetch_host_of(uri);
	ret_found->pattern = canonical_pattern(uri);
	ret_found->expects = request->expects;
	ret_found->flags = WINNOW_HAS(request, flags) ? request->flags : 0;
	return 0;
}
