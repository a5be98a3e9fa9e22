/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>
#include "base/json_text.h"
#include "cli/extract_line.h"

struct element {
	struct line_value value;
	struct element *next;
};

struct line_member {
	struct winnow_str name;
	struct element first, *last;
	struct line_member *next;
};

static struct line_member *member_of(const struct line *line, struct winnow_str name)
{
	struct line_member *member = line->first;

	while (member && !winnow_equal(member->name, name))
		member = member->next;
	return member;
}

bool line_has(const struct line *line, struct winnow_str name)
{
	return member_of(line, name) != NULL;
}

static void add_member(struct line *line, struct winnow_str name, struct line_value value)
{
	struct line_member *member = arena_alloc(line->arena, sizeof *member);

	if (!member) {
		line->failed = true;
		return;
	}
	*member = (struct line_member){ .name = name, .first.value = value };
	member->last = &member->first;
	if (line->last)
		line->last->next = member;
	else
		line->first = member;
	line->last = member;
}

static void add_element(struct line *line, struct line_member *member, struct line_value value)
{
	struct element *element = arena_alloc(line->arena, sizeof *element);

	if (!element) {
		line->failed = true;
		return;
	}
	*element = (struct element){ .value = value };
	member->last->next = element;
	member->last = element;
}

void line_put(struct line *line, struct winnow_str name, struct line_value value)
{
	struct line_member *member = member_of(line, name);

	if (member)
		add_element(line, member, value);
	else
		add_member(line, name, value);
}

void line_set(struct line *line, struct winnow_str name, struct line_value value)
{
	struct line_member *member = member_of(line, name);

	if (!member) {
		add_member(line, name, value);
		return;
	}
	member->first = (struct element){ .value = value };
	member->last = &member->first;
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

/* Most reals are how sure a fact is: their digits are those of a whole number, unless it stands too near
 * the middle between two for the product to tell which. */
static bool put_share(struct buffer *out, double real)
{
	const double most = 1e15;
	char digits[STR_INTEGER_SIZE];

	if (!(real >= 0.1 && real < 1))
		return false;
	int64_t whole = (int64_t)(real * most);
	double rest = real * most - (double)whole;
	if (rest > 0.43 && rest < 0.57)
		return false;
	whole += rest > 0.5;
	if (whole >= (int64_t)most)
		return false;
	struct winnow_str text = str_of_integer(whole, digits);
	while (text.ptr[text.len - 1] == '0')
		text.len--;
	json_put_word(out, STR_LITERAL("0."));
	buffer_append(out, text);
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

static void put_span(struct buffer *out, const struct line_value *span)
{
	json_open(out, '{');
	json_write_text(out, "text", span->text);
	json_write_integer(out, "start", span->integer);
	json_write_integer(out, "end", span->end);
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
	case LINE_NULL:
		json_put_word(out, STR_LITERAL("null"));
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
	for (const struct element *each = &member->first; each; each = each->next)
		put_value(out, &each->value);
	if (list)
		json_close(out, ']');
}

void line_write(const struct line *line, struct buffer *out)
{
	json_open(out, '{');
	for (const struct line_member *member = line->first; member; member = member->next)
		put_member(out, member);
	json_close(out, '}');
}
