/* SPDX-License-Identifier: MIT
 *
 * Persons, organisations and places. Each step is one file: glossary (what words can be), words
 * (what this document shows of them), stretch, evidence and decide (what is a name, and of what
 * kind), then a file for each type of fact.
 */
#ifndef WINNOW_NAMES_H
#define WINNOW_NAMES_H

#include "decide.h"
#include "mention.h"
#include "shared/statement.h"
#include "tongue.h"

extern const struct winnow_fact_type names_fact_types[];

enum { PLACE_KINDS = 6, ORGANISATION_KINDS = 11 };

struct extractor {
	const struct winnow_text *text;
	const struct glossary *glossary;
	const struct weights *weights;
	/* In the order of the kinds, a bit for each class that tells it */
	uint64_t place_kinds[PLACE_KINDS], organisation_kinds[ORGANISATION_KINDS];
	uint64_t organisation_words; /* all of the latter */
	uint64_t fields;             /* of words for what offices deal with: Interior, Health */
	uint64_t bodies; /* of words for what a country has many of: court, ministry */
	uint64_t division_words, division_ends,
		place_ends;           /* of words that end a place's name, or follow it */
	const struct tongue *tongues; /* places in other languages */
	struct gender_words gender_words;
	const struct winnow_lexicon *notice, /* any/notice: how notices begin */
		*naming,                     /* en/naming: "called", "with names such as" */
		*namesake,                   /* any/namesake: cities of a name by country */
		*role_word,                  /* en/role_word: "deputy", "interior" */
		*epithet,                    /* en/epithet: "world's newest country" */
		*country_name;               /* en/country_name: by code */
};

/* Whether the sentence looked at last tells of children: it may name many. */
struct child_sight {
	uint32_t end; /* of the sentence; 0: none was looked at */
	int tells;
};

/* What the lists know of a place; each part may be empty. */
struct known {
	struct winnow_str kind, country, subdivision, latitude, longitude;
};

/* What is told of an organisation. */
struct organisation {
	struct winnow_str value, kind, country;
	uint32_t place_first, place_end; /* in its name; equal: none is */
};

enum {
	MOST_COUNTRIES = 8,
	MOST_DISTRICTS = 16,
	MILLIONS =
		7 /* digits of a population: so large that no other is meant without being said */
};

/* A division of a country that a document tells towns of. */
struct district {
	struct winnow_str code, town;
	int has_others; /* than that town */
};

/* Those that a document tells of, the first first. */
struct countries {
	struct winnow_str codes[MOST_COUNTRIES];
	struct district districts[MOST_DISTRICTS];
	uint32_t count, district_count;
	int is_read;
};

/* A place, as its fact tells it. */
struct told {
	uint32_t first, end;     /* tokens */
	struct winnow_str value; /* where it is no country */
	struct known known;
	int64_t same_as; /* the number of the first that told of it; negative: this does */
	const char *rule;
	double confidence;
};

/* What an extract() works with. */
struct reading {
	const struct extractor *extractor;
	struct passage passage;
	struct words words;
	struct names_found names;
	struct mention *mentions;
	struct child_sight *sight;
	struct countries *countries;
	uint32_t notice_first; /* of a notice of rights below the text; UINT32_MAX: none */
	const struct winnow_extractor_out *out;
};

/* 0 to 1, of a name. */
double name_confidence(const struct name *name);

#define NO_NAME UINT32_MAX

/* Each makes the fact of the name of that index: its number, or a negative to hand back up. */
int64_t place_state(const struct reading *reading, uint32_t at);
int64_t place_tell(const struct reading *reading, const struct told *told);
int64_t nationality_state(const struct reading *reading, uint32_t at);
int64_t organisation_state(const struct reading *reading, uint32_t at);
/* The lists know it. */
int organisation_known(const struct reading *reading, const struct name *name);
/* What follows the nationality of that index, where it is an actor; 0 where it is none. */
int64_t actor_state(const struct reading *reading, uint32_t at);
int64_t person_state(const struct reading *reading, uint32_t at);

/* The first token of the notices that the text ends with. */
uint32_t notice_first(const struct passage *passage, const struct winnow_lexicon *notice);
/* Nonzero: where the name of that index stands, it is no fact: in a notice only organisations that
 * are known are told, once; what is part of the name of something else is not. */
int is_set_aside(const struct reading *reading, uint32_t at);

/* Countries told of without their names: the last fact's number, or a negative to hand back up. */
int64_t epithets_state(const struct reading *reading);
int is_possessive(const struct passage *passage, uint32_t token);

/* The row of the list that is the words [first, end), no more and no less; NULL: none. */
const struct winnow_term *listed_as(
	const struct reading *reading, enum gazetteer list, uint32_t first, uint32_t end);

/* Inside open(): the classes that tell of which kind a name is. */
void place_open(struct extractor *extractor);
void organisation_open(struct extractor *extractor);

/* Of a city, which may be NULL, and a division of one name, which may be empty, what is meant: 0
 * where there is neither. */
int place_know_inner(
	const struct winnow_term *city, struct winnow_str division, struct known *known);

void countries_add(struct countries *countries, struct winnow_str code);
int countries_have(const struct countries *countries, struct winnow_str code);
/* The document tells of several towns of that division. */
int countries_have_towns(struct countries *countries, struct winnow_str division);
/* Those of a document in English, by its names. */
struct countries *countries_read(const struct reading *reading);
/* The code of a row of the list of divisions, which may be NULL: of several of that name the one in
 * a country that the document tells of. */
struct winnow_str division_code(const struct reading *reading, const struct winnow_term *term);
/* "Mary", "Save", "Central": a single word that is one of a place only where something says so. */
int is_other_word(const struct reading *reading, uint32_t first, uint32_t end);
/* "Western", "Central District": many countries have such a division. */
int is_any_countrys(const struct reading *reading, uint32_t first, uint32_t end);
/* Of the cities of that name, the one in a country that the document tells of, else the one at
 * `home`, which may be empty; the one that is known where it tells of that one's. */
void namesake_choose(const struct reading *reading, struct winnow_str name,
	struct winnow_str home, struct known *known);
/* Whether a city of that name lies in the country or division of that code. */
int namesake_is_in(
	const struct reading *reading, uint32_t first, uint32_t end, struct winnow_str code);
/* Of the country or division that stands behind the name: ", Massachusetts", "(Canada)"; empty:
 * nothing of the kind does. */
struct winnow_str place_code_behind(const struct reading *reading, uint32_t end);
/* The same of a name in English, with what stands behind it: "Cambridge, Massachusetts". Where
 * nothing tells that a town so small is meant, nothing is known of it any more. */
void namesake_read(const struct reading *reading, uint32_t first, uint32_t end,
	size_t population_digits, struct known *known);

/* All facts of a document in a language whose places are listed: 0, or a negative to hand back
 * up. */
int tongue_state(const struct reading *reading, const struct tongue *tongue);

/* ISO 3166-1 alpha-2; empty: not known. */
struct winnow_str place_country(const struct reading *reading, const struct name *name);
struct winnow_str nationality_country(const struct reading *reading, const struct name *name);
/* Behind the name and the word for its kind: "Shaanxi province". */
uint32_t place_end(const struct reading *reading, const struct name *name);

#endif
