/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <string.h>
#include "fetch/fetch.h"
#include "store/statement.h"
#include "store/verify.h"

/* What encodings may add to a body that they do not make shorter. */
#define ROOM_FOR_ENCODING ((uint64_t)1 << 20)

struct check {
	int64_t row;
	struct winnow_str uri, sha256, file, path; /* path: where the file is now */
	uint64_t length, at;
	bool seen;
	struct failure *failure;
};

static int fail_item(const struct check *check, const char *what)
{
	return failure_set(check->failure, WINNOW_EDATA,
		"row %" PRId64 " of items (%.*s): its record in the archive, %.*s, byte "
		"%" PRIu64 ", %s",
		check->row, STR_ARGS(check->uri), STR_ARGS(check->path), check->at, what);
}

static int compare(void *context, const struct winnow_item *item)
{
	struct check *check = context;

	check->seen = true;
	for (uint32_t i = 0; i < item->header_count; i++)
		if (winnow_is(item->headers[i].name, "warc-digest") &&
			winnow_is(item->headers[i].value, "wrong"))
			return fail_item(check, "is not what its own digest says");
	if (winnow_equal(item->sha256, check->sha256))
		return 0;
	return fail_item(check, "is not what was received");
}

static int check_record(struct check *check, struct arena *arena)
{
	const struct fetch_limits limits = { .max_bytes =
						     2 * check->length + ROOM_FOR_ENCODING };
	struct fetch_request request = { .uri = fetch_record_uri(
						 check->path, check->at, arena) };
	struct failure why = { 0 };

	if (!request.uri.ptr)
		return failure_set(check->failure, FAILURE_MEMORY, "no memory");
	int code = fetch(&request, &limits, compare, check, &why);
	if (code >= 0 || check->seen)
		return code;
	return fail_item(check, why.why);
}

/* Where the file was written, or by its name in another folder. */
static struct winnow_str find_path(
	struct winnow_str file, struct winnow_str folder, struct arena *arena)
{
	size_t name = file.len;

	if (!folder.len)
		return file;
	while (name > 0 && file.ptr[name - 1] != '/')
		name--;
	return arena_printf(
		arena, "%.*s/%.*s", STR_ARGS(folder), (int)(file.len - name), file.ptr + name);
}

static int check_items(struct store *store, struct winnow_str folder, struct arena *arena,
	int64_t *ret_items, struct failure *failure)
{
	SCOPED(statement_finish)
	struct statement query = statement_begin(store,
		"SELECT id, uri, sha256, length, archive_file, archive_offset FROM items "
		"WHERE archive_file IS NOT NULL ORDER BY archive_file, archive_offset");
	int result;

	while ((result = statement_step(&query, failure)) > 0) {
		struct check check = { .failure = failure };
		check.row = statement_read_integer(&query);
		check.uri = statement_read_text(&query);
		check.sha256 = statement_read_text(&query);
		check.length = (uint64_t)statement_read_integer(&query);
		check.file = statement_read_text(&query);
		check.at = (uint64_t)statement_read_integer(&query);
		check.path = find_path(check.file, folder, arena);
		result = statement_check(&query, failure);
		if (!result)
			result = check_record(&check, arena);
		if (result)
			return result;
		++*ret_items;
		arena_reset(arena);
	}
	return result;
}

int store_verify_archives(struct store *store, struct winnow_str folder, int64_t *ret_items,
	struct failure *failure)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);

	*ret_items = 0;
	if (!arena)
		return database_fail_memory(store, failure);
	return check_items(store, folder, arena, ret_items, failure);
}

int store_archives(struct store *store, struct winnow_str folder,
	int (*each)(void *context, struct winnow_str path, struct failure *failure),
	void *context, struct failure *failure)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	SCOPED(statement_finish)
	struct statement query = statement_begin(store,
		"SELECT DISTINCT archive_file FROM items WHERE archive_file IS NOT NULL "
		"ORDER BY archive_file");
	int result;

	if (!arena)
		return database_fail_memory(store, failure);
	while ((result = statement_step(&query, failure)) > 0) {
		struct winnow_str file = statement_read_copy(&query, arena);
		result = statement_check(&query, failure);
		if (!result)
			result = each(context, find_path(file, folder, arena), failure);
		if (result)
			return result;
	}
	return result;
}
