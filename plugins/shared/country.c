/* SPDX-License-Identifier: MIT */
#include "shared/country.h"

enum { LONGEST_PREFIX = 80 };

struct winnow_str title_prefix(struct winnow_str title)
{
	size_t limit = title.len < LONGEST_PREFIX ? title.len : LONGEST_PREFIX;
	const char *colon = limit ? memchr(title.ptr, ':', limit) : NULL;
	struct winnow_str prefix = title;

	if (!colon || colon == title.ptr)
		return winnow_str(NULL);
	prefix.len = (size_t)(colon - title.ptr);
	/* "10:30", "http://": no colon of a prefix, which has a space behind it. */
	if (prefix.len + 1 >= title.len || (colon[1] != ' ' && colon[1] != '\xC2'))
		return winnow_str(NULL);
	while (prefix.len && prefix.ptr[prefix.len - 1] == ' ')
		prefix.len--;
	return prefix;
}

struct winnow_str title_country(
	const struct names *countries, const struct winnow_host *host, struct winnow_str prefix)
{
	struct winnow_str none = { NULL, 0 };
	struct winnow_str country = prefix.len ? names_find(countries, host, prefix) : none;
	const char *open;

	if (country.len || prefix.len == 0)
		return country;
	/* "SUDAN (DARFUR)" */
	open = memchr(prefix.ptr, '(', prefix.len);
	if (!open || open == prefix.ptr || prefix.ptr[prefix.len - 1] != ')')
		return none;
	prefix.len = (size_t)(open - prefix.ptr);
	while (prefix.len && prefix.ptr[prefix.len - 1] == ' ')
		prefix.len--;
	return prefix.len ? names_find(countries, host, prefix) : none;
}
