/* SPDX-License-Identifier: MIT
 *
 * The lexicons of names, and the classes that words have by them. A class is a number below
 * MOST_CLASSES, given out as the files name them; its value carries the name.
 */
#ifndef WINNOW_NAMES_GLOSSARY_H
#define WINNOW_NAMES_GLOSSARY_H

#include "values.h"

enum { MOST_CLASSES = 64, ASCII = 128 };

/* The lists of names proper, the ones that say most first. */
enum gazetteer {
	LIST_COUNTRY,
	LIST_AREA,
	LIST_NATIONALITY,
	LIST_ORGANISATION,
	LIST_SUBDIVISION,
	LIST_CITY,
	LISTS,
	MARK_WRITTEN_OUT = LISTS, /* no list: "(SMUG)" behind the words has their initials */
	MARKS
};

/* What was seen of a spelling, anywhere in the document. */
enum seen {
	SEEN_LOWER,      /* in lower case */
	SEEN_WITHIN,     /* with a capital within a sentence */
	SEEN_TITLED,     /* in a name behind a title */
	SEEN_GIVEN,      /* behind a given name */
	SEEN_AT_PLACE,   /* behind "in", "at", "from", "near" */
	SEEN_SPEAKING,   /* beside "said" */
	SEEN_OWNING,     /* before "'s" */
	SEEN_BODY,       /* in a name with the word for a body: "Alfa Foundation" */
	SEEN_SHORT_FORM, /* in brackets, behind a name of those initials */
	SEEN_ALONE,
	SEEN_LAST, /* of a longer name */
	SEEN_FIRST,
	SEEN_AGED,       /* beside an age: ", 55", "(55)", "55-year-old" */
	SEEN_THE,        /* behind "the" */
	SEEN_LAND,       /* in a name that the word for a place ends: "Orm River" */
	SEEN_SHORT_BODY, /* in brackets, behind a name with the word for a body */
	SEEN_LOCATED,    /* beside what tells of a place: "district", ", Kenya" */
	SEEN_ROLED,      /* beside what tells of a person: "teacher" */
	SEEN_KINDED,     /* beside what tells of a body: "company" */
	SEEN_ACTING,     /* before a verb in the past */
	SEEN_WHO,        /* before "who" */
	SEEN_KINDS
};

/* Small words and signs beside a name that tell of it, a bit for each. */
enum cue {
	CUE_THE = 1 << 0,
	CUE_OF = 1 << 1,
	CUE_IN = 1 << 2,   /* "in", "at", "from", "near" */
	CUE_SAYS = 1 << 3, /* "said", "says" */
	CUE_TOLD = 1 << 4,
	CUE_OWNS = 1 << 5, /* "'s" */
	CUE_COMMA = 1 << 6,
	CUE_OPENS = 1 << 7, /* "(" */
	CUE_CLOSES = 1 << 8
};

/* One line of a cache. */
struct word {
	uint64_t classes;
	uint32_t seen;
	uint32_t cues;
	const struct value *main; /* the most telling thing it is where no list has it */
	const struct value *shape;
	struct value lower; /* the word in lower case, where it is an ordinary one */
	struct value tail;  /* its last three letters, where it is no ordinary one */
};

/* A spelling of a word and its classes, a bit for each. */
struct single {
	uint64_t hash; /* of the spelling; 0: none */
	uint64_t classes;
};

/* The word of a number that stands in small letters: small, for one is looked at for each word of a text. */
struct small_word {
	uint32_t index : 24; /* 0: any */
	uint32_t length : 8; /* of its text */
};

struct glossary {
	const struct values *values;
	const struct winnow_lexicon *lists[LISTS];
	const struct winnow_lexicon *place_head; /* en/place_head: "town", "mayor of" */
	const struct winnow_lexicon *body_head;  /* en/body_head: "Bank", "Radio" */
	const struct winnow_lexicon *age_lead;   /* en/age_lead: "now", before 55 */
	const struct winnow_lexicon *postal;     /* en/postal_code: "CA" behind a town */
	struct single *singles;                  /* in the order of their numbers */
	/* By number, and one more: where the spellings of a word begin, which end where those of the next
	 * begin. As a word stands, where lexicons that keep case know it, else with its case folded */
	uint32_t *singles_from;
	struct small_word *small_words; /* by number */
	uint32_t number_count;
	/* Those that stand in small letters as words of a text; the first is any that is not
	 * known */
	struct word *small;
	uint32_t small_count;
	struct word *signs;    /* those of ASCII */
	struct word digits[2]; /* those of any number, and of one that may be a year */
	struct value classes[MOST_CLASSES];
	uint32_t class_count;
	/* those that rules ask for */
	uint32_t honorific, title, title_word, particle, joint, given_name, family_name,
		ordinary, person_noun, thing_noun, child_word, actor_word, calendar, field,
		body_word;
	uint64_t grammatical; /* the classes of small words and verbs, a bit for each */
	uint64_t folded;      /* those that a word has in any case */
	uint64_t telling;     /* those that tell more than a list of names does */
	uint64_t noun_fields; /* those of nouns by what they are of: groups, acts */
	uint64_t land;        /* those of words of land and of water */
	uint64_t past;        /* that of verbs in the past */
	uint64_t finite;      /* that of "visits" */
	uint64_t direction;   /* that of "northern" */
	uint64_t kin;         /* that of "daughter", "boy" */
	uint64_t titles;      /* those of what stands before the names of persons */
	uint64_t joints;      /* those of small words within names */
	/* Those of words that tell of a person, a body, a place beside a name, or end a place's */
	uint64_t person_words, body_words, place_words, land_words;
};

/* In open(): NULL after host->fail(). */
const struct glossary *glossary_open(
	const struct winnow_host *host, const struct winnow_text *text);

/* The classes of a word of that number as it stands, by the hash of its spelling. */
uint64_t glossary_classes(
	const struct glossary *glossary, struct winnow_word number, uint64_t hash);
/* Those of its spelling in lower case that it has in any case. */
uint64_t glossary_folded_classes(
	const struct glossary *glossary, uint32_t folded, struct winnow_str lower);

/* Some word whose case is folded to that of the number has classes. */
static inline int glossary_knows(const struct glossary *glossary, uint32_t folded)
{
	return folded < glossary->number_count &&
	       glossary->singles_from[folded] < glossary->singles_from[folded + 1];
}

/* The word of that number as it stands in small letters; of index 0: no list of words has it. */
static inline struct small_word glossary_small(const struct glossary *glossary, uint32_t folded)
{
	return folded < glossary->number_count ? glossary->small_words[folded]
					       : (struct small_word){ 0 };
}

/* What a word of these classes and that shape is first of all. */
const struct value *glossary_main(
	const struct glossary *glossary, uint64_t classes, const struct value *shape);

/* Of a word with or without capitals. */
uint32_t cues_of(struct winnow_str text);

static inline int has_class(uint64_t classes, uint32_t class)
{
	return class < MOST_CLASSES && (classes >> class & 1) != 0;
}

/* The classes of what is only known as a person's name. */
static inline uint64_t glossary_name_classes(const struct glossary *glossary)
{
	return (uint64_t)1 << glossary->given_name | (uint64_t)1 << glossary->family_name;
}

/* The bit of the class of that name; 0: no word has it. */
uint64_t glossary_class(const struct glossary *glossary, const char *name);

#endif
