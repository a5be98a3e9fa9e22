/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/json_text.h"
#include "cli/extract_line.h"

#define FIRST_MEMBERS 24

void line_clear(struct line *line)
{
	line->count = 0;
	line->names = 0;
}

void line_finish(struct line *line)
{
	free(line->members);
	line->members = NULL;
	line->count = line->capacity = 0;
}

static uint64_t bit_of(struct winnow_str name)
{
	return name.len ? (uint64_t)1 << ((size_t)name.ptr[0] * 5 +
						 (size_t)name.ptr[name.len - 1] + name.len) %
						 64
			: 1;
}

static struct line_member *member_of(
	const struct line *line, struct winnow_str name, uint64_t bit)
{
	if (!(line->names & bit))
		return NULL;
	for (size_t i = 0; i < line->count; i++)
		if (winnow_equal(line->members[i].name, name))
			return &line->members[i];
	return NULL;
}

bool line_has(const struct line *line, struct winnow_str name)
{
	return member_of(line, name, bit_of(name)) != NULL;
}

static bool widen(struct line *line)
{
	size_t capacity = line->capacity ? 2 * line->capacity : FIRST_MEMBERS;
	struct line_member *members = realloc(line->members, capacity * sizeof *members);

	if (!members)
		return false;
	line->members = members;
	line->capacity = capacity;
	return true;
}

static void add_member(
	struct line *line, struct winnow_str name, uint64_t bit, struct line_value value)
{
	if (line->count == line->capacity && !widen(line)) {
		line->failed = true;
		return;
	}
	line->members[line->count++] = (struct line_member){ name, { value, NULL }, NULL };
	line->names |= bit;
}

static void add_element(struct line *line, struct line_member *member, struct line_value value)
{
	struct line_element *element = arena_alloc(line->arena, sizeof *element);

	if (!element) {
		line->failed = true;
		return;
	}
	element->value = value;
	(member->last ? member->last : &member->first)->next = element;
	member->last = element;
}

void line_put(struct line *line, struct winnow_str name, struct line_value value)
{
	uint64_t bit = bit_of(name);
	struct line_member *member = member_of(line, name, bit);

	if (member)
		add_element(line, member, value);
	else
		add_member(line, name, bit, value);
}

void line_set(struct line *line, struct winnow_str name, struct line_value value)
{
	uint64_t bit = bit_of(name);
	struct line_member *member = member_of(line, name, bit);

	if (!member) {
		add_member(line, name, bit, value);
		return;
	}
	member->first = (struct line_element){ .value = value };
	member->last = NULL;
}

struct line_value line_text(struct winnow_str text)
{
	return (struct line_value){ .kind = LINE_TEXT, .text = text };
}

struct line_value line_integer(int64_t integer)
{
	return (struct line_value){ .kind = LINE_INTEGER, .integer = integer };
}

struct line_value line_real(double real)
{
	return (struct line_value){ .kind = LINE_REAL, .real = real };
}

struct line_value line_word(struct winnow_str word)
{
	return (struct line_value){ .kind = LINE_WORD, .text = word };
}

struct line_value line_fact(int64_t number)
{
	return (struct line_value){ .kind = LINE_FACT, .integer = number };
}

/* Most reals are how sure a fact is: 15 digits behind the point. The mantissa times 10^15 / 2^15 is
 * exact in two halves, and so is what is left when it is divided by a power of two. */
static bool put_share(struct buffer *out, double real)
{
	const int64_t most = 1000000000000000, factor = most >> 15;
	const int half = 27, mantissa = 53;
	char text[2 + STR_INTEGER_SIZE] = "0.";
	int exponent;

	if (!(real >= 0.1 && real < 1))
		return false;
	int64_t whole = (int64_t)ldexp(frexp(real, &exponent), mantissa);
	int shift = mantissa - exponent - 15 - half;
	int64_t low = (whole & (((int64_t)1 << half) - 1)) * factor;
	int64_t high = (whole >> half) * factor + (low >> half);
	int64_t rest = (high & (((int64_t)1 << shift) - 1)) << half |
		       (low & (((int64_t)1 << half) - 1));
	int64_t middle = (int64_t)1 << (shift + half - 1);
	int64_t share = high >> shift;
	share += rest > middle || (rest == middle && share % 2);
	if (share == most)
		return false;
	size_t length = 2 + str_of_integer(share, text + 2).len;
	while (text[length - 1] == '0')
		length--;
	json_put_word(out, (struct winnow_str){ text, length });
	return true;
}

/* A real is told from an integer by its point, or by an exponent, as 1e20. */
static void put_real(struct buffer *out, double real)
{
	char digits[32];

	if (put_share(out, real))
		return;
	snprintf(digits, sizeof digits, "%.15g", real);
	size_t exponent = strcspn(digits, "e"), from = exponent;
	json_put_word(out, winnow_slice(winnow_str(digits), 0, exponent));
	if (digits[exponent] == '\0') {
		if (!strchr(digits, '.'))
			buffer_append(out, STR_LITERAL(".0"));
		return;
	}
	from += digits[exponent + 1] == '-' ? 2 : 1;
	buffer_append(out, winnow_slice(winnow_str(digits), exponent, from - exponent));
	buffer_append(out, winnow_str(digits + from + strspn(digits + from, "+0")));
}

static void put_fact(struct buffer *out, int64_t number)
{
	char name[3 + STR_INTEGER_SIZE] = "\"f";
	size_t end = 2 + str_of_integer(number + 1, name + 2).len;

	name[end] = '"';
	json_put_word(out, (struct winnow_str){ name, end + 1 });
}

static void put_span(struct buffer *out, const struct line_value *span)
{
	json_open(out, '{');
	json_write_text(out, "text", span->text);
	json_write_integer(out, "start", span->integer);
	json_write_integer(out, "end", span->integer + (int64_t)span->text.len);
	json_close(out, '}');
}

static void put_value(struct buffer *out, const struct line_value *value)
{
	switch (value->kind) {
	case LINE_TEXT:
		json_put_text(out, value->text);
		return;
	case LINE_INTEGER:
		json_put_integer(out, value->integer);
		return;
	case LINE_REAL:
		put_real(out, value->real);
		return;
	case LINE_WORD:
		json_put_word(out, value->text);
		return;
	case LINE_FACT:
		put_fact(out, value->integer);
		return;
	case LINE_SPAN:
		put_span(out, value);
		return;
	case LINE_MEMBERS:
		line_write(value->members, out);
	}
}

static void put_member(struct buffer *out, const struct line_member *member)
{
	bool list = member->first.next != NULL;

	json_name(out, member->name);
	if (list)
		json_open(out, '[');
	for (const struct line_element *each = &member->first; each; each = each->next)
		put_value(out, &each->value);
	if (list)
		json_close(out, ']');
}

void line_write(const struct line *line, struct buffer *out)
{
	json_open(out, '{');
	for (size_t i = 0; i < line->count; i++)
		put_member(out, &line->members[i]);
	json_close(out, '}');
}
