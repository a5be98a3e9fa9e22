/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <inttypes.h>
#include "base/buffer.h"
#include "text/cases.h"
#include "text/reading.h"

/* One letter for each flag, in the order of the bits. */
static void render_flags(struct buffer *out, uint32_t flags)
{
	static const char letters[] = "wdogvfa";

	for (size_t bit = 0; bit < sizeof letters - 1; bit++)
		if (flags & 1u << bit)
			buffer_append_byte(out, letters[bit]);
}

/* The value with its decimal places, as "1.4". */
static void render_value(struct buffer *out, const struct winnow_number *number)
{
	int64_t unit = 1;

	assert_true(number->exponent <= 0);
	for (int32_t i = number->exponent; i < 0; i++)
		unit *= 10;
	buffer_printf(out, "%" PRId64, number->mantissa / unit);
	if (unit > 1)
		buffer_printf(out, ".%0*" PRId64, -number->exponent, number->mantissa % unit);
}

static void render_number(struct buffer *out, struct winnow_str text,
	const struct winnow_analysis *analysis, const struct winnow_number *number)
{
	const struct winnow_token *first = &analysis->tokens[number->first];
	const struct winnow_token *last = first + number->count - 1;
	struct winnow_str span =
		winnow_slice(text, first->at, last->at + last->length - first->at);

	buffer_printf(out, "%s%.*s = ", out->length ? "; " : "", STR_ARGS(span));
	render_value(out, number);
	buffer_append_byte(out, ' ');
	render_flags(out, number->flags);
}

static struct winnow_str render(
	const struct test_case *test, char *room, size_t room_size, void *context)
{
	struct winnow_str text = test->fields[1];
	const struct winnow_analysis *analysis =
		reading_analyse(context, text, test->fields[0], WINNOW_PARAGRAPH);
	struct buffer out;

	buffer_init(&out, room_size - 1);
	for (uint32_t i = 0; i < analysis->number_count; i++)
		render_number(&out, text, analysis, &analysis->numbers[i]);
	assert_false(buffer_failed(&out));
	struct winnow_str rendered = { room, out.length };
	if (out.length)
		memcpy(room, out.bytes, out.length);
	buffer_finish(&out);
	return rendered;
}

static void numbers_are_read(void **state)
{
	struct reading reading;

	(void)state;
	reading_open(&reading);
	cases_run("text/cases/numbers.tsv", 3, render, &reading);
	reading_close(&reading);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
