/* SPDX-License-Identifier: MIT
 *
 * Programs run over the tokens of a sentence: all ways at once, place by place, so that no pattern
 * and no text makes it slower than instructions times tokens.
 */
#ifndef WINNOW_RULES_MATCH_H
#define WINNOW_RULES_MATCH_H

#include "grammar.h"
#include "shared/passage.h"

/* The text in hand, taken apart for one grammar. All lives as long as the call. */
struct matter {
	struct passage passage;
	const struct grammar *grammar;
	const struct winnow_reading *reading;
	uint32_t *entries;   /* of each token of the sentences that are read; NONE */
	char *fires;         /* of each token: whether a trigger may stand there */
	uint32_t *fact_at;   /* of each token: the first of its facts; NONE */
	uint32_t *fact_next; /* of each fact: the next at the same token */
	uint32_t *fact_end;  /* of each fact: the token behind it */
};

/* What an atom took, for captures. */
enum payload_kind { PAYLOAD_NONE, PAYLOAD_NUMBER, PAYLOAD_FACT, PAYLOAD_VALUE };
struct payload {
	enum payload_kind kind;
	uint32_t index; /* of the number or fact */
	uint32_t atom;
	struct winnow_str value; /* of a list's column */
};

/* What happened on the way of a thread, newest first. */
struct mark {
	uint32_t before; /* NONE: the first */
	uint32_t slot;   /* as OP_SAVE has it; NONE: a payload */
	uint32_t token;
	struct payload payload;
};

struct thread {
	uint32_t code, marks, next;
};

/* Its memory grows with what the runs need, which is far less than the most they might. */
struct machine {
	const struct matter *matter;
	LIST(struct thread) threads;
	LIST(struct mark) marks;
	uint32_t *heads, *tails; /* of each place: its threads in order of preference */
	uint32_t *seen;          /* of each place and instruction: the run that reached it */
	uint32_t seen_count, run;
	int starved; /* there was no memory for a run: what it answered is void */
	/* The run in hand. */
	const struct program *program;
	uint32_t start, first, end; /* tokens: of the run, of its sentence */
	uint32_t places, reached;   /* places: how many there are; the last that has threads */
};

struct match {
	uint32_t end;   /* the token behind it */
	uint32_t marks; /* of the machine, until its next run */
};

/* 0: over budget. */
int matter_create(const struct winnow_host *host, const struct winnow_text *text,
	const struct winnow_reading *reading, const struct grammar *grammar,
	struct matter *ret_matter);
int machine_create(const struct matter *matter, struct machine *ret_machine);

/* The longest match of the program that begins at `start` in the sentence [first, end). `exact` is
 * where it must end; NONE: anywhere. 0: there is none. */
int machine_run(struct machine *machine, const struct program *program, uint32_t start,
	const struct winnow_sentence *sentence, uint32_t exact, struct match *ret_match);

/* Whether the text has an atom at a token: how many tokens it takes; 0: it has not. */
uint32_t matter_take(const struct matter *matter, uint32_t atom, uint32_t token,
	struct payload *ret_payload);

/* An attribute of a fact; NULL: it has none. */
const struct winnow_attribute *fact_attribute(
	const struct winnow_fact *fact, struct winnow_str name);

#endif
