/* SPDX-License-Identifier: MIT */
#include <string.h>
#include "load/tables.h"

#define KNOWN_FLAGS ((uint32_t)(WINNOW_REQUIRED | WINNOW_LIST | WINNOW_SPANNED))

static bool is_code(const char *text)
{
	size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyz"
				     "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._:/-");

	return length > 0 && text[length] == '\0';
}

static int check_codes(
	const struct loading *loading, const struct winnow_attribute_type *attribute)
{
	size_t count;
	int result = table_count_texts(loading, attribute->codes, "codes", &count);

	if (result < 0 || !attribute->codes)
		return result;
	if (attribute->type != WINNOW_VALUE_CODE)
		return loading_refuse(loading, "has codes, but is no code");
	if (count == 0)
		return loading_refuse(loading, "has an empty table of codes");
	for (size_t i = 0; i < count; i++)
		if (!is_code(attribute->codes[i]))
			return loading_refuse(loading,
				"has the code '%s', which is none as [A-Za-z0-9._:/-]+",
				attribute->codes[i]);
	return 0;
}

static int check_attribute(const struct loading *loading,
	const struct winnow_attribute_type *first,
	const struct winnow_attribute_type *attribute)
{
	if (!table_is_name(attribute->name))
		return loading_refuse(loading, "has no name as [a-z][a-z0-9_]*");
	for (; first < attribute; first++)
		if (strcmp(first->name, attribute->name) == 0)
			return loading_refuse(loading, "is there twice");
	if (!attribute->help || !*attribute->help)
		return loading_refuse(loading, "has no help");
	if (attribute->type < WINNOW_VALUE_TEXT || attribute->type > WINNOW_VALUE_REFERENCE)
		return loading_refuse(loading,
			"has the type %u, which this winnow does not know", attribute->type);
	if (attribute->flags & ~KNOWN_FLAGS)
		return loading_refuse(loading,
			"has the flags 0x%x, which this winnow does not know",
			attribute->flags & ~KNOWN_FLAGS);
	return check_codes(loading, attribute);
}

static int copy_attributes(
	struct loading *loading, uint32_t stride, struct winnow_fact_type *fact)
{
	void *copy;
	size_t count;
	int result = table_copy_rows(loading, fact->attributes, stride,
		sizeof(struct winnow_attribute_type), "attributes", &copy, &count);

	if (result < 0)
		return result;
	fact->attributes = copy;
	for (size_t i = 0; result == 0 && i < count; i++) {
		loading_about(loading, "the attribute %s of the fact type %s",
			fact->attributes[i].name, fact->name);
		result = check_attribute(loading, fact->attributes, &fact->attributes[i]);
	}
	return result;
}

static int check_fact_type(const struct loading *loading, const struct winnow_fact_type *first,
	const struct winnow_fact_type *fact)
{
	if (!table_is_name(fact->name))
		return loading_refuse(loading, "has no name as [a-z][a-z0-9_]*");
	for (; first < fact; first++)
		if (strcmp(first->name, fact->name) == 0)
			return loading_refuse(loading, "is there twice");
	if (!fact->help || !*fact->help)
		return loading_refuse(loading, "has no help");
	return 0;
}

static int copy_makes(struct loading *loading, struct winnow_extractor *extractor)
{
	void *copy;
	size_t count;
	int result = table_copy_rows(loading, extractor->makes, extractor->fact_type_size,
		sizeof(struct winnow_fact_type), "fact types", &copy, &count);

	if (result < 0)
		return result;
	if (count == 0 && !extractor->declare)
		return loading_refuse(loading, "makes no fact type");
	struct winnow_fact_type *facts = copy;
	extractor->makes = facts;
	for (size_t i = 0; result == 0 && i < count; i++) {
		loading_about(loading, "the fact type %s", facts[i].name);
		result = check_fact_type(loading, facts, &facts[i]);
		if (result == 0)
			result = copy_attributes(
				loading, extractor->attribute_type_size, &facts[i]);
	}
	return result;
}

/* `verb` is "needs" or "uses". */
static int check_wanted(struct loading *loading, const char *verb, const char *const *types)
{
	size_t count;
	int result = table_count_texts(loading, types, verb, &count);

	for (size_t i = 0; result == 0 && i < count; i++)
		if (!table_is_name(types[i]))
			result = loading_refuse(loading,
				"%s a fact type '%s', which is no name as "
				"[a-z][a-z0-9_]*",
				verb, types[i]);
	return result;
}

int fact_types_copy(struct loading *loading, struct winnow_extractor *extractor)
{
	loading_about(loading, "the extractor's");
	int result = table_check_size(
		loading, extractor->fact_type_size, LEAST_FACT_TYPE, "fact_type_size");
	if (result == 0)
		result = table_check_size(loading, extractor->attribute_type_size,
			LEAST_ATTRIBUTE_TYPE, "attribute_type_size");
	loading_about(loading, "the extractor");
	if (result == 0)
		result = check_wanted(loading, "needs", extractor->needs);
	if (result == 0)
		result = check_wanted(loading, "uses", extractor->uses);
	return result < 0 ? result : copy_makes(loading, extractor);
}
