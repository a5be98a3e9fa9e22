/* SPDX-License-Identifier: MIT */
#include "shared/date_names.h"

enum { LANGUAGES = 26 * 26 };

struct names {
	const struct winnow_lexicon *lexicons[LANGUAGES];
	size_t count;
};

struct dates {
	const struct winnow_text *text;
	struct names months, weekdays;
};

/* There is no list of languages to ask for: each code of two letters is tried. */
static void open_names(struct names *names, const struct winnow_host *host,
	const struct winnow_text *text, const char *kind)
{
	char name[16] = "aa/";

	memcpy(name + 3, kind, strlen(kind) + 1);
	for (name[0] = 'a'; name[0] <= 'z'; name[0]++)
		for (name[1] = 'a'; name[1] <= 'z'; name[1]++) {
			const struct winnow_lexicon *lexicon = text->lexicon(host, name);
			if (lexicon)
				names->lexicons[names->count++] = lexicon;
		}
}

struct dates *dates_create(const struct winnow_host *host)
{
	const struct winnow_text *text = host->service(host, WINNOW_TEXT_SERVICE);
	struct dates *dates = WINNOW_NEW(host, struct dates);

	if (!text) {
		winnow_fail(host, WINNOW_EFATAL,
			"this winnow has no service \"" WINNOW_TEXT_SERVICE
			"\"; install the one the plugin was built for");
		return NULL;
	}
	if (!dates) {
		winnow_fail(host, WINNOW_EFATAL, "there is no memory for the names of months");
		return NULL;
	}
	dates->text = text;
	open_names(&dates->months, host, text, "month");
	open_names(&dates->weekdays, host, text, "weekday");
	return dates;
}

/* Of one or two digits; 0: it is none. */
static int read_number(struct winnow_str digits)
{
	int value = 0;

	for (size_t at = 0; at < digits.len; at++) {
		if (at == 2 || digits.ptr[at] < '0' || digits.ptr[at] > '9')
			return 0;
		value = value * 10 + (digits.ptr[at] - '0');
	}
	return value;
}

static int find_name(const struct dates *dates, const struct names *names,
	const struct winnow_host *host, struct winnow_str word)
{
	for (size_t at = 0; at < names->count; at++) {
		const struct winnow_term *row =
			dates->text->find(host, names->lexicons[at], word);
		if (row && row->value_count)
			return read_number(row->values[0]);
	}
	return 0;
}

int date_month(
	const struct dates *dates, const struct winnow_host *host, struct winnow_str word)
{
	int month = find_name(dates, &dates->months, host, word);

	return month >= 1 && month <= 12 ? month : 0;
}

int date_weekday(
	const struct dates *dates, const struct winnow_host *host, struct winnow_str word)
{
	int day = find_name(dates, &dates->weekdays, host, word);

	return day >= 1 && day <= 7 ? day : 0;
}
