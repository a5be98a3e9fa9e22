/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include "shared/facts.h"

enum { MOST_TYPES = 16 };

static int compare_facts(const void *first, const void *second)
{
	const struct winnow_fact *one = *(const struct winnow_fact *const *)first;
	const struct winnow_fact *other = *(const struct winnow_fact *const *)second;

	if (one->at != other->at)
		return one->at < other->at ? -1 : 1;
	return (one->number > other->number) - (one->number < other->number);
}

int facts_sort(const struct winnow_host *host, const struct winnow_reading *reading,
	struct facts *facts)
{
	size_t size = ((size_t)reading->fact_count + 1) * sizeof *facts->sorted;

	facts->sorted = host->alloc(host, size);
	facts->count = reading->fact_count;
	if (!facts->sorted)
		return -1;
	if (facts->count) {
		memcpy(facts->sorted, reading->facts, facts->count * sizeof *facts->sorted);
		qsort(facts->sorted, facts->count, sizeof *facts->sorted, compare_facts);
	}
	return 0;
}

static void find_types(const char *const *types, struct facts *facts)
{
	struct winnow_str names[MOST_TYPES];
	unsigned char count = 0, type;

	for (; types[count]; count++)
		names[count] = winnow_str(types[count]);
	for (uint32_t i = 0; i < facts->count; i++) {
		for (type = 0; type < count; type++)
			if (winnow_equal(facts->sorted[i]->type, names[type]))
				break;
		facts->types[i] = type;
	}
}

/* No token is marked twice for a type, however many of its facts are over it. */
static void find_over(const struct passage *passage, struct facts *facts)
{
	const struct winnow_token *tokens = passage->analysis->tokens;
	uint32_t count = passage->analysis->token_count, token = 0;
	uint32_t marked[MOST_TYPES] = { 0 };

	for (uint32_t i = 0; i < facts->count; i++) {
		uint64_t at = facts->sorted[i]->at, end = at + facts->sorted[i]->length;
		uint32_t *over = &marked[facts->types[i]];
		while (token < count && tokens[token].at < at)
			token++;
		if (*over < token)
			*over = token;
		for (; *over < count && tokens[*over].at < end; ++*over)
			facts->over[*over] |= (uint16_t)(1 << facts->types[i]);
	}
}

static void find_reach(struct facts *facts)
{
	uint64_t reach = 0;

	for (uint32_t i = 0; i < facts->count; i++) {
		uint64_t end = facts->sorted[i]->at + facts->sorted[i]->length;
		reach = end > reach ? end : reach;
		facts->reach[i] = reach;
	}
}

int facts_index(const struct passage *passage, const char *const *types, struct facts *facts)
{
	const struct winnow_host *host = passage->host;
	size_t tokens = (size_t)passage->analysis->token_count + 1;

	facts->over = host->alloc(host, tokens * sizeof *facts->over);
	facts->types = host->alloc(host, (size_t)facts->count + 1);
	facts->reach = host->alloc(host, ((size_t)facts->count + 1) * sizeof *facts->reach);
	if (!facts->over || !facts->types || !facts->reach)
		return -1;
	find_types(types, facts);
	find_over(passage, facts);
	find_reach(facts);
	return 0;
}

uint32_t facts_from(const struct facts *facts, uint64_t at)
{
	uint32_t first = 0;

	/* Half of what is left, and no branch that chance decides. */
	for (uint32_t left = facts->count; left > 0;) {
		uint32_t is_before = facts->sorted[first + left / 2]->at < at;
		first += is_before * (left / 2 + 1);
		left = (left - is_before) / 2;
	}
	return first;
}

int facts_overlap(const struct facts *facts, uint64_t at, uint64_t end)
{
	uint32_t next = facts_from(facts, at);
	const struct winnow_fact *before = next > 0 ? facts->sorted[next - 1] : NULL;

	return (next < facts->count && facts->sorted[next]->at < end) ||
	       (before && before->at + before->length > at);
}

const struct winnow_fact *fact_numbered(const struct winnow_reading *reading, int64_t number)
{
	uint32_t low = 0, high = reading->fact_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (reading->facts[middle]->number < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low < reading->fact_count && reading->facts[low]->number == number
		       ? reading->facts[low]
		       : NULL;
}
