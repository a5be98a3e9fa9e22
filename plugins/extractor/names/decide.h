/* SPDX-License-Identifier: MIT
 *
 * The one place where it is decided what is a name, where it ends and of what kind it is: for
 * each stretch of words with capitals the reading that all evidence together favours.
 */
#ifndef WINNOW_NAMES_DECIDE_H
#define WINNOW_NAMES_DECIDE_H

#include "evidence.h"

struct name {
	uint32_t first, end; /* tokens */
	uint32_t floor;      /* where its sentence begins */
	enum kind kind;
	int is_guess; /* nothing where it stands says that it is one */
	int margin;   /* by how much the reading of its weakest token beats being no name */
	int scores[KINDS]; /* what speaks for each kind, against being no name */
	uint64_t hash;     /* of its words, once they are decided on */
};

struct names_found {
	struct name *items;
	uint32_t count, capacity;
};

/* 0, or a negative after host->fail(). */
int decide(const struct glossary *glossary, const struct weights *weights,
	const struct passage *passage, const struct words *words,
	struct names_found *ret_names);

/* "The resort town Sarn Beck", "governor of Borwe": the words before it say that it is a place. */
int is_called_place(const struct glossary *glossary, const struct passage *passage,
	const struct words *words, const struct name *name);

/* "their son Sharon": the word before it says that what a list has as a town is a person. */
int is_called_person(const struct glossary *glossary, const struct passage *passage,
	const struct words *words, const struct name *name);

/* "WA" in "Kent, WA": the row of the code of a state or province behind a comma; NULL: it is none. */
const struct winnow_term *postal_code_at(
	const struct glossary *glossary, const struct passage *passage, uint32_t token);

/* What stands before a comma may be a town: "Kent" in "Kent, WA", not "Jane Morn" in "Jane Morn, MA",
 * nor "Oh" in "Oh, OK". */
int may_be_town(const struct scene *scene, const struct name *name, uint32_t end);

/* A place that is such a code, or stands before one. */
int is_beside_postal(const struct glossary *glossary, const struct passage *passage,
	const struct name *name);

/* Nonzero: of the name of that index more than its looks says that it is a place: it is listed, has
 * several words, or stands as places do. */
int stands_as_place(const struct glossary *glossary, const struct passage *passage,
	const struct words *words, const struct names_found *names, uint32_t at);

/* "Sarn, Kenya", "Kenya and Sarn", "Kenya's Sarn": two places, of which the second is the next name. */
int is_joined_to_next(const struct passage *passage, const struct name *name);

/* Behind the place at `first` that a report's dateline begins with, by `limit`; `first`: it begins
 * none. */
uint32_t dateline_end(const struct passage *passage, const struct words *words, uint32_t first,
	uint32_t limit);

/* Joins what an office deals with to its name: "Ministry of Gender, Labour and Social Development". */
void fields_join(const struct scene *scene, struct names_found *names);

/* Joins what stands before and behind a nickname: "Luis ‘Buba’ López". */
void nicknames_join(const struct scene *scene, struct names_found *names);

/* Lets all mentions of a name decide on its kind: 0, or a negative after host->fail(). */
int vote(const struct glossary *glossary, const struct passage *passage,
	const struct words *words, struct names_found *names);

/* The token, which is not the first, is the rest of a word behind an apostrophe: "M'jid". */
int is_behind_apostrophe(const struct passage *passage, uint32_t token);

/* The token is a hyphen within a word. */
int is_hyphen(const struct passage *passage, uint32_t token);

/* The next stretch from *at on; 0: no more. *at moves behind it. */
int next_stretch(struct scene *scene, uint32_t *at);
/* Sets what evidence_weigh() needs to know of the token. */
void scene_turn(struct scene *scene, uint32_t token);

#endif
