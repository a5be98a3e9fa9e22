/* SPDX-License-Identifier: MIT
 *
 * "Ministry of Gender, Labour and Social Development" is one office, though commas stand between
 * what it deals with.
 */
#include "decide.h"

static int is_field(const struct scene *scene, uint32_t token)
{
	return is_capital(scene->passage, token) &&
	       has_class(word_at(scene->words, token)->classes, scene->glossary->field);
}

/* Behind one field: "Labour", "Social Development"; `token`: it is none. */
static uint32_t field_end(const struct scene *scene, uint32_t token)
{
	uint32_t end = token;

	while (is_field(scene, end))
		end++;
	return end;
}

/* Behind ", Labour and Social Development"; `comma`: nothing of the kind begins there. */
static uint32_t fields_end(const struct scene *scene, uint32_t comma)
{
	uint32_t end = comma;

	while (passage_is(scene->passage, end, ",") && is_field(scene, end + 1))
		end = field_end(scene, end + 1);
	uint32_t joint = end + (uint32_t)passage_is(scene->passage, end, ",");
	return end > comma && passage_is(scene->passage, joint, "and") &&
			       is_field(scene, joint + 1)
		       ? field_end(scene, joint + 1)
		       : comma;
}

/* The name ends with a field, of an office. */
static int is_of_field(const struct scene *scene, const struct name *name)
{
	uint32_t at = name->end;

	while (at > name->first && is_field(scene, at - 1))
		at--;
	return at < name->end && at > name->first + 1 &&
	       (passage_is(scene->passage, at - 1, "of") ||
		       passage_is(scene->passage, at - 1, "for")) &&
	       (word_at(scene->words, at - 2)->classes & scene->glossary->body_words) != 0;
}

void fields_join(const struct scene *scene, struct names_found *names)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < names->count; i++) {
		struct name *before = kept > 0 ? &names->items[kept - 1] : NULL;
		if (before && names->items[i].first < before->end)
			continue;
		names->items[kept++] = names->items[i];
		before = &names->items[kept - 1];
		if (before->kind == KIND_ORGANISATION && is_of_field(scene, before))
			before->end = fields_end(scene, before->end);
	}
	names->count = kept;
}
