/* SPDX-License-Identifier: MIT
 * "a suspended death sentence", "three years in prison", "a fine of 500 crowns". */
#include "court.h"

/* "in prison", "of rigorous imprisonment", "in a juvenile penal colony" at `at`; where it ends. */
static uint32_t prison_end(const struct reading *reading, uint32_t at, uint32_t limit)
{
	static const char *const before_trial[] = { "judicial", "police", "pretrial", "remand",
		NULL };
	const uint32_t farthest = 6; /* tokens */
	int joints = 0;

	if (at < limit && tags_any(&reading->tags, at, "T"))
		return at;
	for (uint32_t end = at; end < limit && end < at + farthest; end++) {
		uint32_t behind = 0;
		if (passage_match(
			    &reading->passage, reading->words->prison, end, limit, &behind))
			return behind;
		if ((!tags_any(&reading->tags, end, "IJHTN") && !is(reading, end, "'") &&
			    !is(reading, end, "’")) ||
			passage_is_any(&reading->passage, end, before_trial))
			break;
		/* "a day in the name of detention" */
		joints += tags_any(&reading->tags, end, "I");
		if (joints > 1)
			break;
	}
	return at;
}

/* "five to 10 years", and not "to 10 years" nor "in 2020 to 10 years". */
static int joins_numbers(const struct reading *reading, uint32_t token, uint32_t floor)
{
	const size_t year = 4; /* digits */

	return is(reading, token, "-") || is(reading, token, "and") ||
	       (token > floor && is(reading, token, "to") &&
		       tags_any(&reading->tags, token - 1, "E") &&
		       !(passage_kind(&reading->passage, token - 1) == WINNOW_DIGITS &&
			       passage_word(&reading->passage, token - 1).len == year));
}

static uint32_t number_first(const struct reading *reading, uint32_t term, uint32_t floor)
{
	uint32_t first = term, hyphen = term - (term > floor && is(reading, term - 1, "-"));
	const struct winnow_number *number = passage_number_before(&reading->passage, hyphen);

	/* "three-and-a-half years" */
	if (number && number->first >= floor)
		first = number->first;
	while (first > floor && first + 4 > term &&
		(tags_any(&reading->tags, first - 1, "E") ||
			joins_numbers(reading, first - 1, floor) ||
			passage_find(&reading->passage, reading->words->term, first - 1)))
		first--;
	return first;
}

/* "suspended sentence" behind "two-year", "term" behind "prison"; where it ends. */
static uint32_t sentence_end(const struct reading *reading, uint32_t at, uint32_t limit,
	int is_prison, struct outcome *outcome)
{
	int is_suspended = is(reading, at, "suspended") || is(reading, at, "deferred");
	uint32_t end = at + (uint32_t)is_suspended;

	if (end >= limit || !(is(reading, end, "sentence") || is(reading, end, "sentences") ||
				    ((is(reading, end, "term") || is(reading, end, "terms")) &&
					    (is_prison || is_suspended))))
		return at;
	if (is_suspended)
		outcome->suspended = "yes";
	return end + 1;
}

/* "up to", "at least" before the number at `first`: they are part of the penalty. */
static uint32_t bound_first(const struct reading *reading, uint32_t first, uint32_t floor)
{
	uint32_t end = 0;

	for (uint32_t at = first > floor + 3 ? first - 3 : floor; at < first; at++)
		if (passage_match(&reading->passage, reading->words->hedge, at, first, &end) &&
			end == first)
			return at;
	return first;
}

/* "and six months" behind "four years": its term; `at`: nothing more is told. */
static uint32_t last_term(const struct reading *reading, uint32_t at, uint32_t limit)
{
	return at + 3 < limit && is(reading, at + 1, "and") &&
			       tags_any(&reading->tags, at + 2, "E") &&
			       passage_find(&reading->passage, reading->words->term, at + 3)
		       ? at + 3
		       : at;
}

/* "25-year prison term", "three years in prison", "two-year suspended sentence". The number stands
 * before the unit. */
static int read_time(struct reading *reading, uint32_t at, uint32_t floor, uint32_t limit,
	struct outcome *outcome)
{
	if (!passage_find(&reading->passage, reading->words->term, at) || at == floor)
		return 0;
	if (is(reading, at + 1, "-") && is(reading, at + 2, "old"))
		return 0;
	uint32_t first = number_first(reading, at, floor);
	/* "page/ex-minister-faces-20-year-jail-term" */
	if (is(reading, first, "-") || (first > floor && is(reading, first - 1, "-") &&
					       passage_glued(&reading->passage, first)))
		return 0;
	at = last_term(reading, at, limit);
	uint32_t end = prison_end(reading, at + 1, limit);
	if (first == at && tags_any(&reading->tags, at - 1, "NTJ"))
		first = at - 1;
	/* "next week", "that day": when, and not how long. */
	if (is(reading, first, "next") || is(reading, first, "last") ||
		is(reading, first, "this") || is(reading, first, "that"))
		return 0;
	if (first > floor && is(reading, first - 1, "between"))
		first--;
	first = bound_first(reading, first, floor);
	end = sentence_end(reading, end, limit, end > at + 1, outcome);
	/* Behind "jailed for", the years alone are enough, but not "ten years of drought". */
	if (end == at + 1 && (!outcome->kind.len || is(reading, end, "of")))
		return 0;
	outcome->penalty = (struct phrase){ first, end };
	outcome->value = passage_words(&reading->passage, first, end);
	return 1;
}

