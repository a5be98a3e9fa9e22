/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include "shared/amount.h"

#define MOST_HEDGES 4 /* one before the other: "at least another" */

const char *const bound_codes[] = { "exact", "about", "at_least", "at_most", "more_than",
	"less_than", "between", "vague", NULL };

void amount_words_open(const struct winnow_host *host, const struct winnow_text *text,
	const char *language, struct amount_words *ret_words)
{
	ret_words->hedge = language_lexicon(host, text, language, "hedge");
	ret_words->hedge_after = language_lexicon(host, text, language, "hedge_after");
	ret_words->range = language_lexicon(host, text, language, "range");
	ret_words->vague = language_lexicon(host, text, language, "vague");
	ret_words->change = language_lexicon(host, text, language, "change");
	ret_words->scale = text->lexicon(host, "any/scale");
	ret_words->own_scale = language_lexicon(host, text, language, "scale");
}

static enum bound bound_of(const struct winnow_term *term)
{
	for (int bound = BOUND_EXACT; bound_codes[bound]; bound++)
		if (term_is(term, 0, bound_codes[bound]))
			return (enum bound)bound;
	return BOUND_EXACT;
}

void amount_limits(struct amount *amount)
{
	if (!amount->has_value)
		return;
	amount->has_low = amount->bound == BOUND_AT_LEAST || amount->bound == BOUND_MORE_THAN;
	amount->has_high = amount->bound == BOUND_AT_MOST || amount->bound == BOUND_LESS_THAN;
	if (amount->has_low)
		amount->low = amount->value;
	if (amount->has_high)
		amount->high = amount->value;
}

static void bind(struct amount *amount, enum bound bound)
{
	if (bound == BOUND_EXACT || !amount->has_value)
		return;
	amount->bound = bound;
	amount_limits(amount);
}

/* "120 over 80": between two numbers, a word that bounds elsewhere. */
static int follows_number(const struct passage *passage, uint32_t first)
{
	return first > 0 && passage_kind(passage, first - 1) == WINNOW_DIGITS &&
	       passage_is(passage, first, "over");
}

/* A word of change among the last eight before `first`. */
static int change_stands_before(const struct passage *passage, const struct amount_words *words,
	uint32_t start, uint32_t first)
{
	for (uint32_t i = 1; words->change && i <= 8 && first >= start + i; i++)
		if (passage_find(passage, words->change, first - i))
			return 1;
	return 0;
}

/* "вырос на 10 % до 1200 рублей": to what something grew, where the word elsewhere means at most. */
static int is_goal(const struct passage *passage, const struct amount_words *words,
	const struct amount *amount, uint32_t first, uint32_t end)
{
	return end == first + 1 && passage_find(passage, words->range, first) &&
	       change_stands_before(passage, words, amount->sentence.first, first);
}

void amount_hedge(
	const struct passage *passage, const struct amount_words *words, struct amount *amount)
{
	uint32_t at = amount->first;

	for (int i = 0; i < MOST_HEDGES; i++) {
		uint32_t first = at;
		const struct winnow_term *term = passage_match_before(
			passage, words->hedge, at, amount->sentence.first, &first);
		if (!term || follows_number(passage, first) ||
			is_goal(passage, words, amount, first, at))
			break;
		if (bound_of(term) != BOUND_EXACT) {
			bind(amount, bound_of(term));
			if (amount->hedge_first == amount->hedge_end)
				amount->hedge_end = at;
			amount->hedge_first = first;
		}
		at = first;
	}
	amount->lead = at;
}

uint32_t amount_hedge_after(const struct passage *passage, const struct amount_words *words,
	uint32_t end, struct amount *amount)
{
	uint32_t after = end;
	uint32_t limit = amount->sentence.first + amount->sentence.count;
	const struct winnow_term *term =
		passage_match(passage, words->hedge_after, end, limit, &after);

	if (!term)
		return end;
	bind(amount, bound_of(term));
	if (amount->hedge_first == amount->hedge_end) {
		amount->hedge_first = end;
		amount->hedge_end = after;
	}
	return after;
}

uint32_t amount_partitive_end(
	const struct passage *passage, const char *partitive, const struct amount *amount)
{
	const double million = 1e6;
	uint32_t end = amount->end;
	struct decimal size = amount->has_value ? amount->value : amount->low;

	if (!partitive || (amount->bound != BOUND_VAGUE && decimal_double(size) < million))
		return end;
	return end + (uint32_t)(passage_is(passage, end, partitive) ||
				passage_is(passage, end, "d'") ||
				passage_is(passage, end, "d’"));
}

