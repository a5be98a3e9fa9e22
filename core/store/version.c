/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include "base/digest.h"
#include "store/statement.h"
#include "store/version.h"

static int read_version(struct store *store, struct winnow_str id, int64_t version,
	struct arena *arena, struct document_records *ret_records, struct failure *failure)
{
	int64_t row = 0;
	int result = record_find(store, id, version, &row, failure);

	return result ? result : record_read_whole(store, row, arena, ret_records, failure);
}

int version_read_pair(struct store *store, struct winnow_str id, int64_t before, int64_t after,
	struct arena *arena, struct version_pair *ret_pair, struct failure *failure)
{
	struct version_pair pair;
	int result = read_version(store, id, after, arena, &pair.after, failure);

	if (result)
		return result;
	if (!before)
		before = (int64_t)pair.after.document.version - 1;
	if (!before)
		return failure_set(failure, FAILURE_MISSING,
			"%.*s: there is nothing before version 1; see: "
			"winnow documents --changed",
			STR_ARGS(id));
	result = read_version(
		store, pair.after.document.id, before, arena, &pair.before, failure);
	if (!result)
		*ret_pair = pair;
	return result;
}

int version_redact(struct store *store, struct version_pair *pair, struct arena *arena,
	struct failure *failure)
{
	int result = record_redact(store, arena, &pair->before, NULL, failure);

	return result ? result : record_redact(store, arena, &pair->after, NULL, failure);
}

/* A fact by what it says. */
struct said {
	char key[DIGEST_TEXT_SIZE];
	const struct winnow_record *record;
};

static void add_attribute(struct digest *digest, const struct document_records *records,
	const struct winnow_attribute *attribute)
{
	bool refers = attribute->type == WINNOW_VALUE_REFERENCE;

	digest_add_part(digest, attribute->name);
	digest_add_number(digest, attribute->type);
	digest_add_number(digest, attribute->precision);
	if (!refers) {
		digest_add_part(digest, attribute->text);
		digest_add_number(digest,
			attribute->type == WINNOW_VALUE_INTEGER ? attribute->integer : 0);
		return;
	}
	if (attribute->integer < 0 || (uint64_t)attribute->integer >= records->fact_count)
		return;
	/* Its id would change with every letter of the text. */
	digest_add_part(digest, records->facts[attribute->integer].fact->type);
	digest_add_part(digest, records->facts[attribute->integer].anchor->quote);
}

static void name_said(const struct document_records *records,
	const struct winnow_record *record, struct said *said)
{
	struct digest digest;

	digest_init(&digest);
	digest_add_part(&digest, record->fact->type);
	digest_add_part(&digest, record->anchor->quote);
	for (uint32_t i = 0; i < record->fact->attribute_count; i++)
		add_attribute(&digest, records, &record->fact->attributes[i]);
	digest_text(&digest, said->key);
	said->record = record;
}

static int compare_places(const struct winnow_record *a, const struct winnow_record *b)
{
	int order =
		(a->anchor->start > b->anchor->start) - (a->anchor->start < b->anchor->start);

	return order ? order
		     : (a->fact->number > b->fact->number) -
			       (a->fact->number < b->fact->number);
}

static int compare_said(const void *left, const void *right)
{
	const struct said *a = left, *b = right;
	int order = strcmp(a->key, b->key);

	return order ? order : compare_places(a->record, b->record);
}

static int compare_changed(const void *left, const void *right)
{
	const struct changed_fact *a = left, *b = right;
	int order = (a->record->anchor->start > b->record->anchor->start) -
		    (a->record->anchor->start < b->record->anchor->start);

	if (!order)
		order = (a->change > b->change) - (a->change < b->change);
	return order ? order : compare_places(a->record, b->record);
}

/* By key; NULL: no memory. */
static struct said *list_said(const struct document_records *records, struct arena *arena)
{
	struct said *said = arena_alloc_array(arena, records->fact_count + 1, sizeof *said);

	if (!said)
		return NULL;
	for (size_t i = 0; i < records->fact_count; i++)
		name_said(records, &records->facts[i], &said[i]);
	qsort(said, records->fact_count, sizeof *said, compare_said);
	return said;
}

static size_t merge(const struct said *before, size_t before_count, const struct said *after,
	size_t after_count, struct changed_fact *facts)
{
	size_t i = 0, j = 0, count = 0;

	while (i < before_count || j < after_count) {
		int order = i == before_count  ? 1
			    : j == after_count ? -1
					       : strcmp(before[i].key, after[j].key);
		if (order < 0)
			facts[count++] =
				(struct changed_fact){ FACT_VANISHED, before[i++].record };
		else
			facts[count++] =
				(struct changed_fact){ order ? FACT_APPEARED : FACT_STAYED,
					after[j++].record };
		i += order == 0;
	}
	return count;
}

int version_compare_facts(const struct version_pair *pair, struct arena *arena,
	struct changed_fact **ret_facts, size_t *ret_count, struct failure *failure)
{
	size_t most = pair->before.fact_count + pair->after.fact_count;
	struct said *before = list_said(&pair->before, arena);
	struct said *after = list_said(&pair->after, arena);
	struct changed_fact *facts = arena_alloc_array(arena, most + 1, sizeof *facts);

	if (!before || !after || !facts)
		return failure_set(failure, FAILURE_MEMORY, "no memory to compare facts");
	*ret_count =
		merge(before, pair->before.fact_count, after, pair->after.fact_count, facts);
	qsort(facts, *ret_count, sizeof *facts, compare_changed);
	*ret_facts = facts;
	return 0;
}
