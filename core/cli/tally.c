/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "base/vector.h"
#include "cli/tally.h"

/* How sure a fact was that was found, and whether it was right. */
struct sureness {
	char type[64];
	double stated;
	bool right;
};

struct tally {
	VECTOR(struct sureness) found;
	VECTOR(struct tally_row) types, rules;
	VECTOR(const struct tally_row *) shown_types, shown_rules;
	VECTOR(struct tally_error) errors;
};

/* One document's facts of one side, and which of them have their match. */
struct side {
	const json_t *facts;
	size_t count;
	bool *matched, *right; /* right: the values are the same, too */
};

struct tally *tally_create(void)
{
	return calloc(1, sizeof(struct tally));
}

void tally_destroy(struct tally *tally)
{
	if (!tally)
		return;
	for (size_t i = 0; i < tally->errors.count; i++) {
		free(tally->errors.items[i].id);
		free(tally->errors.items[i].words);
	}
	vector_finish(&tally->found);
	vector_finish(&tally->types);
	vector_finish(&tally->rules);
	vector_finish(&tally->shown_types);
	vector_finish(&tally->shown_rules);
	vector_finish(&tally->errors);
	free(tally);
}

static const char *text_of(const json_t *fact, const char *name)
{
	const char *text = json_string_value(json_object_get(fact, name));

	return text ? text : "";
}

static json_int_t number_of(const json_t *fact, const char *name)
{
	return json_integer_value(json_object_get(fact, name));
}

#define ROW_OF(rows, name, type)                                                               \
	row_of(&(rows)->memory, &(rows)->count, &(rows)->capacity, name, type)

/* The row of that name and type, made where there is none; NULL: no memory. */
static struct tally_row *row_of(
	void **memory, size_t *count, size_t *capacity, const char *name, const char *type)
{
	struct tally_row *rows = *memory;

	for (size_t i = 0; i < *count; i++)
		if (strcmp(rows[i].name, name) == 0 && strcmp(rows[i].type, type) == 0)
			return &rows[i];
	if (vector_reserve(memory, *count, capacity, sizeof *rows) != 0)
		return NULL;
	rows = *memory;
	snprintf(rows[*count].name, sizeof rows[*count].name, "%s", name);
	snprintf(rows[*count].type, sizeof rows[*count].type, "%s", type);
	return &rows[(*count)++];
}

static struct tally_row *type_row(struct tally *tally, const json_t *fact)
{
	return ROW_OF(&tally->types, text_of(fact, "type"), "");
}

static struct tally_row *rule_row(struct tally *tally, const json_t *fact)
{
	return ROW_OF(&tally->rules, text_of(fact, "rule"), text_of(fact, "type"));
}

static bool same_number(double a, double b)
{
	double size = a < 0 ? -a : a, apart = a < b ? b - a : a - b;

	return apart <= 1e-6 * (size > 1 ? size : 1);
}

/* A fact that is marked without a value is right whatever was found. */
static bool same_value(const json_t *gold, const json_t *found)
{
	if (!gold || json_is_null(gold))
		return true;
	if (json_is_number(gold))
		return json_is_number(found) &&
		       same_number(json_number_value(gold), json_number_value(found));
	if (json_is_string(gold))
		return json_is_string(found) &&
		       strcasecmp(json_string_value(gold), json_string_value(found)) == 0;
	if (!json_is_array(gold) || json_array_size(gold) != json_array_size(found))
		return json_equal(gold, found);
	for (size_t i = 0; i < json_array_size(gold); i++)
		if (!same_value(json_array_get(gold, i), json_array_get(found, i)))
			return false;
	return true;
}

static bool same_span(const json_t *a, const json_t *b)
{
	return number_of(a, "start") == number_of(b, "start") &&
	       number_of(a, "end") == number_of(b, "end");
}

static bool overlap(const json_t *a, const json_t *b)
{
	return number_of(a, "start") < number_of(b, "end") &&
	       number_of(b, "start") < number_of(a, "end");
}

