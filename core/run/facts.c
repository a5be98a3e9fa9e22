/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <string.h>
#include "base/eight.h"
#include "base/utf8.h"
#include "run/dates.h"
#include "run/facts.h"

#define SAID(name) "fact \"%.*s\" at byte %ju: " name

static bool is_spelled(struct winnow_str text, const char *name)
{
	size_t i = 1;

	while (i < text.len && name[i] == text.ptr[i])
		i++;
	return i == text.len && name[i] == '\0';
}

/* Most names differ in their first letters. */
static inline bool is_named(struct winnow_str text, const char *name)
{
	return text.len > 0 && *name == *text.ptr && is_spelled(text, name);
}

/* An extractor's own are most often the very ones it declares, which no letter has to be read for. */
static bool is_same(struct winnow_str text, const char *name)
{
	return text.ptr == name && name[text.len] == '\0';
}

const struct winnow_fact_type *fact_type_named(
	const struct winnow_extractor *extractor, struct winnow_str name)
{
	const struct winnow_fact_type *type = extractor->makes;

	for (; type && type->name; type++)
		if (is_same(name, type->name))
			return type;
	for (type = extractor->makes; type && type->name; type++)
		if (is_named(name, type->name))
			return type;
	return NULL;
}

const struct winnow_attribute_type *fact_attribute_named(
	const struct winnow_fact_type *type, struct winnow_str name)
{
	const struct winnow_attribute_type *attribute = type->attributes;

	for (; attribute && attribute->name; attribute++)
		if (is_named(name, attribute->name))
			return attribute;
	return NULL;
}

/* The same, sought from behind the one before: most are given in the order they are declared in.
 * `before` NULL: there was none. */
static const struct winnow_attribute_type *attribute_behind(const struct winnow_fact_type *type,
	const struct winnow_attribute_type *before, struct winnow_str name)
{
	for (const struct winnow_attribute_type *same = before ? before : type->attributes;
		same && same->name; same++)
		if (is_same(name, same->name))
			return same;
	for (; before && before->name; before++)
		if (is_named(name, before->name))
			return before;
	return fact_attribute_named(type, name);
}

static inline bool span_is_sound(struct winnow_str text, uint64_t at, uint64_t length)
{
	if ((at | length) == 0)
		return true; /* most are of no words */
	return at <= text.len && length <= text.len - at && utf8_is_boundary(text, at) &&
	       utf8_is_boundary(text, at + length);
}

static bool is_decimal(struct winnow_str text)
{
	size_t at = text.len && text.ptr[0] == '-', digits = 0;
	bool point = false;

	for (; at < text.len; at++) {
		if (text.ptr[at] == '.' && !point && digits > 0 && at + 1 < text.len)
			point = true;
		else if (text.ptr[at] >= '0' && text.ptr[at] <= '9')
			digits++;
		else
			return false;
	}
	return digits > 0;
}

static bool is_code(struct winnow_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char byte = text.ptr[i];
		bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
			     (byte >= '0' && byte <= '9') || (byte && strchr("._:/-", byte));
		if (!plain)
			return false;
	}
	return text.len > 0;
}

static bool is_one_of(struct winnow_str text, const char *const *codes)
{
	for (; *codes; codes++)
		if (is_named(text, *codes))
			return true;
	return false;
}

/* What is declared was found to be codes when the extractor was opened. NULL: sound. */
static const char *code_fault(
	const struct winnow_attribute_type *declared, struct winnow_str code)
{
	if (declared->codes && is_one_of(code, declared->codes))
		return NULL;
	if (!is_code(code))
		return "is not a code";
	return declared->codes ? "is none of the codes it declares" : NULL;
}

static const char *other_fault(const struct winnow_attribute *attribute, size_t known)
{
	switch (attribute->type) {
	case WINNOW_VALUE_INTEGER:
		return NULL;
	case WINNOW_VALUE_DECIMAL:
		return is_decimal(attribute->text) ? NULL : "is not a decimal, as -21600.50";
	case WINNOW_VALUE_DATE:
		return date_has_precision(attribute->text, attribute->precision)
			       ? NULL
			       : "is not a date of its precision";
	default:
		return attribute->integer >= 0 && (uint64_t)attribute->integer < known
			       ? NULL
			       : "refers to no earlier fact";
	}
}

/* Most are texts or codes. NULL: sound. */
static const char *value_fault(const struct winnow_attribute_type *declared,
	const struct winnow_attribute *attribute, bool is_plain, size_t known)
{
	if (declared->type == WINNOW_VALUE_TEXT)
		return is_plain || utf8_is_text(attribute->text) ? NULL : "is not UTF-8 text";
	if (declared->type == WINNOW_VALUE_CODE)
		return code_fault(declared, attribute->text);
	return other_fault(attribute, known);
}

