/* SPDX-License-Identifier: MIT
 * "three children's homes", "20 girls' secondary schools": whom they are for is not what is counted. */
#include "counted.h"
#include "counted_one.h"
#include "plural.h"

#define LONGEST_NAME 3 /* tokens of "secondary school" behind the possessive */

static int is_institution(const struct reading *reading, uint32_t token)
{
	return passage_find(&reading->passage, reading->language->institution, token) != NULL;
}

static int is_plural(const struct reading *reading, uint32_t token, uint32_t limit)
{
	return counted_is_word(reading, token, limit) &&
	       plural_singular(reading, token).len > 0;
}

void counted_take_institution(
	const struct reading *reading, uint32_t limit, struct counted *counted)
{
	const struct passage *passage = &reading->passage;
	uint32_t first = counted->end + 1, at = first;

	if (!counted_is_possessive(passage, counted->end))
		return;
	while (at < first + LONGEST_NAME && counted_is_word(reading, at, limit) &&
		!is_institution(reading, at) && !is_plural(reading, at, limit))
		at++;
	if (at >= limit || !is_institution(reading, at))
		return;
	/* "two children's hospital beds" */
	if (is_plural(reading, at + 1, limit) && !counted_is_third_person(reading, at + 1))
		at++;
	struct winnow_str singular = plural_singular(reading, at);
	counted->unit =
		singular.len ? singular : passage_lower(passage, passage_word(passage, at));
	counted->head = at;
	counted->end = at + 1;
}
