/* SPDX-License-Identifier: MIT
 * "fell from 208 to 193 pounds", "rose to 450 stores from 360": what was, what is, and which way it
 * went. The numbers are facts of other extractors; a change points at both. */
#include "shared/facts.h"
#include "shared/statement.h"

#define FARTHEST_VERB 10   /* tokens before the first number */
#define FARTHEST_SECOND 16 /* tokens between the two */
#define MOST_TIMES_BARE                                                                        \
	100 /* a bare number that is so many times the other is of something else */

static const char *const directions[] = { "up", "down", NULL };

static const struct winnow_attribute_type attributes[] = {
	{ "from", "what it was", NULL, WINNOW_VALUE_DECIMAL, WINNOW_REQUIRED },
	{ "to", "what it is now", NULL, WINNOW_VALUE_DECIMAL, WINNOW_REQUIRED },
	{ "unit", "of both, in English, singular: pound-mass, job, percent", NULL,
		WINNOW_VALUE_TEXT, 0 },
	{ "currency", "of both, ISO 4217", NULL, WINNOW_VALUE_CODE, 0 },
	{ "direction", "which way it went", directions, WINNOW_VALUE_CODE, 0 },
	{ "earlier", "the fact that says what it was", NULL, WINNOW_VALUE_REFERENCE,
		WINNOW_REQUIRED },
	{ "later", "the fact that says what it is", NULL, WINNOW_VALUE_REFERENCE,
		WINNOW_REQUIRED },
	{ 0 },
};

static const struct winnow_fact_type types[] = {
	{ "change", "a number that became another one", attributes },
	{ 0 },
};

/* What stands before either number. */
struct language {
	const char *code, *from[3], *to[3]; /* NULL ends */
	const struct winnow_lexicon *change;
};

static const struct language known[] = {
	{ "en", { "from" }, { "to" }, NULL },
	{ "es", { "de", "del" }, { "a", "al" }, NULL },
	{ "fr", { "de", "du" }, { "à", "au" }, NULL },
	{ "ru", { "с", "со" }, { "до" }, NULL },
};
enum { LANGUAGES = sizeof known / sizeof *known };

struct extractor {
	const struct winnow_text *text;
	struct language languages[LANGUAGES];
};

struct reading {
	struct passage passage;
	const struct language *language;
	const struct winnow_extractor_out *out;
};

/* One of the two numbers. */
struct end {
	const struct winnow_fact *fact;
	struct winnow_str value, unit, currency;
	uint32_t first, end; /* tokens; the word before stands at first - 1 */
};

static struct winnow_str value_of(const struct winnow_fact *fact, const char *name)
{
	const struct winnow_attribute *attribute = winnow_find(fact, name);

	return attribute ? attribute->text : (struct winnow_str){ 0 };
}

static struct winnow_str value_or(
	const struct winnow_fact *fact, const char *name, const char *other)
{
	struct winnow_str value = value_of(fact, name);

	return value.len ? value : value_of(fact, other);
}

static struct end place(const struct passage *passage, const struct winnow_fact *fact)
{
	return (struct end){ .fact = fact, .first = passage_token_at(passage, fact->at) };
}

/* 0: it is no single number. */
static int read_value(const struct passage *passage, struct end *end)
{
	const struct winnow_fact *fact = end->fact;

	end->end = passage_token_at(passage, fact->at + fact->length - 1) + 1;
	end->value = value_or(fact, "value", "amount");
	end->unit = winnow_is(fact->type, "percent") ? value_of(fact, "kind")
						     : value_of(fact, "unit");
	end->currency = value_of(fact, "currency");
	return end->value.len > 0;
}

/* The word before the number, or before its article. */
static int follows(
	const struct passage *passage, const struct end *end, const char *const *words)
{
	uint32_t before = end->first - 1;

	if (end->first == 0)
		return 0;
	if (passage_is_any(passage, before, words))
		return 1;
	return before > 0 &&
	       (passage_is(passage, before, "a") || passage_is(passage, before, "the")) &&
	       passage_is_any(passage, before - 1, words);
}

/* A number that nothing is said of has what the other counts. */
static int is_bare(const struct end *end, const struct end *other)
{
	double value = decimal_double(decimal_of(end->value)),
	       more = decimal_double(decimal_of(other->value));

	if (!winnow_is(end->fact->type, "number") || end->unit.len > 0)
		return 0;
	return value == 0 || (value < MOST_TIMES_BARE * more && more < MOST_TIMES_BARE * value);
}

/* "from $75 a barrel to $45": one says for what it is paid, and has a unit for that. */
static int are_prices(const struct end *a, const struct end *b)
{
	return a->currency.len > 0 && (a->unit.len == 0 || b->unit.len == 0);
}

static int are_alike(const struct end *a, const struct end *b)
{
	if (is_bare(a, b) || is_bare(b, a))
		return 1;
	return winnow_equal(a->fact->type, b->fact->type) &&
	       winnow_equal(a->currency, b->currency) &&
	       (winnow_equal(a->unit, b->unit) || are_prices(a, b));
}

