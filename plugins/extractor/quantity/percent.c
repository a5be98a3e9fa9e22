/* SPDX-License-Identifier: MIT
 * "12.5 per cent of pupils", "5-10%", "ten percentage points". */
#include "avoid.h"
#include "facts.h"
#include "shared/per.h"

static uint32_t percent_unit(const void *context, const struct passage *passage, uint32_t token)
{
	uint32_t end = token;
	const struct language *language = context;

	passage_match(passage, language->percent, token, token + 3, &end);
	return end - token;
}

/* "Norland's land": the owner, too. */
static uint32_t run_end(const struct reading *reading, uint32_t first, uint32_t limit)
{
	const struct passage *passage = &reading->passage;
	uint32_t owner = counted_run(reading, first, limit);

	if (owner == first || owner + 1 >= limit || !passage_glued(passage, owner) ||
		!(passage_is(passage, owner, "'s") || passage_is(passage, owner, "’s")))
		return owner;
	uint32_t end = counted_run(reading, owner + 1, limit);
	return end > owner + 1 ? end : owner;
}

int share_is_of(const struct reading *reading, uint32_t token)
{
	return term_is(grammar_of(reading, token), 0, "of") ||
	       passage_is(&reading->passage, token, "des");
}

/* "half the children", "half its homes": with no "of". */
static int is_half_of(const struct passage *passage, uint32_t end)
{
	static const char *const definite[] = { "the", "its", "his", "her", "their", "our",
		"my", "these", "those", NULL };

	return end > 0 && passage_is(passage, end - 1, "half") &&
	       passage_is_any(passage, end, definite);
}

void share_state_of(const struct reading *reading, uint32_t end, uint32_t limit,
	struct statement *statement)
{
	int bare = is_half_of(&reading->passage, end);
	uint32_t first = bare ? end : end + 1;

	if (end >= limit || !(bare || share_is_of(reading, end)))
		return;
	while (first < limit && first < end + 4 &&
		term_is(grammar_of(reading, first), 0, "det"))
		first++;
	first = passage_past_number(&reading->passage, first);
	/* Where the noun stands first, its verb may follow unmarked. */
	int alone = reading->language->noun_order == NOUN_FIRST;
	uint32_t last = run_end(reading, first, alone && first < limit ? first + 1 : limit);
	if (last > first)
		statement_text(statement, "of", passage_words(&reading->passage, first, last),
			first, last);
}

static const char *rule_of(const struct amount *amount)
{
	if (amount->bound == BOUND_BETWEEN)
		return "percent.range";
	return amount->flags & WINNOW_IN_DIGITS ? "percent.digits" : "percent.words";
}

/* A letter of an address, unlike those of "增长12.5%", which is written without blanks. */
static int is_plain_letter(const struct passage *passage, uint32_t token)
{
	return passage_kind(passage, token) == WINNOW_WORD &&
	       (unsigned char)passage_word(passage, token).ptr[0] < 0x80;
}

/* A sign that more letters or digits lean on is a part of an address: "%20a"; ".001" is no 1. */
static int is_part_of_code(const struct passage *passage, uint32_t first, uint32_t end)
{
	if (passage_glued(passage, first) &&
		(passage_is(passage, first - 1, ".") || passage_is(passage, first - 1, "%")))
		return 1;
	return (passage_glued(passage, end) && (passage_kind(passage, end) == WINNOW_DIGITS ||
						       is_plain_letter(passage, end))) ||
	       (passage_glued(passage, first) && is_plain_letter(passage, first - 1));
}

/* Where the unit is: behind "half a", "a quarter of a", "one third of 1", "0.5 of a" and a hyphen, too. */
static uint32_t unit_place(const struct passage *passage, const struct amount *amount)
{
	uint32_t at = amount->end;

	if (passage_is(passage, at, "-") && passage_glued(passage, at) &&
		passage_glued(passage, at + 1) && passage_kind(passage, at + 1) == WINNOW_WORD)
		return at + 1;
	int of = passage_is(passage, at, "of");
	if (!(amount->flags & WINNOW_FRACTION) && !(of && amount->value.exponent < 0))
		return at;
	at += (uint32_t)of;
	if (passage_is(passage, at, "a") || passage_is(passage, at, "one") ||
		(of && passage_is(passage, at, "1")))
		return at + 1;
	return amount->end;
}

/* A percentage whose word is not behind it. */
static int state_apart(const struct reading *reading, const struct amount *amount,
	uint32_t first, const char *rule)
{
	struct statement statement;
	statement_begin(&statement, &reading->passage);

	statement_amount(&statement, &plain_names, amount);
	statement_bound(&statement, amount);
	statement_code(&statement, "kind", "percent");
	int64_t fact = statement_make(&statement, reading->out,
		&(struct stated){ "percent", rule, first, amount->end, 0.8 });
	return fact < 0 ? (int)fact : 1;
}

/* "Percent of 10.", as tables and lists say it: nothing before the word, and nothing that is counted
 * behind the number. */
