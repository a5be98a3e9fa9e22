/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* timegm() */
#include "fetch/warc_text.h"
#include <string.h>
#include <time.h>

bool warc_length(struct winnow_str text, int64_t most, uint64_t *ret_length)
{
	uint64_t length = 0;

	if (text.len == 0)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] < '0' || text.ptr[i] > '9')
			return false;
		length = length * 10 + (uint64_t)(text.ptr[i] - '0');
		if (length > (uint64_t)most)
			return false;
	}
	*ret_length = length;
	return true;
}

/* The number of `digits` digits at the front of the text, which moves on behind them and the one
 * mark that follows; `fallback` where the text is over. Negative: there is something else. */
static int take_number(struct winnow_str *text, size_t digits, int fallback)
{
	int number = 0;

	if (text->len == 0)
		return fallback;
	if (text->len < digits)
		return -1;
	for (size_t i = 0; i < digits; i++) {
		if (text->ptr[i] < '0' || text->ptr[i] > '9')
			return -1;
		number = number * 10 + (text->ptr[i] - '0');
	}
	if (digits < text->len && strchr("-T:.Z", text->ptr[digits]))
		digits++;
	*text = winnow_slice(*text, digits, text->len - digits);
	return number;
}

static int milliseconds(struct winnow_str fraction)
{
	int number = 0;

	for (size_t i = 0; i < 3; i++) {
		bool is_digit =
			i < fraction.len && fraction.ptr[i] >= '0' && fraction.ptr[i] <= '9';
		number = number * 10 + (is_digit ? fraction.ptr[i] - '0' : 0);
	}
	return number;
}

int64_t warc_date_ms(struct winnow_str text)
{
	/* Year, month, day, hour, minute, second. */
	static const int least[] = { 1900, 1, 1, 0, 0, 0 };
	static const int most[] = { 9999, 12, 31, 23, 59, 60 };
	int part[COUNT_OF(least)];

	for (size_t i = 0; i < COUNT_OF(part); i++) {
		part[i] = take_number(&text, i ? 2 : 4, i ? least[i] : -1);
		if (part[i] < least[i] || part[i] > most[i])
			return 0;
	}
	struct tm time = {
		.tm_year = part[0] - 1900,
		.tm_mon = part[1] - 1,
		.tm_mday = part[2],
		.tm_hour = part[3],
		.tm_min = part[4],
		.tm_sec = part[5],
	};
	return (int64_t)timegm(&time) * 1000 + milliseconds(text);
}

struct winnow_str warc_target(struct winnow_str uri, struct arena *arena)
{
	size_t length = 0;

	if (winnow_starts(uri, "<") && winnow_ends(uri, ">"))
		uri = winnow_slice(uri, 1, uri.len - 2);
	char *target = arena_alloc_array(arena, uri.len + 1, 3);
	for (size_t i = 0; target && i < uri.len; i++) {
		if (uri.ptr[i] == ' ') {
			memcpy(target + length, "%20", 3);
			length += 3;
		} else {
			target[length++] = uri.ptr[i];
		}
	}
	return (struct winnow_str){ target, length };
}
