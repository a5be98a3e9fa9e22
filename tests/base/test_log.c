/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/log.h"

static char written[8192];

struct capture {
	int pipe[2], kept;
};

static void capture_begin(struct capture *capture)
{
	assert_int_equal(pipe(capture->pipe), 0);
	fflush(stderr);
	capture->kept = dup(STDERR_FILENO);
	assert_int_equal(dup2(capture->pipe[1], STDERR_FILENO), STDERR_FILENO);
	close(capture->pipe[1]);
}

static void capture_end(struct capture *capture)
{
	size_t length = 0;
	ssize_t more;

	fflush(stderr);
	dup2(capture->kept, STDERR_FILENO);
	close(capture->kept);
	while ((more = read(capture->pipe[0], written + length, sizeof written - 1 - length)) >
		0)
		length += (size_t)more;
	written[length] = '\0';
	close(capture->pipe[0]);
}

/* What one line looks like, its time left out. */
static const char *line(enum log_format format, const char *who, const char *text)
{
	struct capture capture;

	capture_begin(&capture);
	log_setup(LOG_LEVEL_DEBUG, format);
	log_line(LOG_LEVEL_WARNING, who, "%s", text);
	capture_end(&capture);
	const char *level = strstr(written, "level");
	return level ? level : written;
}

static void test_human(void **state)
{
	(void)state;
	assert_string_equal(
		line(LOG_FORMAT_HUMAN, NULL, "two pages"), "winnow: warning: two pages\n");
	assert_string_equal(
		line(LOG_FORMAT_HUMAN, "source a", "x"), "winnow: warning: source a: x\n");
	assert_string_equal(line(LOG_FORMAT_HUMAN, NULL,
				    "a\nb\x1b[1mc\x7f"
				    "\xc2\x9b"
				    "d\xc3\xa9"),
		"winnow: warning: a?b?[1mc???d\xc3\xa9\n");
}

static void test_logfmt(void **state)
{
	(void)state;
	assert_string_equal(line(LOG_FORMAT_LOGFMT, NULL, "two pages"),
		"level=warning msg=\"two pages\"\n");
	assert_string_equal(line(LOG_FORMAT_LOGFMT, "run",
				    "a \"b\" \\ c\n\x01"
				    "d"),
		"level=warning msg=\"a \\\"b\\\" \\\\ c\\u000a\\u0001d\" who=run\n");
	assert_string_equal(line(LOG_FORMAT_LOGFMT, "source a", "x"),
		"level=warning msg=\"x\" who=\"source a\"\n");
	assert_string_equal(
		line(LOG_FORMAT_LOGFMT, "a=b", "x"), "level=warning msg=\"x\" who=\"a=b\"\n");
	assert_string_equal(line(LOG_FORMAT_LOGFMT,
				    "a\x01"
				    "b",
				    "x"),
		"level=warning msg=\"x\" who=\"a\\u0001b\"\n");
	assert_string_equal(
		line(LOG_FORMAT_LOGFMT, "", "x"), "level=warning msg=\"x\" who=\"\"\n");
}

static void check_json(const char *who, const char *text, const char *expected)
{
	json_error_t error;

	line(LOG_FORMAT_JSON, who, text);
	json_t *object = json_loads(written, 0, &error);
	assert_non_null(object);
	assert_string_equal(json_string_value(json_object_get(object, "level")), "warning");
	assert_string_equal(json_string_value(json_object_get(object, "msg")), expected);
	if (who)
		assert_string_equal(json_string_value(json_object_get(object, "who")), who);
	assert_int_equal(strlen(json_string_value(json_object_get(object, "ts"))), 20);
	assert_ptr_equal(strchr(written, '\n'), written + strlen(written) - 1);
	json_decref(object);
}

static void test_json(void **state)
{
	static char long_text[6000];
	char expected[2048];
	(void)state;

	check_json(NULL, "two pages", "two pages");
	check_json("sink \"x\"", "a \"b\" \\ \n\t\x1b\x7f \xc3\xa9",
		"a \"b\" \\ \n\t\x1b\x7f \xc3\xa9");
	/* Bytes that are no text must not make the line unreadable. */
	check_json(NULL, "a\xff\xc3(b",
		"a?"
		"?(b");
	/* Too long, and cut inside a character. */
	long_text[0] = 'x';
	for (size_t i = 1; i + 2 < sizeof long_text; i += 2)
		memcpy(long_text + i, "\xc3\xa9", 2);
	memcpy(expected, long_text, 2047);
	expected[2047] = '\0';
	check_json(NULL, long_text, expected);
	memcpy(expected, long_text + 1, 2046);
	expected[2046] = '\0';
	check_json(NULL, long_text + 1, expected);
}

static void test_levels_below_the_least_are_dropped(void **state)
{
	struct capture capture;
	(void)state;

	capture_begin(&capture);
	log_setup(LOG_LEVEL_WARNING, LOG_FORMAT_HUMAN);
	log_line(LOG_LEVEL_INFO, NULL, "quiet");
	log_line(LOG_LEVEL_ERROR, NULL, "loud");
	capture_end(&capture);
	assert_string_equal(written, "winnow: error: loud\n");
}

static void test_a_pipe_is_no_terminal(void **state)
{
	struct capture capture;
	(void)state;

	capture_begin(&capture);
	log_setup(LOG_LEVEL_INFO, LOG_FORMAT_AUTO);
	bool terminal = log_is_terminal();
	log_progress("half");
	log_progress(NULL);
	log_line(LOG_LEVEL_INFO, NULL, "x");
	capture_end(&capture);
	assert_false(terminal);
	assert_memory_equal(written, "ts=", 3);
	assert_null(strstr(written, "half"));
}

/* systemd.exec(5): the variable names the very device and inode of standard error. */
static const char *line_under_the_journal(bool own_stream, enum log_format format)
{
	struct capture capture;
	struct stat status;
	char stream[64];

	capture_begin(&capture);
	fstat(STDERR_FILENO, &status);
	snprintf(stream, sizeof stream, "%ju:%ju", (uintmax_t)status.st_dev,
		(uintmax_t)status.st_ino + !own_stream);
	setenv("JOURNAL_STREAM", stream, 1);
	log_setup(LOG_LEVEL_INFO, format);
	log_line(LOG_LEVEL_ERROR, NULL, "x");
	unsetenv("JOURNAL_STREAM");
	capture_end(&capture);
	return written;
}

static void test_the_journal_gets_a_priority(void **state)
{
	(void)state;
	assert_string_equal(
		line_under_the_journal(true, LOG_FORMAT_AUTO), "<3>winnow: error: x\n");
	assert_memory_equal(line_under_the_journal(true, LOG_FORMAT_LOGFMT), "<3>ts=", 6);
	assert_memory_equal(line_under_the_journal(true, LOG_FORMAT_JSON), "<3>{", 4);
	assert_memory_equal(line_under_the_journal(false, LOG_FORMAT_AUTO), "ts=", 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_human),
		cmocka_unit_test(test_logfmt),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_levels_below_the_least_are_dropped),
		cmocka_unit_test(test_a_pipe_is_no_terminal),
		cmocka_unit_test(test_the_journal_gets_a_priority),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
