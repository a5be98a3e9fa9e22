/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli/extract_form.h"
#include "cli/extract_line.h"
#include "cli/extract_span.h"
#include "cli/extract_timex.h"
#include "cli/extract_unit.h"
#include "store/words.h"

/* "from 36 to 91" is one amount with two ends; those of "to 91 from 36" stand for themselves. */
static bool has_ends(const struct winnow_fact *fact)
{
	return winnow_is(fact->type, "change") && winnow_is(fact->rule, "change.from_to");
}

/* What they are called where facts are compared: a measure is a quantity of units, and so is a change that
 * has its ends within. */
static struct winnow_str type_name(const struct winnow_fact *fact)
{
	if (winnow_is(fact->type, "organisation"))
		return winnow_str("org");
	return winnow_is(fact->type, "measure") || has_ends(fact) ? winnow_str("quantity")
								  : fact->type;
}

#define TEXT(text)                                                                             \
	{                                                                                      \
		text, sizeof(text) - 1                                                         \
	}

/* Attributes that are written under another name, unless one before has taken it. */
static const struct alias {
	struct winnow_str type, attribute, name;
	bool both; /* under its own name, too */
} aliases[] = {
	{ TEXT("money"), TEXT("stated"), TEXT("value"), false },
	{ TEXT("money"), TEXT("part"), TEXT("unit"), false },
	{ TEXT("money"), TEXT("amount"), TEXT("value"), false },
	{ TEXT("money"), TEXT("currency"), TEXT("unit"), true },
	{ TEXT("change"), TEXT("currency"), TEXT("unit"), true },
	{ TEXT("percent"), TEXT("kind"), TEXT("unit"), false },
	{ TEXT("quantity"), TEXT("thing"), TEXT("unit"), false },
	{ TEXT("quantity"), TEXT("counted"), TEXT("of_what"), false },
	{ TEXT("percent"), TEXT("of"), TEXT("of_what"), false },
	{ TEXT("number"), TEXT("of"), TEXT("of_what"), false },
	{ TEXT("date"), TEXT("timex"), TEXT("value"), false },
	{ TEXT("legal_instrument"), TEXT("name"), TEXT("value"), true },
	{ TEXT("attribution"), TEXT("kind"), TEXT("value"), false },
	{ TEXT("event"), TEXT("act"), TEXT("value"), false },
};

/* Attributes whose words are also given as these two beside the others; type "": of any. */
static const struct spanned {
	struct winnow_str type, attribute, start, end;
} places[] = {
	{ TEXT("quote"), TEXT("speaker"), TEXT("speaker_start"), TEXT("speaker_end") },
	{ TEXT("attribution"), TEXT("speaker"), TEXT("speaker_start"), TEXT("speaker_end") },
	{ TEXT("event"), TEXT("agent"), TEXT("source_start"), TEXT("source_end") },
	{ TEXT("event"), TEXT("target"), TEXT("target_start"), TEXT("target_end") },
	{ TEXT(""), TEXT("age"), TEXT("age_start"), TEXT("age_end") },
};

static void put_place(struct line *line, const struct winnow_fact *fact,
	const struct winnow_attribute *attribute)
{
	int64_t start = (int64_t)attribute->at, end = start + (int64_t)attribute->length;

	for (size_t i = 0; i < COUNT_OF(places); i++) {
		if (!winnow_equal(attribute->name, places[i].attribute) ||
			(places[i].type.len && !winnow_equal(fact->type, places[i].type)))
			continue;
		line_set(line, places[i].start, line_integer(start));
		line_set(line, places[i].end, line_integer(end));
	}
}

static const struct alias *alias_of(struct winnow_str type, struct winnow_str attribute)
{
	for (size_t i = 0; i < COUNT_OF(aliases); i++)
		if (winnow_equal(type, aliases[i].type) &&
			winnow_equal(attribute, aliases[i].attribute))
			return &aliases[i];
	return NULL;
}

/* Of at most fifteen digits, without one that could be left out, nor so small that it is written with
 * an exponent: as it is, it is what its number would be written as. */
static bool is_plain_number(struct winnow_str text)
{
	const size_t most_digits = 15, most_zeros = 3;
	size_t sign = text.len && text.ptr[0] == '-';
	struct winnow_str digits = winnow_slice(text, sign, text.len - sign);
	size_t whole = str_find_byte(digits, '.', 0), zeros = 0;

	if (whole == 0 || digits.len > most_digits || (whole > 1 && digits.ptr[0] == '0'))
		return false;
	if (whole == digits.len)
		return !sign || digits.ptr[0] != '0';
	while (whole + 1 + zeros < digits.len && digits.ptr[whole + 1 + zeros] == '0')
		zeros++;
	return digits.ptr[digits.len - 1] != '0' &&
	       (digits.ptr[0] != '0' || zeros <= most_zeros);
}

