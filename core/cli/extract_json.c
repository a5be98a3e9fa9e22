/* SPDX-License-Identifier: MIT */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli/extract_form.h"
#include "cli/extract_span.h"
#include "cli/extract_timex.h"
#include "store/json_writer.h"
#include "store/words.h"

#define NAME_SIZE 128

/* What they are called where facts are compared: a measure is a quantity of units. */
static struct winnow_str type_name(struct winnow_str type)
{
	if (winnow_is(type, "organisation"))
		return winnow_str("org");
	return winnow_is(type, "measure") ? winnow_str("quantity") : type;
}

/* Attributes that are written under another name, unless one before has taken it. */
static const struct alias {
	const char *type, *attribute, *name;
	bool both; /* under its own name, too */
} aliases[] = {
	{ "money", "stated", "value", false },
	{ "money", "part", "unit", false },
	{ "money", "amount", "value", false },
	{ "money", "currency", "unit", true },
	{ "percent", "kind", "unit", false },
	{ "quantity", "counted", "of_what", false },
	{ "percent", "of", "of_what", false },
	{ "date", "timex", "value", false },
	{ "legal_instrument", "name", "value", true },
	{ "attribution", "kind", "value", false },
	{ "event", "act", "value", false },
};

/* Attributes whose words are also given as NAME_start and NAME_end beside the others. */
static const struct alias places[] = {
	{ "quote", "speaker", "speaker", false },
	{ "attribution", "speaker", "speaker", false },
	{ "event", "agent", "source", false },
	{ "event", "target", "target", false },
};

static void put_place(struct json_writer *writer, json_t *object,
	const struct winnow_fact *fact, const struct winnow_attribute *attribute)
{
	char start[NAME_SIZE], end[NAME_SIZE];

	for (size_t i = 0; i < COUNT_OF(places); i++) {
		if (!winnow_is(fact->type, places[i].type) ||
			!winnow_is(attribute->name, places[i].attribute))
			continue;
		snprintf(start, sizeof start, "%s_start", places[i].name);
		snprintf(end, sizeof end, "%s_end", places[i].name);
		json_writer_integer(writer, object, start, (int64_t)attribute->at);
		json_writer_integer(
			writer, object, end, (int64_t)(attribute->at + attribute->length));
	}
}

static const struct alias *alias_of(struct winnow_str type, struct winnow_str attribute)
{
	for (size_t i = 0; i < COUNT_OF(aliases); i++)
		if (winnow_is(type, aliases[i].type) &&
			winnow_is(attribute, aliases[i].attribute))
			return &aliases[i];
	return NULL;
}

/* Whole numbers exactly, others to fifteen digits. */
static json_t *number(struct winnow_str text)
{
	char digits[64];

	if (text.len >= sizeof digits)
		return json_stringn_nocheck(text.ptr, text.len);
	snprintf(digits, sizeof digits, "%.*s", STR_ARGS(text));
	errno = 0;
	char *end;
	long long whole = strtoll(digits, &end, 10);
	if (errno == 0 && *end == '\0')
		return json_integer(whole);
	return json_real(strtod(digits, NULL));
}

static json_t *value_of(const struct winnow_attribute *attribute)
{
	char name[32];

	switch (attribute->type) {
	case WINNOW_VALUE_INTEGER:
		return json_integer(attribute->integer);
	case WINNOW_VALUE_DECIMAL:
		return number(attribute->text);
	case WINNOW_VALUE_REFERENCE:
		snprintf(name, sizeof name, "f%jd", (intmax_t)attribute->integer + 1);
		return json_string(name);
	default:
		return json_stringn_nocheck(
			attribute->text.len ? attribute->text.ptr : "", attribute->text.len);
	}
}

/* The first stays under the name, as one value; of a list it becomes an array with the others. */
static void put(struct json_writer *writer, json_t *object, const char *name, json_t *value)
{
	json_t *there = json_object_get(object, name);

	if (!there) {
		json_writer_put(writer, object, name, value);
		return;
	}
	if (!json_is_array(there)) {
		json_t *first = json_incref(there);
		there = json_writer_put(writer, object, name, json_array());
		json_writer_push(writer, there, first);
	}
	json_writer_push(writer, there, value);
}

static const struct winnow_attribute *find(const struct winnow_fact *fact, const char *name)
{
	for (uint32_t i = 0; i < fact->attribute_count; i++)
		if (winnow_is(fact->attributes[i].name, name))
			return &fact->attributes[i];
	return NULL;
}

static json_t *span(
	struct json_writer *writer, struct winnow_str text, uint64_t at, uint64_t length)
{
	json_t *object = json_object();

	json_writer_text(writer, object, "text", winnow_slice(text, at, length));
	json_writer_integer(writer, object, "start", (int64_t)at);
	json_writer_integer(writer, object, "end", (int64_t)(at + length));
	return object;
}