static bool open_side(const json_t *facts, struct side *side)
{
	*side = (struct side){ .facts = facts, .count = json_array_size(facts) };
	side->matched = calloc(side->count + 1, sizeof *side->matched);
	side->right = calloc(side->count + 1, sizeof *side->right);
	return side->matched && side->right;
}

static void close_side(struct side *side)
{
	free(side->matched);
	free(side->right);
}

static bool count_match(struct tally *tally, const json_t *gold, const json_t *found,
	bool exact, bool *ret_right)
{
	struct tally_row *type = type_row(tally, gold), *rule = rule_row(tally, found);
	bool right =
		same_value(json_object_get(gold, "value"), json_object_get(found, "value"));

	*ret_right = right;
	if (!type || !rule)
		return false;
	struct tally_row *rows[] = { type, rule };
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		rows[i]->exact += exact;
		rows[i]->overlapping++;
		rows[i]->valued += right;
	}
	return true;
}

/* Gives each marked fact one that was found: of the same span, or else one that overlaps. */
static bool match(struct tally *tally, struct side *gold, struct side *found, bool exact)
{
	for (size_t i = 0; i < gold->count; i++) {
		const json_t *marked = json_array_get(gold->facts, i);
		for (size_t j = 0; j < found->count && !gold->matched[i]; j++) {
			const json_t *fact = json_array_get(found->facts, j);
			if (found->matched[j] ||
				strcmp(text_of(marked, "type"), text_of(fact, "type")) != 0 ||
				!(exact ? same_span(marked, fact) : overlap(marked, fact)))
				continue;
			gold->matched[i] = found->matched[j] = true;
			if (!count_match(tally, marked, fact, exact, &found->right[j]))
				return false;
		}
	}
	return true;
}

static bool count_all(struct tally *tally, const struct side *gold, const struct side *found)
{
	for (size_t i = 0; i < gold->count; i++) {
		struct tally_row *row = type_row(tally, json_array_get(gold->facts, i));
		if (!row)
			return false;
		row->gold++;
	}
	for (size_t i = 0; i < found->count; i++) {
		const json_t *fact = json_array_get(found->facts, i);
		struct tally_row *type = type_row(tally, fact), *rule = rule_row(tally, fact);
		if (!type || !rule)
			return false;
		type->found++;
		rule->found++;
		rule->extractor = number_of(fact, "extractor");
		rule->stated += json_number_value(json_object_get(fact, "confidence"));
	}
	return true;
}

static bool keep_sureness(struct tally *tally, const struct side *found)
{
	for (size_t i = 0; i < found->count; i++) {
		const json_t *fact = json_array_get(found->facts, i);
		struct sureness *sureness = vector_push(&tally->found);
		if (!sureness)
			return false;
		snprintf(sureness->type, sizeof sureness->type, "%s", text_of(fact, "type"));
		sureness->stated = json_number_value(json_object_get(fact, "confidence"));
		sureness->right = found->right[i];
	}
	return true;
}

static bool keep_errors(
	struct tally *tally, struct winnow_str id, const struct side *side, bool missed)
{
	for (size_t i = 0; i < side->count; i++) {
		const json_t *fact = json_array_get(side->facts, i);
		if (side->matched[i])
			continue;
		struct tally_error *error = vector_push(&tally->errors);
		if (!error)
			return false;
		error->missed = missed;
		error->start = number_of(fact, "start");
		snprintf(error->type, sizeof error->type, "%s", text_of(fact, "type"));
		snprintf(error->rule, sizeof error->rule, "%s", text_of(fact, "rule"));
		error->id = strndup(id.ptr, id.len);
		error->words = strdup(text_of(fact, "text"));
		if (!error->id || !error->words)
			return false;
	}
	return true;
}

bool tally_document(
	struct tally *tally, struct winnow_str id, const json_t *gold, const json_t *found)
{
	struct side marked, made;
	bool opened = open_side(gold, &marked);
	bool done = open_side(found, &made) && opened && count_all(tally, &marked, &made) &&
		    match(tally, &marked, &made, true) && match(tally, &marked, &made, false) &&
		    keep_errors(tally, id, &marked, true) &&
		    keep_errors(tally, id, &made, false) && keep_sureness(tally, &made);