/* Whole numbers exactly, others to fifteen digits. */
static struct line_value number(struct winnow_str text)
{
	char digits[64] = "";

	if (is_plain_number(text))
		return line_word(text);
	if (text.len >= sizeof digits)
		return line_text(text);
	memcpy(digits, text.ptr, text.len);
	errno = 0;
	char *end;
	long long whole = strtoll(digits, &end, 10);
	if (errno == 0 && *end == '\0')
		return line_integer(whole);
	return line_real(strtod(digits, NULL));
}

/* A text that is made. */
static struct line_value made(struct line *line, struct winnow_str text)
{
	line->failed |= !text.ptr;
	return line_text(text);
}

static struct line_value value_of(const struct winnow_attribute *attribute)
{
	switch (attribute->type) {
	case WINNOW_VALUE_INTEGER:
		return line_integer(attribute->integer);
	case WINNOW_VALUE_DECIMAL:
		return number(attribute->text);
	case WINNOW_VALUE_REFERENCE:
		return line_fact(attribute->integer);
	default:
		return line_text(attribute->text);
	}
}

static struct line_value span_of(
	struct winnow_str text, const struct winnow_attribute *attribute)
{
	return (struct line_value){
		.kind = LINE_SPAN,
		.text = winnow_slice(text, attribute->at, attribute->length),
		.integer = (int64_t)attribute->at,
	};
}

static struct line_value shown_value(struct line *line, const struct winnow_fact *fact,
	const struct winnow_attribute *attribute, struct winnow_str name)
{
	return winnow_is(name, "unit") ? made(line, extract_unit(fact, attribute, line->arena))
				       : value_of(attribute);
}

/* The thing that is counted stands before its noun, and is the unit. */
static bool is_told(const struct line *line, struct winnow_str name)
{
	return winnow_is(name, "unit") && line_has(line, name);
}

static void put_precision(
	struct line *line, struct winnow_str name, const struct winnow_attribute *attribute)
{
	struct winnow_str precision =
		arena_printf(line->arena, "%.*s_precision", STR_ARGS(name));

	line->failed |= !precision.ptr;
	line_put(line, precision, line_text(words_precision(attribute->precision)));
}

static void put_attribute(struct line *line, struct line *words, struct winnow_str text,
	const struct winnow_fact *fact, const struct winnow_attribute *attribute)
{
	const struct alias *alias = alias_of(fact->type, attribute->name);
	if (alias && line_has(line, alias->name))
		alias = NULL;
	struct winnow_str name = alias ? alias->name : attribute->name;

	if (is_told(line, name))
		return;
	line_put(line, name, shown_value(line, fact, attribute, name));
	if (alias && alias->both)
		line_put(line, attribute->name, value_of(attribute));
	if (attribute->type == WINNOW_VALUE_DATE)
		put_precision(line, name, attribute);
	if (attribute->length) {
		put_place(line, fact, attribute);
		line_put(words, name, span_of(text, attribute));
	}
}

static struct line_value bound(const struct winnow_attribute *attribute)
{
	return attribute ? value_of(attribute) : line_word(STR_LITERAL("null"));
}

/* "value": [low, high], where it is known no better; [from, to] of a change. */
static void put_range(struct line *line, const struct winnow_fact *fact)
{
	bool changes = winnow_is(fact->type, "change");
	const struct winnow_attribute *low = winnow_find(fact, changes ? "from" : "low"),
				      *high = winnow_find(fact, changes ? "to" : "high");
	const struct winnow_str value = STR_LITERAL("value");

	if ((!low && !high) || line_has(line, value))
		return;
	line_put(line, value, bound(low));
	line_put(line, value, bound(high));
}

