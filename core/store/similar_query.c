/* SPDX-License-Identifier: MIT */
#include "store/filter.h"
#include "store/record.h"
#include "store/similar.h"

/* What a group is compared with. */
struct compared {
	struct store *store;
	struct arena *arena; /* of one document */
	struct signature signature;
	struct winnow_str group;
	int64_t earliest; /* row of the group */
	similar_each *each;
	void *context;
	struct failure *failure;
};

static int find_group(
	struct compared *compared, struct winnow_str id, int64_t row, struct arena *arena)
{
	int found = similar_read(compared->store, row, arena, &compared->signature,
		&compared->group, compared->failure);

	if (found)
		return found < 0 ? found : 0;
	return failure_set(compared->failure, FAILURE_MISSING,
		"%.*s: was stored by an earlier winnow and is not compared with others yet; "
		"each run does so with some of those, the latest first",
		STR_ARGS(id));
}

static int find_earliest(struct compared *compared)
{
	struct statement query = statement_begin(compared->store,
		"SELECT documents_latest.id FROM documents_latest "
		"JOIN signatures USING (id) JOIN document_times USING (id) "
		"WHERE similar_group = ? ORDER BY time, documents_latest.id LIMIT 1");

	statement_text(&query, compared->group);
	return statement_number(&query, &compared->earliest, compared->failure);
}

static int show_one(struct compared *compared, int64_t row)
{
	struct document_records records;
	struct signature signature;
	struct winnow_str group;

	arena_reset(compared->arena);
	int found = similar_read(
		compared->store, row, compared->arena, &signature, &group, compared->failure);
	int result = found < 0 ? found
			       : record_read(compared->store, row, compared->arena, &records,
					 compared->failure);
	if (result)
		return result;
	return compared->each(compared->context, &records.document,
		signature_likeness(&compared->signature, &signature),
		row == compared->earliest);
}

static int show_all(struct compared *compared, const struct record_filter *wanted)
{
	struct filter filter;
	int result;

	filter_init(&filter, compared->store,
		"SELECT documents.id FROM documents "
		"JOIN signatures USING (id) JOIN document_times USING (id) WHERE 1");
	filter_add_value(&filter, " AND similar_group = ?", compared->group);
	filter_documents(&filter, wanted);
	struct statement query =
		filter_statement(&filter, " ORDER BY time, documents.id", wanted);
	while ((result = statement_step(&query, compared->failure)) > 0) {
		result = show_one(compared, statement_read_integer(&query));
		if (result < 0)
			break;
	}
	statement_finish(query);
	filter_finish(&filter);
	return result;
}

int query_similar(struct store *store, struct winnow_str id, const struct record_filter *filter,
	similar_each *each, void *context, struct failure *failure)
{
	SCOPED(arena_destroy) struct arena *whole = arena_create(0);
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct compared compared = { .store = store,
		.arena = arena,
		.each = each,
		.context = context,
		.failure = failure };
	int64_t row = 0;

	if (!whole || !arena)
		return database_fail_memory(store, failure);
	int result = record_find(store, id, 0, &row, failure);
	if (!result)
		result = find_group(&compared, id, row, whole);
	if (!result)
		result = find_earliest(&compared);
	return result ? result : show_all(&compared, filter);
}
