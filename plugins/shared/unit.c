/* SPDX-License-Identifier: MIT */
#include "shared/unit.h"
#include "shared/unit_mark.h"

#define FARTHEST_WORD 4 /* before the number: "a height of about 48m", "weighed 12 pounds" */

enum { NAME, DIMENSION }; /* columns */

void unit_words_open(const struct winnow_host *host, const struct winnow_text *text,
	const char *language, struct unit_words *ret_words)
{
	ret_words->signs = text->lexicon(host, "any/unit_sign");
	ret_words->names = language_lexicon(host, text, language, "unit");
	ret_words->weight = language_lexicon(host, text, language, "weight");
	ret_words->extent = language_lexicon(host, text, language, "extent");
	ret_words->extent_before = language_lexicon(host, text, language, "extent_before");
	ret_words->before = language_lexicon(host, text, language, "unit_before");
	ret_words->label = language_lexicon(host, text, language, "label");
	ret_words->below_zero = language_lexicon(host, text, language, "below_zero");
}

static int is_article(const struct passage *passage, uint32_t token)
{
	return passage_is(passage, token, "a") || passage_is(passage, token, "an");
}

/* "A 2C rise", "The 45C heat": the capital before is a sentence's. */
static int is_opening_degree(const struct passage *passage, uint32_t first)
{
	return passage_is(passage, first, "c") && passage_glued(passage, first) &&
	       (is_article(passage, first - 2) || passage_is(passage, first - 2, "the"));
}

/* One capital is more often a name's: "12 C melting", not "Block 5 C Road", "Section 170A" or "seat 14C". */
static int is_of_name(const struct passage *passage, const struct unit_words *words,
	uint32_t first, uint32_t end)
{
	if (end > first + 1 || passage_word(passage, first).len > 1 ||
		passage_kind(passage, first) != WINNOW_WORD ||
		!passage_flag(passage, first, WINNOW_CAPITAL))
		return 0;
	if (first > 1 && passage_glued(passage, first) &&
		passage_find(passage, words->label, first - 2) &&
		!term_is(passage_find(passage, words->label, first - 2), 0, "year"))
		return 1;
	return (passage_flag(passage, end, WINNOW_CAPITAL) && !passage_glued(passage, first)) ||
	       (first > 1 && passage_flag(passage, first - 2, WINNOW_CAPITAL) &&
		       !is_opening_degree(passage, first));
}

/* "2016 Stone": written like a name, not like a headline; degrees are named for people. */
static int is_name(const struct passage *passage, const struct winnow_term *unit,
	uint32_t first, uint32_t end)
{
	return end == first + 1 && !term_is(unit, DIMENSION, "temperature") &&
	       passage_flag(passage, first, WINNOW_CAPITAL) &&
	       !passage_flag(passage, first, WINNOW_UPPER) &&
	       passage_word(passage, first).len < 8;
}

/* "12.1C/ per unit": a letter that something is cut off from. */
static int is_cut(const struct passage *passage, uint32_t end)
{
	return passage_word(passage, end - 1).len == 1 && passage_glued(passage, end) &&
	       passage_is(passage, end, "/") && !passage_glued(passage, end + 1);
}

static int leans_on_more(const struct passage *passage, uint32_t end)
{
	return is_cut(passage, end) ||
	       (passage_glued(passage, end) &&
		       (passage_kind(passage, end) == WINNOW_DIGITS ||
			       passage_kind(passage, end) == WINNOW_WORD));
}

static const struct winnow_term *match(const struct passage *passage,
	const struct unit_words *words, uint32_t first, uint32_t limit, uint32_t *ret_end)
{
	const struct winnow_term *name =
		passage_match(passage, words->names, first, limit, ret_end);
	uint32_t end = 0;
	const struct winnow_term *sign =
		passage_match(passage, words->signs, first, limit, &end);

	if (name && is_name(passage, name, first, *ret_end))
		name = NULL;
	if (!sign || (name && *ret_end >= end) || is_of_name(passage, words, first, end) ||
		leans_on_more(passage, end))
		return name;
	*ret_end = end;
	return sign;
}

