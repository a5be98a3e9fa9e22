/* SPDX-License-Identifier: MIT */
#include "shared/amount.h"
#include "shared/amount_range.h"

#define MOST_HEDGES 4 /* one before the other: "at least another" */

const char *const bound_codes[] = { "exact", "about", "at_least", "at_most", "more_than",
	"less_than", "between", "vague", NULL };

void amount_words_open(const struct winnow_host *host, const struct winnow_text *text,
	const char *language, struct amount_words *ret_words)
{
	ret_words->hedge = language_lexicon(host, text, language, "hedge");
	ret_words->hedge_after = language_lexicon(host, text, language, "hedge_after");
	ret_words->age_lead = language_lexicon(host, text, language, "age_lead");
	ret_words->range = language_lexicon(host, text, language, "range");
	ret_words->vague = language_lexicon(host, text, language, "vague");
	ret_words->change = language_lexicon(host, text, language, "change");
	ret_words->scale = text->lexicon(host, "any/scale");
	ret_words->own_scale = language_lexicon(host, text, language, "scale");
}

enum bound amount_bound_of(const struct winnow_term *term)
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

/* "an average of more than 300": about tells less than what it stands before. */
static void bind(struct amount *amount, enum bound bound)
{
	if (bound == BOUND_EXACT || !amount->has_value ||
		(bound == BOUND_ABOUT && amount->bound != BOUND_EXACT))
		return;
	amount->bound = bound;
	amount_limits(amount);
}

/* "120 over 80", "a five-under 67": between two numbers, a word that bounds elsewhere. */
static int follows_number(const struct passage *passage, uint32_t first)
{
	if (first > 0 && passage_glued(passage, first) && passage_is(passage, first - 1, "-"))
		return 1;
	return first > 0 && passage_kind(passage, first - 1) == WINNOW_DIGITS &&
	       passage_is(passage, first, "over");
}

int amount_changes_before(const struct passage *passage, const struct amount_words *words,
	uint32_t start, uint32_t first)
{
	for (uint32_t i = 1; words->change && i <= 8 && first >= start + i; i++)
		if (passage_find(passage, words->change, first - i))
			return 1;
	return 0;
}

/* "spoke about the two boys", "worried about these 12": of them, and not some two. */
static int is_topic(const struct passage *passage, uint32_t first, uint32_t end)
{
	static const char *const definite[] = { "the", "these", "those", NULL };

	return end == first + 1 && passage_is(passage, first, "about") &&
	       passage_is_any(passage, end, definite);
}

/* "вырос на 10 % до 1200 рублей": to what something grew, where the word elsewhere means at most. */
static int is_goal(const struct passage *passage, const struct amount_words *words,
	const struct amount *amount, uint32_t first, uint32_t end)
{
	return end == first + 1 && passage_find(passage, words->range, first) &&
	       amount_changes_before(passage, words, amount->sentence.first, first);
}

void amount_hedge(
	const struct passage *passage, const struct amount_words *words, struct amount *amount)
{
	uint32_t at = amount->first;

	/* "près de la moitié" */
	if (amount->flags & WINNOW_FRACTION && at > amount->sentence.first &&
		(passage_is(passage, at - 1, "la") || passage_is(passage, at - 1, "el")))
		at--;
	uint32_t bare = at;
	for (int i = 0; i < MOST_HEDGES; i++) {
		uint32_t first = at;
		const struct winnow_term *term = passage_match_before(
			passage, words->hedge, at, amount->sentence.first, &first);
		if (!term || follows_number(passage, first) || is_topic(passage, first, at) ||
			is_goal(passage, words, amount, first, at))
			break;
		if (amount_bound_of(term) != BOUND_EXACT || term_is(term, 0, "equal")) {
			bind(amount, amount_bound_of(term));
			if (amount->hedge_first == amount->hedge_end)
				amount->hedge_end = at;
			amount->hedge_first = first;
		}
		at = first;
	}
	amount->lead = at < bare ? at : amount->first;
}

/* "more than 5 or equal to it" */
static enum bound with_equal(enum bound bound)
{
	return bound == BOUND_MORE_THAN   ? BOUND_AT_LEAST
	       : bound == BOUND_LESS_THAN ? BOUND_AT_MOST
					  : BOUND_EXACT;
}

