/* SPDX-License-Identifier: MIT */
#include "store/words.h"

static const char *const block_types[] = {
	[WINNOW_TITLE] = "title",
	[WINNOW_DATELINE] = "dateline",
	[WINNOW_HEADING] = "heading",
	[WINNOW_PARAGRAPH] = "paragraph",
	[WINNOW_LIST_ITEM] = "list_item",
	[WINNOW_QUOTE] = "quote",
	[WINNOW_TABLE] = "table",
	[WINNOW_CAPTION] = "caption",
};

static const char *const value_types[] = {
	[WINNOW_VALUE_TEXT] = "text",
	[WINNOW_VALUE_INTEGER] = "integer",
	[WINNOW_VALUE_DECIMAL] = "decimal",
	[WINNOW_VALUE_DATE] = "date",
	[WINNOW_VALUE_CODE] = "code",
	[WINNOW_VALUE_REFERENCE] = "reference",
};

static const char *const precisions[] = {
	[WINNOW_CENTURY] = "century",
	[WINNOW_DECADE] = "decade",
	[WINNOW_YEAR] = "year",
	[WINNOW_QUARTER] = "quarter",
	[WINNOW_MONTH] = "month",
	[WINNOW_WEEK] = "week",
	[WINNOW_DAY] = "day",
	[WINNOW_MINUTE] = "minute",
};

static struct winnow_str word_of(const char *const *words, size_t count, uint32_t number)
{
	return winnow_str(number < count ? words[number] : NULL);
}

static uint32_t number_of(const char *const *words, size_t count, struct winnow_str word)
{
	for (uint32_t number = 1; number < count; number++)
		if (winnow_is(word, words[number]))
			return number;
	return 0;
}

struct winnow_str words_block_type(uint32_t type)
{
	return word_of(block_types, COUNT_OF(block_types), type);
}

uint32_t words_block_type_of(struct winnow_str word)
{
	return number_of(block_types, COUNT_OF(block_types), word);
}

struct winnow_str words_value_type(uint32_t type)
{
	return word_of(value_types, COUNT_OF(value_types), type);
}

uint32_t words_value_type_of(struct winnow_str word)
{
	return number_of(value_types, COUNT_OF(value_types), word);
}

struct winnow_str words_precision(uint32_t precision)
{
	return word_of(precisions, COUNT_OF(precisions), precision);
}

uint32_t words_precision_of(struct winnow_str word)
{
	return number_of(precisions, COUNT_OF(precisions), word);
}