static struct winnow_str joined(
	const struct passage *passage, struct winnow_str unit, struct winnow_str per)
{
	static const char word[] = " per ";
	size_t length = unit.len + sizeof word - 1 + per.len;
	char *text = passage->host->alloc(passage->host, length + 1);

	if (!text)
		return unit;
	memcpy(text, unit.ptr, unit.len);
	memcpy(text + unit.len, word, sizeof word - 1);
	memcpy(text + unit.len + sizeof word - 1, per.ptr, per.len);
	return (struct winnow_str){ text, length };
}

/* Past the words of "barrels of oil a day", "tonnes of wheat per year"; `end`: there are none. */
static uint32_t past_stuff(const struct passage *passage, uint32_t end, uint32_t limit)
{
	enum { MOST_WORDS = 3 };
	uint32_t at = end + 1;

	if (!passage_is(passage, end, "of"))
		return end;
	while (at < limit && at <= end + MOST_WORDS && !is_article(passage, at) &&
		!passage_is(passage, at, "per") && passage_kind(passage, at) == WINNOW_WORD)
		at++;
	return at > end + 1 && (is_article(passage, at) || passage_is(passage, at, "per"))
		       ? at
		       : end;
}

/* "a year ago", "a day after": no rate. */
static int tells_when(const struct passage *passage, uint32_t token)
{
	static const char *const words[] = { "ago", "after", "before", "earlier", "later",
		"from", NULL };

	return passage_is_any(passage, token, words);
}

/* "/h", "per hour", "an hour" behind a unit that is no time itself. */
static void read_rate(const struct passage *passage, const struct unit_words *words,
	uint32_t limit, uint32_t *end, struct unit *unit)
{
	uint32_t after = 0, at = past_stuff(passage, *end, limit);
	int a = is_article(passage, at);

	if (!a && !passage_is(passage, at, "per") && !passage_is(passage, at, "/"))
		return;
	const struct winnow_term *per = match(passage, words, at + 1, limit, &after);
	/* "53 minutes per day" is a length of time */
	if (!per || term_value(per, NAME).len == 0 || winnow_is(unit->dimension, "time") ||
		(a && (!term_is(per, DIMENSION, "time") || tells_when(passage, after))) ||
		(at > *end && !term_is(per, DIMENSION, "time")))
		return;
	unit->name = joined(passage, unit->name, term_value(per, NAME));
	unit->dimension = winnow_str("rate");
	*end = after;
}

/* "20 (kg)", "20 {kg}": a table's way. */
static int bracketed(const struct passage *passage, const struct unit_words *words,
	uint32_t end, uint32_t limit, uint32_t *ret_end, struct unit *ret_unit)
{
	const struct winnow_term *term = match(passage, words, end + 1, limit, ret_end);
	const char *close = passage_is(passage, end, "(")   ? ")"
			    : passage_is(passage, end, "[") ? "]"
							    : "}";

	if (!term || *ret_end >= limit || !passage_is(passage, *ret_end, close))
		return 0;
	*ret_unit = (struct unit){ term_value(term, NAME), term_value(term, DIMENSION) };
	++*ret_end;
	return 1;
}

/* "5km-6km": behind the hyphen at `hyphen` the unit comes again. */
static int is_repeated(const struct passage *passage, uint32_t hyphen)
{
	return passage_kind(passage, hyphen + 1) == WINNOW_DIGITS &&
	       winnow_equal(
		       passage_word(passage, hyphen - 1), passage_word(passage, hyphen + 2));
}

