/* SPDX-License-Identifier: MIT */
#include "names.h"

static struct winnow_str joined(
	const struct passage *passage, const struct winnow_str *parts, size_t count)
{
	size_t length = 0, at = 0;

	for (size_t i = 0; i < count; i++)
		length += parts[i].len;
	char *value = passage->host->alloc(passage->host, length);
	for (size_t i = 0; value && i < count; at += parts[i++].len)
		memcpy(value + at, parts[i].ptr, parts[i].len);
	return (struct winnow_str){ value, value ? length : 0 };
}

/* "police of China": one value for "Chinese police" and "the Chinese police". "A Chinese court" is one
 * of many: "court in China (unnamed)", which is nobody's name. */
static struct winnow_str value_of_actor(const struct reading *reading, const struct name *name,
	struct winnow_str country, int one_of_many)
{
	const struct passage *passage = &reading->passage;
	struct winnow_str land = term_value(
		passage->text->find(passage->host, reading->extractor->country_name, country),
		0);
	const struct winnow_str parts[] = { passage_word(passage, name->end),
		winnow_str(one_of_many ? " in " : " of "), land,
		winnow_str(one_of_many ? " (unnamed)" : "") };
	struct winnow_str value = { 0 };

	if (land.len)
		value = joined(passage, parts, sizeof parts / sizeof *parts);
	return value.len ? value : passage_words(passage, name->first, name->end + 1);
}

/* An organisation that has no name but a country and a word for what it is: "Chinese police", "a
 * Chinese court". */
int64_t actor_state(const struct reading *reading, uint32_t at)
{
	const struct passage *passage = &reading->passage;
	const struct name *name = &reading->names.items[at];
	uint32_t word = name->end, first = name->first;
	struct statement statement;
	statement_begin(&statement, passage);
	struct winnow_str country = nationality_country(reading, name);

	if (passage_kind(passage, word) != WINNOW_WORD ||
		!has_class(word_at(&reading->words, word)->classes,
			reading->extractor->glossary->actor_word))
		return 0;
	if (first > 0 &&
		(passage_is(passage, first - 1, "a") || passage_is(passage, first - 1, "an")))
		first--;
	int one_of_many = first < name->first && (word_at(&reading->words, word)->classes &
							 reading->extractor->bodies);
	statement_text(
		&statement, "value", value_of_actor(reading, name, country, one_of_many), 0, 0);
	statement_text(&statement, "kind", passage_word(passage, word), 0, 0);
	statement_code_text(&statement, "country", country);
	statement_code(&statement, "named", "no");
	const struct stated stated = { "organisation", "organisation.unnamed", first, word + 1,
		0.6 };
	return statement_make(&statement, reading->out, &stated);
}
