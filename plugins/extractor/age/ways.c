/* SPDX-License-Identifier: MIT */
#include "age.h"
#include "shared/age_subject.h"

enum { KIND, BOUND };   /* columns of LANGUAGE/age */
enum { LIMIT, PEOPLE }; /* of LANGUAGE/age_bound */

/* Of what nobody's age is told in. */
static int is_too_short(struct winnow_str unit)
{
	return winnow_is(unit, "minute") || winnow_is(unit, "second");
}

uint32_t age_unit_end(const struct reading *reading, struct age *age)
{
	uint32_t end = 0;

	if (!age->knows_behind &&
		unit_after(&reading->passage, &reading->language->units, age->amount.end,
			age_limit(age), &end, &age->behind) &&
		winnow_is(age->behind.dimension, "time") && !is_too_short(age->behind.name))
		age->behind_end = end;
	age->knows_behind = 1;
	if (age->behind_end)
		age->unit = age->behind.name;
	return age->behind_end;
}

int age_shares_unit(const struct reading *reading, struct age *age)
{
	struct unit unit;

	if (!unit_after_list(&reading->passage, &reading->language->units,
		    reading->language->grammar, age->amount.end, age_limit(age), &unit) ||
		!winnow_is(unit.dimension, "time"))
		return 0;
	age->unit = unit.name;
	return 1;
}

int age_goes_on(const struct reading *reading, struct age *age)
{
	uint32_t unit_end = age_unit_end(reading, age);

	age->end = unit_end ? unit_end : age->amount.end;
	return unit_end || age_shares_unit(reading, age);
}

int age_is_years(const struct age *age)
{
	const struct amount *amount = &age->amount;
	double years = decimal_double(amount->has_value ? amount->value : amount->low);

	return years >= 0 && years <= OLDEST_AGE && !amount->scaled;
}

/* A plural stands before: the age is that of all of them. */
static int is_of_many(const struct reading *reading, const struct age *age)
{
	const struct passage *passage = &reading->passage;
	uint32_t first = age->first;

	if (age->amount.bound == BOUND_BETWEEN)
		return 1;
	if (first == age->amount.sentence.first ||
		passage_kind(passage, first - 1) != WINNOW_WORD)
		return 0;
	struct winnow_str word = passage_word(passage, first - 1);
	struct winnow_str single =
		term_value(passage_find(passage, reading->language->plural, first - 1), 0);
	return (single.len > 0 && !winnow_equal(single, passage_lower(passage, word))) ||
	       (winnow_ends(word, "s") && !winnow_ends(word, "ss") &&
		       !(passage_flag(passage, first - 1, WINNOW_CAPITAL) &&
			       first - 1 > age->amount.sentence.first) &&
		       !passage_find(passage, reading->language->grammar, first - 1));
}

int age_accept(struct age *age, const char *kind, const char *rule, double confidence)
{
	age->kind = kind;
	age->rule = rule;
	age->confidence = confidence;
	return 1;
}

/* What the words before it say of an age that has none of its own. */
static void bind(struct age *age, struct winnow_str code)
{
	for (int bound = BOUND_EXACT + 1; bound_codes[bound] && age->amount.has_value; bound++)
		if (winnow_is(code, bound_codes[bound])) {
			age->amount.bound = (enum bound)bound;
			amount_limits(&age->amount);
		}
}

/* "16- and 17-year-olds": the unit stands behind the next number. */
static int is_suspended(const struct reading *reading, const struct age *age)
{
	static const char *const joints[] = { "and", "or", "to", NULL };
	const struct passage *passage = &reading->passage;
	const struct winnow_analysis *analysis = passage->analysis;
	uint32_t next = age->amount.number_end, hyphen = age->amount.end, end = 0;

	if (!passage_is(passage, hyphen, "-") || !passage_glued(passage, hyphen) ||
		passage_glued(passage, hyphen + 1) ||
		!passage_is_any(passage, hyphen + 1, joints) ||
		next >= analysis->number_count || analysis->numbers[next].first != hyphen + 2)
		return 0;
	struct age second = *age;
	second.amount.end = hyphen + 2 + analysis->numbers[next].count;
	second.knows_behind = 0;
	second.behind_end = 0;
	uint32_t unit_end = age_unit_end(reading, &second);
	return unit_end && passage_match(passage, reading->language->after, unit_end,
				   age_limit(age), &end) != NULL;
}

