/* SPDX-License-Identifier: MIT */
#include "fetch/retry.h"
#include <curl/curl.h>
#include <string.h>

static bool is_number(struct winnow_str value)
{
	for (size_t i = 0; i < value.len; i++)
		if (value.ptr[i] < '0' || value.ptr[i] > '9')
			return false;
	return value.len > 0;
}

static int64_t seconds_ms(struct winnow_str digits)
{
	int64_t ms = 0;

	for (size_t i = 0; i < digits.len && ms < RETRY_MOST_MS; i++)
		ms = ms * 10 + (int64_t)(digits.ptr[i] - '0') * 1000;
	return ms;
}

static int64_t date_ms(struct winnow_str date, int64_t wall_ms)
{
	char text[64] = { 0 };

	if (date.len >= sizeof text)
		return 0;
	memcpy(text, date.ptr, date.len);
	time_t when = curl_getdate(text, NULL);
	return when < 0 ? 0 : (int64_t)when * 1000 - wall_ms;
}

int64_t retry_after_ms(struct winnow_str value, int64_t wall_ms)
{
	value = str_trim(value);
	int64_t ms = is_number(value) ? seconds_ms(value) : date_ms(value, wall_ms);

	if (ms <= 0)
		return 0;
	return ms < RETRY_MOST_MS ? ms : RETRY_MOST_MS;
}

/* splitmix64: neighbours far apart. */
static uint64_t scatter(uint64_t salt)
{
	salt += 0x9e3779b97f4a7c15u;
	salt = (salt ^ salt >> 30) * 0xbf58476d1ce4e5b9u;
	salt = (salt ^ salt >> 27) * 0x94d049bb133111ebu;
	return salt ^ salt >> 31;
}

int64_t retry_wait_ms(unsigned tries, int64_t first_ms, int64_t asked_ms, uint64_t salt)
{
	int64_t wait = first_ms;

	for (unsigned i = 1; i < tries && wait < RETRY_MOST_MS; i++)
		wait *= 2;
	wait += wait / 4 - (int64_t)(scatter(salt + tries) % (uint64_t)(wait / 2 + 1));
	if (wait < asked_ms)
		wait = asked_ms;
	return wait < RETRY_MOST_MS ? wait : RETRY_MOST_MS;
}
