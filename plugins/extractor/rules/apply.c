/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include "apply.h"
#include "explain.h"
#include "shared/refusal.h"
#include "value.h"
#include "words.h"

/* What is remembered of the sentence in hand; sentences count from 1. */
struct applying {
	struct matter matter;
	struct machine machine;
	const struct winnow_extractor_out *out;
	struct winnow_sentence sentence;
	uint32_t number;          /* of the sentence */
	uint32_t *present;        /* of each atom: the last sentence that had it */
	uint32_t *tried_in;       /* of each rule: the last sentence in which it was tried */
	uint32_t *tried;          /* of each rule: the first start that was not */
	uint32_t *asked, *answer; /* of each condition: the sentence, and what was found */
	uint32_t *type_end;       /* of each type: the token behind its last fact */
	LIST(struct found) found; /* in the sentence */
	const struct explanation *explanation; /* NULL: nobody asked */
};

/* ---- conditions ---- */

static int stands_anywhere(struct applying *applying, const struct condition *condition)
{
	struct match match;
	uint32_t end = applying->sentence.first + applying->sentence.count;

	if (applying->asked[condition->number] == applying->number)
		return (int)applying->answer[condition->number];
	uint32_t found = 0;
	for (uint32_t start = applying->sentence.first; start < end && !found; start++)
		found = (uint32_t)machine_run(&applying->machine, &condition->program, start,
			&applying->sentence, NONE, &match);
	applying->asked[condition->number] = applying->number;
	applying->answer[condition->number] = found;
	return (int)found;
}

static int stands_before(
	struct applying *applying, const struct condition *condition, uint32_t first)
{
	struct match match;
	uint32_t floor = applying->sentence.first, longest = condition->program.longest;
	uint32_t start = first - floor > longest ? first - longest : floor;

	for (; start < first; start++)
		if (machine_run(&applying->machine, &condition->program, start,
			    &applying->sentence, first, &match))
			return 1;
	return 0;
}

static int stands_after(
	struct applying *applying, const struct condition *condition, uint32_t end)
{
	struct match match;

	return machine_run(&applying->machine, &condition->program, end, &applying->sentence,
		NONE, &match);
}

static int holds(struct applying *applying, const struct condition *condition, uint32_t first,
	uint32_t end)
{
	switch (condition->kind) {
	case NOT_BEFORE:
		return !stands_before(applying, condition, first);
	case NOT_AFTER:
		return !stands_after(applying, condition, end);
	case WITH:
		return stands_anywhere(applying, condition);
	case WITHOUT:
		return !stands_anywhere(applying, condition);
	}
	return 1;
}

/* The first condition that does not hold; NULL: all do. */
static const struct condition *broken_condition(
	struct applying *applying, const struct rule *rule, uint32_t first, uint32_t end)
{
	for (uint32_t i = 0; i < rule->conditions.count; i++)
		if (!holds(applying, &rule->conditions.items[i], first, end))
			return &rule->conditions.items[i];
	return NULL;
}

/* ---- one rule at one place ---- */

/* 1: it matched; *ret_end is the end of its core. Negative: over budget. */
static int try_at(
	struct applying *applying, const struct rule *rule, uint32_t start, uint32_t *ret_end)
{
	struct match match;
	struct found found = { .rule = rule, .first = start, .order = applying->found.count };
	const struct passage *passage = &applying->matter.passage;

	if (!machine_run(&applying->machine, &rule->program, start, &applying->sentence, NONE,
		    &match)) {
		if (applying->explanation)
			explain_unmatched(
				applying->explanation, &applying->machine, rule->name);
		return 0;
	}
	found.end = match.end;
	match_core(&applying->machine, &match, &found.first, &found.end);
	const char *why = found_fill(&applying->machine, &match, &found);
	const struct condition *broken =
		why ? NULL : broken_condition(applying, rule, found.first, found.end);
	if (why || broken)
		return refuse(passage, rule->name, found.first, found.end,
			broken ? explain_condition(broken) : why);
	struct found *slot = LIST_ADD(passage->host, &applying->found);
	if (!slot)
		return winnow_fail(passage->host, WINNOW_ELIMIT, "no memory is left for facts");
	*slot = found;
	*ret_end = found.end;
	return 1;
}

