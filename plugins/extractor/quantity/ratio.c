/* SPDX-License-Identifier: MIT
 * "118 boys for every 100 girls", "one in five pupils", "71 out of 74". */
#include "avoid.h"
#include "facts.h"

#define FARTHEST_CONNECTOR 6 /* tokens: "boys are born for every" */

struct side {
	struct amount amount;
	struct counted counted;
	int has_counted;
	uint32_t end;
};

struct ratio {
	const struct reading *reading;
	struct side numerator, denominator;
	struct winnow_str kind; /* "each", "among", "from", "to" */
};

static void read_number(const struct reading *reading, uint32_t number, struct side *side)
{
	amount_read(&reading->passage, &reading->language->amount, number,
		reading->passage.analysis->numbers[number].first, NULL, NULL, &side->amount);
}

static void read_counted(const struct reading *reading, struct side *side)
{
	side->has_counted = counted_read(reading, side->amount.end,
		side->amount.sentence.first + side->amount.sentence.count, &side->amount,
		&side->counted);
	side->end = side->has_counted ? side->counted.end : side->amount.end;
}

/* "One of every nine voters": the noun is the whole's. */
static void read_part(const struct reading *reading, struct side *side)
{
	uint32_t end = 0;
	const struct amount *amount = &side->amount;

	side->end = amount->end;
	if (!term_is(passage_match(&reading->passage, reading->language->ratio, amount->end,
			     amount->sentence.first + amount->sentence.count, &end),
		    0, "among"))
		read_counted(reading, side);
}

/* "One pupil in five misses school": what follows five is the verb, unless things or people can be told. */
static void leave_verb(struct ratio *ratio)
{
	struct side *all = &ratio->denominator;
	const struct amount *part = &ratio->numerator.amount;

	if (winnow_is(ratio->kind, "each") || winnow_is(ratio->kind, "to") ||
		!ratio->numerator.has_counted || !all->has_counted || !part->has_value ||
		decimal_compare(part->value, (struct decimal){ 1, 0 }) ||
		!strcmp(all->counted.kind, "thing") || !strcmp(all->counted.kind, "person") ||
		all->counted.end != all->amount.end + 1)
		return;
	all->has_counted = 0;
	all->end = all->amount.end;
}

/* Only what a verb is made of may stand before the connector: "are born". */
static int may_pass(const struct reading *reading, uint32_t token)
{
	const struct winnow_term *class = grammar_of(reading, token);

	return term_is(class, 0, "be") || term_is(class, 0, "have") ||
	       term_is(class, 0, "aux") ||
	       (!class && passage_find(&reading->passage, reading->language->event, token));
}

static const struct winnow_term *find_connector(
	const struct ratio *ratio, uint32_t from, uint32_t limit, uint32_t *ret_end)
{
	const struct reading *reading = ratio->reading;

	/* "16, out of 17 witnesses" */
	from += (uint32_t)(passage_is(&reading->passage, from, ",") &&
			   passage_is(&reading->passage, from + 1, "out"));
	for (uint32_t at = from; at < limit && at < from + FARTHEST_CONNECTOR; at++) {
		const struct winnow_term *term = passage_match(
			&reading->passage, reading->language->ratio, at, limit, ret_end);
		if (term && (at == from || term_is(term, 0, "each")))
			return term;
		if (!may_pass(reading, at))
			return NULL;
	}
	return NULL;
}

/* An owner ends at `end`. */
static int is_owned(const struct passage *passage, uint32_t end)
{
	return passage_glued(passage, end - 1) &&
	       (passage_is(passage, end - 1, "'s") || passage_is(passage, end - 1, "’s"));
}

/* "the country's" in "out of the country's 12 million people". */
static int is_owner(const struct passage *passage, uint32_t first, uint32_t end)
{
	enum { MOST_WORDS = 5 };

	if (end <= first + 1 || end > first + MOST_WORDS || !is_owned(passage, end))
		return 0;
	while (first < end && passage_kind(passage, first) == WINNOW_WORD)
		first++;
	return first == end;
}

/* Whether a connector may stand between the number and the next one, which is to be the denominator, at
 * most a hedge or its owner away: behind most numbers none does. */