	close_side(&marked);
	close_side(&made);
	return done;
}

static bool is_marked_type(const struct tally *tally, const char *type)
{
	for (size_t i = 0; i < tally->types.count; i++)
		if (tally->types.items[i].gold > 0 && !strcmp(tally->types.items[i].name, type))
			return true;
	return false;
}

static int by_name(const void *a, const void *b)
{
	return strcmp((*(const struct tally_row *const *)a)->name,
		(*(const struct tally_row *const *)b)->name);
}

static const struct tally_row *const *sorted(const struct tally_row **rows, size_t count)
{
	/* NULL stands behind them. */
	qsort(rows, count - 1, sizeof(const struct tally_row *), by_name);
	return rows;
}

const struct tally_row *const *tally_types(struct tally *tally)
{
	tally->shown_types.count = 0;
	for (size_t i = 0; i <= tally->types.count; i++) {
		const struct tally_row **row = NULL;
		if (i == tally->types.count || tally->types.items[i].gold > 0)
			row = vector_push(&tally->shown_types);
		if (row)
			*row = i < tally->types.count ? &tally->types.items[i] : NULL;
	}
	return sorted(tally->shown_types.items, tally->shown_types.count);
}

const struct tally_row *const *tally_rules(struct tally *tally)
{
	tally->shown_rules.count = 0;
	for (size_t i = 0; i <= tally->rules.count; i++) {
		const struct tally_row **row = NULL;
		if (i == tally->rules.count ||
			is_marked_type(tally, tally->rules.items[i].type))
			row = vector_push(&tally->shown_rules);
		if (row)
			*row = i < tally->rules.count ? &tally->rules.items[i] : NULL;
	}
	return sorted(tally->shown_rules.items, tally->shown_rules.count);
}

struct tally_row tally_total(struct tally *tally)
{
	struct tally_row total = { .name = "all" };

	for (size_t i = 0; i < tally->types.count; i++) {
		const struct tally_row *row = &tally->types.items[i];
		if (row->gold == 0)
			continue;
		total.gold += row->gold;
		total.found += row->found;
		total.exact += row->exact;
		total.overlapping += row->overlapping;
		total.valued += row->valued;
	}
	return total;
}

const struct tally_error *tally_errors(struct tally *tally, size_t *ret_count)
{
	size_t kept = 0;

	for (size_t i = 0; i < tally->errors.count; i++) {
		struct tally_error error = tally->errors.items[i];
		if (!is_marked_type(tally, error.type)) {
			free(error.id);
			free(error.words);
			continue;
		}
		tally->errors.items[kept++] = error;
	}
	tally->errors.count = *ret_count = kept;
	return tally->errors.items;
}

double tally_precision(const struct tally_row *row, size_t right)
{
	return row->found ? 100.0 * (double)right / (double)row->found : 0;
}

double tally_recall(const struct tally_row *row, size_t right)
{
	return row->gold ? 100.0 * (double)right / (double)row->gold : 0;
}

double tally_f1(const struct tally_row *row, size_t right)
{
	size_t both = row->found + row->gold;

	return both ? 200.0 * (double)right / (double)both : 0;
}

void tally_tenths(const struct tally *tally, struct tally_tenth ret_tenths[TALLY_TENTHS])
{
	for (size_t i = 0; i < TALLY_TENTHS; i++)
		ret_tenths[i] = (struct tally_tenth){ .found = 0 };
	for (size_t i = 0; i < tally->found.count; i++) {
		const struct sureness *sureness = &tally->found.items[i];
		size_t tenth = (size_t)(sureness->stated * TALLY_TENTHS);
		if (!is_marked_type(tally, sureness->type))
			continue;
		struct tally_tenth *row =
			&ret_tenths[tenth < TALLY_TENTHS ? tenth : TALLY_TENTHS - 1];
		row->found++;
		row->valued += sureness->right;
		row->stated += sureness->stated;
	}
}