/* The power of ten that the number's last word, or a letter glued to it, stands for. */
static int32_t scale_at(
	const struct passage *passage, const struct amount_words *words, uint32_t token)
{
	const struct winnow_term *own = passage_find(passage, words->own_scale, token);
	const struct winnow_term *term = own ? own : passage_find(passage, words->scale, token);

	return term ? (int32_t)decimal_of(term_value(term, 0)).mantissa : 0;
}

/* "5 тыс. рублей": past the point that ends no sentence. */
static uint32_t past_point(
	const struct passage *passage, const struct winnow_number *number, uint32_t limit)
{
	uint32_t end = number->first + number->count;

	return end + (number->flags & WINNOW_IN_WORDS && end + 1 < limit &&
			     passage_is(passage, end, ".") && passage_glued(passage, end) &&
			     (passage_kind(passage, end + 1) == WINNOW_WORD ||
				     passage_kind(passage, end + 1) == WINNOW_SYMBOL));
}

static struct decimal read_number(const struct passage *passage,
	const struct amount_words *words, const struct winnow_number *number, uint32_t limit,
	uint32_t *ret_end, int32_t *ret_scale)
{
	struct decimal value = { number->mantissa, number->exponent };
	uint32_t end = number->first + number->count;
	int plain = !(number->flags & WINNOW_IN_WORDS) && passage_glued(passage, end);
	int32_t letter = plain ? scale_at(passage, words, end) : 0;

	*ret_scale = letter ? letter : scale_at(passage, words, end - 1);
	*ret_end = letter ? end + 1 : past_point(passage, number, limit);
	value.exponent += letter;
	return value;
}

static void read_vague(
	const struct passage *passage, const struct amount_words *words, struct amount *amount)
{
	uint32_t limit = amount->sentence.first + amount->sentence.count;

	for (uint32_t back = 0; back <= 2 && back <= amount->first - amount->sentence.first;
		back++) {
		uint32_t end = 0;
		const struct winnow_term *term =
			passage_match(passage, words->vague, amount->first - back, limit, &end);
		if (!term || end < amount->end)
			continue;
		amount->first -= back;
		amount->end = end;
		amount->bound = BOUND_VAGUE;
		amount->has_value = 0;
		amount->has_low = 1;
		amount->low = decimal_of(term_value(term, 0));
		amount->has_high = term_value(term, 1).len > 0;
		amount->high = decimal_of(term_value(term, 1));
		return;
	}
}

/* Is "from X to Y" a change here, not a range? */
static int is_change(const struct passage *passage, const struct amount_words *words,
	const struct amount *amount)
{
	static const char *const openers[] = { "from", "de", "с", "со", NULL };
	uint32_t first = amount->lead;

	if (first == amount->sentence.first || !passage_is_any(passage, first - 1, openers))
		return 0;
	return change_stands_before(passage, words, amount->sentence.first, first - 1);
}

/* "fell 3p to 164p", "rose $1.20 to $83": so much, to so much; "rose 5 to 10 per cent" is a range. */
static int is_step(const struct passage *passage, const struct amount_words *words,
	const struct amount *amount, uint32_t from)
{
	int has_unit = from != amount->end ||
		       passage->analysis->numbers[amount->number_first].first > amount->first;

	return has_unit && amount->lead > amount->sentence.first &&
	       passage_find(passage, words->change, amount->lead - 1) != NULL;
}

int amount_parted(
	const struct passage *passage, const struct amount_words *words, uint32_t token)
{
	return term_value(passage_find(passage, words->range, token), 1).len > 0;
}

/* "25k or 40k … respectively", "either 10bn or 10tn": two numbers to choose from, not the ends of one
 * range. */
static int is_choice(const struct passage *passage, const struct amount *amount,
	struct winnow_str parted, struct decimal low, struct decimal high)
{
	const double farthest = 10;
	const uint32_t most = 40; /* tokens to the word */
	uint32_t limit = amount->sentence.first + amount->sentence.count;

	if (parted.len == 0)
		return 0;
	if (limit > amount->end + most)
		limit = amount->end + most;
	for (uint32_t token = amount->end; token < limit; token++)
		if (winnow_equal(passage_lower(passage, passage_word(passage, token)), parted))
			return 1;
	return decimal_double(high) >= farthest * decimal_double(low);
}

/* The connector at the amount's end, with the opener it needs; where the second number begins;
 * 0: there is no range. */