static int may_connect(struct ratio *ratio)
{
	const struct passage *passage = &ratio->reading->passage;
	const struct amount *part = &ratio->numerator.amount, *all = &ratio->denominator.amount;
	const struct winnow_number *next = &passage->analysis->numbers[part->number_end];
	uint32_t begin = 0;

	if (part->number_end >= passage->analysis->number_count ||
		next->flags & (WINNOW_ORDINAL | WINNOW_FRACTION | WINNOW_VAGUE))
		return 0;
	read_number(ratio->reading, part->number_end, &ratio->denominator);
	if (all->lead > part->sentence.first + part->sentence.count)
		return 0;
	for (uint32_t end = all->lead; end <= all->first; end++)
		if (passage_match_before(
			    passage, ratio->reading->language->ratio, end, part->end, &begin))
			return 1;
	return is_owned(passage, all->lead);
}

/* The denominator must be the very next number. */
static int read_denominator(struct ratio *ratio, uint32_t connector_end)
{
	const struct passage *passage = &ratio->reading->passage;

	read_counted(ratio->reading, &ratio->denominator);
	const struct amount *amount = &ratio->denominator.amount;
	return (amount->lead <= connector_end ||
		       (winnow_is(ratio->kind, "from") &&
			       is_owner(passage, connector_end, amount->lead))) &&
	       amount->first >= connector_end && amount->has_value &&
	       amount->value.mantissa > 0 &&
	       /* "34 seats in the 80-seat house" */
	       !(counted_is_hyphen(&ratio->reading->passage, amount->end) &&
		       passage_glued(&ratio->reading->passage, amount->end));
}

static int is_measured(const struct ratio *ratio)
{
	struct unit unit;
	uint32_t end = 0;
	const struct side *side = &ratio->denominator;

	return unit_after(&ratio->reading->passage, &ratio->reading->language->units,
		       side->amount.end,
		       side->amount.sentence.first + side->amount.sentence.count, &end,
		       &unit) ||
	       (side->has_counted &&
		       passage_find(&ratio->reading->passage,
			       ratio->reading->language->units.names, side->counted.head));
}

static int is_whole(struct decimal number)
{
	return number.exponent >= 0 && number.mantissa > 0;
}

/* "nine women out of ten": not "12 boys out of 30", who are counted. */
static int is_round(struct decimal number)
{
	double size = decimal_double(number);

	return size <= 10 || size == 100 || size == 1000;
}

/* "one case in 10,000 people" is a rate; "one study in 15 people" is none. */
static int is_rate(struct decimal number)
{
	const int64_t hundred = 100;

	for (; number.exponent > 0 && number.mantissa < hundred; number.exponent--)
		number.mantissa *= 10;
	for (; number.mantissa > hundred && number.mantissa % 10 == 0;)
		number.mantissa /= 10;
	return number.mantissa == hundred;
}

/* "one in five" is a share; "12 in 2014", "three in hospital" and "one of 12" are none. */
static int is_share(const struct ratio *ratio)
{
	const struct amount *part = &ratio->numerator.amount, *all = &ratio->denominator.amount;
	struct decimal most = part->has_value ? part->value : part->high;
	static const char *const taken[] = { "out", "sur", NULL };
	int among = winnow_is(ratio->kind, "among");

	if (!is_whole(most) || !is_whole(all->value) || is_measured(ratio) ||
		avoid_is_year(ratio->reading, all))
		return 0;
	int order = decimal_compare(most, all->value);
	if (among)
		return order < 0 && !ratio->denominator.amount.scaled &&
		       decimal_double(most) < 100 &&
		       (!ratio->numerator.has_counted || !ratio->denominator.has_counted ||
			       is_rate(all->value));
	/* "one of 12" is none, "one out of three women", "1 fille sur 3" are. */
	if (decimal_double(most) <= 1 &&
		(!passage_is_any(&ratio->reading->passage, ratio->numerator.end, taken) ||
			!is_round(all->value)))
		return 0;
	return order <= 0 && (!ratio->numerator.has_counted || is_round(all->value));
}

