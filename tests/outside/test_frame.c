/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>
#include "outside/frame.h"
#include "base/json_text.h"

/* Whatever the pieces it comes in. */
static void test_pieces(void **state)
{
	struct buffer bytes;

	(void)state;
	buffer_init(&bytes, 0);
	frame_begin(&bytes, 1);
	json_write_text(&bytes, "odd", STR_LITERAL("\"\\\n\x01\xff\0é"));
	assert_true(frame_end(&bytes, STR_LITERAL("a\nb")));
	frame_begin(&bytes, 2);
	json_key(&bytes, "x");
	json_put_real(&bytes, 0.1);
	assert_true(frame_end(&bytes, (struct winnow_str){ 0 }));
	assert_true(frame_write(&bytes, json_pack("{s:i}", "call", 3)));
	frame_begin(&bytes, 4);
	assert_true(frame_end(&bytes, STR_LITERAL("")));
	for (size_t piece = 1; piece <= bytes.length; piece++) {
		struct frame frames_got[5] = { 0 };
		struct failure failure;
		struct frames frames;
		size_t count = 0;
		frames_init(&frames, 1000);
		for (size_t at = 0; at < bytes.length; at += piece) {
			size_t rest = bytes.length - at;
			frames_add(&frames, winnow_slice(buffer_str(&bytes), at,
						    rest < piece ? rest : piece));
			while (frames_next(&frames, &frames_got[count], &failure) > 0)
				count++;
		}
		assert_int_equal(count, 4);
		assert_string_equal(frames_got[0].payload.ptr, "a\nb");
		assert_null(frames_got[1].payload.ptr);
		assert_true(json_real_value(json_object_get(frames_got[1].json, "x")) == 0.1);
		assert_string_equal(
			json_string_value(json_object_get(frames_got[0].json, "odd")),
			"\"\\\n\x01??é");
		assert_int_equal(
			json_integer_value(json_object_get(frames_got[2].json, "call")), 3);
		assert_non_null(frames_got[3].payload.ptr);
		for (size_t i = 0; i < count; i++)
			frame_finish(&frames_got[i]);
		frames_finish(&frames);
	}
	buffer_finish(&bytes);
}

static char *refusal_of(const char *bytes, char *text)
{
	struct failure failure = { 0 };
	struct frames frames;
	struct frame frame;

	frames_init(&frames, 100);
	frames_add(&frames, winnow_str(bytes));
	assert_true(frames_next(&frames, &frame, &failure) < 0);
	frames_finish(&frames);
	return strcpy(text, failure.why);
}

static void test_refusals(void **state)
{
	char text[1000], line[200];

	(void)state;
	assert_string_equal(refusal_of("Traceback:\n", text),
		"wrote a line that is not JSON (byte 9 of 10): does something else print to "
		"its "
		"standard output?");
	refusal_of("[1]\n", text);
	assert_non_null(strstr(text, "is no object"));
	refusal_of("{\"payload\":-1}\n", text);
	assert_non_null(strstr(text, "no count of bytes"));
	refusal_of("{\"payload\":101}\n", text);
	assert_string_equal(text, "wrote a payload of more than 100 bytes");
	memset(line, ' ', sizeof line);
	line[sizeof line - 1] = '\0';
	refusal_of(line, text);
	assert_string_equal(text, "wrote a line of more than 100 bytes");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pieces),
		cmocka_unit_test(test_refusals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
