/* SPDX-License-Identifier: MIT */
#include "config/config.h"
#include "run/schedule.h"

#define LONGEST_TEXT 200
#define SECOND_MS 1000
#define LONGEST_EVERY ((int64_t)366 * 86400)

/* One of the five. */
struct field {
	const char *name;         /* "hour" */
	const char *const *words; /* by number, from `first_word` on; NULL: none */
	size_t word_count;
	unsigned first_word;
	unsigned least, most;
};

static const char *const month_words[] = { "january", "february", "march", "april", "may",
	"june", "july", "august", "september", "october", "november", "december" };
static const char *const weekday_words[] = { "sunday", "monday", "tuesday", "wednesday",
	"thursday", "friday", "saturday" };

enum { MINUTE, HOUR, DAY, MONTH, WEEKDAY, FIELDS };

static const struct field fields[FIELDS] = {
	[MINUTE] = { "minute", NULL, 0, 0, 0, 59 },
	[HOUR] = { "hour", NULL, 0, 0, 0, 23 },
	[DAY] = { "day of the month", NULL, 0, 0, 1, 31 },
	[MONTH] = { "month", month_words, COUNT_OF(month_words), 1, 1, 12 },
	[WEEKDAY] = { "day of the week", weekday_words, COUNT_OF(weekday_words), 0, 0, 7 },
};

static const struct {
	const char *name, *fields;
} nicknames[] = {
	{ "@hourly", "0 * * * *" },
	{ "@daily", "0 0 * * *" },
	{ "@midnight", "0 0 * * *" },
	{ "@weekly", "0 0 * * 0" },
	{ "@monthly", "0 0 1 * *" },
	{ "@yearly", "0 0 1 1 *" },
	{ "@annually", "0 0 1 1 *" },
};

/* ---- a number or a name ---- */

/* The whole word, or its first three letters. */
static bool read_word(const struct field *field, struct winnow_str text, unsigned *ret_number)
{
	for (size_t i = 0; i < field->word_count; i++) {
		struct winnow_str word = winnow_str(field->words[i]);
		if (!str_equal_ascii_case(text, word) &&
			!str_equal_ascii_case(text, winnow_slice(word, 0, 3)))
			continue;
		*ret_number = field->first_word + (unsigned)i;
		return true;
	}
	return false;
}

static bool read_number(struct winnow_str text, unsigned *ret_number)
{
	unsigned number = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] < '0' || text.ptr[i] > '9')
			return false;
		number = number * 10 + (unsigned)(text.ptr[i] - '0');
	}
	*ret_number = number;
	return text.len > 0 && text.len <= 4;
}

static int read_value(const struct field *field, struct winnow_str text, unsigned *ret_number,
	struct failure *failure)
{
	unsigned number;

	if (read_word(field, text, ret_number))
		return 0;
	if (read_number(text, &number) && number >= field->least && number <= field->most) {
		*ret_number = number;
		return 0;
	}
	return failure_set(failure, WINNOW_EDATA, "'%.*s' is no %s; use %u to %u%s",
		STR_ARGS(text), field->name, field->least, field->most,
		field->words ? ", or a name, as JAN or MON" : "");
}

/* ---- a field ---- */

static bool is_any(struct winnow_str text)
{
	return winnow_is(text, "*") || winnow_is(text, "?");
}

/* "*", "5", "MON-FRI"; with a step, "5" is "5 to the end". */
static int read_range(const struct field *field, struct winnow_str text, bool stepped,
	unsigned *ret_first, unsigned *ret_last, struct failure *failure)
{
	struct winnow_str first = text;
	size_t dash = str_find_byte(text, '-', 0);
	/* Sunday is both 0 and 7; "*" has it once. */
	unsigned end = field == &fields[WEEKDAY] ? 6 : field->most;

	if (is_any(text)) {
		*ret_first = field->least;
		*ret_last = end;
		return 0;
	}
	first.len = dash;
	int code = read_value(field, first, ret_first, failure);
	if (code < 0)
		return code;
	*ret_last = stepped && *ret_first <= end ? end : *ret_first;
	if (dash == text.len)
		return 0;
	struct winnow_str last = winnow_slice(text, dash + 1, text.len - dash - 1);
	code = read_value(field, last, ret_last, failure);
	if (code < 0)
		return code;
	if (field == &fields[WEEKDAY] && *ret_last == 0 && *ret_first > 0)
		*ret_last = 7;
	if (*ret_last < *ret_first)
		return failure_set(failure, WINNOW_EDATA,
			"the %s '%.*s' runs backwards; write two ranges with a comma between "
			"them",
			field->name, STR_ARGS(text));
	return 0;
}

/* "MON-FRI/2" */
static int read_part(const struct field *field, struct winnow_str text, uint64_t *bits,
	struct failure *failure)
{
	size_t slash = str_find_byte(text, '/', 0);
	struct winnow_str range = { text.ptr, slash };
	bool stepped = slash < text.len;
	unsigned first, last, step = 1;

	if (stepped &&
		(!read_number(winnow_slice(text, slash + 1, text.len - slash - 1), &step) ||
			step == 0))
		return failure_set(failure, WINNOW_EDATA,
			"the %s '%.*s' has no step; write one as */5 or 10-40/5", field->name,
			STR_ARGS(text));
	int code = read_range(field, range, stepped, &first, &last, failure);
	for (unsigned number = first; code >= 0 && number <= last; number += step)
		*bits |= (uint64_t)1 << number;
	return code;
}

