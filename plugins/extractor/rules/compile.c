/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include "compile.h"
#include "need.h"
#include "words.h"

struct compiling {
	struct build *build;
	struct rule *rule; /* NULL: a condition */
	const struct piece *whole;
	LIST(struct instruction) code;
	uint32_t slots;
	int over; /* a limit or the memory is reached */
	int told; /* a mistake */
};

static uint32_t emit(
	struct compiling *compiling, enum operation operation, uint32_t first, uint32_t second)
{
	struct instruction *instruction = NULL;

	if (compiling->code.count < PROGRAM_MOST_CODE)
		instruction = LIST_ADD(compiling->build->host, &compiling->code);
	if (!instruction) {
		compiling->over = 1;
		return 0;
	}
	*instruction = (struct instruction){ operation, first, second };
	return compiling->code.count - 1;
}

static void compile_piece(struct compiling *compiling, const struct piece *piece);

/* first | second | third: each split prefers what is written first. */
static void compile_choice(struct compiling *compiling, const struct piece *choice)
{
	uint32_t jumps[2] = { NONE, NONE }; /* the last, each holding the one before */

	for (const struct piece *way = choice->first; way && !compiling->over;
		way = way->next) {
		uint32_t split = NONE;
		if (way->next)
			split = emit(compiling, OP_SPLIT, compiling->code.count + 1, 0);
		compile_piece(compiling, way);
		if (way->next) {
			jumps[0] = emit(compiling, OP_SPLIT, jumps[0], NONE);
			compiling->code.items[split].second = compiling->code.count;
		}
	}
	while (jumps[0] != NONE && !compiling->over) {
		uint32_t before = compiling->code.items[jumps[0]].first;
		compiling->code.items[jumps[0]].first = compiling->code.count;
		jumps[0] = before;
	}
}

/* x{2,4} is x x (x (x)?)?; more is preferred. */
static void compile_repeat(struct compiling *compiling, const struct piece *repeat)
{
	uint32_t splits[PATTERN_MOST_REPEATS], count = 0;

	for (uint32_t i = 0; i < repeat->most && !compiling->over; i++) {
		if (i >= repeat->least)
			splits[count++] =
				emit(compiling, OP_SPLIT, compiling->code.count + 1, 0);
		compile_piece(compiling, repeat->first);
	}
	while (count > 0 && !compiling->over)
		compiling->code.items[splits[--count]].second = compiling->code.count;
}

static uint32_t slot_named(struct compiling *compiling, const struct piece *capture)
{
	struct rule *rule = compiling->rule;

	for (uint32_t slot = SLOT_FIRST; slot < compiling->slots; slot++)
		if (winnow_equal(rule->captures[slot].name, capture->name))
			return slot;
	if (compiling->slots == SLOT_MOST) {
		build_fault(compiling->build, capture->node, capture->at,
			"a rule captures no more than %d attributes", SLOT_MOST - SLOT_FIRST);
		return NONE;
	}
	rule->captures[compiling->slots].name = capture->name;
	rule->captures[compiling->slots].piece = capture;
	return compiling->slots++;
}

static void compile_capture(struct compiling *compiling, const struct piece *capture)
{
	uint32_t slot = NONE;

	if (compiling->rule)
		slot = slot_named(compiling, capture);
	else
		build_fault(compiling->build, capture->node, capture->at,
			"only 'pattern', 'before' and 'after' capture; leave the '=' out here");
	if (slot == NONE) {
		compiling->told = 1;
		return;
	}
	emit(compiling, OP_SAVE, 2 * slot, 0);
	compile_piece(compiling, capture->first);
	emit(compiling, OP_SAVE, 2 * slot + 1, 0);
}

static void compile_piece(struct compiling *compiling, const struct piece *piece)
{
	if (compiling->over)
		return;
	switch (piece->kind) {
	case PIECE_ATOM:
		emit(compiling, OP_ATOM, piece->atom, 0);
		break;
	case PIECE_SEQUENCE:
		for (const struct piece *child = piece->first; child; child = child->next)
			compile_piece(compiling, child);
		break;
	case PIECE_CHOICE:
		compile_choice(compiling, piece);
		break;
	case PIECE_REPEAT:
		compile_repeat(compiling, piece);
		break;
	case PIECE_CAPTURE:
		compile_capture(compiling, piece);
		break;
	case PIECE_START:
		emit(compiling, OP_START, 0, 0);
		break;
	case PIECE_END:
		emit(compiling, OP_END, 0, 0);
		break;
	}
}

/* ---- the whole ---- */

/* The atoms that may come first. Instructions only lead forward, so one pass reaches all of them. */
static int find_first(struct build *build, struct program *program)
{
	char *reached = build_alloc(build, program->count + 1);
	uint32_t *first = build_alloc(build, program->count * sizeof *first);
	uint32_t count = 0;

	if (!reached || !first)
		return 0;
	reached[0] = 1;
	for (uint32_t at = 0; at < program->count; at++) {
		const struct instruction *instruction = &program->code[at];
		if (!reached[at])
			continue;
		if (instruction->operation == OP_MATCH)
			return 1;
		if (instruction->operation == OP_ATOM)
			first[count++] = instruction->first;
		else if (instruction->operation != OP_SPLIT)
			reached[at + 1] = 1;
		else
			reached[instruction->first] = 1;
		if (instruction->operation == OP_SPLIT && instruction->second != NONE)
			reached[instruction->second] = 1;
	}
	program->first = first;
	program->first_count = count;
	return 1;
}

