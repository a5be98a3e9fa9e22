/* SPDX-License-Identifier: MIT */
#include "emit.h"

#include "anchor.h"
#include "draft.h"
#include "known_day.h"
#include "narrative.h"
#include "span.h"

enum { DATELINE_LONGEST = 120 };

static int hand_over(const struct emitter *emitter, const struct scan *scan,
	const struct expression *expression, const char *type, const struct draft *draft,
	double confidence)
{
	struct winnow_fact fact = { .size = sizeof(fact) };
	struct winnow_str first = piece_text(scan, expression->first);
	struct winnow_str last = piece_text(scan, expression->end - 1);
	int64_t number;

	fact.type = winnow_str(type);
	fact.rule = winnow_str(expression->rule);
	fact.attributes = draft->attributes;
	fact.attribute_count = draft->count;
	fact.at = (uint64_t)(first.ptr - scan->text.ptr);
	fact.length = (uint64_t)(last.ptr + last.len - first.ptr);
	fact.confidence = confidence;
	number = emitter->out->fact(emitter->out, &fact);
	return number < 0 ? (int)number : 0;
}

static const char *unit_name(enum unit unit)
{
	static const char *const names[UNIT_COUNT] = { [UNIT_SECOND] = "second",
		[UNIT_MINUTE] = "minute",
		[UNIT_HOUR] = "hour",
		[UNIT_DAY] = "day",
		[UNIT_WEEKEND] = "weekend",
		[UNIT_WEEK] = "week",
		[UNIT_MONTH] = "month",
		[UNIT_QUARTER] = "quarter",
		[UNIT_YEAR] = "year",
		[UNIT_DECADE] = "decade",
		[UNIT_CENTURY] = "century" };

	return names[unit];
}

static int emit_duration(const struct emitter *emitter, const struct scan *scan,
	const struct expression *expression)
{
	struct draft draft = { .count = 0 };
	char text[TIMEX_SIZE];

	/* "to at least 14 years" of an age. */
	if (facts_overlap(&emitter->ages, emitter->at, emitter->end))
		return 0;
	timex_write_length(&expression->length, text);
	(void)draft_add(&draft, "value", WINNOW_VALUE_TEXT, winnow_str(text));
	timex_write_number(&expression->length, text);
	if (expression->length.mantissa)
		(void)draft_add(&draft, "length", WINNOW_VALUE_DECIMAL, winnow_str(text));
	if (expression->longest) {
		timex_write_number(&(struct length){ .mantissa = expression->longest }, text);
		(void)draft_add(&draft, "longest", WINNOW_VALUE_DECIMAL, winnow_str(text));
	}
	draft_add_code(&draft, "unit", winnow_str(unit_name(expression->length.unit)));
	draft_add_modifier(&draft, "approximate", scan, expression);
	return hand_over(emitter, scan, expression, "duration", &draft, expression->certainty);
}

/* Inside the block's opening brackets: "[GENEVA, 19 November 2010] –", not "[Video: a speech (9/17/16).]". */
static int is_bracketed(struct winnow_str block, size_t at)
{
	const char *close;
	size_t length;

	if (block.len == 0 || block.ptr[0] != '[' || at > DATELINE_LONGEST)
		return 0;
	close = memchr(
		block.ptr, ']', block.len < DATELINE_LONGEST ? block.len : DATELINE_LONGEST);
	length = close ? (size_t)(close - block.ptr) : 0;
	return length > at && !memchr(block.ptr, ':', length) &&
	       !memchr(block.ptr, '(', length);
}

static int is_dateline(struct emitter *emitter, size_t at)
{
	const struct winnow_document *document = emitter->document;
	const struct winnow_block *block;

	while (emitter->block < document->block_count &&
		document->blocks[emitter->block].at + document->blocks[emitter->block].length <=
			at)
		emitter->block++;
	if (emitter->block >= document->block_count)
		return 0;
	block = &document->blocks[emitter->block];
	if (block->at > at)
		return 0;
	return block->type == WINNOW_DATELINE ||
	       is_bracketed(
		       winnow_slice(document->text, block->at, block->length), at - block->at);
}

static const char *kind_name(enum expression_kind kind)
{
	switch (kind) {
	case KIND_DATELINE:
		return "dateline";
	case KIND_ABSOLUTE:
		return "absolute";
	case KIND_RELATIVE:
		return "relative";
	case KIND_PERIOD:
		return "period";
	case KIND_SET:
		return "set";
	default:
		return "vague";
	}
}

