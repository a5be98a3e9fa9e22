/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <winnow/why.h>
#include "explain.h"
#include "shared/refusal.h"

/* What came no further than its first words would only be in the way. */
#define FEWEST_WORDS 2
#define MOST_NAMED 5

int explain_begin(const struct matter *matter, struct explanation *ret_explanation)
{
	const struct winnow_host *host = matter->passage.host;

	ret_explanation->matter = matter;
	return host->service(host, WINNOW_WHY_SERVICE) != NULL;
}

/* "child~ or boy~ or …": what the threads at the last place wanted. */
static void name_wanted(const struct machine *machine, char *text, size_t size)
{
	size_t length = 0;
	uint32_t named = 0;

	text[0] = '\0';
	for (uint32_t i = machine->heads[machine->reached]; i != NONE && length < size;
		i = machine->threads.items[i].next) {
		const struct instruction *wanted =
			&machine->program->code[machine->threads.items[i].code];
		if (wanted->operation != OP_ATOM)
			continue;
		struct winnow_str atom =
			machine->matter->grammar->atoms.items[wanted->first].text;
		int more = snprintf(text + length, size - length, "%s%.*s", named ? " or " : "",
			named < MOST_NAMED ? (int)atom.len : 3,
			named < MOST_NAMED ? atom.ptr : "...");
		length += more > 0 ? (size_t)more : 0;
		if (named++ == MOST_NAMED)
			break;
	}
}

void explain_unmatched(
	const struct explanation *explanation, const struct machine *machine, const char *rule)
{
	const struct passage *passage = &explanation->matter->passage;
	uint32_t end = machine->start + machine->reached;
	char wanted[200], reason[400];

	if (machine->reached < FEWEST_WORDS)
		return;
	name_wanted(machine, wanted, sizeof wanted);
	struct winnow_str next = end < machine->end ? passage_word(passage, end)
						    : winnow_str("the end of the sentence");
	snprintf(reason, sizeof reason,
		"its pattern goes no further: behind this it wants %s, not %.*s",
		wanted[0] ? wanted : "another place in the sentence",
		next.len > 60 ? 60 : (int)next.len, next.ptr);
	refuse(passage, rule, machine->start, end, reason);
}

const char *explain_condition(const struct condition *condition)
{
	switch (condition->kind) {
	case NOT_BEFORE:
		return "its 'not_before' stands before these words";
	case NOT_AFTER:
		return "its 'not_after' stands behind these words";
	case WITH:
		return "its 'with' is nowhere in the sentence";
	case WITHOUT:
		return "its 'without' is in the sentence";
	}
	return "a condition does not hold";
}
