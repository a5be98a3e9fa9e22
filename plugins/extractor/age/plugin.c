/* SPDX-License-Identifier: MIT
 * How old people are: "a 14-year-old", "aged 5 to 12", "Ann Lee, 14,"; and the ages at which law
 * draws a line: "under the age of 18", "children under 16". */
#include "age.h"

static const char *const kinds[] = { "own", "group", "limit", NULL };
static const struct amount_names names = { "value", "low", "high" };

static const struct winnow_attribute_type age_attributes[] = {
	{ "value", "how many years or months; absent of ranges", NULL, WINNOW_VALUE_DECIMAL,
		0 },
	{ "low", "the least it can be", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ "high", "the most it can be", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ "unit", "year, month, week or day", NULL, WINNOW_VALUE_TEXT, WINNOW_REQUIRED },
	{ "bound", "how the number bounds it", bound_codes, WINNOW_VALUE_CODE, 0 },
	{ "hedge", "the words that say so", NULL, WINNOW_VALUE_TEXT, WINNOW_SPANNED },
	{ "kind", "own: somebody's; group: of many; limit: a line that law or custom draws",
		kinds, WINNOW_VALUE_CODE, WINNOW_REQUIRED },
	{ 0 },
};

static const struct winnow_fact_type age_types[] = {
	{ "age", "how old somebody is, or must be", age_attributes },
	{ 0 },
};

/* The age before, where more may follow it. */
struct last_age {
	uint32_t end; /* token; 0: none */
	int shares;   /* the unit of another behind it */
	const char *kind;
};

static const char *const codes[] = { "en", "es", "fr", "ru", NULL };

static const struct turn turns[] = {
	{ "from", "to", "age", 0 },
	{ "de", "a", "edad", 0 },
	{ "de", "à", "âge", 0 },
	{ "с", "до", "возраст", 1 },
};

static void open_language(const struct winnow_host *host, const struct winnow_text *text,
	const char *code, struct language *language)
{
	amount_words_open(host, text, code, &language->amount);
	unit_words_open(host, text, code, &language->units);
	language->before = language_lexicon(host, text, code, "age");
	language->after = language_lexicon(host, text, code, "age_after");
	language->bounded = language_lexicon(host, text, code, "age_bound");
	language->noun = language_lexicon(host, text, code, "noun");
	language->plural = language_lexicon(host, text, code, "plural");
	language->month = language_lexicon(host, text, code, "month");
	language->grammar = language_lexicon(host, text, code, "grammar");
	language->no_age = language_lexicon(host, text, code, "age_not");
	if (strcmp(code, "en") != 0)
		language->nationality = language_lexicon(host, text, code, "nationality");
	for (size_t i = 0; codes[i]; i++)
		if (!strcmp(code, codes[i]))
			language->turn = turns[i];
	language->joint = !strcmp(code, "es") || !strcmp(code, "fr") ? "de" : NULL;
}

/* "aged 9 and 11 drowned": no plural follows that there could be as many of. */
static int is_done(const struct reading *reading, uint32_t end)
{
	const struct passage *passage = &reading->passage;

	return passage_is(passage, end - 2, "and") &&
	       !winnow_ends(passage_word(passage, end), "s") &&
	       !passage_find(passage, reading->language->plural, end);
}

/* "aged 9 and 11", "aged 9, 11": an age right behind one that words led. */
static int goes_on(const struct reading *reading, const struct last_age *last, struct age *age)
{
	const struct passage *passage = &reading->passage;
	uint32_t first = age->amount.first;

	if (last->end == 0 || first != last->end + 1 ||
		!(passage_is(passage, last->end, ",") ||
			term_is(passage_find(passage, reading->language->grammar, last->end), 0,
				"conj")))
		return 0;
	age->first = first;
	age->end = age->amount.end;
	age->kind = last->kind;
	age->rule = "age.listed";
	age->confidence = 0.85;
	if (last->shares && age_goes_on(reading, age))
		return 1;
	return age_is_free(reading, age) || is_done(reading, age->end);
}

/* "the then-16-year-old girl" */
static int leans_on_word(const struct passage *passage, uint32_t first)
{
	return first >= 2 && passage_is(passage, first - 1, "-") &&
	       passage_glued(passage, first - 1) &&
	       passage_kind(passage, first - 2) == WINNOW_WORD;
}

/* By whom it is told of. */
static int is_of_somebody(const struct reading *reading, struct age *age)
{
	return age_is_years(age) &&
	       (age_of_people(reading, age) || age_changed(reading, age) ||
		       age_apposed(reading, age) || age_of_person(reading, age) ||
		       age_of_subject(reading, age));
}

static int find(const struct reading *reading, const struct last_age *last, uint32_t number,
	struct age *age)
{
	const struct winnow_number *read = &reading->passage.analysis->numbers[number];

	if (read->flags & (WINNOW_ORDINAL | WINNOW_FRACTION | WINNOW_VAGUE))
		return 0;
	age->unit = winnow_str("year");
	amount_read(&reading->passage, &reading->language->amount, number, read->first, NULL,
		NULL, &age->amount);
	if (age_bounded(reading, age))
		return 1;
	if (amount_leans(&reading->passage, read->first))
		return leans_on_word(&reading->passage, read->first) &&
		       age_with_unit(reading, age);
	return goes_on(reading, last, age) || age_after_words(reading, age) ||
	       age_with_unit(reading, age) || is_of_somebody(reading, age);
}

static int age_read(
	const struct reading *reading, void *state, uint32_t number, uint32_t *ret_next)
{
	struct age age = { 0 };
	struct last_age *last = state;

	if (!find(reading, last, number, &age))
		return 0;
	if (age_is_line(reading, &age))
		age.kind = "limit";
	int shares = age.end == age.amount.end && age_shares_unit(reading, &age);
	int led = shares || !strcmp(age.rule, "age.words") || !strcmp(age.rule, "age.listed");
	*last = (struct last_age){ led ? age.end : 0, shares, age.kind };
	struct statement statement;
	statement_begin(&statement, &reading->passage);
	statement_amount(&statement, &names, &age.amount);
	statement_text(&statement, "unit", age.unit, 0, 0);
	statement_bound(&statement, &age.amount);
	statement_code(&statement, "kind", age.kind);
	*ret_next = age.amount.number_end;
	int64_t fact = statement_make(&statement, reading->out,
		&(struct stated){ "age", age.rule, age.first, age.end, age.confidence });
	return fact < 0 ? (int)fact : 1;
}

static const struct by_number kind = {
	.language_size = sizeof(struct language),
	.codes = codes,
	.open_language = open_language,
	.state_size = sizeof(struct last_age),
	.read = age_read,
};

static int age_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	(void)values;
	return by_number_open(host, &kind, ret_self);
}

static const struct winnow_extractor age = {
	.size = sizeof age,
	.fact_type_size = sizeof(struct winnow_fact_type),
	.attribute_type_size = sizeof(struct winnow_attribute_type),
	.makes = age_types,
	.open = age_open,
	.extract = by_number_extract,
};

WINNOW_EXPORT const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "age",
	.version = "0.9.0",
	.licence = "MIT",
	.summary = "Ages of people and groups, and ages at which law draws a line.",
	.extractor = &age,
};
