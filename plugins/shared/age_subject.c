/* SPDX-License-Identifier: MIT */
#include "shared/age_subject.h"

enum { YOUNGEST = 10, FARTHEST_PERSON = 4 };

/* "The striker was 31." */
static int is_said_of_person(const struct age_teller *teller)
{
	static const char *const forms[] = { "is", "was", NULL };
	uint32_t first = teller->amount->lead;

	return first > teller->amount->sentence.first + 1 &&
	       passage_is_any(teller->passage, first - 1, forms) &&
	       teller->is_person(teller->reading, first - 2) && teller->is_bare;
}

/* "the old farmer", "she", "Ann Lund" */
static int person_follows(const struct age_teller *teller, uint32_t token)
{
	if (passage_flag(teller->passage, token, WINNOW_CAPITAL))
		return 1;
	for (uint32_t at = token; at < token + FARTHEST_PERSON; at++)
		if (teller->is_person(teller->reading, at))
			return 1;
	return passage_is(teller->passage, token, "he") ||
	       passage_is(teller->passage, token, "she");
}

/* "Now 70, the farmer …", "At 35 she still swims": before what the sentence is about. */
static int opens_clause(const struct age_teller *teller)
{
	static const char *const persons[] = { "he", "she", "i", "they", "we", NULL };
	const struct passage *passage = teller->passage;
	const struct amount *amount = teller->amount;
	uint32_t first = amount->lead, start = amount->sentence.first, end = amount->end;
	int comma = passage_is(passage, end, ",");

	if (first == start || amount->bound != BOUND_EXACT || amount->value.exponent ||
		amount->value.mantissa < YOUNGEST)
		return 0;
	if (passage_is(passage, first - 1, "now"))
		return first - 1 == start && comma && person_follows(teller, end + 1);
	return passage_is(passage, first - 1, "at") &&
	       (first - 1 == start || passage_kind(passage, first - 2) == WINNOW_MARK ||
		       passage_is(passage, first - 2, "and")) &&
	       passage_is_any(passage, end + (uint32_t)comma, persons);
}

int age_subject_tells(const struct age_teller *teller)
{
	return teller->amount->has_value && (is_said_of_person(teller) || opens_clause(teller));
}

/* "12 were", "of whom are": how many of those told of before. */
static int are_some(const struct passage *passage, uint32_t be)
{
	static const char *const some[] = { "both", "half", "most", "them", "whom", NULL };
	static const char *const forms[] = { "are", "were", NULL };

	return passage_is_any(passage, be, forms) &&
	       (passage_is_any(passage, be - 1, some) || passage_number_before(passage, be));
}

int age_anyone_is(const struct passage *passage, uint32_t be)
{
	static const char *const anyone[] = { "who", "you", "they", NULL };
	static const char *const forms[] = { "is", "are", "was", "were", NULL };

	return be > 0 && passage_is_any(passage, be, forms) &&
	       (passage_is_any(passage, be - 1, anyone) || are_some(passage, be));
}