static int is_bound(struct winnow_str modifier)
{
	return winnow_is(modifier, "since") || winnow_is(modifier, "until") ||
	       winnow_is(modifier, "by") || winnow_is(modifier, "before") ||
	       winnow_is(modifier, "after");
}

static void add_anchor(struct draft *draft, const struct anchor *anchor)
{
	static const char *const names[] = { "none", "dateline", "published", "text" };

	draft_add_code(draft, "anchor", winnow_str(names[anchor->kind]));
	if (anchor->kind)
		draft_add_date(draft, "anchor_date", calendar_number(anchor->date),
			draft_precision(anchor->unit));
}

/* A reader that knows no datelines leaves them in the text. */
static void take_dateline(struct emitter *emitter, const struct expression *expression,
	const struct resolved *resolved)
{
	if (expression->kind == KIND_DATELINE && resolved->unit == UNIT_DAY &&
		emitter->report.kind != ANCHOR_DATELINE)
		emitter->report = (struct anchor){ ANCHOR_DATELINE, UNIT_DAY, resolved->date };
}

/* The value, and what the words alone say if that is something else. */
static void add_timex(struct draft *draft, const char *value, const char *stated)
{
	(void)draft_add(draft, "timex", WINNOW_VALUE_TEXT, winnow_str(value));
	if (strcmp(value, stated) != 0)
		(void)draft_add(draft, "stated", WINNOW_VALUE_TEXT, winnow_str(stated));
}

/* "the rest of the year" begins on the day it is said. */
static void keep_rest(
	const struct emitter *emitter, const struct when *when, struct stretch *stretch)
{
	int32_t day = calendar_number(emitter->report.date);

	if (when->rest && emitter->report.unit == UNIT_DAY && day > stretch->first &&
		day < stretch->end)
		stretch->first = day;
}

/* As precise as it is said. */
static void add_beginning(
	struct draft *draft, const struct when *when, const struct resolved *resolved)
{
	int32_t first = resolved->stretch.first;

	if (when->has_clock)
		draft_add_moment(draft, "date", moment_of(when, first));
	else
		draft_add_date(draft, "date", first, draft_precision(resolved->unit));
}

static void draft_point(struct draft *draft, struct emitter *emitter,
	const struct expression *expression, const struct anchor *anchor, enum direction tense)
{
	struct resolved resolved = resolve_when(&expression->from, anchor, tense);
	char text[TIMEX_SIZE], stated[TIMEX_SIZE];

	keep_rest(emitter, &expression->from, &resolved.stretch);
	if (resolved.known) {
		struct extent extent = extent_of_point(
			&expression->from, resolved.stretch, expression->modifier);
		add_beginning(draft, &expression->from, &resolved);
		draft_add_extent(draft, &extent);
	}
	timex_write(&expression->from, &resolved, text);
	timex_write_stated(&expression->from, &resolved, stated);
	add_timex(draft, text, stated);
	if (resolved.known)
		take_dateline(emitter, expression, &resolved);
	told_set_ago(&expression->from, &resolved, emitter->end, &emitter->told);
	anchor_remember(emitter, expression, &resolved);
}

/* "from 1 March 2013 to date", and it is not known which that is. */
static struct resolved draft_first_end(
	struct draft *draft, const struct when *when, const struct anchor *anchor)
{
	struct resolved from = resolve_when(when, anchor, DIRECTION_NEAREST);

	if (from.known)
		draft_add_moment(draft, "from", moment_of(when, from.stretch.first));
	return from;
}

/* "between 1939 and 1945": a narrative goes on from its beginning. */
static int is_long(const struct emitter *emitter, const struct stretch *stretch)
{
	const int32_t year = 366;

	return emitter->narrative && stretch->end - stretch->first > year;
}

/* "from March to date": the one that now is in, or comes after. */
static int is_month_to_now(const struct expression *expression, const struct resolved *from)
{
	return from->known && from->unit >= UNIT_MONTH && when_is_present(&expression->to) &&
	       !expression->to.has_clock && !expression->to.part.len;
}