/* "dollar per month": a unit with what the fact says it is for. */
static json_t *rate(const struct winnow_fact *fact, struct winnow_str unit)
{
	const struct winnow_attribute *per = find(fact, "per");

	if (!per || unit.len == 0 || winnow_is(per->text, "each"))
		return json_stringn_nocheck(unit.len ? unit.ptr : "", unit.len);
	return json_sprintf("%.*s per %.*s", STR_ARGS(unit), STR_ARGS(per->text));
}

/* "heart transplant" of "700 heart transplants": the counted phrase with its noun in the singular. */
static json_t *counted_unit(const struct winnow_fact *fact, struct winnow_str noun)
{
	const struct winnow_attribute *counted = find(fact, "counted");
	size_t last = counted ? counted->text.len : 0;
	char unit[NAME_SIZE];

	while (last > 0 && counted->text.ptr[last - 1] != ' ')
		last--;
	if (last == 0 || noun.len == 0 || !isalpha((unsigned char)noun.ptr[0]) ||
		tolower((unsigned char)counted->text.ptr[last]) != noun.ptr[0] ||
		last + noun.len >= sizeof unit)
		return rate(fact, noun);
	snprintf(unit, sizeof unit, "%.*s%.*s", (int)last, counted->text.ptr, STR_ARGS(noun));
	return rate(fact, winnow_str(unit));
}

/* The currency's name where there is one, for "USD per month" is said by nobody. */
static json_t *money_unit(
	const struct winnow_fact *fact, const struct winnow_attribute *attribute)
{
	const struct winnow_attribute *name = find(fact, "unit");

	return rate(fact,
		name && winnow_is(attribute->name, "currency") ? name->text : attribute->text);
}

/* A unit that is told apart from the same unit of something else: "year of age". */
static json_t *shown_value(const struct winnow_fact *fact,
	const struct winnow_attribute *attribute, const char *name)
{
	if (strcmp(name, "unit") != 0)
		return value_of(attribute);
	if (winnow_is(fact->type, "age"))
		return json_sprintf("%.*s of age", STR_ARGS(attribute->text));
	if (winnow_is(fact->type, "quantity"))
		return counted_unit(fact, attribute->text);
	if (winnow_is(fact->type, "money"))
		return money_unit(fact, attribute);
	return value_of(attribute);
}

/* The name of a currency is in the unit already. */
static bool is_told(json_t *object, const struct winnow_fact *fact, const char *name)
{
	return winnow_is(fact->type, "money") && strcmp(name, "unit") == 0 &&
	       json_object_get(object, name);
}

static void put_attribute(struct json_writer *writer, json_t *object, json_t *words,
	const struct winnow_document *document, const struct winnow_fact *fact,
	const struct winnow_attribute *attribute)
{
	const struct alias *alias = alias_of(fact->type, attribute->name);
	char own[NAME_SIZE], precision[NAME_SIZE + sizeof "_precision"];
	if (alias && json_object_get(object, alias->name))
		alias = NULL;
	const char *name = alias ? alias->name : own;

	snprintf(own, sizeof own, "%.*s", STR_ARGS(attribute->name));
	if (is_told(object, fact, name))
		return;
	put(writer, object, name, shown_value(fact, attribute, name));
	if (alias && alias->both)
		put(writer, object, own, value_of(attribute));
	if (attribute->type == WINNOW_VALUE_DATE) {
		snprintf(precision, sizeof precision, "%s_precision", name);
		struct winnow_str word = words_precision(attribute->precision);
		put(writer, object, precision, json_stringn_nocheck(word.ptr, word.len));
	}
	if (attribute->length)
		put_place(writer, object, fact, attribute);
	if (attribute->length)
		put(writer, words, name,
			span(writer, document->text, attribute->at, attribute->length));
	if (attribute->length && winnow_is(attribute->name, "age")) {
		json_writer_integer(writer, object, "age_start", (int64_t)attribute->at);
		json_writer_integer(writer, object, "age_end",
			(int64_t)(attribute->at + attribute->length));
	}
}

/* "value": [low, high], where it is known no better. */
static void put_range(
	struct json_writer *writer, json_t *object, const struct winnow_fact *fact)
{
	const struct winnow_attribute *low = find(fact, "low"), *high = find(fact, "high");

	if (json_object_get(object, "value") || (!low && !high))
		return;
	json_t *range = json_writer_put(writer, object, "value", json_array());
	json_writer_push(writer, range, low ? value_of(low) : json_null());
	json_writer_push(writer, range, high ? value_of(high) : json_null());
}

/* TIMEX3's value is the "value" of both; here is what others write for it. */
static void put_timex(
	struct json_writer *writer, json_t *object, const struct winnow_fact *fact)
{
	const struct winnow_str none = { "", 0 };
	bool lasts = winnow_is(fact->type, "duration");
	const struct winnow_attribute *value = find(fact, lasts ? "value" : "timex");
	const struct winnow_attribute *length = lasts ? find(fact, "length") : NULL;
	const struct winnow_attribute *stated = find(fact, "stated");

