/* SPDX-License-Identifier: MIT */
#include "fetch/warc_address.h"
#include <inttypes.h>
#include "fetch/fetch.h"
#include "fetch/warc_text.h"

/* "at=2012" or "from=2012" or "in=345" */
static bool read_part(struct winnow_str part, struct warc_address *address)
{
	size_t equals = str_find_byte(part, '=', 0);
	struct winnow_str name = winnow_slice(part, 0, equals);
	uint64_t number;

	if (equals == part.len ||
		!warc_length(winnow_slice(part, equals + 1, part.len - equals - 1),
			INT64_MAX / 2, &number))
		return false;
	if (winnow_is(name, "in"))
		address->place.inside = number;
	else
		address->place.at = number;
	address->is_rest |= winnow_is(name, "from");
	return winnow_is(name, "in") || winnow_is(name, "at") || winnow_is(name, "from");
}

int warc_address_read(struct winnow_str uri, struct arena *arena,
	struct warc_address *ret_address, struct failure *failure)
{
	size_t query = str_find_byte(uri, '?', 0);
	size_t scheme = sizeof WARC_SCHEME - 1;

	*ret_address = (struct warc_address){ .is_rest = false };
	struct winnow_str rest = winnow_slice(uri, query, uri.len - query), part;
	bool sound = winnow_starts(uri, WARC_SCHEME "///") && rest.len > 1;
	rest = sound ? winnow_slice(rest, 1, rest.len - 1) : STR_LITERAL("");
	while (sound && str_split(&rest, '&', &part))
		sound = read_part(part, ret_address);
	if (!sound)
		return failure_set(failure, WINNOW_EDATA,
			"%.*s: is no address of a record, as warc:///folder/name?at=0",
			STR_ARGS(uri));
	struct winnow_str file =
		arena_printf(arena, "file:%.*s", (int)(query - scheme), uri.ptr + scheme);
	if (!file.ptr)
		return failure_set(failure, WINNOW_ELIMIT, "no memory for an address");
	return fetch_uri_to_path(file, arena, &ret_address->path, failure);
}

struct winnow_str warc_address_write(
	struct winnow_str uri, struct warc_place place, bool is_rest, struct arena *arena)
{
	size_t colon = str_find_byte(uri, ':', 0), query = str_find_byte(uri, '?', 0);
	struct winnow_str path = winnow_slice(uri, colon, query - colon);
	const char *name = is_rest ? "from" : "at";

	if (place.inside)
		return arena_printf(arena, "warc%.*s?%s=%" PRIu64 "&in=%" PRIu64,
			STR_ARGS(path), name, place.at, place.inside);
	return arena_printf(arena, "warc%.*s?%s=%" PRIu64, STR_ARGS(path), name, place.at);
}

struct winnow_str fetch_record_uri(struct winnow_str path, uint64_t at, struct arena *arena)
{
	struct winnow_str file = fetch_path_to_uri(path, arena);
	struct warc_place place = { at, 0 };

	return file.ptr ? warc_address_write(file, place, false, arena) : file;
}