static uint32_t range_next(const struct passage *passage, const struct amount_words *words,
	const struct amount *amount, uint32_t from, uint32_t *ret_first,
	struct winnow_str *ret_parted)
{
	uint32_t next = 0, limit = amount->sentence.first + amount->sentence.count;
	const struct winnow_term *term =
		passage_match(passage, words->range, from, limit, &next);
	struct winnow_str opener = term_value(term, 0);
	uint32_t before = amount->lead;

	if (!term || is_change(passage, words, amount) || is_step(passage, words, amount, from))
		return 0;
	*ret_first = amount->first;
	*ret_parted = term_value(term, 1);
	if (opener.len == 0)
		return next;
	if (before == amount->sentence.first)
		return 0;
	struct winnow_str word = passage_lower(passage, passage_word(passage, before - 1));
	*ret_first = before - 1;
	return winnow_equal(word, opener) ? next : 0;
}

/* "1.5-2 million": the multiple belongs to both. */
static struct decimal shared_scale(
	struct decimal low, int32_t low_scale, struct decimal high, int32_t high_scale)
{
	struct decimal scaled = { low.mantissa, low.exponent + high_scale };

	if (!low_scale && high_scale && decimal_double(low) < 1000 &&
		decimal_compare(scaled, high) < 0)
		return scaled;
	return low;
}

static void read_range(const struct passage *passage, const struct amount_words *words,
	amount_unit *unit, const void *context, int32_t low_scale, struct amount *amount)
{
	const struct winnow_analysis *analysis = passage->analysis;
	uint32_t first = 0, end = 0;
	int32_t scale = 0;
	uint32_t from = amount->end + (unit ? unit(context, passage, amount->end) : 0);
	struct winnow_str parted = { 0 };
	uint32_t next = range_next(passage, words, amount, from, &first, &parted);

	if (!next || amount->number_end >= analysis->number_count)
		return;
	uint32_t unit_free = next;
	next += unit ? unit(context, passage, next) : 0;
	const struct winnow_number *second = &analysis->numbers[amount->number_end];
	if (second->first != next ||
		second->flags & (WINNOW_ORDINAL | WINNOW_FRACTION | WINNOW_VAGUE))
		return;
	struct decimal high = read_number(passage, words, second,
		amount->sentence.first + amount->sentence.count, &end, &scale);
	struct decimal low = shared_scale(amount->value, low_scale, high, scale);
	/* "6.5% to 164p" is no range: what the first end has, the second must have. */
	int lacks_unit =
		from != amount->end && next == unit_free && !unit(context, passage, end);
	/* "up by a fifth to 20" */
	const uint32_t share = WINNOW_FRACTION | WINNOW_IN_WORDS;
	if (decimal_compare(low, high) >= 0 || lacks_unit || (amount->flags & share) == share ||
		is_choice(passage, amount, parted, low, high) ||
		end > amount->sentence.first + amount->sentence.count)
		return;
	amount->first = first;
	amount->end = end;
	amount->number_end++;
	amount->bound = BOUND_BETWEEN;
	amount->has_value = 0;
	amount->has_low = amount->has_high = 1;
	amount->low = low;
	amount->high = high;
}

/* "rose from 5 to 7 million": the multiple of the new number is the old one's, too. */
static void share_scale(
	const struct passage *passage, const struct amount_words *words, struct amount *amount)
{
	const double farthest = 20; /* not "from 900 to 2 million" */
	const struct winnow_analysis *analysis = passage->analysis;
	uint32_t limit = amount->sentence.first + amount->sentence.count, next = 0, end = 0;
	int32_t scale = 0;

	if (amount->number_end >= analysis->number_count ||
		!passage_match(passage, words->range, amount->end, limit, &next) ||
		analysis->numbers[amount->number_end].first != next ||
		!is_change(passage, words, amount))
		return;
	struct decimal new = read_number(
		passage, words, &analysis->numbers[amount->number_end], limit, &end, &scale);
	struct decimal scaled = { amount->value.mantissa, amount->value.exponent + scale };
	double times = decimal_double(scaled) / decimal_double(new);
	if (times * farthest > 1 && times < farthest)
		amount->value = scaled;
}

/* The numbers that lie in what the amount has taken. */
static void take_numbers(const struct winnow_analysis *analysis, struct amount *amount)
{
	while (amount->number_end < analysis->number_count &&
		analysis->numbers[amount->number_end].first < amount->end)
		amount->number_end++;
}

/* Zero: not yet. */
struct kept_amount {
	struct amount amount; /* before a range was looked for */
	int32_t scale;
	int is_read;
};