#define COPIED_AT_ONCE 8 /* bytes */

/* Where copies go. Each text has a NUL behind it; the room is so many bytes longer than they are as
 * are copied at once. */
struct copying {
	uint64_t required; /* of the fact's type, see struct given */
	struct winnow_attribute *attributes;
	char *bytes;
};

/* A copy, and whether all of it is ASCII without a NUL: to take 1 from a byte sets its high bit where
 * it was 0. Behind the last bytes, zeros are copied. */
static struct winnow_str copy_text(
	struct copying *copying, struct winnow_str text, bool *ret_is_plain)
{
	char *copy = copying->bytes;
	uint64_t high = 0;
	size_t at = 0;

	for (; text.len - at >= COPIED_AT_ONCE; at += COPIED_AT_ONCE) {
		uint64_t eight = eight_at(text.ptr, at);
		high |= eight | (eight - EACH_BYTE);
		eight_put(copy + at, eight);
	}
	size_t left = text.len - at;
	uint64_t few = few_at(text.ptr, at, left);
	high |= few | ((few | EACH_BYTE << 8 * left) - EACH_BYTE);
	eight_put(copy + at, few);
	copying->bytes += text.len + 1;
	*ret_is_plain = !(high & HIGH_BITS);
	return (struct winnow_str){ copy, text.len };
}

/* What a fact has of the attributes its type declares: a bit for each of the first 64, in order. */
#define COUNTED_ATTRIBUTES 64

struct given {
	const struct winnow_fact_type *type;
	const struct winnow_fact *fact;
	uint64_t bits;
	uint64_t required; /* those it has to have; ALL_REQUIRED: nobody knows */
};

#define ALL_REQUIRED UINT64_MAX

static uint64_t required_of(const struct winnow_fact_type *type)
{
	const struct winnow_attribute_type *declared = type->attributes;
	uint64_t bits = 0;

	for (size_t i = 0; declared && declared[i].name; i++) {
		if (!(declared[i].flags & WINNOW_REQUIRED))
			continue;
		if (i >= COUNTED_ATTRIBUTES)
			return ALL_REQUIRED;
		bits |= (uint64_t)1 << i;
	}
	return bits;
}

struct fact_maker fact_maker_of(const struct winnow_extractor *extractor, struct arena *arena)
{
	const struct winnow_fact_type *makes = extractor->makes;
	size_t count = 0;

	while (makes && makes[count].name)
		count++;
	uint64_t *required = arena_alloc_array(arena, count + 1, sizeof *required);
	for (size_t i = 0; required && i < count; i++)
		required[i] = required_of(&makes[i]);
	return (struct fact_maker){ extractor, required };
}

static bool is_among(const struct winnow_fact *fact, uint32_t count, const char *name)
{
	for (uint32_t i = 0; i < count; i++)
		if (is_named(fact->attributes[i].name, name))
			return true;
	return false;
}

/* Whether one of the first `count` attributes is the declared one. */
static bool is_given(
	const struct given *given, const struct winnow_attribute_type *declared, uint32_t count)
{
	size_t index = (size_t)(declared - given->type->attributes);

	return index < COUNTED_ATTRIBUTES ? given->bits >> index & 1
					  : is_among(given->fact, count, declared->name);
}

static void note(struct given *given, const struct winnow_attribute_type *declared)
{
	size_t index = (size_t)(declared - given->type->attributes);

	if (index < COUNTED_ATTRIBUTES)
		given->bits |= (uint64_t)1 << index;
}

static const char *attribute_fault(const struct winnow_attribute_type *declared,
	const struct given *given, uint32_t index, bool is_plain, struct winnow_str text,
	size_t known)
{
	const struct winnow_attribute *attribute = &given->fact->attributes[index];

	if (!declared)
		return "is not declared";
	if (declared->type != attribute->type)
		return "has another type than declared";
	if (!span_is_sound(text, attribute->at, attribute->length))
		return "has words outside the text or within a character";
	if (!(declared->flags & WINNOW_LIST) && is_given(given, declared, index))
		return "is given twice";
	return value_fault(declared, attribute, is_plain, known);
}

static const char *missing_attribute(const struct given *given)
{
	const struct winnow_attribute_type *declared = given->type->attributes;

	if (!(given->required & ~given->bits))
		return NULL;
	for (; declared && declared->name; declared++)
		if (declared->flags & WINNOW_REQUIRED &&
			!is_given(given, declared, given->fact->attribute_count))
			return declared->name;
	return NULL;
}

