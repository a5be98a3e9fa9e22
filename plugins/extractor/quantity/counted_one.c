/* SPDX-License-Identifier: MIT
 * The noun behind one: "one oil tank driver". */
#include "counted_one.h"
#include "plural.h"

/* Goes on with the noun of "one oil tank driver", and not with the verb of "one man shot". */
static int may_follow(const struct reading *reading, uint32_t token)
{
	struct winnow_str forms =
		term_value(passage_find(&reading->passage, reading->language->verb, token), 0);

	return forms.len == 0 || (forms.ptr[0] == 'N' && !memchr(forms.ptr, 'D', forms.len));
}

/* "sees", "supporting": what somebody does, and no word that describes. */
static int is_doing(const struct reading *reading, uint32_t token)
{
	struct winnow_str forms =
		term_value(passage_find(&reading->passage, reading->language->verb, token), 0);

	return counted_is_third_person(reading, token) ||
	       (forms.len > 0 && forms.ptr[0] == 'G');
}

/* "one small reason people go": many persons, who are not the one. */
static int are_persons(const struct reading *reading, uint32_t token, struct winnow_str word)
{
	struct winnow_str singular = plural_singular(reading, token);

	return singular.len > 0 && !winnow_equal(singular, word) &&
	       !strcmp(noun_kind(reading, singular), "person");
}

int counted_head_one(
	const struct reading *reading, uint32_t from, uint32_t limit, struct counted *counted)
{
	const struct passage *passage = &reading->passage;

	for (uint32_t at = from; at < from + 4 && counted_is_word(reading, at, limit); at++) {
		struct winnow_str word = passage_lower(passage, passage_word(passage, at));
		int is_known = !winnow_is(winnow_str(noun_kind(reading, word)), "unknown");
		if ((counted->unit.len && !(is_known && may_follow(reading, at))) ||
			(are_persons(reading, at, word) &&
				!counted_is_possessive(passage, at + 1)))
			break;
		if (!is_known && is_doing(reading, at))
			break;
		if (!is_known || (at + 1 < limit && counted_is_hyphen(passage, at + 1)))
			continue;
		counted->unit = word;
		counted->head = at;
		counted->end = at + 1;
	}
	return counted->unit.len > 0;
}
