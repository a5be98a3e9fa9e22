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

static struct winnow_str forms_of(const struct reading *reading, uint32_t token)
{
	return term_value(passage_find(&reading->passage, reading->language->verb, token), 0);
}

static int is_noun_first(struct winnow_str forms)
{
	return forms.len > 0 && forms.ptr[0] == 'N' && !memchr(forms.ptr, 'D', forms.len);
}

/* "row" in "one death row inmate", "policy" in "one trade policy expert": one person follows. */
static int leads_to_person(const struct reading *reading, uint32_t token, uint32_t limit)
{
	const struct passage *passage = &reading->passage;
	struct winnow_str forms = forms_of(reading, token);
	struct winnow_str next = passage_lower(passage, passage_word(passage, token + 1));

	return (forms.len == 0 || is_noun_first(forms)) &&
	       !passage_flag(passage, token, WINNOW_CAPITAL) &&
	       counted_is_word(reading, token + 1, limit) &&
	       plural_singular(reading, token + 1).len == 0 &&
	       !strcmp(noun_kind(reading, next), "person") && may_follow(reading, token + 1);
}

/* "one major attack": first of all it describes, and a noun follows, known or not. */
static int only_describes(const struct reading *reading, uint32_t token, uint32_t limit)
{
	const struct passage *passage = &reading->passage;
	struct winnow_str forms = forms_of(reading, token);
	struct winnow_str after = forms_of(reading, token + 1);
	struct winnow_str next = passage_lower(passage, passage_word(passage, token + 1));

	return forms.len > 0 && forms.ptr[0] == 'J' &&
	       counted_is_word(reading, token + 1, limit) &&
	       !passage_flag(passage, token + 1, WINNOW_CAPITAL) &&
	       (after.len == 0 || is_noun_first(after) ||
		       strcmp(noun_kind(reading, next), "unknown") != 0);
}

int counted_head_one(
	const struct reading *reading, uint32_t from, uint32_t limit, struct counted *counted)
{
	const struct passage *passage = &reading->passage;

	for (uint32_t at = from; at < from + 4 && counted_is_word(reading, at, limit); at++) {
		struct winnow_str word = passage_lower(passage, passage_word(passage, at));
		int is_known = !winnow_is(winnow_str(noun_kind(reading, word)), "unknown");
		if (counted->unit.len == 0 && only_describes(reading, at, limit))
			continue;
		if ((counted->unit.len && !(is_known && may_follow(reading, at)) &&
			    !leads_to_person(reading, at, limit)) ||
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
