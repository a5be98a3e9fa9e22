/* SPDX-License-Identifier: MIT */
#include "age.h"

enum { OLDEST = 125, FARTHEST = 8 };

static int may_be_age(const struct winnow_number *number)
{
	return number->exponent == 0 && number->mantissa >= 0 && number->mantissa <= OLDEST &&
	       !(number->flags &
		       (WINNOW_ORDINAL | WINNOW_VAGUE | WINNOW_FRACTION | WINNOW_ARTICLE_ONE));
}

/* The number that begins at the token; NULL: none that can be an age. */
static const struct winnow_number *number_at(const struct passage *passage, uint32_t token)
{
	const struct winnow_number *number = passage_number_at(passage, token);

	return number && may_be_age(number) ? number : NULL;
}

static int take(const struct winnow_number *number, uint32_t behind, struct age *age)
{
	*age = (struct age){ number->mantissa, number->first, number->first + number->count,
		behind };
	return 1;
}

/* Behind "-year-old", which may stand apart, or "years old", "years of age"; `token` itself: it is
 * not there. */
static uint32_t skip_years(const struct passage *passage, uint32_t token)
{
	uint32_t at = token + (uint32_t)passage_is(passage, token, "-");

	if (passage_is(passage, at, "year") || passage_is(passage, at, "years"))
		at++;
	else
		return token;
	at += (uint32_t)passage_is(passage, at, "-");
	if (passage_is(passage, at, "old"))
		return at + 1;
	return passage_is(passage, at, "of") && passage_is(passage, at + 1, "age") ? at + 2
										   : token;
}

/* A bare number is an age where a mark or a small word follows it: not in ", 55 people". */
static int stands_alone(const struct reading *reading, uint32_t token)
{
	const struct glossary *glossary = reading->extractor->glossary;
	uint32_t kind = passage_kind(&reading->passage, token);

	if (kind == 0 || passage_flag(&reading->passage, token, WINNOW_BLOCK_START))
		return 1;
	if (kind == WINNOW_MARK)
		return !passage_is(&reading->passage, token, "-") &&
		       !passage_is(&reading->passage, token, "/") &&
		       !passage_is(&reading->passage, token, ":");
	return kind == WINNOW_WORD &&
	       word_at(&reading->words, token)->classes & glossary->grammatical;
}

/* ", one of the two", ", 34 of them": so many of some. */
static int is_part(const struct reading *reading, uint32_t end)
{
	const struct glossary *glossary = reading->extractor->glossary;

	return passage_is(&reading->passage, end, "of") &&
	       (passage_kind(&reading->passage, end - 1) == WINNOW_WORD ||
		       word_at(&reading->words, end + 1)->classes & glossary->grammatical);
}

/* At `token`: "55", "aged 55", "now 55", "a 55-year-old", "who is 55". */
static int read_here(const struct reading *reading, uint32_t token, struct age *age)
{
	const struct winnow_lexicon *leads = reading->extractor->glossary->age_lead;
	const struct passage *passage = &reading->passage;
	uint32_t at = token;

	while (at < token + 3 && passage_find(passage, leads, at))
		at++;
	const struct winnow_number *number = number_at(passage, at);
	if (!number)
		return 0;
	uint32_t end = number->first + number->count, years = skip_years(passage, end);
	if (years == end && (!stands_alone(reading, end) || is_part(reading, end)))
		return 0;
	return take(number, years, age);
}

/* ", a doctor, 55,": an age behind the role. */
static int read_behind_role(const struct reading *reading, uint32_t token, struct age *age)
{
	const struct passage *passage = &reading->passage;

	for (uint32_t at = token; at < token + FARTHEST; at++) {
		if (passage_kind(passage, at) == WINNOW_DIGITS ||
			passage_flag(passage, at, WINNOW_SENTENCE_START))
			return 0;
		if (!passage_is(passage, at, ","))
			continue;
		const struct winnow_number *number = number_at(passage, at + 1);
		uint32_t end = number ? number->first + number->count : 0;
		return number && number->flags & WINNOW_IN_DIGITS && number->mantissa > 9 &&
		       (passage_is(passage, end, ",") || passage_is(passage, end, ".")) &&
		       take(number, end, age);
	}
	return 0;
}

/* "two for Ana Morn, 3 for Eva Sorn": a digit before such a word is rather a count. */
static int is_score(const struct passage *passage, uint32_t comma)
{
	static const char *const behind[] = { "for", "to", "in", "by", "at", "on", "off",
		"with", "against", NULL };

	return passage_is(passage, comma, ",") &&
	       passage_kind(passage, comma + 1) == WINNOW_DIGITS &&
	       passage_word(passage, comma + 1).len == 1 &&
	       passage_is_any(passage, comma + 2, behind);
}

static int read_after(const struct reading *reading, const struct name *name, struct age *age)
{
	const struct passage *passage = &reading->passage;
	uint32_t at = name->end;

	if (passage_flag(passage, at, WINNOW_SENTENCE_START))
		return 0;
	if (is_score(passage, at))
		return 0;
	if (passage_is(passage, at, ",") || passage_is(passage, at, "("))
		return read_here(reading, at + 1, age) ||
		       (passage_is(passage, at, ",") && read_behind_role(reading, at + 1, age));
	return (passage_is(passage, at, "aged") || passage_is(passage, at, "is") ||
		       passage_is(passage, at, "was")) &&
	       read_here(reading, at, age);
}

/* "55-year-old doctor Pavel Brandt", "the 12-year-old, Farah". */
static int read_before(
	const struct reading *reading, const struct name *name, uint32_t limit, struct age *age)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_number *numbers = passage->analysis->numbers;
	uint32_t nearest = name->first > FARTHEST ? name->first - FARTHEST : 0;

	nearest = limit > nearest ? limit : nearest;
	for (uint32_t at = passage_number_from(passage, name->first);
		at-- > 0 && numbers[at].first >= nearest;) {
		uint32_t end = numbers[at].first + numbers[at].count,
			 years = skip_years(passage, end);
		if (may_be_age(&numbers[at]) && years > end && years <= name->first)
			return numbers[at].first >= name->floor &&
			       take(&numbers[at], name->end, age);
	}
	return 0;
}

int age_read(const struct reading *reading, const struct name *name, uint32_t limit,
	struct age *ret_age)
{
	return read_after(reading, name, ret_age) || read_before(reading, name, limit, ret_age);
}