int age_with_unit(const struct reading *reading, struct age *age)
{
	uint32_t unit_end = age_unit_end(reading, age), end = 0;

	if (!unit_end && is_suspended(reading, age)) {
		age->first = age->amount.first;
		age->end = age->amount.end;
		return age_is_years(age) && age_accept(age, "group", "age.unit", 0.9);
	}
	const struct winnow_term *old =
		passage_match(&reading->passage, reading->language->after,
			unit_end ? unit_end : age->amount.end, age_limit(age), &end);

	int is_told = unit_end || term_is(old, 0, "years") ||
		      passage_is(&reading->passage, age->amount.end, "-");
	if (term_is(old, 0, "older") || term_is(old, 0, "younger")) {
		age->first = age->amount.first;
		age->end = end;
		bind(age, winnow_str(term_is(old, 0, "older") ? "at_least" : "at_most"));
		return age_is_years(age) && age_accept(age, "limit", "age.older", 0.93);
	}
	if (!old || !is_told || term_is(old, 0, "none"))
		return 0;
	age->first = age->amount.lead;
	int many = term_is(old, 0, "many") || is_of_many(reading, age);
	age->first = age->amount.first;
	age->end = end;
	return age_accept(age, many ? "group" : "own", "age.unit", 0.95);
}

static int names_person(const struct reading *reading, struct winnow_str noun)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_lexicon *nouns = reading->language->noun;

	return nouns && noun.len &&
	       term_is(passage->text->find(passage->host, nouns, noun), 0, "person");
}

/* "dos palestinos", "la Malienne": not of a noun before it, "un pacto palestino". */
static int is_countryman(const struct reading *reading, uint32_t token)
{
	const struct passage *passage = &reading->passage;

	return token > 0 && reading->language->nationality &&
	       passage->text->find(passage->host, reading->language->nationality,
		       passage_lower(passage, passage_word(passage, token))) &&
	       (passage_number_at(passage, token - 1) ||
		       term_is(passage_find(passage, reading->language->grammar, token - 1), 0,
			       "det"));
}

int age_is_people(const struct reading *reading, uint32_t token)
{
	const struct passage *passage = &reading->passage;
	struct winnow_str word = passage_word(passage, token);
	struct winnow_str single =
		term_value(passage_find(passage, reading->language->plural, token), 0);

	if (passage_kind(passage, token) != WINNOW_WORD)
		return 0;
	return names_person(reading, single) || names_person(reading, word) ||
	       (winnow_ends(word, "s") &&
		       names_person(reading, winnow_slice(word, 0, word.len - 1))) ||
	       is_countryman(reading, token);
}

/* Bare after "turned": a number that a noun follows counts. */
int age_is_free(const struct reading *reading, const struct age *age)
{
	const struct passage *passage = &reading->passage;
	uint32_t end = age->end;

	return end >= age_limit(age) || passage_kind(passage, end) != WINNOW_WORD ||
	       passage_find(passage, reading->language->grammar, end) != NULL;
}

/* "who is 17 and lives", "is 87 and frail": not "he is 17 and a half", "who was 12 and 13". */
static int is_joined_to_more(const struct reading *reading, uint32_t joint)
{
	const struct passage *passage = &reading->passage;

	return passage_is(passage, joint, "and") &&
	       passage_kind(passage, joint + 1) == WINNOW_WORD &&
	       !passage_is(passage, joint + 1, "a") && !passage_number_at(passage, joint + 1);
}

/* "was 12 in 1976" */
static int is_in_year(const struct passage *passage, uint32_t end)
{
	return passage_is(passage, end, "in") &&
	       passage_kind(passage, end + 1) == WINNOW_DIGITS &&
	       passage_word(passage, end + 1).len == 4;
}

int age_is_bare(const struct reading *reading, const struct age *age)
{
	const struct passage *passage = &reading->passage;
	uint32_t end = age->amount.end;

	return age->amount.has_value && age->amount.value.exponent == 0 &&
	       age->amount.value.mantissa > 0 &&
	       (end >= age_limit(age) || passage_is(passage, end, ".") ||
		       passage_is(passage, end, ",") || passage_is(passage, end, ";") ||
		       passage_is(passage, end, "when") || age_is_of_then(reading, age) ||
		       is_in_year(passage, end) || is_joined_to_more(reading, end));
}

/* "tiene 45 años de experiencia", "ont deux ans pour", "ему 10 лет назад", "в 90 году". */
static int is_of_more(const struct reading *reading, const struct age *age, uint32_t unit_end)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_lexicon *words = reading->language->no_age;
	uint32_t end = 0;

	return passage_find(passage, words, age->amount.end) ||
	       passage_match(passage, words, unit_end, age_limit(age), &end);
}