uint32_t amount_hedge_after(const struct passage *passage, const struct amount_words *words,
	uint32_t end, struct amount *amount)
{
	uint32_t after = end;
	uint32_t limit = amount->sentence.first + amount->sentence.count;
	const struct winnow_term *term =
		passage_match(passage, words->hedge_after, end, limit, &after);

	int equal = term_is(term, 0, "or_equal");
	enum bound bound = equal ? with_equal(amount->bound) : amount_bound_of(term);
	/* "5, or more than 4" */
	if (!term || (equal && bound == BOUND_EXACT) || passage_is(passage, after, "than"))
		return end;
	bind(amount, bound);
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

	/* "une centaine d'euros", "un centenar de euros" */
	int is_noun = amount->flags & WINNOW_IN_WORDS && partitive && !strcmp(partitive, "de");

	if (!partitive ||
		(amount->bound != BOUND_VAGUE && !is_noun && decimal_double(size) < million))
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

/* "600-plus billion", "20-odd million": past what stands between the number and its multiple. */
static uint32_t past_plus(
	const struct passage *passage, const struct amount_words *words, uint32_t end)
{
	int plus =
		passage_is(passage, end, "-") && passage_glued(passage, end) &&
		(passage_is(passage, end + 1, "plus") || passage_is(passage, end + 1, "odd"));

	return plus && scale_at(passage, words, end + 2) ? end + 2 : end;
}

struct decimal amount_number(const struct passage *passage, const struct amount_words *words,
	const struct winnow_number *number, uint32_t limit, uint32_t *ret_end,
	int32_t *ret_scale)
{
	struct decimal value = { number->mantissa, number->exponent };
	uint32_t end = number->first + number->count;
	int plain = !(number->flags & WINNOW_IN_WORDS) && passage_glued(passage, end);
	int32_t letter = plain ? scale_at(passage, words, end) : 0;

	*ret_scale = letter ? letter : scale_at(passage, words, end - 1);
	*ret_end = letter ? end + 1 : past_point(passage, number, limit);
	value.exponent += letter;
	uint32_t multiple = past_plus(passage, words, *ret_end);
	if (multiple > *ret_end && multiple < limit) {
		*ret_scale = scale_at(passage, words, multiple);
		*ret_end = multiple + 1;
		value.exponent += *ret_scale;
	}
	return value;
}

/* "более тысячи": where the form is of one, too, what bounds it tells that it is one. */
static void read_bounded_one(const struct passage *passage, const struct amount_words *words,
	const struct winnow_term *vague, struct amount *amount)
{
	enum { ONE = 2 }; /* column */
	uint32_t first = 0;
	const struct winnow_term *hedge = passage_match_before(
		passage, words->hedge, amount->first, amount->sentence.first, &first);

	if (term_value(vague, ONE).len == 0 || amount_bound_of(hedge) == BOUND_EXACT)
		return;
	amount->value = decimal_of(term_value(vague, ONE));
	amount->bound = BOUND_EXACT;
	amount->has_value = 1;
	amount->has_low = amount->has_high = 0;
}

/* "tens to hundreds of millions": what ends within a number, or is counted in millions, is none of tens. */
static int is_cut_off(const struct passage *passage, const struct amount *amount, uint32_t end)
{
	const struct winnow_analysis *analysis = passage->analysis;
	uint32_t at = amount->number_first + 1;

	while (at < analysis->number_count && analysis->numbers[at].first < end)
		at++;
	const struct winnow_number *last = &analysis->numbers[at - 1], *next = last + 1;
	return end < last->first + last->count ||
	       (passage_is(passage, end, "of") && at < analysis->number_count &&
		       next->first == end + 1 && next->flags & WINNOW_VAGUE);
}

/* The longest term from `first` on that says a size; the one word there, where the longest is cut off. */
static const struct winnow_term *match_vague(const struct passage *passage,
	const struct amount_words *words, const struct amount *amount, uint32_t first,
	uint32_t *ret_end)
{
	uint32_t limit = amount->sentence.first + amount->sentence.count;
	const struct winnow_term *term =
		passage_match(passage, words->vague, first, limit, ret_end);

	if (!term || *ret_end <= amount->end || !is_cut_off(passage, amount, *ret_end))
		return term;
	*ret_end = first + 1;
	return passage_find(passage, words->vague, first);
}

static void read_vague(
	const struct passage *passage, const struct amount_words *words, struct amount *amount)
{
	for (uint32_t back = 0; back <= 2 && back <= amount->first - amount->sentence.first;
		back++) {
		uint32_t end = 0;
		const struct winnow_term *term =
			match_vague(passage, words, amount, amount->first - back, &end);
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
		read_bounded_one(passage, words, term, amount);
		return;
	}
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
	char name[40] = "winnow.amounts/1 ";

	if (count == 0 || count > most)
		return;
	strncat(name, code, 3);
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

	amount->value = amount_number(passage, words, read,
		amount->sentence.first + amount->sentence.count, &amount->end, &alone.scale);
	amount->scaled = amount->value.exponent != read->exponent;
	amount->lead = amount->first;
	read_vague(passage, words, amount);
	take_numbers(passage->analysis, amount);
	amount_hedge(passage, words, amount);
	if (amount->has_value && !alone.scale)
		amount_share_scale(passage, words, amount);
	return alone;
}

/* Several extractors read the same number. Returns its scale. */
static int32_t recall_alone(const struct passage *passage, const struct amount_words *words,
	uint32_t number, uint32_t first, struct amount *ret_amount)
{
	int is_kept = passage->amounts && first == passage->analysis->numbers[number].first;
	struct kept_amount own, *alone = is_kept ? &passage->amounts[number] : &own;

	if (!is_kept || !alone->is_read)
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
	amount_read_range(passage, words, unit, context, scale, ret_amount);
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

/* "minus 5", "moins 5", not "au moins 5" or "más o menos 5". */
static int is_minus_word(const struct passage *passage, uint32_t token, uint32_t start)
{
	static const char *const words[] = { "minus", "negative", "минус", NULL };
	static const char *const shared[] = { "moins", "menos", NULL };
	static const char *const others[] = { "au", "du", "le", "ou", "al", "lo", "cuando", "o",
		"de", NULL };

	return passage_is_any(passage, token, words) ||
	       (passage_is_any(passage, token, shared) &&
		       !(token > start && passage_is_any(passage, token - 1, others)));
}

uint32_t amount_sign_length(const struct passage *passage, uint32_t first, uint32_t start)
{
	if (first <= start)
		return 0;
	if (is_minus(passage, first))
		return first - 1 > start && passage_glued(passage, first - 1) ? 2 : 1;
	/* "plus or minus 3 points" */
	if (first > start + 2 && passage_is(passage, first - 2, "or") &&
		passage_is(passage, first - 3, "plus"))
		return 0;
	return is_minus_word(passage, first - 1, start);
}

void amount_sign(const struct passage *passage, struct amount *amount)
{
	uint32_t sign = amount_sign_length(passage, amount->first, amount->sentence.first);

	if (!sign || !amount->has_value)
		return;
	amount->value.mantissa = -amount->value.mantissa;
	amount->first -= sign;
	amount_limits(amount);
}

void amount_sign_and_hedge(
	const struct passage *passage, const struct amount_words *words, struct amount *amount)
{
	uint32_t unsigned_first = amount->first;

	amount_sign(passage, amount);
	if (amount->first != unsigned_first)
		amount_hedge(passage, words, amount);
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
	/* "plus d'un millier" */
	if (passage_kind(passage, first - 1) == WINNOW_WORD &&
		(winnow_ends(passage_word(passage, first - 1), "'") ||
			winnow_ends(passage_word(passage, first - 1), "’")))
		return 0;
	/* A quotation may open with two apostrophes. */
	if (passage_is(passage, first - 1, "''") ||
		(first > 1 && passage_is(passage, first - 1, "'") &&
			passage_is(passage, first - 2, "'")))
		return 0;
	if (passage_kind(passage, first - 1) == WINNOW_MARK)
		return has_mark(passage_word(passage, first - 1), "-/.:&@_\\#'*") ||
		       passage_is(passage, first - 1, "–") ||
		       passage_is(passage, first - 1, "’");
	return !has_mark(passage_word(passage, first - 1), "~<>=+") &&
	       !passage_is(passage, first - 1, "≈") && !passage_is(passage, first - 1, "≥");
}

uint32_t amount_apposed_first(const struct passage *passage, const struct amount_words *words,
	const struct amount *amount)
{
	uint32_t first = amount->first;

	return first > amount->sentence.first &&
			       term_is(passage_find(passage, words->age_lead, first - 1), 0,
				       "adverb")
		       ? first - 1
		       : first;
}