static int has_required(const struct applying *applying, const struct rule *rule)
{
	for (uint32_t i = 0; i < rule->required_count; i++) {
		const struct wanted_group *group = &rule->required[i];
		uint32_t j = 0;
		while (j < group->count &&
			applying->present[group->items[j].atom] != applying->number)
			j++;
		if (j == group->count)
			return 0;
	}
	return 1;
}

/* A trigger stands at `token`: all starts are tried that it may be of, each once. */
static int fire(struct applying *applying, const struct trigger *trigger, uint32_t token)
{
	const struct rule *rule = &applying->matter.grammar->rules.items[trigger->rule];
	uint32_t floor = applying->sentence.first;
	uint32_t behind = token - floor;

	if (behind < trigger->least || !has_required(applying, rule))
		return 0;
	if (applying->tried_in[trigger->rule] != applying->number) {
		applying->tried_in[trigger->rule] = applying->number;
		applying->tried[trigger->rule] = floor;
	}
	uint32_t start = behind > trigger->most ? token - trigger->most : floor;
	if (start < applying->tried[trigger->rule])
		start = applying->tried[trigger->rule];
	for (; start + trigger->least <= token; start++) {
		uint32_t end = start + 1;
		int result = try_at(applying, rule, start, &end);
		if (result < 0)
			return result;
		if (result > 0 && end > start + 1)
			start = end - 1;
	}
	if (start > applying->tried[trigger->rule])
		applying->tried[trigger->rule] = start;
	return 0;
}

static int fire_atom(struct applying *applying, uint32_t number, uint32_t token)
{
	const struct grammar *grammar = applying->matter.grammar;
	const struct atom *atom = &grammar->atoms.items[number];

	for (uint32_t i = 0; i < atom->trigger_count; i++) {
		int result = fire(
			applying, &grammar->triggers.items[atom->first_trigger + i], token);
		if (result < 0)
			return result;
	}
	return 0;
}

/* ---- a sentence ---- */

/* Which atoms its words bring: known before any rule is tried. */
static void note_present(struct applying *applying)
{
	const struct words *words = &applying->matter.grammar->words;

	for (uint32_t i = 0; i < applying->sentence.count; i++) {
		uint32_t number = applying->matter.entries[applying->sentence.first + i];
		if (number == NONE)
			continue;
		const struct entry *entry = &words->entries.items[number];
		for (uint32_t j = 0; j < entry->link_count; j++)
			applying->present[words->links.items[entry->first_link + j].atom] =
				applying->number;
	}
}

static int fire_words(struct applying *applying, uint32_t token)
{
	const struct words *words = &applying->matter.grammar->words;
	const struct entry *entry = &words->entries.items[applying->matter.entries[token]];
	uint32_t last = NONE;

	for (uint32_t i = 0; i < entry->link_count; i++) {
		uint32_t atom = words->links.items[entry->first_link + i].atom;
		int fires = atom != last &&
			    applying->matter.grammar->atoms.items[atom].trigger_count > 0;
		int result = fires ? fire_atom(applying, atom, token) : 0;
		if (result < 0)
			return result;
		last = atom;
	}
	return 0;
}

/* Numbers and facts have no entries: their atoms are few, and asked one by one. */
static int fire_others(struct applying *applying, uint32_t token)
{
	const struct matter *matter = &applying->matter;
	const struct grammar *grammar = matter->grammar;
	struct payload payload;

	for (uint32_t i = 0; i < grammar->other_triggers.count; i++) {
		uint32_t atom = grammar->other_triggers.items[i];
		int result = matter_take(matter, atom, token, &payload)
				     ? fire_atom(applying, atom, token)
				     : 0;
		if (result < 0)
			return result;
	}
	return 0;
}

static int fire_token(struct applying *applying, uint32_t token)
{
	int result = applying->matter.entries[token] != NONE ? fire_words(applying, token) : 0;

	return result == 0 ? fire_others(applying, token) : result;
}

/* ---- what stays of it ---- */

