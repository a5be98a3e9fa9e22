/* SPDX-License-Identifier: MIT
 * The noun behind a number that describes another: "a three-judge panel", "a three judge panel". */
#include "avoid.h"
#include "counted.h"
#include "plural.h"

/* "best", "dead" */
static int may_only_describe(const struct reading *reading, uint32_t token)
{
	struct winnow_str forms =
		term_value(passage_find(&reading->passage, reading->language->verb, token), 0);

	return forms.len > 0 && forms.ptr[0] == 'J';
}

/* A singular that is no verb's past. */
static int may_be_noun(const struct reading *reading, uint32_t token, uint32_t limit)
{
	struct winnow_str forms =
		term_value(passage_find(&reading->passage, reading->language->verb, token), 0);

	return counted_is_word(reading, token, limit) &&
	       plural_singular(reading, token).len == 0 &&
	       (forms.len == 0 || (memchr(forms.ptr, 'N', forms.len) &&
					  !memchr(forms.ptr, 'D', forms.len) &&
					  !memchr(forms.ptr, 'Z', forms.len)));
}

/* A plural stands among the two words at `token`: "best tourist destinations". */
static int plural_follows(const struct reading *reading, uint32_t token, uint32_t limit)
{
	for (uint32_t at = token; at < token + 2 && counted_is_word(reading, at, limit); at++)
		if (plural_singular(reading, at).len > 0)
			return 1;
	return 0;
}

/* "a five judge bench": where the noun stands, as it were behind a hyphen; 0: it does not. */
static uint32_t unhyphened_noun(
	const struct reading *reading, const struct amount *amount, uint32_t limit)
{
	const struct passage *passage = &reading->passage;
	uint32_t noun = amount->end;

	if (amount->first == amount->sentence.first || noun + 1 >= limit ||
		!(passage_is(passage, amount->first - 1, "a") ||
			passage_is(passage, amount->first - 1, "an") ||
			passage_is(passage, amount->first - 1, "the")) ||
		passage_glued(passage, noun) || passage_glued(passage, noun + 1) ||
		amount->flags & WINNOW_FRACTION || amount->bound == BOUND_VAGUE ||
		avoid_is_year(reading, amount) || !may_be_noun(reading, noun, limit) ||
		!may_be_noun(reading, noun + 1, limit) || may_only_describe(reading, noun) ||
		plural_follows(reading, noun + 2, limit))
		return 0;
	return noun;
}

/* "a 32-game, 16-team cup": another number stands behind the comma. */
static int is_listed(const struct reading *reading, uint32_t comma)
{
	uint32_t past = passage_past_number(&reading->passage, comma + 1);

	return passage_is(&reading->passage, comma, ",") && past > comma + 1 &&
	       counted_is_hyphen(&reading->passage, past);
}

/* "a five-judge bench" */
static uint32_t hyphened_noun(
	const struct reading *reading, const struct amount *amount, uint32_t limit)
{
	const struct passage *passage = &reading->passage;
	uint32_t hyphen = amount->end, noun = hyphen + 1;

	return counted_is_hyphen(passage, hyphen) && passage_glued(passage, hyphen) &&
			       passage_glued(passage, noun) && noun + 1 < limit &&
			       (counted_is_word(reading, noun + 1, limit)
					       ? !passage_glued(passage, noun + 1)
					       : is_listed(reading, noun + 1))
		       ? noun
		       : 0;
}

/* "a 50,000-strong crowd": so many are in it; what a fleet has is not people. */
static int read_strong(const struct reading *reading, const struct amount *amount,
	uint32_t noun, uint32_t limit, struct counted *ret_counted)
{
	static const char *const of_things[] = { "fleet", "convoy", "flotilla", "squadron",
		"herd", "flock", NULL };
	const struct passage *passage = &reading->passage;
	uint32_t end = noun + 1;

	if (!passage_is(passage, noun, "strong") || amount->value.mantissa < 2 ||
		amount->value.exponent < 0)
		return 0;
	for (; end < noun + 3 && counted_is_word(reading, end, limit) &&
		!(end > noun + 1 && passage_find(passage, reading->language->event, end));
		end++) {
		struct winnow_str word = passage_lower(passage, passage_word(passage, end));
		const char *kind = noun_kind(reading, word);
		if (!strcmp(kind, "thing") || passage_is_any(passage, end, of_things))
			return 0;
	}
	*ret_counted =
		(struct counted){ noun + 1, noun + 1, noun, winnow_str("person"), "person", 1 };
	return 1;
}

/* "a 12-stage race": of no known kind, but first of all a noun. */
static int is_noun(const struct reading *reading, uint32_t token)
{
	struct winnow_str forms =
		term_value(passage_find(&reading->passage, reading->language->verb, token), 0);

	return forms.len > 0 && forms.ptr[0] == 'N' && !memchr(forms.ptr, 'Z', forms.len);
}

int counted_read_hyphened(
	const struct reading *reading, const struct amount *amount, struct counted *ret_counted)
{
	const struct passage *passage = &reading->passage;
	uint32_t limit = amount->sentence.first + amount->sentence.count, end = 0;
	uint32_t noun = hyphened_noun(reading, amount, limit);
	int hyphened = noun > 0;
	struct unit unit;

	if (!hyphened)
		noun = unhyphened_noun(reading, amount, limit);
	if (hyphened && reading->language->noun_order == NOUN_LAST &&
		read_strong(reading, amount, noun, limit, ret_counted))
		return 1;
	if (!noun || passage_kind(passage, noun) != WINNOW_WORD ||
		passage_flag(passage, noun, WINNOW_CAPITAL) ||
		reading->language->noun_order != NOUN_LAST ||
		(amount->value.exponent < 0 && !hyphened) || amount->value.mantissa < 2 ||
		amount->bound == BOUND_BETWEEN ||
		unit_after(passage, &reading->language->units, amount->end, limit, &end, &unit))
		return 0;
	struct winnow_str word = passage_lower(passage, passage_word(passage, noun));
	const char *kind = noun_kind(reading, word);
	if (!strcmp(kind, "unknown") && !(hyphened && is_noun(reading, noun)))
		return 0;
	*ret_counted = (struct counted){ noun, noun + 1, noun, word, kind, hyphened };
	return 1;
}
