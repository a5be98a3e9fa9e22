/* SPDX-License-Identifier: MIT
 * Which person or organisation a speaker is, of those that other extractors have found: by the
 * name, by what somebody was said to be, by "he" or "she". Where nothing tells, nobody. */
#ifndef WINNOW_QUOTE_WHO_H
#define WINNOW_QUOTE_WHO_H

#include "shared/facts.h"
#include "shared/phrase.h"

struct who_words {
	const struct winnow_lexicon *gender, /* en/gender: "she", "Mr", "spokesman" */
		*given;                      /* any/given_name: some with a gender */
};

struct who {
	const struct winnow_reading *shown; /* persons, organisations, roles */
	struct facts facts;                 /* the same in order of the text */
	const struct who_words *words;
	int64_t last;        /* whom the last "he" or "she" was; -1: nobody yet */
	uint32_t last_token; /* that pronoun */
};

/* -1: over budget. */
int who_begin(const struct winnow_host *host, const struct winnow_reading *shown,
	const struct who_words *words, struct who *ret_who);

/* The number of the fact that names them first; -1: not known. `quoted` tells of each token
 * whether it stands between marks. Speakers are asked for in order of the text. */
int64_t who_is(
	struct who *who, const struct tags *tags, const char *quoted, struct phrase speaker);

/* Whether the phrase's head is in the name of a person. */
int who_names_person(const struct who *who, const struct tags *tags, struct phrase phrase);

#endif
