/* SPDX-License-Identifier: MIT
 *
 * What a word can do in a number, as the lexicons LANGUAGE/number say it in the columns
 * "term value kind". The kinds, and what may follow each, are below.
 */
#ifndef WINNOW_TEXT_NUMBER_PART_H
#define WINNOW_TEXT_NUMBER_PART_H

#include "text/decimal.h"
#include "text/lexicon.h"

#define NUMBER_KINDS(KIND)                                                                     \
	KIND(UNIT, "unit")             /* one … nineteen: stands last in its hundred */      \
	KIND(TENS, "tens")             /* twenty: 1 to 9 may follow */                         \
	KIND(SCORE, "score")           /* soixante: 1 to 19 may follow */                      \
	KIND(HUNDREDS, "hundreds")     /* doscientos: 1 to 99 may follow */                    \
	KIND(HUNDRED, "hundred")       /* multiplies what stands before; 1 to 99 may follow */ \
	KIND(SPELLED, "spelled")       /* cents: the same, but coins behind digits */          \
	KIND(MULTIPLE, "multiple")     /* thousand, million: multiplies */                     \
	KIND(MULTIPLES, "multiples")   /* thousands: multiplies; alone vague, two at least */  \
	KIND(AMBIGUOUS, "ambiguous")   /* тысячи: the same, but one at least */          \
	KIND(DOZEN, "dozen")           /* dozen, centaine: vague, and multiplies */            \
	KIND(SOME, "some")             /* several: vague, and only before a multiple */        \
	KIND(ARTICLE, "article")       /* a: one before a multiple, else nothing */            \
	KIND(ONE, "one")               /* un: article as well as unit */                       \
	KIND(ORDINAL, "ordinal")       /* third: stands last */                                \
	KIND(FRACTION, "fraction")     /* half: may stand alone */                             \
	KIND(PART, "part")             /* thirds: after a number, or before a multiple */      \
	KIND(MORE, "more")             /* and a half: adds to a number, or to its multiple */  \
	KIND(POINT, "point")           /* two point five: its digits follow, one by one */     \
	KIND(JOINS_TENS, "joins-tens") /* treinta y uno */                                     \
	KIND(JOINS_HUNDREDS, "joins-hundreds") /* one hundred and one */                       \
	KIND(OF, "of")                         /* tens of thousands */                         \
	KIND(BETWEEN, "between")               /* after it, "and" parts two numbers */         \
	KIND(OVER, "over")                     /* one over twenty */                           \
	KIND(SHARE, "share")                   /* nearly a third: makes it a part of one */    \
	KIND(MEASURE, "measure")               /* by a third: where no noun follows, too */    \
	KIND(FOLLOWS, "follows")               /* by a third to: no noun */                    \
	KIND(SUFFIX, "suffix")                 /* 5th: right behind digits */                  \
	KIND(PLURAL, "plural")                 /* 1930s: digits that are no number */          \
	KIND(SHORT, "short")                   /* 5bn: multiplies digits before it */          \
	KIND(MONEY, "money")                   /* £5m: the same, behind a currency */         \
	KIND(PHRASE, "phrase")       /* por ciento: words that are no number together */       \
	KIND(SEPARATOR, "separator") /* value group, decimal or either: see digits.h */

enum number_kind {
	NUMBER_NONE,
#define KIND(name, text) NUMBER_##name,
	NUMBER_KINDS(KIND)
#undef KIND
};

struct number_part {
	enum number_kind kind;
	/* The value is numerator/denominator; the denominator is 1 but for parts of one. */
	int64_t numerator, denominator;
};

/* Whether a number, or a phrase that is none, may begin with it. */
bool number_kind_begins(enum number_kind kind);

/* False: the row says nothing of a number, or nothing that can be read. */
bool number_part_of(const struct winnow_term *term, struct number_part *ret_part);

#endif
