/* SPDX-License-Identifier: MIT */
#include <stdbool.h>
#include <string.h>
#include "base/utf8.h"
#include "tools/fact_rules.h"

static bool is_span(
	const struct winnow_document *document, uint64_t at, uint64_t length, bool may_be_empty)
{
	size_t size = document->text.len;

	if (length == 0)
		return may_be_empty;
	return length <= size && at <= size - length &&
	       utf8_is_text(winnow_slice(document->text, (size_t)at, (size_t)length));
}

static bool is_decimal(struct winnow_str text)
{
	size_t digits = 0, points = 0;

	for (size_t i = 0; i < text.len; i++) {
		char byte = text.ptr[i];
		if (byte >= '0' && byte <= '9')
			digits++;
		else if (byte == '.' && digits > 0 && i + 1 < text.len)
			points++;
		else if (byte != '-' || i != 0)
			return false;
	}
	return digits > 0 && points <= 1;
}

static bool is_date(struct winnow_str text, uint32_t precision)
{
	static const char *const forms[] = { [WINNOW_CENTURY] = "0000",
		[WINNOW_DECADE] = "0000",
		[WINNOW_YEAR] = "0000",
		[WINNOW_QUARTER] = "0000-00",
		[WINNOW_MONTH] = "0000-00",
		[WINNOW_WEEK] = "0000-00-00",
		[WINNOW_DAY] = "0000-00-00",
		[WINNOW_MINUTE] = "0000-00-00T00:00" };

	if (precision < WINNOW_CENTURY || precision > WINNOW_MINUTE)
		return false;
	const char *form = forms[precision];
	if (text.len != strlen(form))
		return false;
	for (size_t i = 0; i < text.len; i++) {
		bool digit = text.ptr[i] >= '0' && text.ptr[i] <= '9';
		if (form[i] == '0' ? !digit : text.ptr[i] != form[i])
			return false;
	}
	return true;
}

static bool is_code(struct winnow_str text, const char *const *codes)
{
	if (!codes)
		return text.len > 0;
	for (; *codes; codes++)
		if (winnow_is(text, *codes))
			return true;
	return false;
}

static const char *broken_value(const struct winnow_attribute_type *type,
	const struct winnow_attribute *attribute, int64_t next_number)
{
	switch (type->type) {
	case WINNOW_VALUE_TEXT:
		return utf8_is_text(attribute->text) ? NULL : "a text is not valid UTF-8";
	case WINNOW_VALUE_DECIMAL:
		return is_decimal(attribute->text) ? NULL : "a decimal has another form";
	case WINNOW_VALUE_DATE:
		return is_date(attribute->text, attribute->precision)
			       ? NULL
			       : "a date has not the form of its precision";
	case WINNOW_VALUE_CODE:
		return is_code(attribute->text, type->codes) ? NULL : "a code is not declared";
	case WINNOW_VALUE_REFERENCE:
		return attribute->integer >= 0 && attribute->integer < next_number
			       ? NULL
			       : "a reference is to no earlier fact";
	default:
		return NULL;
	}
}

static const struct winnow_attribute_type *find_attribute(
	const struct winnow_fact_type *type, struct winnow_str name)
{
	const struct winnow_attribute_type *found = type->attributes;

	for (; found && found->name; found++)
		if (winnow_is(name, found->name))
			return found;
	return NULL;
}

static size_t count_attributes(const struct winnow_fact *fact, const char *name)
{
	size_t count = 0;

	for (uint32_t i = 0; i < fact->attribute_count; i++)
		count += (size_t)winnow_is(fact->attributes[i].name, name);
	return count;
}

static const char *broken_counts(
	const struct winnow_fact *fact, const struct winnow_fact_type *type)
{
	const struct winnow_attribute_type *attribute = type->attributes;

	for (; attribute && attribute->name; attribute++) {
		size_t count = count_attributes(fact, attribute->name);
		if (count == 0 && attribute->flags & WINNOW_REQUIRED)
			return "a required attribute is missing";
		if (count > 1 && !(attribute->flags & WINNOW_LIST))
			return "an attribute that is no list is there twice";
	}
	return NULL;
}

static const char *broken_attribute(const struct winnow_fact_type *fact_type,
	const struct winnow_attribute *attribute, const struct winnow_document *document,
	int64_t next_number)
{
	const struct winnow_attribute_type *type = find_attribute(fact_type, attribute->name);

	if (!type)
		return "an attribute is not declared";
	if (attribute->type != type->type)
		return "an attribute has another type than declared";
	if (!is_span(document, attribute->at, attribute->length, true))
		return "an attribute's span is not in the text";
	if (attribute->length == 0 && type->flags & WINNOW_SPANNED)
		return "an attribute has no span, and was declared to have one";
	return broken_value(type, attribute, next_number);
}

const char *fact_broken_rule(const struct winnow_fact *fact,
	const struct winnow_fact_type *makes, const struct winnow_document *document,
	int64_t next_number)
{
	while (makes->name && !winnow_is(fact->type, makes->name))
		makes++;
	if (!makes->name)
		return "its type is not among those it makes";
	if (!is_span(document, fact->at, fact->length, false))
		return "its span is not in the text";
	if (!(fact->confidence >= 0 && fact->confidence <= 1))
		return "its confidence is not within 0 and 1";
	if (fact->rule.len == 0)
		return "it does not say its rule";
	const char *broken = broken_counts(fact, makes);
	for (uint32_t i = 0; !broken && i < fact->attribute_count; i++)
		broken = broken_attribute(makes, &fact->attributes[i], document, next_number);
	return broken;
}
