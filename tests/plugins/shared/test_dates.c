/* SPDX-License-Identifier: MIT
 * Dates and datelines as pages write them, read through the readers. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include "tools/reader_harness.h"

struct example {
	const char *words;
	const char *iso; /* "": no date */
};

/* The dateline the text reader finds in a line of its own below a title. */
static void check(struct reader_harness *reader, const struct example *example)
{
	char text[512];

	snprintf(text, sizeof(text), "A title\n\nDate: %s\n\nSome words of text.\n",
		example->words);
	struct winnow_item item = item_of("file:///a.txt", "text/plain", winnow_str(text));
	struct reading_result *result = reader_read(reader, &item);
	assert_int_equal(result->outcome.result, 0);
	if (!winnow_is(result->documents[0].dateline, example->iso))
		fail_msg("\"%s\" is read as \"%.*s\", not \"%s\"", example->words,
			(int)result->documents[0].dateline.len,
			result->documents[0].dateline.ptr, example->iso);
	reading_result_free(result);
}

static void check_all(const struct example *examples, size_t count)
{
	struct reader_harness *reader = reader_open("text", NULL);

	for (size_t at = 0; at < count; at++)
		check(reader, &examples[at]);
	reader_close(reader);
}

#define CHECK(examples) check_all(examples, sizeof(examples) / sizeof((examples)[0]))

static void dates_with_names(void **state)
{
	static const struct example examples[] = {
		{ "05 March 2014", "2014-03-05" },
		{ "5th of March, 2014", "2014-03-05" },
		{ "March 5, 2014", "2014-03-05" },
		{ "Mar. 5th 2014", "2014-03-05" },
		{ "May 2009", "2009-05" },
		{ "19 Septiembre 2014", "2014-09-19" },
		{ "5 de mayo de 2014", "2014-05-05" },
		{ "1er février 2012", "2012-02-01" },
		{ "07 Août 2015", "2015-08-07" },
		{ "12 мая 2014 г.", "2014-05-12" },
		{ "5. März 2014", "2014-03-05" },
		{ "2014. március 5.", "2014-03-05" },
		{ "2014-Mar-05", "2014-03-05" },
		{ "٥ مارس ٢٠١٤", "2014-03-05" },
		{ "5 كانون الثاني 2014", "2014-01-05" },
		{ "2014年3月5日", "2014-03-05" },
	};

	(void)state;
	CHECK(examples);
}

static void dates_in_numbers(void **state)
{
	static const struct example examples[] = {
		{ "2014-03-05", "2014-03-05" },
		{ "2014/3/5", "2014-03-05" },
		{ "15.02.2016", "2016-02-15" },
		{ "03/05/2014", "2014-05-03" },      /* day first */
		{ "03/25/2014", "2014-03-25" },      /* unless that cannot be */
		{ "Wed, 03/05/2014", "2014-03-05" }, /* or the weekday says otherwise */
		{ "Sat, 03/05/2014", "2014-05-03" },
		{ "29.02.2012", "2012-02-29" },
	};

	(void)state;
	CHECK(examples);
}

static void dates_with_times(void **state)
{
	static const struct example examples[] = {
		{ "Wed, 05 Mar 2014 10:12:33 +0000", "2014-03-05T10:12:33+00:00" },
		{ "2014-03-05T10:12:33Z", "2014-03-05T10:12:33+00:00" },
		{ "2014-03-05T10:12:33.250-05:30", "2014-03-05T10:12:33-05:30" },
		{ "March 5th, 2014 at 3:07 pm GMT-0500", "2014-03-05T15:07:00-05:00" },
		{ "2014-03-05 10:12 GMT-9900", "2014-03-05T10:12:00+00:00" },
		{ "2014-03-05 10:12 -9900", "2014-03-05" },
		{ "March 5, 2014 12:07 AM UTC", "2014-03-05T00:07:00+00:00" },
		{ "03/05/2014 - 10:12", "2014-05-03" }, /* a time without zone is no time */
	};

	(void)state;
	CHECK(examples);
}

static void what_is_no_date(void **state)
{
	static const struct example examples[] = {
		{ "06-06", "" },
		{ "31.02.2014", "" },
		{ "2014-13-05", "" },
		{ "20140305", "" },
		{ "12014-03-05", "" },
		{ "29.02.2013", "" },
		{ "May", "" },
		{ "5 in March", "" },
	};

	(void)state;
	CHECK(examples);
}

struct dateline_example {
	const char *text;
	const char *iso;
	const char *block; /* NULL: no dateline */
	const char *next;
};

static void check_dateline(
	struct reader_harness *reader, const struct dateline_example *example)
{
	char text[512];

	snprintf(text, sizeof(text), "A title\n\n%s\n\nMore words of text.\n", example->text);
	struct winnow_item item = item_of("file:///a.txt", "text/plain", winnow_str(text));
	struct reading_result *result = reader_read(reader, &item);
	const struct winnow_document *document = &result->documents[0];
	assert_true(winnow_is(document->dateline, example->iso));
	assert_int_equal(document->blocks[1].type == WINNOW_DATELINE, example->block != NULL);
	if (example->block) {
		assert_true(winnow_is(block_text(document, 1), example->block));
		assert_true(winnow_is(block_text(document, 2), example->next));
	}
	reading_result_free(result);
}

static void datelines(void **state)
{
	static const struct dateline_example examples[] = {
		{ "[05 March 2014] - Boats.", "2014-03-05", "[05 March 2014] -", "Boats." },
		{ "[HAVEN, 19 November 2010] – A boat.", "2010-11-19",
			"[HAVEN, 19 November 2010] –", "A boat." },
		{ "[15.02.2016, Haven]", "2016-02-15", "[15.02.2016, Haven]",
			"More words of text." },
		{ "[HAVEN,  6 June] - A boat.", "", "[HAVEN, 6 June] -", "A boat." },
		{ "NEW HAVEN, 2 May 2006 — A boat.", "2006-05-02", "NEW HAVEN, 2 May 2006 —",
			"A boat." },
		{ "[1] - A note.", "", NULL, NULL },
		{ "[call for papers] - A note.", "", NULL, NULL },
		{ "(see 5 May 2006) A note that goes on for quite a while, as notes will do.",
			"", NULL, NULL },
	};
	struct reader_harness *reader = reader_open("text", NULL);

	(void)state;
	for (size_t at = 0; at < sizeof(examples) / sizeof(examples[0]); at++)
		check_dateline(reader, &examples[at]);
	reader_close(reader);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_with_names),
		cmocka_unit_test(dates_in_numbers),
		cmocka_unit_test(dates_with_times),
		cmocka_unit_test(what_is_no_date),
		cmocka_unit_test(datelines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