static int is_ratio_of(const struct ratio *ratio)
{
	const struct amount *amount = &ratio->numerator.amount;

	return amount->lead >= amount->sentence.first + 2 &&
	       passage_is(&ratio->reading->passage, amount->lead - 2, "ratio");
}

/* "415 parts per million" */
static int is_unit(const struct ratio *ratio)
{
	const struct amount *part = &ratio->numerator.amount;
	uint32_t end = 0;
	struct unit unit;

	return unit_after(&ratio->reading->passage, &ratio->reading->language->units, part->end,
		       part->sentence.first + part->sentence.count, &end, &unit) &&
	       end >= ratio->denominator.amount.end;
}

/* "3,5 millions d'euros pour 40 000 familles" */
static int is_sum(const struct reading *reading, const struct amount *amount)
{
	struct currency currency;
	uint32_t at = 0;

	return currency_after(&reading->passage, &reading->language->currency,
		amount_partitive_end(&reading->passage, reading->language->partitive, amount),
		amount->sentence.first + amount->sentence.count, &at, &currency);
}

static int is_sound(const struct ratio *ratio)
{
	const struct passage *passage = &ratio->reading->passage;
	const struct amount *part = &ratio->numerator.amount;
	struct currency currency;
	uint32_t at = 0;

	if (part->flags & (WINNOW_ORDINAL | WINNOW_FRACTION | WINNOW_VAGUE) ||
		is_sum(ratio->reading, part) ||
		/* "с 3 на 4 мая" */
		avoid_is_date(ratio->reading, &ratio->denominator.amount, NULL) ||
		currency_before(passage, &ratio->reading->language->currency, part->first,
			part->sentence.first, &at, &currency) ||
		currency_after(passage, &ratio->reading->language->currency,
			ratio->denominator.amount.end,
			part->sentence.first + part->sentence.count, &at, &currency))
		return 0;
	if (winnow_is(ratio->kind, "each"))
		return !is_measured(ratio) && !is_unit(ratio);
	if (winnow_is(ratio->kind, "to"))
		return is_ratio_of(ratio);
	return is_share(ratio);
}

static void state_unit(const struct ratio *ratio, const char *name, const struct side *side,
	const struct side *other, struct statement *statement)
{
	int shared = !side->has_counted && !winnow_is(ratio->kind, "each") &&
		     !winnow_is(ratio->kind, "to");
	const struct side *from = shared ? other : side;

	if (from->has_counted)
		statement_text(statement, name, from->counted.unit, from->counted.head,
			from->counted.head + 1);
}

static void state_quotient(const struct ratio *ratio, struct statement *statement)
{
	const struct amount *part = &ratio->numerator.amount;
	struct decimal all = ratio->denominator.amount.value;
	int exact = 1, low_exact = 1, high_exact = 1;

	if (part->has_value)
		statement_decimal(
			statement, "value", decimal_quotient(part->value, all, &exact));
	if (part->has_low)
		statement_decimal(
			statement, "low", decimal_quotient(part->low, all, &low_exact));
	if (part->has_high)
		statement_decimal(
			statement, "high", decimal_quotient(part->high, all, &high_exact));
	statement_code(
		statement, "precision", exact && low_exact && high_exact ? "exact" : "rounded");
}

static int64_t state(const struct ratio *ratio)
{
	static const struct amount_names numerator_names = { "numerator", "numerator_low",
		"numerator_high" };
	const struct amount *part = &ratio->numerator.amount;
	struct statement statement;
	statement_begin(&statement, &ratio->reading->passage);
	char *rule = ratio->reading->passage.host->alloc(ratio->reading->passage.host, 16);

	statement_amount(&statement, &numerator_names, part);
	statement_decimal(&statement, "denominator", ratio->denominator.amount.value);
	state_quotient(ratio, &statement);
	statement_bound(&statement, part);
	state_unit(ratio, "numerator_unit", &ratio->numerator, &ratio->denominator, &statement);
	state_unit(
		ratio, "denominator_unit", &ratio->denominator, &ratio->numerator, &statement);
	if (!rule || ratio->kind.len > 8)
		return WINNOW_ELIMIT;
	memcpy(rule, "ratio.", 6);
	memcpy(rule + 6, ratio->kind.ptr, ratio->kind.len);
	return statement_make(&statement, ratio->reading->out,
		&(struct stated){ "ratio", rule,
			part->hedge_first < part->hedge_end ? part->hedge_first : part->first,
			ratio->denominator.end, 0.9 });
}