static void draft_period(struct draft *draft, struct emitter *emitter,
	const struct expression *expression, const struct anchor *anchor, enum direction tense)
{
	struct resolved from = { .known = 0 }, to = { .known = 0 };
	char first[TIMEX_SIZE], last[TIMEX_SIZE], text[TIMEX_SIZE], stated[TIMEX_SIZE];
	struct when stated_from = expression->from;
	struct stretch stretch;

	if (resolve_period(expression, anchor, tense, &from, &to)) {
		struct extent extent = extent_of_period(expression, &from, &to);
		stretch = (struct stretch){ from.stretch.first, to.stretch.end };
		add_beginning(draft, &expression->from, &from);
		draft_add_extent(draft, &extent);
		anchor_remember(emitter, expression, is_long(emitter, &stretch) ? &from : &to);
	} else if (!anchor->kind && !when_needs_anchor(&expression->from)) {
		from = draft_first_end(draft, &expression->from, anchor);
	}
	timex_write(&expression->from, &from, first);
	timex_write(&expression->to, &to, last);
	timex_join(first, last, text);
	stated_from.day_unsaid &= expression->to.day_unsaid; /* the other end tells the day */
	if (!expression->to.apart.unit && !is_month_to_now(expression, &from))
		timex_write_stated(&stated_from, &from, first);
	timex_write_stated(&expression->to, &to, last);
	if (expression->to.apart_included && to.known && to.stretch.end <= CALENDAR_LAST)
		timex_write_day(to.stretch.end, last); /* as far from the first as it lasts */
	timex_join(first, last, stated);
	add_timex(draft, text, stated);
}

static void draft_span(struct draft *draft, const struct expression *expression,
	const struct anchor *anchor, enum direction tense)
{
	char text[TIMEX_SIZE], stated[TIMEX_SIZE];
	struct extent extent;

	timex_write_length(&expression->length, text);
	memcpy(stated, text, sizeof(text));
	extent = span_of(expression, anchor, tense, stated);
	draft_add_moment(draft, "date", extent.from);
	draft_add_extent(draft, &extent);
	add_timex(draft, text, stated);
}

/* A vague one has its value already; a set is written as if no anchor were known, or is a length. */
static void draft_text(struct draft *draft, const struct expression *expression)
{
	static const struct resolved unknown;
	char text[TIMEX_SIZE];

	if (expression->text.len) {
		(void)draft_add(draft, "timex", WINNOW_VALUE_TEXT, expression->text);
		return;
	}
	if (expression->from.nth)
		timex_write_stated(&expression->from, &unknown, text);
	else if (expression->from.unit)
		timex_write(&expression->from, &unknown, text);
	else
		timex_write_length(&expression->length, text);
	(void)draft_add(draft, "timex", WINNOW_VALUE_TEXT, winnow_str(text));
}

static void draft_date(struct draft *draft, struct emitter *emitter,
	const struct expression *expression, const struct anchor *anchor, enum direction tense)
{
	if (expression->kind == KIND_SET)
		draft_text(draft, expression);
	else if (expression->of_whole)
		draft_span(draft, expression, anchor, tense);
	else if (expression->to.unit)
		draft_period(draft, emitter, expression, anchor, tense);
	else if (expression->from.unit)
		draft_point(draft, emitter, expression, anchor, tense);
	else if (expression->kind == KIND_PERIOD)
		draft_span(draft, expression, anchor, tense);
	else
		draft_text(draft, expression);
}

/* The kind as the page wants it: datelines by their place, bounded dates are periods. */
static enum expression_kind final_kind(
	struct emitter *emitter, const struct expression *expression)
{
	if (expression->kind == KIND_ABSOLUTE && is_dateline(emitter, emitter->at))
		return KIND_DATELINE;
	if (is_bound(expression->modifier) || expression->from.unit == UNIT_HALF)
		return KIND_PERIOD;
	return expression->kind;
}

/* "in five minutes" is a moment where it is known when that was said, else a length. */
static void settle_minutes(const struct anchor *anchor, struct expression *expression)
{
	if (expression->to.minutes)
		resolve_minutes(&expression->to, anchor); /* "until three minutes later" */
	if (!expression->from.minutes)
		return;
	resolve_minutes(&expression->from, anchor);
	if (anchor->has_clock || !expression->length.unit)
		return;
	expression->end -= (uint32_t)expression->from.from_text; /* "later" */
	expression->kind = KIND_DURATION;
	expression->rule = "duration.counted";
}

/* "from now until 5 p.m.": from the minute at which that was said, if it is known. */
static void settle_now(const struct anchor *anchor, struct expression *expression)
{
	struct when *from = &expression->from, *to = &expression->to;

	if (!from->now || !anchor->has_clock || !to->has_clock)
		return;
	from->has_clock = from->minute_said = 1;
	from->minute = anchor->minute;
	if (to->basis != BASIS_SHIFT || to->amount != 0 || to->minute > from->minute)
		return;
	/* Eight o'clock, told at ten, is that in the evening; 8 a.m. that of the next day. */
	if (to->half_unsaid && to->minute + MINUTES_IN_HALF_DAY > from->minute)
		to->minute += MINUTES_IN_HALF_DAY;
	else
		to->amount++;
}