void amounts_keep(struct passage *passage, const char *code)
{
	const size_t most = 4096; /* of a text that is no list of numbers */
	size_t count = passage->analysis->number_count;
	char name[40];

	if (count == 0 || count > most)
		return;
	snprintf(name, sizeof name, "winnow.amounts/1 %s", code);
	passage->amounts =
		passage->text->shared(passage->host, name, count * sizeof *passage->amounts);
}

static struct kept_amount read_alone(const struct passage *passage,
	const struct amount_words *words, uint32_t number, uint32_t first)
{
	const struct winnow_number *read = &passage->analysis->numbers[number];
	struct kept_amount alone = { .is_read = 1 };
	struct amount *amount = &alone.amount;

	*amount = (struct amount){
		.first = first,
		.number_first = number,
		.number_end = number + 1,
		.sentence = passage_sentence(passage, read->first),
		.has_value = 1,
		.flags = read->flags,
	};

	amount->value = read_number(passage, words, read,
		amount->sentence.first + amount->sentence.count, &amount->end, &alone.scale);
	amount->scaled = amount->value.exponent != read->exponent;
	amount->lead = amount->first;
	read_vague(passage, words, amount);
	take_numbers(passage->analysis, amount);
	amount_hedge(passage, words, amount);
	if (amount->has_value && !alone.scale)
		share_scale(passage, words, amount);
	return alone;
}

/* Several extractors read the same number. Returns its scale. */
static int32_t recall_alone(const struct passage *passage, const struct amount_words *words,
	uint32_t number, uint32_t first, struct amount *ret_amount)
{
	int is_kept = passage->amounts && first == passage->analysis->numbers[number].first;
	struct kept_amount own = { 0 };
	struct kept_amount *alone = is_kept ? &passage->amounts[number] : &own;

	if (!alone->is_read)
		*alone = read_alone(passage, words, number, first);
	*ret_amount = alone->amount;
	return alone->scale;
}

void amount_read(const struct passage *passage, const struct amount_words *words,
	uint32_t number, uint32_t first, amount_unit *unit, const void *context,
	struct amount *ret_amount)
{
	int32_t scale = recall_alone(passage, words, number, first, ret_amount);
	uint32_t alone = ret_amount->first;

	if (!ret_amount->has_value)
		return;
	read_range(passage, words, unit, context, scale, ret_amount);
	if (ret_amount->first == alone)
		return;
	ret_amount->hedge_first = ret_amount->hedge_end = 0;
	amount_hedge(passage, words, ret_amount);
}

int amount_has_minus(const struct passage *passage, uint32_t first)
{
	return first > 0 && passage_glued(passage, first) &&
	       (passage_is(passage, first - 1, "-") || passage_is(passage, first - 1, "−"));
}

/* "-5" or "minus-5", not "2-5". */
static int is_minus(const struct passage *passage, uint32_t first)
{
	if (!amount_has_minus(passage, first))
		return 0;
	return !passage_glued(passage, first - 1) ||
	       (first > 1 && passage_is(passage, first - 2, "minus"));
}

void amount_sign(const struct passage *passage, struct amount *amount)
{
	uint32_t before = amount->first - 1;

	if (amount->first == amount->sentence.first || !amount->has_value)
		return;
	int sign = is_minus(passage, amount->first);
	if (!sign && !passage_is(passage, before, "minus") &&
		!passage_is(passage, before, "negative"))
		return;
	amount->value.mantissa = -amount->value.mantissa;
	amount->first = before - (uint32_t)(sign && passage_glued(passage, before));
}

static int has_mark(struct winnow_str word, const char *marks)
{
	for (size_t i = 0; i < word.len; i++)
		if (strchr(marks, word.ptr[i]))
			return 1;
	return 0;
}

int amount_leans(const struct passage *passage, uint32_t first)
{
	if (!passage_glued(passage, first) || is_minus(passage, first))
		return 0;
	if (passage_kind(passage, first - 1) == WINNOW_MARK)
		return has_mark(passage_word(passage, first - 1), "-/.:&@_\\#'*") ||
		       passage_is(passage, first - 1, "–") ||
		       passage_is(passage, first - 1, "’");
	return !has_mark(passage_word(passage, first - 1), "~<>=+") &&
	       !passage_is(passage, first - 1, "≈") && !passage_is(passage, first - 1, "≥");
}

uint32_t amount_apposed_first(const struct passage *passage, const struct amount *amount)
{
	static const char *const leads[] = { "now", "then", "also", "just", "only", "both",
		NULL };
	uint32_t first = amount->first;

	return first > amount->sentence.first && passage_is_any(passage, first - 1, leads)
		       ? first - 1
		       : first;
}
