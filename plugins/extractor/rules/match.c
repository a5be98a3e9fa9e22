/* SPDX-License-Identifier: MIT */
#include "match.h"

int machine_create(const struct matter *matter, struct machine *ret_machine)
{
	const struct winnow_host *host = matter->passage.host;
	size_t places = matter->grammar->most_length + 1;

	*ret_machine = (struct machine){ .matter = matter,
		.heads = host->alloc(host, places * sizeof(uint32_t)),
		.tails = host->alloc(host, places * sizeof(uint32_t)) };
	return ret_machine->heads && ret_machine->tails;
}

static uint32_t add_mark(struct machine *machine, struct mark mark)
{
	struct mark *slot = LIST_ADD(machine->matter->passage.host, &machine->marks);

	if (!slot) {
		machine->starved = 1;
		return NONE;
	}
	*slot = mark;
	return machine->marks.count - 1;
}

static void append(struct machine *machine, uint32_t place, uint32_t code, uint32_t marks)
{
	struct thread *thread = LIST_ADD(machine->matter->passage.host, &machine->threads);
	uint32_t number = machine->threads.count - 1;

	if (!thread) {
		machine->starved = 1;
		return;
	}
	*thread = (struct thread){ code, marks, NONE };
	if (place > machine->reached) {
		for (uint32_t i = machine->reached + 1; i <= place; i++)
			machine->heads[i] = NONE;
		machine->reached = place;
	}
	if (machine->heads[place] == NONE)
		machine->heads[place] = number;
	else
		machine->threads.items[machine->tails[place]].next = number;
	machine->tails[place] = number;
}

/* Room for what is seen up to a place. */
static int widen_seen(struct machine *machine, uint32_t place)
{
	const struct winnow_host *host = machine->matter->passage.host;
	uint32_t needed = (place + 1) * machine->program->count;

	if (needed <= machine->seen_count)
		return 1;
	uint32_t *seen = host->alloc(host, 2 * (size_t)needed * sizeof *seen);
	if (!seen) {
		machine->starved = 1;
		return 0;
	}
	if (machine->seen_count)
		memcpy(seen, machine->seen, machine->seen_count * sizeof *seen);
	machine->seen = seen;
	machine->seen_count = 2 * needed;
	return 1;
}

/* Each instruction is reached once at each place, by the way that is preferred. Instructions only
 * lead forward, so the depth is that of the pattern. */
static void reach(struct machine *machine, uint32_t place, uint32_t code, uint32_t marks)
{
	if (!widen_seen(machine, place))
		return;
	for (;;) {
		uint32_t *seen = &machine->seen[place * machine->program->count + code];
		const struct instruction *instruction = &machine->program->code[code];
		if (*seen == machine->run)
			return;
		*seen = machine->run;
		switch (instruction->operation) {
		case OP_SPLIT:
			if (instruction->second == NONE) {
				code = instruction->first;
				continue;
			}
			reach(machine, place, instruction->first, marks);
			code = instruction->second;
			continue;
		case OP_SAVE:
			marks = add_mark(machine, (struct mark){ .before = marks,
							  .slot = instruction->first,
							  .token = machine->start + place });
			break;
		case OP_START:
			if (machine->start + place != machine->first)
				return;
			break;
		case OP_END:
			if (machine->start + place != machine->end)
				return;
			break;
		default:
			append(machine, place, code, marks);
			return;
		}
		code++;
	}
}

/* One step of one thread. */
static void step(struct machine *machine, uint32_t place, const struct thread *thread)
{
	struct payload payload;
	uint32_t token = machine->start + place, marks = thread->marks;

	if (token >= machine->end)
		return;
	uint32_t length = matter_take(
		machine->matter, machine->program->code[thread->code].first, token, &payload);
	if (length == 0 || length > machine->places - place || length > machine->end - token)
		return;
	if (payload.kind != PAYLOAD_NONE)
		marks = add_mark(machine,
			(struct mark){ .before = marks, .slot = NONE, .payload = payload });
	reach(machine, place + length, thread->code + 1, marks);
}

/* Most places have nothing that a match could begin with. */
static int may_begin(const struct machine *machine)
{
	const struct program *program = machine->program;
	struct payload payload;

	for (uint32_t i = 0; machine->start < machine->end && i < program->first_count; i++)
		if (matter_take(machine->matter, program->first[i], machine->start, &payload))
			return 1;
	return program->first_count == 0;
}

int machine_run(struct machine *machine, const struct program *program, uint32_t start,
	const struct winnow_sentence *sentence, uint32_t exact, struct match *ret_match)
{
	int found = 0;

	machine->program = program;
	machine->start = start;
	machine->first = sentence->first;
	machine->end = sentence->first + sentence->count;
	machine->places = program->longest;
	machine->reached = 0;
	if (!may_begin(machine))
		return 0;
	machine->heads[0] = NONE;
	machine->threads.count = machine->marks.count = 0;
	machine->run++;
	reach(machine, 0, 0, NONE);
	for (uint32_t place = 0; place <= machine->reached; place++) {
		int here = 0;
		for (uint32_t i = machine->heads[place]; i != NONE;
			i = machine->threads.items[i].next) {
			const struct thread thread = machine->threads.items[i];
			if (program->code[thread.code].operation != OP_MATCH) {
				step(machine, place, &thread);
				continue;
			}
			if (here || (exact != NONE && start + place != exact))
				continue;
			*ret_match = (struct match){ start + place, thread.marks };
			found = here = 1;
		}
	}
	return found;
}