int unit_after(const struct passage *passage, const struct unit_words *words, uint32_t end,
	uint32_t limit, uint32_t *ret_end, struct unit *ret_unit)
{
	int is_word = passage_kind(passage, end) == WINNOW_WORD;

	if (!is_word && end < limit && unit_marked(passage, end, ret_end, ret_unit))
		return 1;
	if (!is_word && end < limit &&
		(passage_is(passage, end, "(") || passage_is(passage, end, "[") ||
			passage_is(passage, end, "{")))
		return bracketed(passage, words, end, limit, ret_end, ret_unit);
	int hyphen = !is_word && passage_is(passage, end, "-") && passage_glued(passage, end) &&
		     passage_glued(passage, end + 1);
	const struct winnow_term *term =
		match(passage, words, end + (uint32_t)hyphen, limit, ret_end);

	/* "an 11-A-side pitch", but "a 3-m-deep pit" */
	int is_bound = hyphen && !passage_flag(passage, *ret_end - 1, WINNOW_CAPITAL);
	if (!term || (passage_is(passage, *ret_end, "-") && passage_glued(passage, *ret_end) &&
			     !is_bound && passage_word(passage, *ret_end - 1).len < 3 &&
			     !is_repeated(passage, *ret_end)))
		return 0;
	*ret_unit = (struct unit){ term_value(term, NAME), term_value(term, DIMENSION) };
	read_rate(passage, words, limit, ret_end, ret_unit);
	return 1;
}

static int is_conjunction(
	const struct passage *passage, const struct winnow_lexicon *grammar, uint32_t token)
{
	return term_is(passage_find(passage, grammar, token), 0, "conj");
}

int unit_after_list(const struct passage *passage, const struct unit_words *words,
	const struct winnow_lexicon *grammar, uint32_t end, uint32_t limit,
	struct unit *ret_unit)
{
	enum { LONGEST = 6 }; /* numbers: a list of many more is none of ages or years */
	uint32_t at = end, joint = end, unit_end = 0;

	for (int i = 0; i < LONGEST && at < limit && passage_number_at(passage, at + 1); i++) {
		if (!passage_is(passage, at, ",") && !is_conjunction(passage, grammar, at))
			break;
		joint = at;
		at = passage_past_number(passage, at + 1);
	}
	return joint < at && is_conjunction(passage, grammar, joint) &&
	       unit_after(passage, words, at, limit, &unit_end, ret_unit);
}

static void take_back_scale(struct amount *amount)
{
	const int32_t million = 6;

	amount->end--;
	amount->scaled = 0;
	amount->value.exponent -= million;
	if (amount->has_low)
		amount->low.exponent -= million;
	if (amount->has_high)
		amount->high.exponent -= million;
}

/* "(121ft)" */
static int feet_follow(const struct passage *passage, const struct unit_words *words,
	uint32_t end, uint32_t limit)
{
	uint32_t after = 0;

	return passage_is(passage, end, "(") &&
	       passage_kind(passage, end + 1) == WINNOW_DIGITS &&
	       term_is(match(passage, words, end + 2, limit, &after), DIMENSION, "length");
}

/* The other side of "2m by 3m" or "2m x 3m" begins at `number`. */
static int is_side(const struct passage *passage, uint32_t joint, uint32_t number)
{
	return (passage_is(passage, joint, "by") || passage_is(passage, joint, "x") ||
		       passage_is(passage, joint, "×")) &&
	       passage_kind(passage, number) == WINNOW_DIGITS &&
	       passage_is(passage, number + 1, "m") && passage_glued(passage, number + 1);
}

static int is_one_of_sides(const struct passage *passage, const struct amount *amount)
{
	uint32_t first = amount->first, end = amount->end;

	if (is_side(passage, end, end + 1))
		return 1;
	/* Not "up $2m by 3m". */
	return first >= amount->sentence.first + 3 && is_side(passage, first - 1, first - 3) &&
	       !(passage_glued(passage, first - 3) &&
		       passage_kind(passage, first - 4) == WINNOW_SYMBOL);
}

static int word_stands_before(const struct passage *passage, const struct winnow_lexicon *words,
	const struct amount *amount)
{
	uint32_t start = amount->sentence.first, at = amount->first;

	if (amount->lead > start + FARTHEST_WORD)
		start = amount->lead - FARTHEST_WORD;
	while (at > start)
		if (passage_find(passage, words, --at))
			return 1;
	return 0;
}

/* "1,500m", for thousands of millions are billions; "the 200m", "the men's 800m": what is run, with nothing
 * behind it that there could be so many of. */
