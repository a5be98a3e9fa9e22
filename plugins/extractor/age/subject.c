/* SPDX-License-Identifier: MIT
 * Ages told of what the sentence is about. */
#include "age.h"
#include "shared/age_subject.h"

static int is_person(const void *reading, uint32_t token)
{
	return age_is_people(reading, token);
}

int age_of_subject(const struct reading *reading, struct age *age)
{
	const struct age_teller teller = { &reading->passage, &age->amount,
		age_is_bare(reading, age), is_person, reading };

	if (reading->language->joint || !age_subject_tells(&teller))
		return 0;
	age->first = age->amount.first;
	age->end = age->amount.end;
	return age_accept(age, "own", "age.subject", 0.85);
}