static int read_field(const struct field *field, struct winnow_str text, uint64_t *ret_bits,
	struct failure *failure)
{
	uint64_t bits = 0;
	int code = 0;

	for (size_t at = 0; code >= 0 && at <= text.len;) {
		size_t end = str_find_byte(text, ',', at);
		code = read_part(field, winnow_slice(text, at, end - at), &bits, failure);
		at = end + 1;
	}
	*ret_bits = bits;
	return code;
}

/* ---- the whole ---- */

/* The words of the text, up to `most`; returns how many there are. */
static size_t split_words(struct winnow_str text, struct winnow_str *words, size_t most)
{
	size_t count = 0, start = 0;

	for (size_t i = 0; i <= text.len; i++) {
		if (i < text.len && text.ptr[i] != ' ' && text.ptr[i] != '\t')
			continue;
		if (i > start && count < most)
			words[count] = winnow_slice(text, start, i - start);
		count += i > start;
		start = i + 1;
	}
	return count;
}

/* Whether any month named has any day named: by the weekday there always is one. */
static bool has_a_day(const struct schedule *schedule)
{
	static const unsigned month_days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	for (unsigned month = 0; month < COUNT_OF(month_days); month++)
		for (unsigned day = 1; day <= month_days[month]; day++)
			if (schedule->months >> (month + 1) & 1 && schedule->days >> day & 1)
				return true;
	return !schedule->any_weekday;
}

static int parse_fields(
	struct winnow_str text, struct schedule *ret_schedule, struct failure *failure)
{
	struct winnow_str words[FIELDS];
	uint64_t bits[FIELDS] = { 0 };
	size_t count = split_words(text, words, FIELDS);
	int code = 0;

	if (count != FIELDS)
		return failure_set(failure, WINNOW_EDATA,
			"it has %zu field%s; a schedule has five: minute, hour, day of the "
			"month, "
			"month, day of the week",
			count, count == 1 ? "" : "s");
	for (int i = 0; i < FIELDS && code >= 0; i++)
		code = read_field(&fields[i], words[i], &bits[i], failure);
	if (code < 0)
		return code;
	struct schedule schedule = {
		.minutes = bits[MINUTE],
		.hours = (uint32_t)bits[HOUR],
		.days = (uint32_t)bits[DAY],
		.months = (uint32_t)bits[MONTH],
		.weekdays = (uint32_t)((bits[WEEKDAY] | bits[WEEKDAY] >> 7) & 0x7f),
		.any_hour = bits[HOUR] == 0xffffff,
		.any_day = is_any(words[DAY]),
		.any_weekday = is_any(words[WEEKDAY]),
	};
	if (!has_a_day(&schedule))
		return failure_set(failure, WINNOW_EDATA, "no year has such a day");
	*ret_schedule = schedule;
	return 0;
}

static int parse_every(
	struct winnow_str text, struct schedule *ret_schedule, struct failure *failure)
{
	const char *reason = NULL;
	int64_t milliseconds;

	if (!config_parse_number(WINNOW_DURATION, str_trim(text), &milliseconds, &reason))
		return failure_set(failure, WINNOW_EDATA, "'%.*s' %s", STR_ARGS(text), reason);
	if (milliseconds % SECOND_MS != 0 || milliseconds < SECOND_MS ||
		milliseconds / SECOND_MS > LONGEST_EVERY)
		return failure_set(
			failure, WINNOW_EDATA, "@every needs whole seconds, from 1s to 366d");
	*ret_schedule = (struct schedule){ .every = milliseconds / SECOND_MS };
	return 0;
}

static int parse_nickname(
	struct winnow_str text, struct schedule *ret_schedule, struct failure *failure)
{
	if (winnow_starts(text, "@every ") || winnow_starts(text, "@every\t"))
		return parse_every(winnow_slice(text, 7, text.len - 7), ret_schedule, failure);
	if (winnow_is(text, "@reboot"))
		return failure_set(failure, WINNOW_EDATA,
			"a start of the machine is no time of the clock; use @daily, or @every "
			"6h");
	for (size_t i = 0; i < COUNT_OF(nicknames); i++)
		if (str_equal_ascii_case(text, winnow_str(nicknames[i].name)))
			return parse_fields(
				winnow_str(nicknames[i].fields), ret_schedule, failure);
	return failure_set(failure, WINNOW_EDATA,
		"there is no such name; use @hourly, @daily, @weekly, @monthly, @yearly or "
		"@every 6h");
}

int schedule_parse(
	struct winnow_str text, struct schedule *ret_schedule, struct failure *failure)
{
	int code;

	text = str_trim(text);
	if (text.len > LONGEST_TEXT)
		return failure_set(failure, WINNOW_EDATA,
			"a schedule has %d characters at most", LONGEST_TEXT);
	if (winnow_starts(text, "@"))
		code = parse_nickname(text, ret_schedule, failure);
	else
		code = parse_fields(text, ret_schedule, failure);
	return code < 0 ? failure_prefix(failure, "schedule '%.*s'", STR_ARGS(text)) : 0;
}