static int is_run(const struct passage *passage, const struct amount *amount)
{
	const double least = 50, thousand = 1000, farthest = 50000;
	const int32_t million = 6;
	uint32_t before = amount->first - 1, end = amount->end;
	double metres = decimal_double(
		(struct decimal){ amount->value.mantissa, amount->value.exponent - million });

	if (!amount->has_value || metres < least || metres > farthest ||
		amount->first == amount->sentence.first ||
		passage_kind(passage, before) == WINNOW_SYMBOL)
		return 0;
	if (passage_kind(passage, end) == WINNOW_WORD &&
		winnow_ends(passage_word(passage, end), "s"))
		return 0;
	if (metres >= thousand)
		return passage_kind(passage, before) == WINNOW_WORD;
	return amount->bound == BOUND_EXACT &&
	       (passage_is(passage, before, "the") || passage_is(passage, before, "'s") ||
		       passage_is(passage, before, "’s"));
}

/* "25km (15m)", "30ft (9m)": miles, or metres, for what stands before the parenthesis; NULL: neither. */
static const char *converted_unit(const struct passage *passage, const struct unit_words *words,
	const struct amount *amount)
{
	uint32_t open = amount->first - 1, start = amount->sentence.first;

	if (amount->first < start + 2 || !passage_is(passage, open, "(") ||
		!passage_is(passage, amount->end, ")"))
		return NULL;
	const struct winnow_term *sign = passage_find(passage, words->signs, open - 1);
	const struct winnow_term *unit =
		sign ? sign : passage_find(passage, words->names, open - 1);
	if (term_is(unit, NAME, "kilometre"))
		return "mile";
	return term_is(unit, NAME, "foot") || term_is(unit, NAME, "yard") ? "metre" : NULL;
}

/* "40 by 60 feet": one side has the unit of the other; a team that runs 4 x 100 metres has none. */
static int is_side_of(const struct passage *passage, const struct unit_words *words,
	const struct amount *amount, uint32_t *ret_end, struct unit *ret_unit)
{
	const struct winnow_analysis *analysis = passage->analysis;
	const struct winnow_number *next = &analysis->numbers[amount->number_end];
	const double most_times = 10;
	uint32_t limit = amount->sentence.first + amount->sentence.count, end = 0;
	/* "10-by-12-foot" */
	uint32_t tie = (uint32_t)(passage_is(passage, amount->end, "-") &&
				  passage_glued(passage, amount->end));
	uint32_t joint = amount->end + tie;

	if (!(passage_is(passage, joint, "by") || passage_is(passage, joint, "x") ||
		    passage_is(passage, joint, "×")) ||
		amount->number_end >= analysis->number_count || next->first != joint + 1 + tie)
		return 0;
	uint32_t unit = next->first + next->count;
	double other = decimal_double((struct decimal){ next->mantissa, next->exponent });
	if (passage_is(passage, unit, "m") ||
		other >= most_times * decimal_double(amount->value) ||
		!unit_after(passage, words, unit, limit, &end, ret_unit) ||
		!winnow_is(ret_unit->dimension, "length"))
		return 0;
	*ret_end = amount->end;
	return 1;
}

int unit_before(const struct passage *passage, const struct unit_words *words,
	const struct amount *amount, struct unit *ret_unit)
{
	const double most = 12; /* of a scale that ends at ten */
	uint32_t first = 0, at = amount->lead, start = amount->sentence.first;

	if (at > start && amount_has_minus(passage, at))
		at--;
	const struct winnow_term *term =
		passage_match_before(passage, words->before, at, start, &first);
	if (!term || amount->bound == BOUND_VAGUE ||
		decimal_double(amount->has_value ? amount->value : amount->low) > most)
		return 0;
	*ret_unit = (struct unit){ term_value(term, NAME), term_value(term, DIMENSION) };
	return 1;
}