/* Whether the words, which begin at `first`, tell an age where such a unit follows. */
static int holds(const struct reading *reading, const struct winnow_term *words,
	uint32_t unit_end, struct age *age, uint32_t first)
{
	int opens = term_is(words, KIND, "opens"),
	    years = opens || term_is(words, KIND, "years");
	int is_year = unit_end && winnow_is(age->unit, "year"),
	    has = term_is(words, KIND, "has");

	if (term_is(words, KIND, "none") ||
		(has && !unit_end && !age_shares_unit(reading, age)) ||
		(years && !(is_year && age_is_years(age))) ||
		(opens && first > age->amount.sentence.first &&
			passage_kind(&reading->passage, first - 1) != WINNOW_MARK))
		return 0;
	return !(years || (has && unit_end)) || !is_of_more(reading, age, unit_end);
}

/* "un menor de 15 años" is as old, "un menor de 18 años" younger. */
static int is_limit(const struct winnow_term *words, const struct amount *amount)
{
	const double of_age = 18;

	return term_is(words, KIND, "limit") ||
	       (term_is(words, KIND, "minor") && decimal_double(amount->value) >= of_age);
}

int age_after_words(const struct reading *reading, struct age *age)
{
	uint32_t first = 0, unit_end = age_unit_end(reading, age);
	const struct passage *passage = &reading->passage;

	if (!unit_end && !age_is_years(age))
		return 0;
	const struct winnow_term *words =
		passage_match_before(passage, reading->language->before, age->amount.lead,
			age->amount.sentence.first, &first);

	/* "de moins de 15 ans": the words of the hedge are the age's. */
	if (!words && age->amount.lead != age->amount.first)
		words = passage_match_before(passage, reading->language->before,
			age->amount.first, age->amount.sentence.first, &first);
	/* "в возрасте от 14 до 17 лет": so are those of the range. */
	if (!words && age->amount.bound == BOUND_BETWEEN)
		words = passage_match_before(passage, reading->language->before,
			passage->analysis->numbers[age->amount.number_first].first,
			age->amount.sentence.first, &first);
	const char *joint = reading->language->joint;
	if (!holds(reading, words, unit_end, age, first))
		return 0;
	if (!words || (term_is(words, KIND, "be") && (unit_end || !age_is_bare(reading, age))))
		return 0;
	age->end = unit_end ? unit_end : age->amount.end;
	/* "plus de 50 salariés", "hasta los 85,4 dólares" */
	int counts = joint || term_is(words, KIND, "turn");
	if (!unit_end && counts && !age_is_free(reading, age))
		return 0;
	age->first = first;
	int many = is_of_many(reading, age);
	int limit = is_limit(words, &age->amount) && age->amount.bound != BOUND_BETWEEN;
	/* "married before 18 May" */
	if (limit && !unit_end && passage_find(passage, reading->language->month, age->end))
		return 0;
	age->first = age->amount.first;
	if (limit && age->amount.bound == BOUND_EXACT)
		bind(age, term_value(words, BOUND));
	return age_accept(age, limit ? "limit" : many ? "group" : "own", "age.words", 0.93);
}

/* "under-16s": the letter leans on the number. */
static int is_plural_number(const struct passage *passage, uint32_t end)
{
	return passage_glued(passage, end) && passage_is(passage, end, "s");
}

/* "many are", "some were": more of those told of before than age_anyone_is() knows. */
static int are_some_of_them(const struct passage *passage, uint32_t be)
{
	static const char *const some[] = { "all", "many", "some", NULL };
	static const char *const forms[] = { "are", "were", NULL };

	return passage_is_any(passage, be, forms) && passage_is_any(passage, be - 1, some);
}

/* "the detainees are under 18" */
static int is_said_of_people(const struct reading *reading, const struct age *age, uint32_t be)
{
	static const char *const forms[] = { "is", "are", "was", "were", NULL };

	return be > age->amount.sentence.first &&
	       passage_is_any(&reading->passage, be, forms) &&
	       (age_is_people(reading, be - 1) || are_some_of_them(&reading->passage, be) ||
		       age_anyone_is(&reading->passage, be)) &&
	       (age->end >= age_limit(age) ||
		       (age_is_free(reading, age) &&
			       !passage_is(&reading->passage, age->end, "%") &&
			       !passage_is(&reading->passage, age->end, "per")));
}