/* What has been was not at 4 p.m. of a day on which it was told at ten, nor an hour later than that. */
static int is_yet_to_come(const struct scan *scan, const struct expression *expression,
	const struct anchor *anchor)
{
	const struct when *when = &expression->from;
	int64_t minute = when->minutes ? anchor->minute + when->minutes : when->minute;
	int borrowed = when->minutes ? when->from_text : when->day_unsaid && when->has_clock;

	return borrowed && anchor->kind == ANCHOR_PUBLISHED && minute > anchor->minute &&
	       tense_of(scan, expression) == DIRECTION_PAST;
}

/* Nor was who "was found three days later" found after the day on which that was told; and "a decade
 * later" is none that will be, unless that is said. */
static int is_ahead_of_report(const struct emitter *emitter, const struct scan *scan,
	const struct expression *expression, const struct anchor *anchor)
{
	const struct when *when = &expression->from;
	enum direction tense;
	struct resolved later;

	if (anchor->kind != ANCHOR_TEXT || !when->from_text || when->basis != BASIS_SHIFT ||
		when->amount <= 0 || when->minutes || emitter->report.unit != UNIT_DAY)
		return 0;
	tense = tense_of(scan, expression);
	later = resolve_when(when, anchor, tense);
	return later.known && later.stretch.first > calendar_number(emitter->report.date) &&
	       (tense == DIRECTION_PAST ||
		       (tense != DIRECTION_FUTURE && when->unit >= UNIT_YEAR));
}

/* "since 7 October", of a year that was told before; but not what is to come. */
static void take_told(struct emitter *emitter, const struct scan *scan,
	const struct expression *expression, struct anchor *anchor)
{
	struct anchor told;

	told_remember(&expression->from, &emitter->told);
	told_remember(&expression->to, &emitter->told);
	if (expression->to.unit)
		return;
	told = told_of_ago(&emitter->told, &expression->from, emitter->at);
	if (told.kind)
		*anchor = told;
	if (told.kind || emitter->narrative)
		return;
	told = told_again(&emitter->told, &expression->from, &emitter->report);
	if (told.kind && tense_of(scan, expression) != DIRECTION_FUTURE)
		*anchor = told;
}

int emit(struct emitter *emitter, const struct scan *scan, struct expression *expression)
{
	struct draft draft = { .count = 0 };
	struct winnow_str last = piece_text(scan, expression->end - 1);
	struct anchor anchor;
	enum direction tense;

	emitter->at = (size_t)(piece_text(scan, expression->first).ptr - scan->text.ptr);
	emitter->end = (size_t)(last.ptr - scan->text.ptr) + last.len;
	known_day_settle(emitter->search, scan, &emitter->report, expression);
	known_holiday_settle(emitter->document->country, &expression->from);
	anchor = anchor_for(emitter, expression);
	take_told(emitter, scan, expression, &anchor);
	if (is_yet_to_come(scan, expression, &anchor) ||
		is_ahead_of_report(emitter, scan, expression, &anchor))
		anchor = (struct anchor){ .kind = ANCHOR_NONE };
	settle_minutes(&anchor, expression);
	settle_now(&anchor, expression);
	if (expression->kind == KIND_DURATION)
		return emit_duration(emitter, scan, expression);
	tense = tense_of(scan, expression);
	expression->kind = final_kind(emitter, expression);
	draft_date(&draft, emitter, expression, &anchor, tense);
	draft_add_code(&draft, "kind", winnow_str(kind_name(expression->kind)));
	add_anchor(&draft, &anchor);
	draft_add_modifier(&draft, "modifier", scan, expression);
	return hand_over(emitter, scan, expression, "date", &draft,
		expression->certainty * anchor_trust(&anchor, expression));
}

int emitter_start(const struct passage *passage, const struct winnow_reading *reading,
	const struct word_search *search, const struct winnow_extractor_out *out,
	struct emitter *ret_emitter)
{
	const struct winnow_document *document = reading->document;
	struct emitter emitter = { .document = document, .out = out, .search = search };

	emitter.published = anchor_read(ANCHOR_PUBLISHED, document->published);
	emitter.report = anchor_read(ANCHOR_DATELINE, document->dateline);
	if (!emitter.report.kind)
		emitter.report = emitter.published;
	emitter.narrative = narrative_is(search, &emitter.report);
	if (facts_sort(passage->host, reading, &emitter.ages) < 0)
		return -1;
	*ret_emitter = emitter;
	return 0;
}
