/* SPDX-License-Identifier: MIT
 * Ages told of what the sentence is about. */
#include "age.h"
#include "shared/age_subject.h"

static int is_person(const void *reading, uint32_t token)
{
	return age_is_people(reading, token);
}

int age_is_of_then(const struct reading *reading, const struct age *age)
{
	static const char *const who[] = { "he", "she", "they", "i", NULL };
	const struct passage *passage = &reading->passage;
	uint32_t end = age->amount.end;

	return (passage_is(passage, end, "when") && passage_is_any(passage, end + 1, who)) ||
	       (passage_is(passage, end, "at") && passage_is(passage, end + 1, "the") &&
		       passage_is(passage, end + 2, "time"));
}

/* "Ann Lund was 16 when she", "Lund, now 22, was 13 at the time" */
static int is_told_of_then(const struct reading *reading, const struct age *age)
{
	const struct passage *passage = &reading->passage;
	uint32_t be = age->amount.lead - 1, start = age->amount.sentence.first;

	return age->amount.has_value && age->amount.value.exponent == 0 &&
	       age->amount.lead > start + 1 && passage_is(passage, be, "was") &&
	       (passage_flag(passage, be - 1, WINNOW_CAPITAL) ||
		       passage_is(passage, be - 1, ",") || passage_is(passage, be - 1, ")")) &&
	       age_is_of_then(reading, age);
}

int age_of_subject(const struct reading *reading, struct age *age)
{
	const struct age_teller teller = { &reading->passage, &age->amount,
		age_is_bare(reading, age), is_person, reading };

	if (reading->language->joint ||
		(!age_subject_tells(&teller) && !is_told_of_then(reading, age)))
		return 0;
	age->first = age->amount.first;
	age->end = age->amount.end;
	return age_accept(age, "own", "age.subject", 0.85);
}
