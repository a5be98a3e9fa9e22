/* SPDX-License-Identifier: MIT
 * An age that law draws a line at, as it was and as it is: "raised the age of consent from 14 to 16". */
#include "age.h"

/* "с 14 до 12 лет": "до" is no bound there. */
static void unbind(struct age *age)
{
	age->amount.bound = BOUND_EXACT;
	age->amount.has_low = age->amount.has_high = 0;
	age->amount.hedge_first = age->amount.hedge_end = 0;
}

/* "age", "edad", and, declined, "возраста". */
static int is_word_of_age(const struct reading *reading, uint32_t token)
{
	const struct passage *passage = &reading->passage;
	const struct turn *turn = &reading->language->turn;

	return turn->declined
		       ? winnow_starts(passage_lower(passage, passage_word(passage, token)),
				 turn->age)
		       : passage_is(passage, token, turn->age);
}

/* "l'âge moyen est de 58 ans": of many, and no law's. */
static int is_mean(const struct passage *passage, uint32_t token)
{
	static const char *const words[] = { "moyen", "media", "medio", "promedio", "médian",
		"mediana", NULL };

	return passage_is_any(passage, token, words);
}

int age_changed(const struct reading *reading, struct age *age)
{
	enum { FARTHEST = 12 };
	const struct passage *passage = &reading->passage;
	const struct turn *turn = &reading->language->turn;
	uint32_t lead = age->amount.lead, start = age->amount.sentence.first;
	uint32_t unit_end = age_unit_end(reading, age);
	int ranges = age->amount.bound == BOUND_BETWEEN; /* "ranged in age from 12 to 17" */
	/* "с 14 до 12 лет": the word behind the other number is no bound. */
	uint32_t number = passage_is(passage, lead, turn->to) ? lead + 1 : lead;

	age->end = unit_end ? unit_end : age->amount.end;
	if (number == start || (!unit_end && !age_is_free(reading, age)) ||
		!(passage_is(passage, number - 1, turn->from) ||
			passage_is(passage, number - 1, turn->to)))
		return 0;
	for (uint32_t back = 2; back <= FARTHEST && number >= start + back &&
				!passage_is(passage, number - back, ",");
		back++)
		if (is_word_of_age(reading, number - back)) {
			age->first = age->amount.first;
			if (number > lead)
				unbind(age);
			int group = ranges || is_mean(passage, number - back + 1);
			return age_accept(age, group ? "group" : "limit", "age.changed", 0.85);
		}
	return 0;
}
