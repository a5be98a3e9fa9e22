/* SPDX-License-Identifier: MIT */
#include "parse.h"

enum { REACH_BACK = 20, REACH_ON = 8, REACH_AUXILIARY = 3, REACH_DONE = 2 };

/* "visitó", "huyeron": what no other word of Spanish ends in. */
static int is_spanish_past(const struct scan *scan, uint32_t at)
{
	static const char *const endings[] = { "ó", "aron", "ieron", "yeron", "jeron" };
	struct winnow_str text = piece_text(scan, at);

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (winnow_ends(text, endings[i]) && text.len > sizeof("aron"))
			return piece_is_plain_word(scan, at) &&
			       winnow_is(scan->analysis->language, "es");
	return 0;
}

/* "will be announced", "would have found": what is to come, whatever the form of the verb. */
static enum direction tense_at(const struct scan *scan, uint32_t at)
{
	int past = piece_is(scan, at, WORD_PAST) || is_spanish_past(scan, at);

	for (uint32_t i = 0; i <= (past ? REACH_AUXILIARY : 0) && i <= at; i++)
		if (piece_is(scan, at - i, WORD_FUTURE))
			return DIRECTION_FUTURE;
	return past ? DIRECTION_PAST : DIRECTION_NEAREST;
}

static int ends_sentence(const struct scan *scan, uint32_t at)
{
	const struct piece *piece = piece_at(scan, at);

	return piece->kind == PIECE_BREAK || (piece->flags & WINNOW_SENTENCE_START);
}

/* "It rained": of verbs no lexicon has. */
static int is_past_form(const struct scan *scan, uint32_t at)
{
	const size_t shortest = 5;
	struct winnow_str text = piece_text(scan, at);

	return piece_is_plain_word(scan, at) && text.len >= shortest && winnow_ends(text, "ed");
}

/* "the deadline passed on Tuesday": whatever is said before that, not what "will be passed". */
static int is_done(const struct scan *scan, uint32_t at)
{
	if (!is_past_form(scan, at))
		return 0;
	for (uint32_t i = 1; i <= REACH_AUXILIARY && i <= at; i++)
		if (piece_is(scan, at - i, WORD_FUTURE) || piece_noted(scan, at - i, "to"))
			return 0;
	return 1;
}

/* "on Tuesday that will grant", "in June, when he will": what follows is of another verb. */
static int opens_clause(const struct scan *scan, uint32_t at)
{
	return piece_noted(scan, at, "clause") ||
	       (piece_is(scan, at, WORD_SHIFT) && piece_noted(scan, at, "text") &&
		       piece_value(scan, at) == 0);
}

/* "unveiled its plans", "approved an amendment": it has an object. */
static int has_done(const struct scan *scan, uint32_t at)
{
	enum word_kind next = piece_at(scan, at + 1)->word->kind;

	return is_done(scan, at) && (next == WORD_ARTICLE || next == WORD_DETERMINER ||
					    piece_noted(scan, at + 1, "one"));
}

/* Of a month where no verb is known: the last one, too, in languages whose verbs have other forms. */
static enum direction tense_unknown(
	const struct scan *scan, const struct expression *expression, int past_form)
{
	struct winnow_str language = scan->analysis->language;
	int foreign = language.len && !winnow_is(language, "en");

	return expression->from.unit == UNIT_MONTH && (past_form || foreign)
		       ? DIRECTION_PAST
		       : DIRECTION_NEAREST;
}

/* "an October 11 letter says it will": what is to come is something else. */
static int is_attribute(const struct scan *scan, const struct expression *expression)
{
	uint32_t before = expression->first - 1;

	return expression->from.unit == UNIT_DAY && expression->from.month &&
	       (piece_is(scan, before, WORD_ARTICLE) || piece_noted(scan, before, "one")) &&
	       piece_is_plain_word(scan, expression->end);
}

/* A weekday, a day of the year, or "on" a holiday: but of "a march organised for 7 July", "(7 July)" and
 * "effective 7 July" no verb before it tells. */
static int is_day_of_deed(const struct scan *scan, const struct expression *expression)
{
	const struct when *when = &expression->from;
	uint32_t before = expression->first - 1;

	if (when->weekday || when->unit != UNIT_DAY)
		return when->weekday != 0;
	if (when->holiday.len)
		return piece_is(scan, before, WORD_WHEN);
	return when->month && !parse_is_lasting(scan, before) &&
	       !piece_noted(scan, before, "to") && !piece_is_mark(scan, before, '(') &&
	       !winnow_is(piece_text(scan, before), "effective");
}

/* "On 20 August soldiers attacked the village", "the blast on 7 July destroyed homes". */
static int is_done_on(const struct scan *scan, const struct expression *expression, uint32_t at)
{
	return !expression->from.weekday &&
	       (has_done(scan, at) || (at == expression->end && is_done(scan, at) &&
					      !ends_sentence(scan, expression->first - 1)));
}

/* The nearest verb before it in its clause speaks for it, else the nearest after it: "On Monday
 * the court will …". */
enum direction tense_of(const struct scan *scan, const struct expression *expression)
{
	uint32_t at = expression->first;
	int of_month = expression->from.unit == UNIT_MONTH; /* of which it is asked */
	int of_day = is_day_of_deed(scan, expression);
	int past_form = 0, past_near = 0;

	if (piece_is_mark(scan, at - 1, ',') &&
		piece_is(scan, expression->end, WORD_FUTURE)) /* "…, Friday will be cold" */
		return DIRECTION_FUTURE;
	for (uint32_t i = 0; i < REACH_BACK && at > 0; i++) {
		if (ends_sentence(scan, at))
			break;
		enum direction tense = tense_at(scan, --at);
		if (tense)
			return tense;
		if (piece_noted(scan, at, "clause"))
			break;
		past_form |= of_month && is_past_form(scan, at);
		past_near |= i < REACH_AUXILIARY && past_form;
		if (of_day && ((i < REACH_DONE && is_done(scan, at)) || has_done(scan, at)))
			return DIRECTION_PAST;
	}
	/* "insisted in June that he would": what follows is of another time */
	if (past_near)
		return tense_unknown(scan, expression, past_form);
	at = expression->end;
	for (uint32_t i = 0; i < REACH_ON && !ends_sentence(scan, at); i++, at++) {
		enum direction tense = tense_at(scan, at);
		if (opens_clause(scan, at) ||
			(tense == DIRECTION_FUTURE && is_attribute(scan, expression)))
			break;
		if (tense)
			return tense;
		if (of_day && is_done_on(scan, expression, at))
			return DIRECTION_PAST;
		past_form |= of_month && is_past_form(scan, at);
	}
	return tense_unknown(scan, expression, past_form);
}
