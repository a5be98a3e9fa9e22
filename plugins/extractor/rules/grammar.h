/* SPDX-License-Identifier: MIT
 *
 * All rules of one language, compiled together: what stands ready when a text comes.
 *
 *   atom      what one step of a pattern takes: a word, a term of a list, a number, a fact
 *   program   a pattern as instructions, run over a sentence from one token on
 *   trigger   an atom that a rule cannot do without; only where it stands is the rule tried
 *   entry     a word of the texts that some atom knows; one look-up a token finds all of them
 */
#ifndef WINNOW_RULES_GRAMMAR_H
#define WINNOW_RULES_GRAMMAR_H

#include <winnow/tree.h>
#include "list.h"

#define NONE UINT32_MAX

enum atom_kind {
	ATOM_WORD,    /* a word, or any of its forms; through the entries */
	ATOM_EXACT,   /* a word with just these letters; through the entries */
	ATOM_LIST,    /* a term of a list of the file; through the entries */
	ATOM_LEXICON, /* a term of a lexicon; the entries say where one may begin */
	ATOM_NUMBER,
	ATOM_FACT,
	ATOM_ANY,
	ATOM_LETTERS, /* a word */
	ATOM_CONTENT, /* a word that is none of the small ones: the, of, was */
	ATOM_CAPITAL,
	ATOM_UPPER,
	ATOM_MARK
};

/* attribute=value, or attribute=low..high */
struct fact_filter {
	struct winnow_str name, value;
	int is_range;
	double low, high;
};

struct atom {
	enum atom_kind kind;
	struct winnow_str key, text; /* what makes it this one; as the pattern has it */
	const struct winnow_lexicon *lexicon;
	struct winnow_str value; /* of a column of the lexicon's row; empty: any */
	double low, high;        /* of ATOM_NUMBER */
	struct winnow_str type;  /* of ATOM_FACT */
	LIST(struct fact_filter) filters;
	struct winnow_str
		chosen;      /* of ATOM_FACT: the attribute that is captured; empty: none */
	uint32_t column;     /* of a list or lexicon: what is captured, from 2; 0: words */
	uint32_t longest;    /* tokens */
	uint32_t word_count; /* entries; 0: it is found without them */
	double cost;         /* how often a trigger would fire, by and large */
	uint32_t first_trigger, trigger_count;
};

/* A term of a list: the words behind its first, folded, and its value. */
struct term {
	const struct winnow_str *rest;
	uint32_t rest_count, reserved;
	struct winnow_str value;
};

/* A word that an atom knows. */
struct link {
	uint32_t entry, atom;
	const struct term *term; /* of ATOM_LIST; NULL: the word alone */
};

struct entry {
	struct winnow_str word; /* folded */
	uint32_t hash;
	uint32_t first_link, link_count;
	int fires; /* 1: a trigger of some rule is among its atoms */
};

enum { WORD_LENGTHS = 32 }; /* bytes; longer ones count as the longest */

struct words {
	LIST(struct entry) entries;
	LIST(struct link) links; /* sorted by entry, then atom */
	uint32_t *slots;         /* entry + 1; 0: free */
	uint32_t mask;
	/* By the number lexicons know a word by: entry + 1, NONE where it is not of ASCII, 0: no
	 * atom knows it; and whether one fires. Of words without such a number the letters tell:
	 * those of ASCII may begin, by their lengths, with the letters whose bits are set. */
	uint32_t *of_number;
	unsigned char *fires; /* a bit for each: all of them fit into the first cache */
	uint32_t number_count;
	uint32_t begins[WORD_LENGTHS];
};

enum operation { OP_ATOM, OP_SPLIT, OP_SAVE, OP_START, OP_END, OP_MATCH };

struct instruction {
	enum operation operation;
	uint32_t first, second; /* the atom; where a split goes, the first preferred; a mark */
};

/* Marks of OP_SAVE: twice the slot, and one more for its end. */
enum { SLOT_CORE = 0, SLOT_FIRST = 1, SLOT_MOST = 16 };

struct program {
	const struct instruction *code;
	uint32_t count;
	uint32_t longest;      /* tokens */
	const uint32_t *first; /* atoms, of which a match begins with one */
	uint32_t first_count;  /* 0: it may be empty */
};

/* One of these must stand in the sentence; how far behind the start of a match. */
struct wanted {
	uint32_t atom, least, most;
};
struct wanted_group {
	const struct wanted *items;
	uint32_t count, reserved;
};

struct trigger {
	uint32_t atom, rule;
	uint32_t least, most; /* tokens between the start of a match and the atom */
};

enum condition_kind { NOT_BEFORE, NOT_AFTER, WITH, WITHOUT };

struct condition {
	enum condition_kind kind;
	uint32_t number; /* of all conditions, for what is remembered of a sentence */
	struct program program;
	const char *name; /* "not_before" */
};

/* What a slot fills. */
struct piece; /* parse.h */

struct capture {
	const struct winnow_attribute_type *attribute;
	struct winnow_str name;
	const struct piece *piece; /* while the rule is read */
};

struct constant {
	struct winnow_attribute attribute;
};

struct rule {
	const char *name; /* "child_recruitment.taken" */
	const struct winnow_fact_type *type;
	uint32_t type_number, reserved;
	struct program program;
	struct capture captures[SLOT_MOST]; /* by slot */
	LIST(struct constant) constants;
	LIST(struct condition) conditions;
	struct wanted_group required[4];
	uint32_t required_count;
	double confidence;
};

struct grammar {
	char language[4];
	LIST(struct atom) atoms;
	LIST(struct rule) rules;
	LIST(struct trigger) triggers; /* sorted by atom */
	LIST(uint32_t) other_triggers; /* atoms that are numbers or facts */
	struct words words;
	struct words forms;                 /* of lemmas, once a pattern asks for them */
	const struct winnow_lexicon *small; /* words that are everywhere; NULL: not known */
	uint32_t *atom_slots;               /* atoms by their keys: number + 1; 0: free */
	uint32_t atom_mask;
	uint32_t condition_count;
	uint32_t most_length; /* tokens */
	int with_numbers, with_facts;
	struct grammar *next;
};

#endif