static int finish(struct compiling *compiling, uint32_t longest, struct program *ret_program)
{
	struct build *build = compiling->build;
	struct grammar *grammar = build->grammar;

	emit(compiling, OP_MATCH, 0, 0);
	if (longest > PROGRAM_LONGEST)
		longest = PROGRAM_LONGEST;
	uint64_t steps = (uint64_t)compiling->code.count * (longest + 1);
	if (compiling->told)
		return 0;
	if (compiling->over || steps > PROGRAM_MOST_STEPS)
		return build_fault(build, compiling->whole->node, 0,
			"this pattern is too large; divide it into several rules, or repeat "
			"less");
	*ret_program = (struct program){ .code = compiling->code.items,
		.count = compiling->code.count,
		.longest = longest };
	if (!find_first(build, ret_program))
		return build_no_memory(build);
	if (longest > grammar->most_length)
		grammar->most_length = longest;
	return 1;
}

int compile_condition(struct build *build, struct piece *pattern, struct program *ret_program)
{
	struct compiling compiling = { .build = build, .whole = pattern };
	struct need need = need_of(build, pattern);

	compile_piece(&compiling, pattern);
	return finish(&compiling, need.longest, ret_program);
}

/* All with the widest of their distances: starts are tried from left to right, each once, whichever
 * trigger they belong to. */
static int add_triggers(struct build *build, const struct wanted_group *group)
{
	uint32_t least = group->items[0].least, most = 0;

	for (uint32_t i = 0; i < group->count; i++) {
		least = group->items[i].least < least ? group->items[i].least : least;
		most = group->items[i].most > most ? group->items[i].most : most;
	}
	for (uint32_t i = 0; i < group->count; i++) {
		struct trigger *trigger = LIST_ADD(build->host, &build->grammar->triggers);
		if (!trigger)
			return build_no_memory(build);
		*trigger = (struct trigger){ .rule = build->grammar->rules.count - 1,
			.atom = group->items[i].atom,
			.least = least,
			.most = most };
	}
	return 1;
}

static int is_empty(const struct need *need)
{
	return need->shortest == 0;
}

int compile_rule(struct build *build, struct rule *rule, struct piece *before,
	struct piece *pattern, struct piece *after)
{
	struct compiling compiling = {
		.build = build, .rule = rule, .whole = pattern, .slots = SLOT_FIRST
	};
	struct piece all = { .kind = PIECE_SEQUENCE, .node = pattern->node };
	struct piece parts[3];
	struct piece *const given[3] = { before, pattern, after };

	for (int i = 0; i < 3; i++) {
		if (!given[i])
			continue;
		parts[i] = (struct piece){ .kind = PIECE_SEQUENCE, .first = given[i] };
		if (all.last)
			all.last->next = &parts[i];
		else
			all.first = &parts[i];
		all.last = &parts[i];
	}
	struct need core = need_of(build, pattern), need = need_of(build, &all);
	if (is_empty(&core))
		return build_fault(build, pattern->node, 0,
			"this pattern can be empty; let one part of it be without '?' or '*'");
	if (need.best.count == 0)
		return build_fault(build, pattern->node, 0,
			"this pattern needs one word, list, NUMBER or FACT that is always "
			"there; it "
			"is looked for where that stands");
	if (before)
		compile_piece(&compiling, before);
	emit(&compiling, OP_SAVE, 2 * SLOT_CORE, 0);
	compile_piece(&compiling, pattern);
	emit(&compiling, OP_SAVE, 2 * SLOT_CORE + 1, 0);
	if (after)
		compile_piece(&compiling, after);
	need_required(build->grammar, &need, rule);
	return finish(&compiling, need.longest, &rule->program) &&
	       add_triggers(build, &need.best);
}

/* ---- the grammar ---- */

static int compare_triggers(const void *left, const void *right)
{
	const struct trigger *a = left, *b = right;

	if (a->atom != b->atom)
		return a->atom < b->atom ? -1 : 1;
	return (a->rule > b->rule) - (a->rule < b->rule);
}

static void note_firing(struct grammar *grammar)
{
	struct words *words = &grammar->words;

	for (uint32_t i = 0; i < words->links.count; i++) {
		const struct link *link = &words->links.items[i];
		words->entries.items[link->entry].fires |=
			grammar->atoms.items[link->atom].trigger_count > 0;
	}
}

int compile_finish(struct build *build, struct grammar *grammar)
{
	struct trigger *triggers = grammar->triggers.items;

	if (grammar->triggers.count)
		qsort(triggers, grammar->triggers.count, sizeof *triggers, compare_triggers);
	for (uint32_t i = grammar->triggers.count; i > 0; i--) {
		struct atom *atom = &grammar->atoms.items[triggers[i - 1].atom];
		atom->first_trigger = i - 1;
		atom->trigger_count++;
	}
	for (uint32_t i = 0; i < grammar->atoms.count; i++) {
		const struct atom *atom = &grammar->atoms.items[i];
		if (atom->trigger_count == 0 || atom->word_count > 0)
			continue;
		uint32_t *other = LIST_ADD(build->host, &grammar->other_triggers);
		if (!other)
			return build_no_memory(build);
		*other = i;
	}
	note_firing(grammar);
	return (words_finish(build->host, &grammar->words) &&
		       words_number(
			       build->host, build->text, grammar->small, &grammar->words)) ||
	       build_no_memory(build);
}
