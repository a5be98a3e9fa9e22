/* SPDX-License-Identifier: MIT */
#include "config/suggest.h"

#define LONGEST 64

/* Case is no reason to miss a name, and str_distance() counts it. */
static struct winnow_str lower_case(struct winnow_str text, char lower[LONGEST])
{
	for (size_t i = 0; i < text.len; i++) {
		char byte = text.ptr[i];
		lower[i] = (char)(byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte);
	}
	return (struct winnow_str){ lower, text.len };
}

static size_t distance(struct winnow_str a, struct winnow_str b)
{
	char lower_a[LONGEST], lower_b[LONGEST];

	if (a.len > LONGEST || b.len > LONGEST)
		return SIZE_MAX;
	return str_distance(lower_case(a, lower_a), lower_case(b, lower_b));
}

void suggest_begin(struct suggestion *suggestion, struct winnow_str written)
{
	/* One slip in a short word, and another for every four letters more. */
	*suggestion = (struct suggestion){ .written = written,
		.distance = written.len < 2 ? 0 : 2 + written.len / 4 };
	if (suggestion->distance > written.len)
		suggestion->distance = written.len;
}

void suggest_offer(struct suggestion *suggestion, struct winnow_str name)
{
	size_t found = distance(suggestion->written, name);

	if (found >= suggestion->distance)
		return;
	suggestion->distance = found;
	suggestion->best = name;
}