/* By place; of those that begin at one, the longest first. */
static int compare_found(const void *left, const void *right)
{
	const struct found *a = left, *b = right;

	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	if (a->end != b->end)
		return a->end > b->end ? -1 : 1;
	if (a->rule != b->rule)
		return a->rule < b->rule ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

static int64_t state(const struct applying *applying, const struct found *found)
{
	const struct passage *passage = &applying->matter.passage;
	const struct winnow_fact fact = {
		.size = sizeof fact,
		.type = winnow_str(found->rule->type->name),
		.rule = winnow_str(found->rule->name),
		.attributes = found->attributes,
		.attribute_count = found->attribute_count,
		.at = passage_at(passage, found->first),
		.length = passage_length(passage, found->first, found->end),
		.confidence = found->rule->confidence,
	};

	return applying->out->fact(applying->out, &fact);
}

static int state_found(struct applying *applying)
{
	if (applying->found.count > 1)
		qsort(applying->found.items, applying->found.count,
			sizeof *applying->found.items, compare_found);
	for (uint32_t i = 0; i < applying->found.count; i++) {
		const struct found *found = &applying->found.items[i];
		uint32_t *type_end = &applying->type_end[found->rule->type_number];
		if (found->first < *type_end) {
			refuse(&applying->matter.passage, found->rule->name, found->first,
				found->end, "another fact of its type has these words");
			continue;
		}
		*type_end = found->end;
		int64_t fact = state(applying, found);
		if (fact < 0)
			return (int)fact;
	}
	applying->found.count = 0;
	return 0;
}

/* The first token from `token` on at which a trigger may stand; `end`: none. */
static uint32_t next_firing(const struct applying *applying, uint32_t token, uint32_t end)
{
	const char *fires = applying->matter.fires;
	const char *next = memchr(fires + token, 1, end - token);

	return next ? (uint32_t)(next - fires) : end;
}

/* Most sentences have no trigger, and nothing else is asked of them. */
static int read_sentence(struct applying *applying)
{
	uint32_t first = applying->sentence.first, end = first + applying->sentence.count;
	uint32_t token = next_firing(applying, first, end);

	if (token == end)
		return 0;
	words_find(&applying->matter.grammar->words, &applying->matter.passage,
		&applying->sentence, applying->matter.entries);
	note_present(applying);
	for (; token < end; token = next_firing(applying, token + 1, end)) {
		int result = fire_token(applying, token);
		if (result < 0)
			return result;
	}
	return state_found(applying);
}

static uint32_t *new_numbers(const struct winnow_host *host, uint32_t count)
{
	return host->alloc(host, ((size_t)count + 1) * sizeof(uint32_t));
}

static int prepare(struct applying *applying, uint32_t type_count)
{
	const struct winnow_host *host = applying->matter.passage.host;
	const struct grammar *grammar = applying->matter.grammar;

	applying->present = new_numbers(host, grammar->atoms.count);
	applying->tried_in = new_numbers(host, grammar->rules.count);
	applying->tried = new_numbers(host, grammar->rules.count);
	applying->asked = new_numbers(host, grammar->condition_count);
	applying->answer = new_numbers(host, grammar->condition_count);
	applying->type_end = new_numbers(host, type_count);
	return applying->present && applying->tried_in && applying->tried && applying->asked &&
	       applying->answer && applying->type_end &&
	       machine_create(&applying->matter, &applying->machine);
}

static int no_memory(const struct winnow_host *host)
{
	return winnow_fail(host, WINNOW_ELIMIT, "no memory is left for this document");
}

int rules_apply(const struct grammar *grammar, uint32_t type_count,
	const struct winnow_text *text, const struct winnow_host *host,
	const struct winnow_reading *reading, const struct winnow_extractor_out *out)
{
	struct applying applying = { .out = out };
	struct explanation explanation;

	if (!matter_create(host, text, reading, grammar, &applying.matter) ||
		!prepare(&applying, type_count))
		return no_memory(host);
	applying.explanation =
		explain_begin(&applying.matter, &explanation) ? &explanation : NULL;
	const struct winnow_analysis *analysis = applying.matter.passage.analysis;
	for (uint32_t i = 0; i < analysis->sentence_count; i++) {
		applying.sentence = analysis->sentences[i];
		applying.number = i + 1;
		int result = read_sentence(&applying);
		if (result < 0)
			return result;
		if (applying.machine.starved)
			return no_memory(host);
		if (host->cancelled(host))
			return 0;
	}
	return 0;
}
