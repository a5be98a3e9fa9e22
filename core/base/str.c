/* SPDX-License-Identifier: MIT */
#include <string.h>
#include "base/str.h"

int str_compare(struct winnow_str a, struct winnow_str b)
{
	size_t common = a.len < b.len ? a.len : b.len;
	int order = common ? memcmp(a.ptr, b.ptr, common) : 0;

	return order ? order : (a.len > b.len) - (a.len < b.len);
}

static unsigned char lower(char byte)
{
	return (unsigned char)(byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte);
}

bool str_equal_ascii_case(struct winnow_str a, struct winnow_str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (lower(a.ptr[i]) != lower(b.ptr[i]))
			return false;
	return true;
}

int str_compare_ascii_case(struct winnow_str a, struct winnow_str b)
{
	for (size_t i = 0; i < a.len && i < b.len; i++) {
		unsigned char left = (unsigned char)lower(a.ptr[i]);
		unsigned char right = (unsigned char)lower(b.ptr[i]);
		if (left != right)
			return left < right ? -1 : 1;
	}
	return (a.len > b.len) - (a.len < b.len);
}

static bool is_space(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

struct winnow_str str_trim(struct winnow_str text)
{
	while (text.len > 0 && is_space(text.ptr[0])) {
		text.ptr++;
		text.len--;
	}
	while (text.len > 0 && is_space(text.ptr[text.len - 1]))
		text.len--;
	return text;
}

size_t str_find_byte(struct winnow_str text, char byte, size_t from)
{
	if (from >= text.len)
		return text.len;
	const char *found = memchr(text.ptr + from, byte, text.len - from);
	return found ? (size_t)(found - text.ptr) : text.len;
}

size_t str_find(struct winnow_str text, struct winnow_str needle)
{
	if (needle.len == 0)
		return 0;
	for (size_t at = 0; at + needle.len <= text.len; at++) {
		at = str_find_byte(text, needle.ptr[0], at);
		if (at + needle.len <= text.len &&
			memcmp(text.ptr + at, needle.ptr, needle.len) == 0)
			return at;
	}
	return text.len;
}

bool str_split(struct winnow_str *rest, char byte, struct winnow_str *ret_part)
{
	if (!rest->ptr)
		return false;
	size_t end = str_find_byte(*rest, byte, 0);
	*ret_part = winnow_slice(*rest, 0, end);
	if (end == rest->len)
		*rest = (struct winnow_str){ NULL, 0 };
	else
		*rest = winnow_slice(*rest, end + 1, rest->len - end - 1);
	return true;
}

#define DISTANCE_LIMIT 64

static size_t least(size_t a, size_t b, size_t c)
{
	size_t smaller = a < b ? a : b;

	return smaller < c ? smaller : c;
}

size_t str_distance(struct winnow_str a, struct winnow_str b)
{
	size_t rows[3][DISTANCE_LIMIT + 1];

	if (a.len > DISTANCE_LIMIT || b.len > DISTANCE_LIMIT)
		return SIZE_MAX;
	for (size_t j = 0; j <= b.len; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		size_t *before = rows[(i + 1) % 3], *above = rows[(i - 1) % 3],
		       *row = rows[i % 3];
		row[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			size_t differ = a.ptr[i - 1] != b.ptr[j - 1];
			row[j] = least(above[j] + 1, row[j - 1] + 1, above[j - 1] + differ);
			if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] &&
				a.ptr[i - 2] == b.ptr[j - 1])
				row[j] = least(row[j], before[j - 2] + 1, row[j]);
		}
	}
	return rows[a.len % 3][b.len];
}

struct winnow_str str_of_integer(int64_t number, char text[STR_INTEGER_SIZE])
{
	static const char pairs[] = "00010203040506070809101112131415161718192021222324"
				    "25262728293031323334353637383940414243444546474849"
				    "50515253545556575859606162636465666768697071727374"
				    "75767778798081828384858687888990919293949596979899";
	uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
	char digits[STR_INTEGER_SIZE];
	size_t at = sizeof digits;

	for (; rest >= 100; rest /= 100)
		memcpy(digits + (at -= 2), pairs + 2 * (rest % 100), 2);
	if (rest >= 10)
		memcpy(digits + (at -= 2), pairs + 2 * rest, 2);
	else
		digits[--at] = (char)('0' + rest);
	if (number < 0)
		digits[--at] = '-';
	memcpy(text, digits + at, sizeof digits - at);
	return (struct winnow_str){ text, sizeof digits - at };
}

int str_digit(char digit)
{
	if (digit >= '0' && digit <= '9')
		return digit - '0';
	if (digit >= 'a' && digit <= 'f')
		return digit - 'a' + 10;
	return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
}

int str_escaped(struct winnow_str text, size_t at)
{
	if (text.len - at < 3 || text.ptr[at] != '%')
		return -1;
	int high = str_digit(text.ptr[at + 1]), low = str_digit(text.ptr[at + 2]);
	return high < 0 || low < 0 ? -1 : high * 16 + low;
}