static int read_named(
	const struct reading *reading, const struct amount *amount, uint32_t *ret_next)
{
	const struct passage *passage = &reading->passage;
	uint32_t first = 0, start = amount->sentence.first,
		 limit = start + amount->sentence.count;

	if (amount->lead != amount->first || amount->first < start + 2 ||
		!term_is(grammar_of(reading, amount->first - 1), 0, "of") ||
		!passage_match_before(passage, reading->language->percent, amount->first - 1,
			start, &first) ||
		first > start ||
		(amount->end < limit && passage_kind(passage, amount->end) != WINNOW_MARK))
		return 0;
	*ret_next = amount->number_end;
	return state_apart(reading, amount, first, "percent.named");
}

/* "%12,5", as Turkish writes it. */
static int read_led(
	const struct reading *reading, const struct amount *amount, uint32_t *ret_next)
{
	const struct passage *passage = &reading->passage;
	uint32_t first = amount->first, end = 0;

	if (!reading->language->only_signs || first == amount->sentence.first ||
		!passage_glued(passage, first) || passage_glued(passage, first - 1) ||
		!passage_match(passage, reading->language->percent, first - 1, first, &end) ||
		(passage_glued(passage, amount->end) &&
			passage_kind(passage, amount->end) != WINNOW_MARK))
		return 0;
	*ret_next = amount->number_end;
	return state_apart(reading, amount, first - 1, "percent.led");
}

int percent_read(const struct reading *reading, uint32_t number, uint32_t *ret_next)
{
	struct amount amount;
	uint32_t end = 0;

	amount_read(&reading->passage, &reading->language->amount, number,
		reading->passage.analysis->numbers[number].first, percent_unit,
		reading->language, &amount);
	uint32_t limit = amount.sentence.first + amount.sentence.count;
	const struct winnow_term *unit =
		passage_match(&reading->passage, reading->language->percent,
			unit_place(&reading->passage, &amount), limit, &end);
	if (!unit && !(amount.flags & WINNOW_ORDINAL))
		return reading->language->only_signs ? read_led(reading, &amount, ret_next)
						     : read_named(reading, &amount, ret_next);
	if (!unit || amount.flags & WINNOW_ORDINAL ||
		is_part_of_code(&reading->passage, amount.first, end))
		return 0;
	amount_sign_and_hedge(&reading->passage, &reading->language->amount, &amount);
	end = amount_hedge_after(&reading->passage, &reading->language->amount, end, &amount);
	struct statement statement;
	statement_begin(&statement, &reading->passage);
	statement_amount(&statement, &plain_names, &amount);
	statement_bound(&statement, &amount);
	statement_code(&statement, "kind", term_is(unit, 0, "point") ? "point" : "percent");
	struct per per = per_read(&reading->passage, reading->language->per, end, limit);
	statement_text(&statement, "per", per.unit, per.first, per.end);
	share_state_of(reading, end, limit, &statement);
	const int hedged =
		amount.hedge_first < amount.first && amount.hedge_end > amount.hedge_first;
	int64_t fact = statement_make(&statement, reading->out,
		&(struct stated){ "percent", rule_of(&amount),
			hedged ? amount.hedge_first : amount.first, end, 0.95 });
	while (amount.number_end < reading->passage.analysis->number_count &&
		reading->passage.analysis->numbers[amount.number_end].first < end)
		amount.number_end++;
	*ret_next = amount.number_end;
	return fact < 0 ? (int)fact : 1;
}

/* "65.4 per cent, compared with 61.2 in May", "to 3.1% from 2.8": behind the word the percentage before
 * goes on. */
static int leads_on(const struct reading *reading, const struct amount *amount)
{
	const struct passage *passage = &reading->passage;
	uint32_t first = 0, start = amount->sentence.first;

	if (passage_match_before(
		    passage, reading->language->compared, amount->lead, start, &first))
		return 1;
	return amount->lead > start && amount->value.exponent < 0 &&
	       passage_is(passage, amount->lead - 1, "from");
}

/* The number before, a year aside, is a percentage in the same sentence. */
static int percent_precedes(const struct reading *reading, const struct amount *amount)
{
	const struct passage *passage = &reading->passage;
	const struct winnow_number *numbers = passage->analysis->numbers;
	uint32_t number = amount->number_first, end = 0;

	number -= (uint32_t)(number > 0 && avoid_number_is_year(passage, &numbers[number - 1]));
	if (number == 0 || numbers[number - 1].first < amount->sentence.first)
		return 0;
	return passage_match(passage, reading->language->percent,
		       numbers[number - 1].first + numbers[number - 1].count, amount->first,
		       &end) != NULL;
}

int percent_read_compared(const struct reading *reading, const struct amount *amount)
{
	const double most = 1000;

	if (!amount->has_value || amount->flags != WINNOW_IN_DIGITS ||
		decimal_double(amount->value) > most || !leads_on(reading, amount) ||
		!percent_precedes(reading, amount))
		return 0;
	return state_apart(reading, amount, amount->first, "percent.compared");
}