/* The article of "un enfant sur cinq", where an article is no number by itself; the end: none. */
static uint32_t find_article(const struct reading *reading, uint32_t connector, uint32_t start)
{
	static const char *const articles[] = { "un", "una", "une", NULL };
	const uint32_t most_words = 3;

	for (uint32_t at = connector; at-- > start && at + most_words >= connector;) {
		if (passage_is_any(&reading->passage, at, articles))
			return at + 1 < connector ? at : connector;
		if (passage_kind(&reading->passage, at) != WINNOW_WORD ||
			grammar_of(reading, at))
			break;
	}
	return connector;
}

/* "Un enfant sur cinq", "una mujer de cada tres": from its second number. */
static int read_one_among(struct ratio *ratio, uint32_t number)
{
	const struct reading *reading = ratio->reading;
	uint32_t first = reading->passage.analysis->numbers[number].first, connector = first;
	struct amount *one = &ratio->numerator.amount;

	if (reading->language->noun_order != NOUN_FIRST)
		return 0;
	one->sentence = passage_sentence(&reading->passage, first);
	if (!passage_match_before(&reading->passage, reading->language->ratio, first,
		    one->sentence.first, &connector))
		return 0;
	one->first = one->lead = find_article(reading, connector, one->sentence.first);
	if (one->first == connector)
		return 0;
	one->end = one->first + 1;
	one->has_value = 1;
	one->value = (struct decimal){ 1, 0 };
	one->number_end = number;
	read_number(reading, number, &ratio->denominator);
	ratio->kind = winnow_str("among");
	ratio->numerator.has_counted = 1;
	ratio->numerator.counted = (struct counted){ .head = one->end,
		.unit = passage_lower(
			&reading->passage, passage_word(&reading->passage, one->end)) };
	return read_denominator(ratio, first) && !ratio->denominator.has_counted &&
	       is_share(ratio);
}

/* "каждый пятый ребёнок": one of so many, by the ordinal. */
static int read_every(struct ratio *ratio, uint32_t number)
{
	const struct reading *reading = ratio->reading;
	const struct winnow_number *ordinal = &reading->passage.analysis->numbers[number];
	struct amount *one = &ratio->numerator.amount;
	uint32_t first = 0;

	if (!(ordinal->flags & WINNOW_ORDINAL) || ordinal->mantissa < 2 ||
		!term_is(passage_match_before(&reading->passage, reading->language->ratio,
				 ordinal->first, 0, &first),
			0, "every"))
		return 0;
	read_number(reading, number, &ratio->denominator);
	read_counted(reading, &ratio->denominator);
	*one = ratio->denominator.amount;
	one->first = one->lead = first;
	one->value = (struct decimal){ 1, 0 };
	ratio->kind = winnow_str("every");
	return !is_measured(ratio);
}

static int finish(const struct ratio *ratio, uint32_t *ret_next)
{
	int64_t fact = state(ratio);

	*ret_next = ratio->denominator.amount.number_end;
	return fact < 0 ? (int)fact : 1;
}

int ratio_read(const struct reading *reading, const struct amount *amount, uint32_t *ret_next)
{
	struct ratio ratio = { .reading = reading };
	uint32_t end = 0, number = amount->number_first;

	if (read_one_among(&ratio, number) || read_every(&ratio, number))
		return finish(&ratio, ret_next);
	ratio = (struct ratio){ .reading = reading, .numerator.amount = *amount };
	if (!may_connect(&ratio))
		return 0;
	read_part(reading, &ratio.numerator);
	const struct amount *part = &ratio.numerator.amount;
	const struct winnow_term *connector = find_connector(
		&ratio, ratio.numerator.end, part->sentence.first + part->sentence.count, &end);
	if (!connector)
		return 0;
	ratio.kind = term_value(connector, 0);
	if (!read_denominator(&ratio, end))
		return 0;
	leave_verb(&ratio);
	if (!is_sound(&ratio))
		return 0;
	return finish(&ratio, ret_next);
}