int age_bounded(const struct reading *reading, struct age *age)
{
	const struct passage *passage = &reading->passage;
	/* "people over 18 and under 35" */
	int limited = age->amount.limited;
	uint32_t first = 0,
		 number = limited ? passage->analysis->numbers[age->amount.number_first].first
				  : age->amount.first;
	uint32_t start = age->amount.sentence.first;
	int hyphen = number > start && passage_is(passage, number - 1, "-");

	if (!age_is_years(age) || (age->amount.bound == BOUND_BETWEEN && !limited))
		return 0;
	const struct winnow_term *words = passage_match_before(
		passage, reading->language->bounded, number - (uint32_t)hyphen, start, &first);
	if (!words)
		return 0;
	int many = is_plural_number(passage, age->amount.end);
	age->end = age->amount.end + (uint32_t)many;
	uint32_t unit_end = many ? 0 : age_unit_end(reading, age);
	int people = term_is(words, PEOPLE, "yes") ||
		     (first > start && (age_is_people(reading, first - 1) ||
					       is_said_of_people(reading, age, first - 1)));
	if (!many && (hyphen || !people))
		return 0;
	if (unit_end)
		age->end = unit_end;
	if (term_is(words, PEOPLE, "yes"))
		first = number - 1;
	age->first = many || !unit_end ? first : age->amount.first;
	if (!limited) {
		age->amount.hedge_first = first;
		age->amount.hedge_end = number - (uint32_t)hyphen;
	}
	bind(age, term_value(words, LIMIT));
	return age_accept(age, "limit", "age.bounded", 0.9);
}

/* "women", "those": of whom an age may be told right behind. */
static int are_people(const struct reading *reading, uint32_t token)
{
	static const char *const pronouns[] = { "those", "anyone", "anybody", "everyone",
		NULL };
	const struct passage *passage = &reading->passage;

	return passage_is_any(passage, token, pronouns) ||
	       (age_is_people(reading, token) &&
		       (winnow_ends(passage_word(passage, token), "s") ||
			       passage_find(passage, reading->language->plural, token)));
}

int age_of_people(const struct reading *reading, struct age *age)
{
	const struct passage *passage = &reading->passage;
	const struct amount *amount = &age->amount;
	int ranges = amount->bound == BOUND_BETWEEN;
	uint32_t lead = ranges ? amount->first : amount->lead, end = amount->end;

	if (lead == amount->sentence.first || !(amount->flags & WINNOW_IN_DIGITS) ||
		!are_people(reading, lead - 1))
		return 0;
	age->first = amount->first;
	age->end = ranges ? end
			  : amount_hedge_after(
				    passage, &reading->language->amount, end, &age->amount);
	if (ranges ? !age_is_free(reading, age) || passage_is(passage, end, "of")
		   : age->end == end || !passage_is(passage, end, "and"))
		return 0;
	return age_accept(age, ranges ? "group" : "limit", "age.of_people", 0.85);
}

int age_is_line(const struct reading *reading, const struct age *age)
{
	const struct amount *amount = &age->amount;
	int bounds = amount->bound == BOUND_LESS_THAN || amount->bound == BOUND_MORE_THAN ||
		     amount->bound == BOUND_AT_LEAST || amount->bound == BOUND_AT_MOST;

	return bounds && amount->hedge_first < amount->first && amount->hedge_first > 0 &&
	       age_anyone_is(&reading->passage, amount->hedge_first - 1);
}

static int closes(const struct reading *reading, const struct age *age, uint32_t end)
{
	return end >= age_limit(age) || passage_is(&reading->passage, end, ",") ||
	       passage_is(&reading->passage, end, ".") ||
	       passage_is(&reading->passage, end, ")");
}

/* Where the words that name the person end: before "de" and a comma; 0: neither joins the years. */
static uint32_t before_joint(const struct reading *reading, const struct age *age)
{
	const struct passage *passage = &reading->passage;
	uint32_t at = age->amount.lead, start = age->amount.sentence.first;
	const char *joint = reading->language->joint;
	int joined = joint && at > start && passage_is(passage, at - 1, joint);

	at -= (uint32_t)joined;
	int comma = at > start && passage_is(passage, at - 1, ",");
	at -= (uint32_t)comma;
	if (at == start || !(joined || comma) || (comma && !closes(reading, age, age->end)))
		return 0;
	return at;
}

int age_of_person(const struct reading *reading, struct age *age)
{
	const struct passage *passage = &reading->passage;

	age->end = age_unit_end(reading, age);
	int shared = !age->end && age_shares_unit(reading, age);
	if (shared)
		age->end = age->amount.end;
	if (!age->end)
		return 0;
	uint32_t end = before_joint(reading, age);
	/* "un hombre de 30 años de experiencia" */
	if (!end || (reading->language->joint &&
			    passage_is(passage, age->end, reading->language->joint)))
		return 0;
	int people = age_is_people(reading, end - 1);
	int comma = passage_is(passage, end, ",");
	if (!people && !(comma && age_ends_name(reading, end - 1)))
		return 0;
	age->first = end;
	int many = people && !shared && is_of_many(reading, age);
	age->first = age->amount.first;
	return age_accept(age, many ? "group" : "own", "age.of_person", 0.9);
}
