/* SPDX-License-Identifier: MIT
 * Names of laws and treaties, their provisions, and symbols of documents. */
#ifndef WINNOW_LAW_H
#define WINNOW_LAW_H

#include "shared/passage.h"

enum { LAW_TONGUES = 3 }; /* Spanish, French, Russian */

struct law_words {
	const struct winnow_lexicon
		*head,    /* "Act", "Convention", "Article": kind, and how it is named */
		*acronym, /* "CEDAW": kind and full name */
		*subject, /* "the rights of the child": known, whatever its letters */
		*series,  /* "A/HRC": what the first parts of a symbol stand for */
		*grammar, /* small words, to tell where a name ends */
		*weekday, *month, /* "the Treaty on Monday" is on no Monday */
		*scale,           /* "million": of sums */
		*modifier,        /* "one-child", "zero-tolerance": before "policy" */
		*body;            /* "centre": of "National Centre for Youth Law" */
	const struct winnow_lexicon *instrument[LAW_TONGUES]; /* LANGUAGE/instrument */
};

/* What an extract() works with. */
struct reading {
	struct passage passage;
	const struct law_words *words;
	const struct winnow_lexicon *instrument; /* of the text's language; NULL: none */
	const struct winnow_extractor_out *out;
};

/* A stretch of tokens that names an instrument, or a part of one. */
struct law {
	uint32_t first, end;
	uint32_t name_first, name_end;     /* equal: only the provision is named */
	uint32_t part_first, part_end;     /* "Article 14 (2)"; equal: the whole instrument */
	uint32_t number_first, number_end; /* "No. 5", "182"; equal: none */
	uint32_t year;                     /* token; 0: none, since a name is before it */
	int of_chamber;                    /* "House Bill": its number may look like a year */
	struct winnow_str kind, full_name;
	const char *rule;
	double confidence;
};

static inline int law_is_capital(const struct passage *passage, uint32_t token)
{
	return passage_kind(passage, token) == WINNOW_WORD &&
	       passage_flag(passage, token, WINNOW_CAPITAL);
}

/* Small words within a name. */
static inline int law_is_joint(const struct passage *passage, uint32_t token)
{
	static const char *const joints[] = { "of", "and", "the", "for", "on", "to", "in", "&",
		"against", "other", "between", "with", NULL };

	return passage_is_any(passage, token, joints);
}

/* Behind what a law is on, whose head ends at `end`: "Act Governing Relations", "Convention on …", "Treaty of …";
 * `end`: it does not say. */
uint32_t law_subject_end(const struct reading *reading, const struct winnow_term *head,
	uint32_t end, uint32_t limit);
/* The same where the word at `end` is known to lead there. */
uint32_t law_subject_on(const struct reading *reading, uint32_t end, uint32_t limit);

/* Whether a name goes through the head at `token`; it does not begin before `floor`. */
int law_name_read(
	const struct reading *reading, uint32_t token, uint32_t floor, struct law *law);
/* "and 182" behind "Conventions 138", "and 1882 (2009)" behind "resolutions 1612 (2005)": the same with the next
 * number; 0: there is none. */
int law_next_number(const struct reading *reading, struct law *law);
/* "Article 14", "Rule 39", alone or with the law it is of. */
int law_part_read(const struct reading *reading, uint32_t token, struct law *law);
/* "A/HRC/13/21/Add.3". */
int law_symbol_read(const struct reading *reading, uint32_t token, struct law *law);
/* "artículo 19 de la Convención sobre los Derechos del Niño", where the text's language has instruments. */
int law_tongue_read(const struct reading *reading, uint32_t token, struct law *law);
/* "one-child policy". */
int law_policy_read(const struct reading *reading, uint32_t token, struct law *law);

/* The end of "170A(1)(b)", "99-1", "VIII", that begins at `token`; `token`: there is none. */
uint32_t law_number_end(const struct passage *passage, uint32_t token, uint32_t limit);
/* 1500 to 2099, four digits. */
int law_is_year(const struct passage *passage, uint32_t token);
/* What heads a name there, with a capital or as "resolution 1612"; NULL: nothing does. */
const struct winnow_term *law_head(const struct reading *reading, uint32_t token);
/* The same in small letters or not, of provisions alone in small ones: "article". */
const struct winnow_term *law_part_head(const struct reading *reading, uint32_t token);
uint32_t law_limit(const struct passage *passage, uint32_t token);

#endif
