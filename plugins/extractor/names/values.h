/* SPDX-License-Identifier: MIT
 *
 * What evidence is made of: words, and the names of classes, lists and forms. Those that some
 * weight knows have a number, so that a weight is found without looking at letters again.
 */
#ifndef WINNOW_NAMES_VALUES_H
#define WINNOW_NAMES_VALUES_H

#include "evidence_kind.h"
#include "shared/passage.h"

/* Small, so that a word with its values is one line of a cache. */
struct value {
	const char *letters;
	uint32_t length; /* in bytes; 0: nothing, and so no evidence */
	/* Of its weights, one for each kind of evidence, by its number; 0: no weight knows it */
	uint32_t places;
};

static inline uint32_t value_number(const struct value *value)
{
	return value->places / EVIDENCE_ROOM;
}

static inline struct winnow_str value_text(const struct value *value)
{
	return (struct winnow_str){ value->letters, value->length };
}

/* The values that are no words of the text. */
#define FIXED_VALUES(VALUE)                                                                    \
	VALUE(ANY, "token")                                                                    \
	VALUE(COUNTRY, "country") /* begins a listed name, in the order of the lists */        \
	VALUE(AREA, "area")                                                                    \
	VALUE(NATIONALITY, "nationality")                                                      \
	VALUE(ORGANISATION, "organisation")                                                    \
	VALUE(SUBDIVISION, "subdivision")                                                      \
	VALUE(CITY, "city")                                                                    \
	VALUE(WRITTEN_OUT, "written_out") /* no list, but marked as if by one */               \
	VALUE(IN_COUNTRY, "-country")     /* within one, likewise */                           \
	VALUE(IN_AREA, "-area")                                                                \
	VALUE(IN_NATIONALITY, "-nationality")                                                  \
	VALUE(IN_ORGANISATION, "-organisation")                                                \
	VALUE(IN_SUBDIVISION, "-subdivision")                                                  \
	VALUE(IN_CITY, "-city")                                                                \
	VALUE(IN_WRITTEN_OUT, "-written_out")                                                  \
	VALUE(CITY_PERSON, "city+person")                                                      \
	VALUE(GIVEN_FAMILY, "given+family")                                                    \
	VALUE(GIVEN, "given")                                                                  \
	VALUE(FAMILY, "family")                                                                \
	VALUE(ORDINARY, "ordinary")                                                            \
	VALUE(BEFORE, "<") /* the ends of the sentence */                                      \
	VALUE(BEHIND, ">")                                                                     \
	VALUE(ONE, "1") /* words of a chunk, in order */                                       \
	VALUE(TWO, "2")                                                                        \
	VALUE(THREE, "3")                                                                      \
	VALUE(FOUR, "4")                                                                       \
	VALUE(FIRST, "first") /* of a chunk */                                                 \
	VALUE(MIDDLE, "middle")                                                                \
	VALUE(LAST, "last")                                                                    \
	VALUE(YEAR_SHAPE, "0000")                                                              \
	VALUE(DIGIT_SHAPE, "0")                                                                \
	VALUE(LONG_UPPER, "AAAAA")                                                             \
	VALUE(SHORT_UPPER, "AA")                                                               \
	VALUE(LETTER, "A")                                                                     \
	VALUE(SMALL, "a")                                                                      \
	VALUE(MIXED, "AaA")                                                                    \
	VALUE(CAPITAL, "Aa")                                                                   \
	VALUE(SEEN_LOWER, "lower") /* in the order of enum seen */                             \
	VALUE(SEEN_WITHIN, "within")                                                           \
	VALUE(SEEN_TITLED, "titled")                                                           \
	VALUE(SEEN_GIVEN, "given")                                                             \
	VALUE(SEEN_AT_PLACE, "at_place")                                                       \
	VALUE(SEEN_SPEAKING, "speaking")                                                       \
	VALUE(SEEN_OWNING, "owning")                                                           \
	VALUE(SEEN_BODY, "body")                                                               \
	VALUE(SEEN_SHORT_FORM, "short_form")                                                   \
	VALUE(SEEN_ALONE, "alone")                                                             \
	VALUE(SEEN_LAST, "last")                                                               \
	VALUE(SEEN_FIRST, "first")                                                             \
	VALUE(SEEN_AGED, "aged")                                                               \
	VALUE(SEEN_THE, "the")                                                                 \
	VALUE(SEEN_LAND, "land")                                                               \
	VALUE(SEEN_SHORT_BODY, "short_body")                                                   \
	VALUE(SEEN_LOCATED, "located")                                                         \
	VALUE(SEEN_ROLED, "roled")                                                             \
	VALUE(SEEN_KINDED, "kinded")                                                           \
	VALUE(SEEN_ACTING, "acting")                                                           \
	VALUE(SEEN_WHO, "who")

enum fixed_value {
#define VALUE(name, text) VALUE_##name,
	FIXED_VALUES(VALUE)
#undef VALUE
		FIXED_COUNT
};

/* Open addressing. */
struct values {
	struct slot *slots;
	size_t mask;
	uint32_t count; /* the highest number */
	struct value fixed[FIXED_COUNT];
};

/* In open(): those that the names of the rows of `weights` are made of; NULL: no memory. */
const struct values *values_open(const struct winnow_host *host, const struct winnow_text *text,
	const struct winnow_lexicon *weights);

struct value value_of(const struct values *values, struct winnow_str text);

enum { CACHE_LINE = 64 }; /* bytes */

/* What host->alloc() gives, from the beginning of a line on: what is as long as one, or as half of
 * one, never lies on two. */
void *alloc_lines(const struct winnow_host *host, size_t size);

uint64_t text_hash(struct winnow_str text);

#endif