/* "3m/s", "400m²": the letter, with what is glued to it, is a unit. */
static int begins_unit(const struct passage *passage, const struct unit_words *words,
	uint32_t letter, uint32_t limit)
{
	struct unit unit;
	uint32_t end = 0;

	return passage_glued(passage, letter + 1) &&
	       unit_after(passage, words, letter, limit, &end, &unit) && end > letter + 1;
}

int unit_of(const struct passage *passage, const struct unit_words *words,
	struct amount *amount, uint32_t *ret_end, struct unit *ret_unit)
{
	uint32_t limit = amount->sentence.first + amount->sentence.count, end = 0;
	int is_scaled = amount->scaled || (amount->has_high && amount->high.exponent > 0);
	int is_letter = is_scaled && passage_is(passage, amount->end - 1, "m");

	const char *converted = is_letter ? converted_unit(passage, words, amount) : NULL;

	if (converted) {
		*ret_end = amount->end;
		take_back_scale(amount);
		*ret_unit = (struct unit){ winnow_str(converted), winnow_str("length") };
		return 1;
	}
	if (is_letter &&
		(begins_unit(passage, words, amount->end - 1, limit) ||
			passage_match(passage, words->extent, amount->end, limit, &end) ||
			word_stands_before(passage, words->extent_before, amount) ||
			feet_follow(passage, words, amount->end, limit) ||
			is_one_of_sides(passage, amount) || is_run(passage, amount)))
		take_back_scale(amount);
	if (unit_after(passage, words, amount->end, limit, ret_end, ret_unit))
		return 1;
	*ret_end = amount->end;
	return unit_before(passage, words, amount, ret_unit) ||
	       is_side_of(passage, words, amount, ret_end, ret_unit);
}

/* "8 pounds, 3 ounces" */
static int ounces_follow(
	const struct passage *passage, const struct amount *amount, uint32_t end)
{
	static const char *const ounces[] = { "ounce", "ounces", "oz", NULL };
	const struct winnow_analysis *analysis = passage->analysis;
	const struct winnow_number *next = &analysis->numbers[amount->number_end];

	return amount->number_end < analysis->number_count && next->first <= end + 1 &&
	       passage_is_any(passage, next->first + next->count, ounces);
}

static int is_mass(const struct passage *passage, uint32_t token)
{
	static const char *const masses[] = { "kg", "kgs", "kilo", "kilos", "kilogram",
		"kilograms", "kilogrammes", "tonnes", "tons", "g", "grams", NULL };

	return passage_is_any(passage, token, masses);
}

/* "100kg (220 pounds)", "220 pounds (100kg)" */
static int is_converted(
	const struct passage *passage, const struct amount *amount, uint32_t end)
{
	uint32_t first = amount->first;

	return (first > amount->sentence.first + 1 && passage_is(passage, first - 1, "(") &&
		       is_mass(passage, first - 2)) ||
	       (passage_is(passage, end, "(") &&
		       passage_kind(passage, end + 1) == WINNOW_DIGITS &&
		       is_mass(passage, end + 2));
}

int unit_weighs(const struct passage *passage, const struct winnow_lexicon *weight,
	const struct amount *amount, uint32_t end)
{
	uint32_t limit = amount->sentence.first + amount->sentence.count, after = 0;

	return ounces_follow(passage, amount, end) || is_converted(passage, amount, end) ||
	       passage_match(passage, weight, end, limit, &after) ||
	       word_stands_before(passage, weight, amount);
}

int unit_and_half(const struct passage *passage, const struct unit_words *words,
	const struct amount *amount, uint32_t *ret_first, struct unit *ret_unit)
{
	const struct decimal half = { 5, -1 };
	uint32_t first = amount->first, end = 0;

	if (!(amount->flags & WINNOW_FRACTION) || !amount->has_value ||
		first < amount->sentence.first + 3 || !passage_is(passage, first - 1, "and") ||
		!(is_article(passage, first - 3) || passage_is(passage, first - 3, "one")) ||
		decimal_compare(amount->value, half) != 0 ||
		!unit_after(passage, words, first - 2, first, &end, ret_unit))
		return 0;
	*ret_first = first - 3;
	return end == first - 1;
}