/* `copying` NULL: no copies are wanted; else one of each, its name the declared one. */
static bool attributes_are_sound(const struct winnow_fact_type *type,
	const struct winnow_fact *fact, struct winnow_str text, size_t known,
	struct copying *copying, struct failure *failure)
{
	const struct winnow_attribute_type *declared = NULL;
	struct given given = { .type = type,
		.fact = fact,
		.required = copying ? copying->required : ALL_REQUIRED };

	for (uint32_t i = 0; i < fact->attribute_count; i++) {
		const struct winnow_attribute *attribute = &fact->attributes[i];
		bool is_plain = false;
		declared = attribute_behind(type, declared, attribute->name);
		if (copying) {
			struct winnow_attribute *copy = &copying->attributes[i];
			*copy = *attribute;
			copy->text = copy_text(copying, attribute->text, &is_plain);
			copy->name.ptr = declared ? declared->name : NULL;
		}
		const char *fault = attribute_fault(declared, &given, i, is_plain, text, known);
		if (fault) {
			failure_set(failure, WINNOW_EDATA, SAID("its attribute \"%.*s\" %s"),
				STR_ARGS(fact->type), (uintmax_t)fact->at,
				STR_ARGS(attribute->name), fault);
			return false;
		}
		note(&given, declared);
	}
	const char *missing = missing_attribute(&given);
	if (missing)
		failure_set(failure, WINNOW_EDATA, SAID("its attribute \"%s\" is required"),
			STR_ARGS(fact->type), (uintmax_t)fact->at, missing);
	return !missing;
}

/* `type` NULL: it was not declared. */
static bool is_sound(const struct winnow_fact_type *type, const struct winnow_fact *fact,
	bool rule_is_plain, struct winnow_str text, size_t known, struct copying *copying,
	struct failure *failure)
{
	const char *fault = NULL;

	if (!WINNOW_HAS(fact, number))
		fault = "is shorter than the contract's: set its size";
	else if (!type)
		fault = "is of a type this extractor does not declare";
	else if (fact->length == 0 || !span_is_sound(text, fact->at, fact->length))
		fault = "its span is empty, outside the text or within a character";
	else if (!(fact->confidence >= 0 && fact->confidence <= 1))
		fault = "its confidence is not between 0 and 1";
	else if (!rule_is_plain && !utf8_is_text(fact->rule))
		fault = "the name of its rule is not UTF-8 text";
	if (!fault)
		return attributes_are_sound(type, fact, text, known, copying, failure);
	failure_set(failure, WINNOW_EDATA, SAID("%s"), STR_ARGS(fact->type),
		(uintmax_t)fact->at, fault);
	return false;
}

bool fact_is_sound(const struct winnow_extractor *extractor, const struct winnow_fact *fact,
	struct winnow_str text, size_t known, struct failure *failure)
{
	return is_sound(fact_type_named(extractor, fact->type), fact, false, text, known, NULL,
		failure);
}

static size_t text_bytes(const struct winnow_fact *fact)
{
	size_t bytes = fact->rule.len + 1;

	for (uint32_t i = 0; i < fact->attribute_count; i++)
		bytes += fact->attributes[i].text.len + 1;
	return bytes + COPIED_AT_ONCE;
}

int fact_take(const struct fact_maker *maker, const struct winnow_fact *fact,
	struct winnow_str text, size_t known, struct arena *arena, struct winnow_fact *ret_fact,
	struct failure *failure)
{
	const struct winnow_fact_type *type = fact_type_named(maker->extractor, fact->type);
	size_t size = fact->attribute_count * sizeof(struct winnow_attribute);
	struct winnow_attribute *attributes = arena_take(arena, size + text_bytes(fact));
	bool is_plain;

	if (!attributes)
		return failure_set(failure, WINNOW_ELIMIT, "no memory for another fact");
	struct copying copying = { ALL_REQUIRED, attributes,
		(char *)(attributes + fact->attribute_count) };
	if (type && maker->required)
		copying.required = maker->required[type - maker->extractor->makes];
	struct winnow_str rule = copy_text(&copying, fact->rule, &is_plain);
	if (!is_sound(type, fact, is_plain, text, known, &copying, failure))
		return failure->code;
	*ret_fact = *fact;
	ret_fact->size = sizeof *ret_fact;
	ret_fact->type.ptr = type->name;
	ret_fact->rule = rule;
	ret_fact->attributes = attributes;
	return 0;
}
