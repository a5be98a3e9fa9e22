/* SPDX-License-Identifier: MIT */
#include "order.h"

/* How many days speak for each order. */
struct votes {
	uint32_t day_first, month_first;
};

static void vote(enum figures_order order, struct votes *votes)
{
	votes->day_first += order == ORDER_DAY_FIRST;
	votes->month_first += order == ORDER_MONTH_FIRST;
}

static enum figures_order winner(const struct votes *votes)
{
	if (votes->day_first == votes->month_first)
		return ORDER_UNKNOWN;
	return votes->day_first > votes->month_first ? ORDER_DAY_FIRST : ORDER_MONTH_FIRST;
}

static int is_near(const struct anchor *day, int32_t year, int32_t month, int32_t day_of_month)
{
	struct calendar_date date = { year, month, day_of_month };
	int32_t apart = calendar_valid(date)
				? calendar_number(date) - calendar_number(day->date)
				: CALENDAR_LAST;

	return apart >= -1 && apart <= 1;
}

/* "Posted: 05/03/2014" on the fifth of March: of the two readings the day of the page, or one beside
 * it. */
static enum figures_order shown_by_day(
	const struct figures *figures, const struct anchor *published)
{
	if (figures->form != FIGURES_AMBIGUOUS || published->kind == ANCHOR_NONE ||
		published->unit != UNIT_DAY)
		return ORDER_UNKNOWN;
	int day_first = is_near(published, figures->year, figures->month, figures->day);
	int month_first = is_near(published, figures->year, figures->day, figures->month);

	return day_first == month_first ? ORDER_UNKNOWN
	       : day_first              ? ORDER_DAY_FIRST
					: ORDER_MONTH_FIRST;
}

/* The digits that end there are a token of their own. */
static int is_token(const struct passage *passage, size_t at, size_t end)
{
	uint32_t token = passage_token_at(passage, at);

	return passage_kind(passage, token) == WINNOW_DIGITS &&
	       passage_at(passage, token) == at &&
	       passage_length(passage, token, token + 1) == end - at;
}

/* Where the one or two digits before a stroke begin; where it stands: there are none, or more. */
static size_t digits_before(struct winnow_str text, size_t stroke)
{
	size_t at = stroke;

	while (at > 0 && stroke - at <= 2 && text.ptr[at - 1] >= '0' && text.ptr[at - 1] <= '9')
		at--;
	return stroke - at <= 2 ? at : stroke;
}

static size_t next_stroke(struct winnow_str text, size_t from)
{
	const char *stroke =
		from < text.len ? memchr(text.ptr + from, '/', text.len - from) : NULL;

	return stroke ? (size_t)(stroke - text.ptr) : text.len;
}

/* Of the days in figures. Nonzero: there are some that could be read both ways, or have no year. */
static int ask_figures(
	const struct passage *passage, const struct anchor *published, struct votes *votes)
{
	struct winnow_str text = passage->document->text;
	int asked = 0;

	for (size_t stroke = next_stroke(text, 0); stroke < text.len;
		stroke = next_stroke(text, stroke + 1)) {
		size_t at = digits_before(text, stroke);
		struct figures figures = { .form = FIGURES_NONE };
		if (at < stroke)
			figures = figures_read(text, at);
		if (!figures.form || !is_token(passage, at, stroke))
			continue;
		vote(figures.order, votes);
		vote(shown_by_day(&figures, published), votes);
		asked |= figures.form == FIGURES_AMBIGUOUS || figures.form == FIGURES_MONTH_DAY;
	}
	return asked;
}

static enum word_kind kind_at(const struct word_search *search, uint32_t token)
{
	uint32_t count;

	return token < search->analysis->token_count
		       ? vocabulary_word(search, token, &count)->kind
		       : WORD_NONE;
}

/* "5 March", "the 5th of March": who writes so writes 05/03, too, and "March 5" as a rule 03/05. */
static void ask_words(const struct word_search *search, struct votes *votes)
{
	const struct winnow_analysis *analysis = search->analysis;
	const int64_t longest_month = 31;

	for (uint32_t i = 0; i < analysis->number_count; i++) {
		const struct winnow_number *number = &analysis->numbers[i];
		uint32_t after = number->first + number->count;
		if (number->exponent || number->mantissa < 1 ||
			number->mantissa > longest_month)
			continue;
		after += kind_at(search, after) == WORD_LINK;
		if (kind_at(search, after) == WORD_MONTH)
			votes->day_first++;
		else if (number->first > 0 && kind_at(search, number->first - 1) == WORD_MONTH)
			votes->month_first++;
	}
}

/* Where it is about; and English alone is that of the United States, as in CLDR's likely subtags. */
static enum figures_order usual(const struct winnow_document *document)
{
	int english = document->language.len == 0 || winnow_is(document->language, "en");
	int month_first = document->country.len == 0 || winnow_is(document->country, "US") ||
			  winnow_is(document->country, "PH");

	return english && month_first ? ORDER_MONTH_FIRST : ORDER_DAY_FIRST;
}

struct order order_of(const struct passage *passage, const struct word_search *search,
	const struct anchor *published)
{
	const struct winnow_document *document = passage->document;
	struct votes votes = { 0, 0 };
	int asked = ask_figures(passage, published, &votes);
	struct order order = { winner(&votes), winner(&votes) != ORDER_UNKNOWN };

	if (order.shown || !asked)
		return order;
	if (document->country.len == 0 && search->words) {
		votes = (struct votes){ 0, 0 };
		ask_words(search, &votes);
		order.figures = winner(&votes);
	}
	if (!order.figures)
		order.figures = usual(document);
	return order;
}