static int verb_stands_before(const struct reading *reading, uint32_t first, uint32_t start)
{
	for (uint32_t at = first; at-- > start && at + FARTHEST_VERB >= first;)
		if (passage_find(&reading->passage, reading->language->change, at))
			return 1;
	return 0;
}

static const char *direction_of(const struct end *earlier, const struct end *later)
{
	int order = decimal_compare(decimal_of(earlier->value), decimal_of(later->value));

	return order ? order < 0 ? "up" : "down" : NULL;
}

/* No article stands between the number and the word before it. */
static int follows_closely(const struct reading *reading, const struct end *end)
{
	return passage_is_any(&reading->passage, end->first - 1, reading->language->from) ||
	       passage_is_any(&reading->passage, end->first - 1, reading->language->to);
}

static int64_t state(const struct reading *reading, const struct end *earlier,
	const struct end *later, const char *rule)
{
	struct statement statement;
	statement_begin(&statement, &reading->passage);
	const struct end *named = is_bare(earlier, later) ? later : earlier;
	const struct end *former = earlier->first < later->first ? earlier : later;
	uint32_t first = former->first - 1 - (uint32_t)!follows_closely(reading, former);
	uint32_t end = earlier->end > later->end ? earlier->end : later->end;

	statement_decimal(&statement, "from", decimal_of(earlier->value));
	statement_decimal(&statement, "to", decimal_of(later->value));
	if (!are_prices(earlier, later))
		statement_text(&statement, "unit", named->unit, 0, 0);
	statement_code_text(&statement, "currency", named->currency);
	statement_code(&statement, "direction", direction_of(earlier, later));
	statement_reference(&statement, "earlier", earlier->fact->number);
	statement_reference(&statement, "later", later->fact->number);
	return statement_make(
		&statement, reading->out, &(struct stated){ "change", rule, first, end, 0.85 });
}

/* The two as a change; 0: they are none. */
static int64_t read_pair(
	const struct reading *reading, const struct winnow_fact *a, const struct winnow_fact *b)
{
	const struct passage *passage = &reading->passage;
	const char *const *from = reading->language->from, *const *to = reading->language->to;
	struct end first = place(passage, a);
	int forward = follows(passage, &first, from);

	if (forward == follows(passage, &first, to) || !read_value(passage, &first))
		return 0;
	struct end second = place(passage, b);
	if (second.first < first.end || second.first > first.end + FARTHEST_SECOND ||
		!read_value(passage, &second))
		return 0;
	struct winnow_sentence sentence = passage_sentence(passage, first.first);
	if (!follows(passage, &second, forward ? to : from) ||
		second.first >= sentence.first + sentence.count ||
		!are_alike(&first, &second) ||
		!verb_stands_before(reading, first.first, sentence.first))
		return 0;
	return forward ? state(reading, &first, &second, "change.from_to")
		       : state(reading, &second, &first, "change.to_from");
}

/* English serves texts too short to tell. */
static const struct language *find_language(
	const struct extractor *extractor, struct winnow_str code)
{
	for (size_t i = 0; i < LANGUAGES; i++)
		if (code.len == 0 || winnow_is(code, extractor->languages[i].code))
			return &extractor->languages[i];
	return NULL;
}

static int change_extract(void *self, const struct winnow_host *host,
	const struct winnow_reading *text_reading, const struct winnow_extractor_out *out)
{
	const struct extractor *extractor = self;
	struct facts facts;
	struct reading reading = {
		.passage = passage_of(host, extractor->text, text_reading),
		.out = out,
	};

	reading.language = find_language(extractor, reading.passage.analysis->language);
	if (!reading.language || text_reading->fact_count < 2)
		return 0;
	if (facts_sort(host, text_reading, &facts) < 0)
		return winnow_fail(
			host, WINNOW_ELIMIT, "the text needs more memory than there is");
	for (uint32_t i = 0; i + 1 < facts.count; i++) {
		int64_t outcome = read_pair(&reading, facts.sorted[i], facts.sorted[i + 1]);
		if (outcome < 0)
			return (int)outcome;
	}
	return 0;
}

static int change_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct extractor *extractor = WINNOW_NEW(host, struct extractor);

	(void)values;
	if (!extractor)
		return winnow_fail(host, WINNOW_EFATAL, "no memory is left to open it");
	extractor->text = winnow_text_service(host);
	if (!extractor->text)
		return WINNOW_EFATAL;
	for (size_t i = 0; i < LANGUAGES; i++) {
		extractor->languages[i] = known[i];
		extractor->languages[i].change =
			language_lexicon(host, extractor->text, known[i].code, "change");
	}
	*ret_self = extractor;
	return 0;
}

static const char *const uses[] = { "quantity", "money", "measure", "percent", "number", "age",
	NULL };

static const struct winnow_extractor change = {
	.size = sizeof change,
	.fact_type_size = sizeof(struct winnow_fact_type),
	.attribute_type_size = sizeof(struct winnow_attribute_type),
	.makes = types,
	.uses = uses,
	.open = change_open,
	.extract = change_extract,
};

WINNOW_EXPORT const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "change",
	.version = "0.4.0",
	.licence = "MIT",
	.summary = "Numbers that became others: what was, what is, and which way it went.",
	.extractor = &change,
};