/* TIMEX3's value is the "value" of both; here is what others write for it. */
static void put_timex(struct line *line, const struct winnow_fact *fact)
{
	const struct winnow_str none = { "", 0 };
	bool lasts = winnow_is(fact->type, "duration");
	const struct winnow_attribute *value = winnow_find(fact, lasts ? "value" : "timex");
	const struct winnow_attribute *length = lasts ? winnow_find(fact, "length") : NULL;
	const struct winnow_attribute *stated = winnow_find(fact, "stated");

	if (value && (lasts || winnow_is(fact->type, "date")))
		line_set(line, STR_LITERAL("timex"),
			made(line, extract_timex(value->text, stated ? stated->text : none,
					   length ? length->text : none, line->arena)));
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
static void put_timex_type(struct line *line, const struct winnow_fact *fact)
{
	const struct winnow_attribute *timex = winnow_find(fact, "timex"),
				      *kind = winnow_find(fact, "kind");
	const char *type = NULL;

	if (winnow_is(fact->type, "duration"))
		type = "DURATION";
	else if (timex && kind && winnow_is(kind->text, "set"))
		type = "SET";
	else if (timex)
		type = timex_type(timex->text);
	if (type)
		line_set(line, STR_LITERAL("timex_type"), line_text(winnow_str(type)));
}

static void put_grounds(struct line *line, const struct winnow_fact *fact)
{
	if (fact->rule.len)
		line_set(line, STR_LITERAL("rule"), line_text(fact->rule));
	line_set(line, STR_LITERAL("confidence"), line_real(fact->confidence));
}

static void put_all(struct line *line, struct line *words, struct winnow_str text,
	const struct winnow_fact *fact)
{
	for (uint32_t i = 0; i < fact->attribute_count; i++)
		put_attribute(line, words, text, fact, &fact->attributes[i]);
	put_range(line, fact);
	put_timex(line, fact);
	put_timex_type(line, fact);
	if (words->count) {
		struct line_value value = { .kind = LINE_MEMBERS, .members = words };
		line_set(line, STR_LITERAL("words"), value);
	}
	put_grounds(line, fact);
}

static void put_stated(struct line *line, const struct winnow_document *document,
	const struct winnow_fact *fact, struct winnow_str type)
{
	line_put(line, STR_LITERAL("id"), line_text(document->key));
	line_put(line, STR_LITERAL("fact"), line_fact(fact->number));
	line_put(line, STR_LITERAL("type"), line_text(type));
	line_put(line, STR_LITERAL("text"),
		line_text(winnow_slice(document->text, fact->at, fact->length)));
	line_put(line, STR_LITERAL("start"), line_integer((int64_t)fact->at));
	line_put(line, STR_LITERAL("end"), line_integer((int64_t)(fact->at + fact->length)));
}

static void write_line(const struct line *line, struct buffer *out)
{
	line_write(line, out);
	buffer_append_byte(out, '\n');
	out->failed |= line->failed;
}

/* A line and the words of its attributes. */
struct lines {
	struct line line, words;
};

/* The lines in which facts are written, one after the other. */
struct sheet {
	struct arena *arena;
	struct lines fact, ends[2];        /* of a change */
	const struct extracted *extracted; /* NULL: of one fact alone */
};

static void set_lines(struct lines *lines, struct arena *arena)
{
	lines->line.arena = lines->words.arena = arena;
}

static bool open_sheet(struct sheet *sheet)
{
	sheet->arena = arena_create(0);
	set_lines(&sheet->fact, sheet->arena);
	set_lines(&sheet->ends[0], sheet->arena);
	set_lines(&sheet->ends[1], sheet->arena);
	return sheet->arena != NULL;
}

static void finish_lines(struct lines *lines)
{
	line_finish(&lines->line);
	line_finish(&lines->words);
}

static void close_sheet(struct sheet *sheet)
{
	finish_lines(&sheet->fact);
	finish_lines(&sheet->ends[0]);
	finish_lines(&sheet->ends[1]);
	arena_destroy(sheet->arena);
}

static void clear_lines(struct lines *lines)
{
	line_clear(&lines->line);
	line_clear(&lines->words);
}

static void put_fact(const struct winnow_document *document, const struct winnow_fact *fact,
	struct lines *lines)
{
	clear_lines(lines);
	put_stated(&lines->line, document, fact, type_name(fact));
	put_all(&lines->line, &lines->words, document->text, fact);
	lines->line.failed |= lines->words.failed;
}

/* Ends that are told in the line of the change alone; sums and ages are asked for by themselves. */
static bool is_told_within(const struct winnow_fact *fact)
{
	return winnow_is(fact->type, "quantity") || winnow_is(fact->type, "measure") ||
	       winnow_is(fact->type, "percent") || winnow_is(fact->type, "number");
}

static const char *const end_names[] = { "earlier", "later" };

/* The fact at one end of a change, where it is told there; else NULL. */
static const struct winnow_fact *end_within(
	const struct extracted *extracted, const struct winnow_fact *change, size_t end)
{
	const struct winnow_attribute *attribute = winnow_find(change, end_names[end]);

	if (!attribute || attribute->integer < 0 ||
		(size_t)attribute->integer >= extracted->fact_count)
		return NULL;
	const struct winnow_fact *fact = &extracted->facts[attribute->integer].fact;
	return is_told_within(fact) ? fact : NULL;
}

static void put_ends(struct sheet *sheet, const struct winnow_fact *change)
{
	for (size_t i = 0; i < COUNT_OF(end_names); i++) {
		const struct winnow_fact *fact = end_within(sheet->extracted, change, i);
		struct lines *lines = &sheet->ends[i];
		if (!fact)
			continue;
		put_fact(sheet->extracted->document, fact, lines);
		line_set(&sheet->fact.line, winnow_str(end_names[i]),
			(struct line_value){ .kind = LINE_MEMBERS, .members = &lines->line });
		sheet->fact.line.failed |= lines->line.failed;
	}
}

/* Which facts are told in the line of a change, by number; NULL: none, or no memory. */
static bool *find_ends(const struct extracted *extracted, struct buffer *out)
{
	bool *ends = NULL;

	for (size_t i = 0; i < extracted->fact_count; i++) {
		const struct winnow_fact *change = &extracted->facts[i].fact;
		if (!has_ends(change))
			continue;
		if (!ends)
			ends = calloc(extracted->fact_count, sizeof *ends);
		out->failed |= !ends;
		for (size_t end = 0; ends && end < COUNT_OF(end_names); end++) {
			const struct winnow_fact *fact = end_within(extracted, change, end);
			if (fact)
				ends[fact->number] = true;
		}
	}
	return ends;
}

static void write_fact(const struct winnow_document *document, const struct winnow_fact *fact,
	struct sheet *sheet, struct buffer *out)
{
	put_fact(document, fact, &sheet->fact);
	if (sheet->extracted && has_ends(fact))
		put_ends(sheet, fact);
	write_line(&sheet->fact.line, out);
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
static void write_span(const struct winnow_document *document, const struct winnow_fact *fact,
	struct sheet *sheet, struct buffer *out)
{
	const struct winnow_attribute *timex =
		winnow_is(fact->type, "duration") ? winnow_find(fact, "value")
		: winnow_is(fact->type, "date")   ? winnow_find(fact, "timex")
						  : NULL;
	const double just_more_than_one = 1.001;
	const struct winnow_attribute *longest = timex ? winnow_find(fact, "longest") : NULL;
	struct line *line = &sheet->fact.line;
	const char *unit;
	double number;

	if (!timex ||
		!extract_span(timex->text, longest ? 1 : just_more_than_one, &number, &unit) ||
		is_hyphened(winnow_slice(document->text, fact->at, fact->length)))
		return;
	int64_t whole = (int64_t)number;
	clear_lines(&sheet->fact);
	put_stated(line, document, fact, winnow_str("number"));
	line_put(line, STR_LITERAL("value"),
		number == (double)whole ? line_integer(whole) : line_real(number));
	if (longest)
		line_put(line, STR_LITERAL("value"), value_of(longest));
	line_put(line, STR_LITERAL("unit"), line_text(winnow_str(unit)));
	put_grounds(line, fact);
	write_line(line, out);
}

void extract_put_facts(const struct extracted *extracted, struct buffer *out)
{
	struct sheet sheet = { .extracted = extracted };
	bool *ends = find_ends(extracted, out);

	out->failed |= !open_sheet(&sheet);
	for (size_t i = 0; i < extracted->fact_count && !buffer_failed(out); i++) {
		const struct winnow_fact *fact = &extracted->facts[i].fact;
		if (ends && ends[i])
			continue;
		arena_reset(sheet.arena);
		write_fact(extracted->document, fact, &sheet, out);
		write_span(extracted->document, fact, &sheet, out);
	}
	free(ends);
	close_sheet(&sheet);
}

json_t *extract_fact_json(
	const struct winnow_document *document, const struct winnow_fact *fact)
{
	struct sheet sheet = { 0 };
	struct buffer line;
	json_t *json = NULL;

	buffer_init(&line, 0);
	if (open_sheet(&sheet))
		write_fact(document, fact, &sheet, &line);
	if (line.length && !buffer_failed(&line))
		json = json_loadb(line.bytes, line.length, 0, NULL);
	buffer_finish(&line);
	close_sheet(&sheet);
	return json;
}