/* "of 18 months" behind a named penalty: how long. */
static void read_length(const struct reading *reading, uint32_t limit, struct outcome *outcome)
{
	uint32_t of = outcome->penalty.end, at = of + 1;

	if (of >= limit || !is(reading, of, "of"))
		return;
	while (at < limit && at < of + 5 && tags_any(&reading->tags, at, "ETRIX") &&
		!passage_find(&reading->passage, reading->words->term, at))
		at++;
	if (at == of + 1 || at >= limit || !tags_any(&reading->tags, at - 1, "E") ||
		!passage_find(&reading->passage, reading->words->term, at))
		return;
	outcome->penalty.end = at + 1;
	outcome->value = passage_words(&reading->passage, outcome->penalty.first, at + 1);
}

static int read_named(
	struct reading *reading, uint32_t at, uint32_t limit, struct outcome *outcome)
{
	uint32_t end = 0;
	const struct winnow_term *penalty =
		passage_match(&reading->passage, reading->words->penalty, at, limit, &end);

	if (!penalty)
		return 0;
	outcome->penalty = (struct phrase){ at, end };
	outcome->value = term_value(penalty, 0);
	if (is(reading, at, "suspended"))
		outcome->suspended = "yes";
	read_length(reading, limit, outcome);
	return 1;
}

/* "suspended" before a penalty. */
static void suspend_before(
	const struct reading *reading, uint32_t floor, struct outcome *outcome)
{
	uint32_t first = outcome->penalty.first;

	for (uint32_t at = first; at > floor && at + 3 > first; at--)
		if (is(reading, at - 1, "suspended") || is(reading, at - 1, "deferred")) {
			outcome->suspended = "yes";
			outcome->phrase.first = at - 1;
			return;
		}
}

/* "two years, suspended for one"; ", two of them suspended", "of which half was suspended". */
static void suspend_behind(
	const struct reading *reading, uint32_t limit, struct outcome *outcome)
{
	uint32_t end = outcome->penalty.end;
	int counted = 0;

	for (uint32_t at = end; at < limit && at < end + 8; at++) {
		/* "a death sentence with a two-year reprieve" */
		if (is(reading, at, "reprieve") && is(reading, end, "with")) {
			outcome->suspended = "yes";
			return;
		}
		if (is(reading, at, "suspended")) {
			if (counted || at <= end + 1)
				outcome->suspended = counted ? "partly" : "yes";
			return;
		}
		if (is(reading, at, "and") || is(reading, at, ";") || is(reading, at, "."))
			return;
		counted |= tags_any(&reading->tags, at, "E") || is(reading, at, "half");
	}
}

/* The value with more words. */
static struct winnow_str joined(
	const struct reading *reading, struct winnow_str value, const char *tail)
{
	size_t length = strlen(tail);
	char *text =
		reading->passage.host->alloc(reading->passage.host, value.len + length + 1);

	if (!text)
		return value;
	memcpy(text, value.ptr, value.len);
	memcpy(text + value.len, tail, length);
	return (struct winnow_str){ text, value.len + length };
}

void penalty_suspend(
	struct reading *reading, uint32_t floor, uint32_t limit, struct outcome *outcome)
{
	/* The penalty's own words tell it. */
	if (outcome->suspended)
		return;
	suspend_before(reading, floor, outcome);
	if (!outcome->suspended)
		suspend_behind(reading, limit, outcome);
	if (outcome->suspended)
		outcome->value = joined(reading, outcome->value,
			outcome->suspended[0] == 'p' ? ", partly suspended" : ", suspended");
}

void penalty_without_parole(struct reading *reading, uint32_t limit, struct outcome *outcome)
{
	const uint32_t farthest = 6; /* tokens: "the possibility of" */
	uint32_t at = outcome->penalty.end;

	if (at >= limit || !is(reading, at, "without"))
		return;
	while (++at < limit && at < outcome->penalty.end + farthest &&
		tags_any(&reading->tags, at, "THNI"))
		if (is(reading, at, "parole") || is(reading, at, "release")) {
			outcome->penalty.end = at + 1;
			outcome->value = joined(reading, outcome->value, " without parole");
			return;
		}
}

int penalty_read(struct reading *reading, uint32_t at, uint32_t floor, uint32_t limit,
	struct outcome *outcome)
{
	if (!read_named(reading, at, limit, outcome) &&
		!read_time(reading, at, floor, limit, outcome))
		return 0;
	penalty_without_parole(reading, limit, outcome);
	return 1;
}