	if (value && (lasts || winnow_is(fact->type, "date")))
		json_writer_put(writer, object, "timex",
			extract_timex(value->text, stated ? stated->text : none,
				length ? length->text : none));
}

/* "PAST_REF" is a date, "P2Y", as of the past two years, a length, "2014-03-05TMO" a time. */
static const char *timex_type(struct winnow_str timex)
{
	if (winnow_ends(timex, "_REF"))
		return "DATE";
	if (winnow_starts(timex, "P"))
		return "DURATION";
	return memchr(timex.ptr, 'T', timex.len) ? "TIME" : "DATE";
}

/* TIMEX3's own type, which dates and durations are compared by. */
static void put_timex_type(
	struct json_writer *writer, json_t *object, const struct winnow_fact *fact)
{
	const struct winnow_attribute *timex = find(fact, "timex"), *kind = find(fact, "kind");
	const char *type = NULL;

	if (winnow_is(fact->type, "duration"))
		type = "DURATION";
	else if (timex && kind && winnow_is(kind->text, "set"))
		type = "SET";
	else if (timex)
		type = timex_type(timex->text);
	if (type)
		json_writer_put(writer, object, "timex_type", json_string(type));
}

static void put_all(struct json_writer *writer, json_t *object,
	const struct winnow_document *document, const struct winnow_fact *fact)
{
	json_t *words = json_object();

	for (uint32_t i = 0; i < fact->attribute_count; i++)
		put_attribute(writer, object, words, document, fact, &fact->attributes[i]);
	put_range(writer, object, fact);
	put_timex(writer, object, fact);
	put_timex_type(writer, object, fact);
	if (json_object_size(words))
		json_writer_put(writer, object, "words", words);
	else
		json_decref(words);
	json_writer_text(writer, object, "rule", fact->rule);
	json_writer_real(writer, object, "confidence", fact->confidence);
}

static json_t *stated(struct json_writer *writer, const struct winnow_document *document,
	const struct winnow_fact *fact, struct winnow_str type)
{
	json_t *object = json_object();
	char name[32];

	snprintf(name, sizeof name, "f%jd", (intmax_t)fact->number + 1);
	json_writer_text(writer, object, "id", document->key);
	json_writer_text(writer, object, "fact", winnow_str(name));
	json_writer_text(writer, object, "type", type);
	json_writer_text(
		writer, object, "text", winnow_slice(document->text, fact->at, fact->length));
	json_writer_integer(writer, object, "start", (int64_t)fact->at);
	json_writer_integer(writer, object, "end", (int64_t)(fact->at + fact->length));
	return object;
}

static json_t *finished(const struct json_writer *writer, json_t *object)
{
	if (object && !writer->failed)
		return object;
	json_decref(object);
	return NULL;
}

json_t *extract_fact_json(
	const struct winnow_document *document, const struct winnow_fact *fact)
{
	struct json_writer writer = { 0 };
	json_t *object = stated(&writer, document, fact, type_name(fact->type));

	put_all(&writer, object, document, fact);
	return finished(&writer, object);
}

static bool write_line(json_t *object)
{
	bool made = object &&
		    json_dumpf(object, stdout, JSON_COMPACT | JSON_REAL_PRECISION(15)) == 0;

	if (object)
		putchar('\n');
	json_decref(object);
	return made;
}

/* "a two-month truce": there the span says what kind of thing it is. */
static bool is_hyphened(struct winnow_str words)
{
	size_t last = words.len;

	while (last > 0 && words.ptr[last - 1] != ' ' && words.ptr[last - 1] != '-')
		last--;
	return last > 0 && words.ptr[last - 1] == '-';
}

/* A line more for a span of time; see extract_span.h. */
static bool write_span(const struct winnow_document *document, const struct winnow_fact *fact)
{
	const struct winnow_attribute *timex =
		winnow_is(fact->type, "duration") ? find(fact, "value")
		: winnow_is(fact->type, "date")   ? find(fact, "timex")
						  : NULL;
	struct json_writer writer = { 0 };
	const char *unit;
	double number;

	if (!timex || !extract_span(timex->text, &number, &unit) ||
		is_hyphened(winnow_slice(document->text, fact->at, fact->length)))
		return true;
	json_t *object = stated(&writer, document, fact, winnow_str("number"));
	json_writer_put(&writer, object, "value",
		number == (double)(int64_t)number ? json_integer((int64_t)number)
						  : json_real(number));
	json_writer_text(&writer, object, "unit", winnow_str(unit));
	json_writer_text(&writer, object, "rule", fact->rule);
	json_writer_real(&writer, object, "confidence", fact->confidence);
	return write_line(finished(&writer, object));
}

bool extract_put_fact(const struct winnow_document *document, const struct winnow_fact *fact)
{
	return write_line(extract_fact_json(document, fact)) && write_span(document, fact);
}
