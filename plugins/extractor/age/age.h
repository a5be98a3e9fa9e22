/* SPDX-License-Identifier: MIT
 * Ages: what they are read with, and the ways in which one may be written. */
#ifndef WINNOW_AGE_AGE_H
#define WINNOW_AGE_AGE_H

#include "shared/by_number.h"
#include "shared/statement.h"
#include "shared/unit.h"

/* The words of "raised the age of consent from 14 to 16". */
struct turn {
	const char *from, *to, *age;
	int declined; /* the age has endings */
};

struct language {
	struct amount_words amount;
	struct unit_words units;
	const struct winnow_lexicon *before, *after, *bounded; /* age, age_after, age_bound */
	const struct winnow_lexicon *noun, *plural, *month, *grammar;
	const struct winnow_lexicon *no_age; /* age_not: behind years that are nobody's age */
	const struct winnow_lexicon *nationality; /* NULL where such words are capital */
	struct turn turn;
	const char *joint; /* between a person and the years: "de"; NULL: none */
};

struct age {
	struct amount amount;
	struct unit behind;      /* what is behind the amount, where it is a time */
	uint32_t behind_end;     /* 0: there is none */
	int knows_behind;        /* the two are set */
	uint32_t first, end;     /* with the words of the unit */
	struct winnow_str unit;  /* "year", "month" */
	const char *kind, *rule; /* kind: "own", "group", "limit" */
	double confidence;
};

/* Behind the sentence of the amount. */
static inline uint32_t age_limit(const struct age *age)
{
	return age->amount.sentence.first + age->amount.sentence.count;
}

/* Each looks for one way of writing at the amount that was read: 1; 0: it is none. */
int age_with_unit(const struct reading *reading, struct age *age);   /* a 14-year-old */
int age_after_words(const struct reading *reading, struct age *age); /* aged 14 */
int age_bounded(const struct reading *reading, struct age *age);     /* children under 16 */
/* Where the years, months or days at the amount's end end, or 0: their unit is then the age's. */
uint32_t age_unit_end(const struct reading *reading, struct age *age);
/* Each of these, only where age_is_years(). */
int age_changed(const struct reading *reading, struct age *age); /* age … from 16 to 18 */
int age_apposed(const struct reading *reading, struct age *age); /* Ann Lee, 14, */
/* women 15 to 49; children 12 and under */
int age_of_people(const struct reading *reading, struct age *age);
/* una niña de 14 años; Ana Gil, 34 años, */
int age_of_person(const struct reading *reading, struct age *age);

/* The age is a line drawn for anyone: "who are under 18 years old". */
int age_is_line(const struct reading *reading, const struct age *age);

enum {
	FEWEST_IN_PARENS = 10, /* smaller ones are goals and items of lists */
	OLDEST_AGE = 130       /* years, of a number that no unit follows */
};

/* "8 y 10 años": the unit stands behind the last of those that a conjunction joins; sets it. */
int age_shares_unit(const struct reading *reading, struct age *age);
/* One more of those: sets its end. */
int age_goes_on(const struct reading *reading, struct age *age);

int age_accept(struct age *age, const char *kind, const char *rule, double confidence);
/* Few enough of them for somebody to be so old. */
int age_is_years(const struct age *age);
/* "children", "girls", "driver" */
int age_is_people(const struct reading *reading, uint32_t token);
/* A name may end at the token before the comma or parenthesis. */
int age_ends_name(const struct reading *reading, uint32_t token);
/* "He was 93.": not "he was 3 under par", "she was 10 minutes late". */
int age_is_bare(const struct reading *reading, const struct age *age);

/* "17 at the time", "16 when he killed a man" */
int age_is_of_then(const struct reading *reading, const struct age *age);

/* The striker was 31; Now 70, the farmer; At 35 she */
int age_of_subject(const struct reading *reading, struct age *age);

/* No noun follows it that it could count. */
int age_is_free(const struct reading *reading, const struct age *age);

#endif
