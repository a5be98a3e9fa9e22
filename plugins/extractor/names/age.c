/* SPDX-License-Identifier: MIT */
#include "age.h"

#define OLDEST 125        /* years */
#define FARTHEST 8        /* tokens from a name to its age */
#define LONGEST_SERIES 12 /* names on either side of one in a list of ages */

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

/* The first person named behind `name`; UINT32_MAX: nobody is. */
static uint32_t next_person(const struct reading *reading, const struct name *name)
{
	const struct name *end = reading->names.items + reading->names.count, *next = name + 1;

	while (next < end && next->kind != KIND_PERSON)
		next++;
	return next < end ? next->first : UINT32_MAX;
}

/* ", a doctor, 55,": an age behind the role, before anybody else is named. */
static int read_behind_role(
	const struct reading *reading, const struct name *name, struct age *age)
{
	const struct passage *passage = &reading->passage;
	const uint32_t token = name->end + 1, other = next_person(reading, name);

	for (uint32_t at = token; at < token + FARTHEST && at < other; at++) {
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

/* Behind "and", "," or ", and" at `token`; itself: neither stands there. */
static uint32_t behind_joint(const struct passage *passage, uint32_t token)
{
	uint32_t at = token + (uint32_t)passage_is(passage, token, ",");

	return at + (uint32_t)passage_is(passage, at, "and");
}

/* "Ali and Hassan Raza", the names of persons that one series joins: sets the first and the last of it, as far as
 * those who have ages are listed. */
static void find_series(const struct reading *reading, const struct name *name,
	const struct name **ret_first, const struct name **ret_last)
{
	const struct names_found *names = &reading->names;
	const struct passage *passage = &reading->passage;
	const struct name *first = name, *last = name;

	while (first > names->items && name - first < LONGEST_SERIES &&
		first[-1].kind == KIND_PERSON && first[-1].end < first->first &&
		behind_joint(passage, first[-1].end) == first->first)
		first--;
	while (last + 1 < names->items + names->count && last - name < LONGEST_SERIES &&
		last[1].kind == KIND_PERSON && last->end < last[1].first &&
		behind_joint(passage, last->end) == last[1].first)
		last++;
	*ret_first = first;
	*ret_last = last;
}

/* The ages that begin at `at`, "8, 9 and 10": how many. Sets the one of that place, and where they end. */
static long read_series(const struct reading *reading, uint32_t at, long place, struct age *age,
	uint32_t *ret_end)
{
	const struct winnow_number *number = number_at(&reading->passage, at);
	long count = 0;

	while (number && count <= 2 * LONGEST_SERIES) {
		*ret_end = number->first + number->count;
		if (count++ == place)
			take(number, *ret_end, age);
		uint32_t next = behind_joint(&reading->passage, *ret_end);
		number = next > *ret_end ? number_at(&reading->passage, next) : NULL;
	}
	return count;
}

/* "Ali and Hassan Raza, aged 8 and 10,": as many ages as names, each of one. 1: set; 0: no series of ages follows;
 * negative: one does, and it is not told whose each is. */
static int read_of_series(
	const struct reading *reading, const struct name *name, struct age *age)
{
	const struct passage *passage = &reading->passage;
	const struct name *first, *last;
	uint32_t end = 0;

	find_series(reading, name, &first, &last);
	if (last == first || !passage_is(passage, last->end, ","))
		return 0;
	uint32_t at = last->end + 1;
	int is_led = passage_find(passage, reading->extractor->glossary->age_lead, at) != NULL;
	long count = read_series(reading, at + (uint32_t)is_led, name - first, age, &end);
	/* "35, and two divers", "2 and 3 May" */
	if (count < 2 ||
		has_class(word_at(&reading->words, end)->classes,
			reading->extractor->glossary->calendar) ||
		(!is_led && !stands_alone(reading, end)))
		return 0;
	return count == last - first + 1 ? 1 : -1;
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
		       (passage_is(passage, at, ",") && read_behind_role(reading, name, age));
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
	const int of_series = read_of_series(reading, name, ret_age);

	return of_series ? of_series > 0
			 : read_after(reading, name, ret_age) ||
				   read_before(reading, name, limit, ret_age);
}
