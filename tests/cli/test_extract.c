/* SPDX-License-Identifier: MIT
 * `winnow extract`: documents in, facts out, in order, whatever one of the lines is. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/attr.h"
#include "cli/program.h"
#include "tools/temporary.h"

#define MANY 300
#define NOISY 400

static char *folder;

static void write_file(const char *name, const char *text)
{
	struct winnow_str bytes = { text, strlen(text) };

	free(temporary_file(folder, name, bytes));
}

static void write_blocks(void)
{
	write_file("blocks.jsonl",
		"{\"id\": \"p\", \"text\": \"\u00D8resby: 12\\nboys ran.\", \"blocks\": ["
		"{\"type\": \"heading\", \"level\": 2, \"start\": 0, \"end\": 10}, "
		"{\"type\": \"caption\", \"text\": \"Harbour\"}, "
		"{\"type\": \"paragraph\", \"start\": 11, \"end\": 20}]}\n"
		"{\"id\": \"q\", \"text\": \"\u00D8resby: 13\\nboys ran.\"}\n");
	write_file("no_blocks.jsonl",
		"{\"id\": \"a\", \"text\": \"12 boys\", \"blocks\": 7}\n"
		"{\"id\": \"b\", \"text\": \"12 boys\", \"blocks\": [{\"type\": \"odd\"}]}\n"
		"{\"id\": \"c\", \"text\": \"12 boys\", \"blocks\": "
		"[{\"type\": \"paragraph\", \"start\": 0, \"end\": 8}]}\n"
		"{\"id\": \"d\", \"text\": \"12 boys\", \"blocks\": "
		"[{\"type\": \"paragraph\"}]}\n"
		"{\"id\": \"e\", \"text\": \"15 boys\", \"blocks\": []}\n");
}

/* Long and short ones in turn, so that workers finish out of order. */
static void write_many(void)
{
	char *path = temporary_path(folder, "many.jsonl");
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	for (int i = 0; i < MANY; i++) {
		fprintf(file, "{\"id\": \"d%d\", \"text\": \"", i);
		for (int j = 0; j < 1 + i % 7 * 20; j++)
			fprintf(file, "The harbour police found %d boys. ", 100 + i + j);
		fputs("\"}\n", file);
	}
	fclose(file);
	free(path);
}

static void write_times(void)
{
	write_file("times.jsonl",
		"{\"id\": \"t\", \"dct\": \"2014-03-05\", \"text\": "
		"\"Between 2010 and 2012 it rained. From January 2012 to March "
		"2013 it froze. It took an hour and a half, and half an hour, half a "
		"day, and a century and a half. "
		"They met at 8 a.m. on Monday, 3 March 2014.\"}\n"
		"{\"id\": \"u\", \"dct\": \"2014-03-05\", \"text\": "
		"\"They came on Friday. They met from 4 to 6:30 p.m. from May to March, "
		"and from 10 p.m. to 2 a.m. and between now and 15 November and between now "
		"and the end of March.\"}\n"
		"{\"id\": \"v\", \"dct\": \"2014-03-05T18:30\", \"text\": "
		"\"They will be back in 5 minutes, and open from now until 7 p.m.\"}\n"
		"{\"id\": \"w\", \"dct\": \"2014-03-06T31:30\", \"text\": "
		"\"They left two hours ago. They came in the past two years, and recently, "
		"and on Monday morning.\"}\n");
}

static int make_folder(void **state)
{
	(void)state;
	folder = temporary_folder();
	write_file("one.jsonl",
		"{\"id\": \"q 1\", \"dct\": \"2014-03-05\", \"title\": \"Divers\", \"text\": "
		"\"Divers\\n\\nThe police of \xC3\x98resby detained 22 adults last month. A "
		"pearl "
		"cost 3 euros (\xC2\xA3"
		"2.40), 5.5% less.\\n\\nIt hit millions of families.\"}\n");
	write_file("bad.jsonl", "{\"id\": \"a\", \"text\": \"Police found 12 boys.\"}\n"
				"{\"id\": \"b\", \"text\": \n"
				"\n"
				"[]\n"
				"{\"text\": \"Police found 13 boys.\"}\n"
				"{\"id\": 7, \"text\": \"Police found 14 boys.\"}\n"
				"{\"id\": \"e\"}\n"
				"{\"id\": \"f\", \"text\": \"x\", \"dct\": \"yesterday\"}\n"
				"{\"id\": \"g\", \"text\": \"x\", \"id\": \"h\"}\n"
				"{\"id\": \"i\", \"text\": \"\xFF\"}\n"
				"{\"id\": \"z\", \"text\": \"Police found 15 boys.\"}");
	write_times();
	write_file("spans.jsonl",
		"{\"id\": \"s\", \"dct\": \"2014-03-05\", \"text\": "
		"\"They were held for 18 months in the last 200 days of a four-week strike, "
		"for one to two years. "
		"Rent is $950 (£700) a month. It makes 300 masks a day, 5% a year. "
		"Police met two of Norland's camps, two big, old ships and 40 gold and silver "
		"miners, "
		"90 low- and middle-income pupils, two 6-year-old girls with toys, three bags "
		"of "
		"white beans and 20 more boats, four times. "
		"Later 12 newly rescued goats came. They sang 30 newly recorded hymns, "
		"with six well known poets and nine unarmed guards.\"}\n");
	write_file("odd.jsonl", "{\"id\": \"o\\t\\u001b\\r\\\"\", \"text\": \"It is "
				"0.000001234 tonnes, or 250000000000000000.5 tonnes. "
				"They met Anna\\tBell and Carl\\fRoe.\"}\n");
	write_file("changes.jsonl",
		"{\"id\": \"c\", \"text\": \"Pupils held rose from 36 boys to 91 boys.\"}\n"
		"{\"id\": \"m\", \"text\": \"The budget fell from $5 million to $3 "
		"million.\"}\n"
		"{\"id\": \"t\", \"text\": \"Pupils held rose to 95 girls from 40 girls.\"}\n");
	write_file("report.txt",
		"The police detained 22 adults\r\nlast month.\r\n\r\n  Done.\r\n");
	write_file("empty.txt", "");
	write_blocks();
	write_many();
	return 0;
}

static int remove_folder(void **state)
{
	(void)state;
	temporary_remove(folder);
	return 0;
}

static void a_fact_says_all_there_is_under_plain_names(void **state)
{
	static const struct expectation expectations[] = {
		{ "extract one.jsonl", 0,
			"\"type\":\"quantity\",\"text\":\"22 adults\",\"start\":39,\"end\":48,"
			"\"value\":22,",
			NULL },
		{ "extract one.jsonl", 0,
			"\"unit\":\"adult\",\"of_what\":\"adults\",\"event\":\"detain\","
			"\"role\":\"object\"",
			NULL },
		{ "extract one.jsonl", 0,
			"\"event\":{\"text\":\"detained\",\"start\":30,\"end\":38}", NULL },
		{ "extract one.jsonl", 0, "\"value\":3,\"unit\":\"EUR\",\"currency\":\"EUR\"",
			NULL },
		{ "extract one.jsonl", 0,
			"\"value\":2.4,\"unit\":\"GBP\",\"currency\":\"GBP\",\"bound\":"
			"\"exact\","
			"\"conversion_of\":\"f",
			NULL },
		{ "extract one.jsonl", 0,
			"\"value\":5.5,\"bound\":\"exact\",\"unit\":\"percent\"", NULL },
		{ "extract one.jsonl", 0, "\"value\":[2000000,null]", NULL },
		{ "extract one.jsonl", 0, "\"date\":\"2014-02\",\"date_precision\":\"month\"",
			NULL },
		{ "extract one.jsonl", 0, "\"value\":\"2014-02\"", NULL },
		{ "extract one.jsonl", 0, "\"timex_type\":\"DATE\"", NULL },
	};

	(void)state;
	assert_all(folder, expectations, COUNT_OF(expectations));
}

static void a_span_is_a_number_once_more(void **state)
{
	static const struct expectation expectations[] = {
		{ "extract spans.jsonl", 0,
			"\"type\":\"number\",\"text\":\"18 months\",\"start\":19,\"end\":28,"
			"\"value\":18,\"unit\":\"month\",\"rule\":\"duration.counted\"",
			NULL },
		{ "extract spans.jsonl", 0,
			"\"type\":\"number\",\"text\":\"the last 200 days\",\"start\":32,"
			"\"end\":49,\"value\":200,\"unit\":\"day\"",
			NULL },
		{ "extract spans.jsonl", 0, "\"value\":950,\"unit\":\"dollar per month\"",
			NULL },
		{ "extract spans.jsonl", 0, "\"value\":[1,2],\"unit\":\"year\"", NULL },
		{ "extract spans.jsonl", 0, "\"unit\":\"pound\",\"currency\":\"GBP\"", NULL },
		{ "extract spans.jsonl", 0, "\"unit\":\"mask per day\"", NULL },
		{ "extract spans.jsonl", 0, "\"unit\":\"percentage per year\"", NULL },
	};

	(void)state;
	assert_all(folder, expectations, COUNT_OF(expectations));
}

static void a_unit_is_what_names_the_counted(void **state)
{
	static const struct expectation expectations[] = {
		{ "extract spans.jsonl", 0, "\"unit\":\"Norland camp\"", NULL },
		{ "extract spans.jsonl", 0, "\"unit\":\"big old ship\"", NULL },
		{ "extract spans.jsonl", 0, "\"unit\":\"gold silver miner\"", NULL },
		{ "extract spans.jsonl", 0, "\"unit\":\"low- and middle-income pupil\"", NULL },
		{ "extract spans.jsonl", 0, "\"unit\":\"girl\"", NULL },
		{ "extract spans.jsonl", 0, "\"unit\":\"bag\"", NULL },
		{ "extract spans.jsonl", 0, "\"unit\":\"boat\"", NULL },
		{ "extract spans.jsonl", 0, "\"unit\":\"goat\"", NULL },
		{ "extract spans.jsonl", 0, "\"unit\":\"hymn\"", NULL },
		{ "extract spans.jsonl", 0, "\"unit\":\"well known poet\"", NULL },
		{ "extract spans.jsonl", 0, "\"unit\":\"unarmed guard\"", NULL },
		{ "extract spans.jsonl", 0, "\"value\":4,\"unit\":\"count\"", NULL },
	};

	(void)state;
	assert_all(folder, expectations, COUNT_OF(expectations));
}

static void a_time_is_also_written_as_recognisers_do(void **state)
{
	static const struct expectation expectations[] = {
		{ "extract times.jsonl", 0, "\"value\":\"2010/2012\"", NULL },
		{ "extract times.jsonl", 0, "\"timex\":\"(2010-01-01,2012-01-01,P2Y)\"", NULL },
		{ "extract times.jsonl", 0, "\"timex\":\"(2012-01-01,2013-03-01,P14M)\"",
			NULL },
		{ "extract times.jsonl", 0, "\"value\":\"PT1H30M\"", NULL },
		{ "extract times.jsonl", 0, "\"timex\":\"PT1.5H\"", NULL },
		{ "extract times.jsonl", 0, "\"timex\":\"PT0.5H\"", NULL },
		{ "extract times.jsonl", 0, "\"timex\":\"P0.5D\"", NULL },
		{ "extract times.jsonl", 0, "\"timex\":\"P150Y\"", NULL },
		{ "extract times.jsonl", 0, "\"value\":\"2014-03-03T08:00\"", NULL },
		{ "extract times.jsonl", 0, "\"timex\":\"2014-03-03T08\"", NULL },
		{ "extract times.jsonl", 0, "\"timex\":\"XXXX-WXX-5\"", NULL },
		{ "extract times.jsonl", 0, "\"timex\":\"(T16,T18:30,PT2H30M)\"", NULL },
		{ "extract times.jsonl", 0, "\"timex\":\"(T22,T02,PT4H)\"", NULL },
		{ "extract times.jsonl", 0, "\"timex\":\"(XXXX-05-01,XXXX-03-01,P10M)\"",
			NULL },
		{ "extract times.jsonl", 0, "\"timex\":\"(2014-03-05,XXXX-11-15,P255D)\"",
			NULL },
		{ "extract times.jsonl", 0, "\"timex\":\"2014-03-05/XXXX-03\"", NULL },
		{ "extract times.jsonl", 0, "\"timex\":\"2014-03-05T18:35:00\"", NULL },
		{ "extract times.jsonl", 0, "\"timex\":\"(PRESENT_REF,2014-03-05T19,PT30M)\"",
			NULL },
		{ "extract times.jsonl", 0, "\"timex\":\"PAST_REF\",\"timex_type\":\"DATE\"",
			NULL },
		{ "extract times.jsonl", 0, "\"timex\":\"P2Y\",\"timex_type\":\"DURATION\"",
			NULL },
	};

	(void)state;
	assert_all(folder, expectations, COUNT_OF(expectations));
}

static void a_line_is_json_whatever_the_text_holds(void **state)
{
	static const struct expectation expectations[] = {
		{ "extract odd.jsonl", 0, "{\"id\":\"o\\t\\u001B\\r\\\"\",\"fact\"", NULL },
		{ "extract odd.jsonl", 0, "\"text\":\"Anna\\tBell\"", NULL },
		{ "extract odd.jsonl", 0, "\"value\":2.5e17,", NULL },
		{ "extract odd.jsonl", 0, "\"value\":1.234e-6,", NULL },
	};

	(void)state;
	assert_all(folder, expectations, COUNT_OF(expectations));
}

static void text_is_a_document_named_by_its_file(void **state)
{
	static const struct expectation expectations[] = {
		{ "extract --text --date 2014-03-05 report.txt", 0,
			"{\"id\":\"report.txt\",\"fact\":\"f1\",", NULL },
		{ "extract --text --date 2014-03-05 report.txt", 0, "\"value\":\"2014-02\"",
			NULL },
		{ "extract --text - <report.txt", 0, "{\"id\":\"-\",", NULL },
		{ "extract --text empty.txt report.txt", 1, "22 adults",
			"empty.txt: is empty" },
		{ "extract --text . 2>told; grep -c level=error told", 0, "1\n", NULL },
		{ "extract --text nowhere.txt report.txt", 1, "22 adults",
			"nowhere.txt: No such file" },
	};

	(void)state;
	assert_all(folder, expectations, COUNT_OF(expectations));
}

/* Each is one sentence at least: what stands in two blocks is not one fact. */
static void blocks_are_taken_as_they_are_named(void **state)
{
	static const struct expectation expectations[] = {
		{ "extract blocks.jsonl", 0,
			"\"id\":\"p\",\"fact\":\"f1\",\"type\":\"number\",\"text\":\"12\","
			"\"start\":9,\"end\":11,",
			NULL },
		{ "extract blocks.jsonl", 0, "\"text\":\"13\\nboys\"", NULL },
		{ "extract no_blocks.jsonl", 1, "15 boys",
			"no_blocks.jsonl:1: \\\"blocks\\\" is no array" },
		{ "extract no_blocks.jsonl", 1, "15 boys",
			"no_blocks.jsonl:2: has a block whose \\\"type\\\" is none" },
		{ "extract no_blocks.jsonl", 1, "15 boys",
			"no_blocks.jsonl:3: has a block that lies outside its text" },
		{ "extract no_blocks.jsonl", 1, "15 boys",
			"no_blocks.jsonl:4: a document has a block that is empty" },
	};

	(void)state;
	assert_all(folder, expectations, COUNT_OF(expectations));
}

static void one_bad_line_does_not_keep_the_others_back(void **state)
{
	static const struct expectation expectations[] = {
		{ "extract bad.jsonl", 1, "12 boys", "bad.jsonl:2: is not JSON" },
		{ "extract bad.jsonl", 1, "15 boys", "bad.jsonl:4: is no object" },
		{ "extract bad.jsonl", 1, "15 boys", "bad.jsonl:5: has no \\\"id\\\"" },
		{ "extract bad.jsonl", 1, "15 boys", "bad.jsonl:6: \\\"id\\\" is not text" },
		{ "extract bad.jsonl", 1, "15 boys", "bad.jsonl:7: has no \\\"text\\\"" },
		{ "extract bad.jsonl", 1, "15 boys",
			"bad.jsonl:8: a document has a published" },
		{ "extract bad.jsonl", 1, "15 boys",
			"bad.jsonl:9: is JSON with one name twice" },
		{ "extract bad.jsonl", 1, "15 boys", "bad.jsonl:10: is not" },
		{ "extract - one.jsonl <bad.jsonl", 1, "22 adults", "-:10: " },
		{ "extract --documents - <one.jsonl", 0, "22 adults", NULL },
		{ "extract", 0, NULL, NULL },
		{ "extract --text --documents one.jsonl", 64, NULL, "not both" },
		{ "extract --workers many one.jsonl", 64, NULL,
			"--workers takes a whole number" },
		{ "extract --workers 100000 one.jsonl", 64, NULL, "at most 1024" },
	};

	(void)state;
	assert_all(folder, expectations, COUNT_OF(expectations));
}

static int count_of(const char *text, const char *part)
{
	int count = 0;

	for (; (text = strstr(text, part)); text++)
		count++;
	return count;
}

static void what_a_change_goes_from_and_to_is_told_once(void **state)
{
	struct outcome outcome = run_line(folder, "extract changes.jsonl");

	(void)state;
	assert_int_equal(count_of(outcome.output, "\"text\":\"36 boys\""), 1);
	assert_int_equal(count_of(outcome.output, "\"earlier\":{\"id\":\"c\",\"fact\":\"f"), 1);
	assert_int_equal(count_of(outcome.output, "\"later\":{\"id\":\"c\",\"fact\":\"f"), 1);
	assert_int_equal(count_of(outcome.output, "\n{\"id\":\"c\""), 0);
	assert_int_equal(count_of(outcome.output, "\"value\":[36,91],\"rule\""), 1);
	/* Sums stand by themselves, too. */
	assert_int_equal(count_of(outcome.output, "\n{\"id\":\"m\""), 3);
	assert_int_equal(count_of(outcome.output, "\"earlier\":\"f1\""), 1);
	/* What it came to is told first, and both numbers for themselves. */
	assert_int_equal(count_of(outcome.output, "\"type\":\"change\""), 1);
	assert_int_equal(count_of(outcome.output, "\n{\"id\":\"t\""), 3);
	outcome_free(&outcome);
}

static void the_number_of_workers_changes_nothing(void **state)
{
	struct outcome one = run_line(folder, "extract --workers 1 many.jsonl");
	struct outcome many = run_line(folder, "extract --workers 5 many.jsonl");
	char last[20];

	(void)state;
	assert_int_equal(one.status, 0);
	assert_string_equal(one.output, many.output);
	const char *first = strstr(one.output, "\"id\":\"d0\"");
	snprintf(last, sizeof last, "\"id\":\"d%d\"", MANY - 1);
	assert_non_null(first);
	assert_true(strstr(one.output, last) > first);
	outcome_free(&one);
	outcome_free(&many);
}

static void write_full(void)
{
	char *path = temporary_path(folder, "full.jsonl");
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs("{\"id\": \"full\", \"text\": \"", file);
	for (int i = 0; i < 9000; i++)
		fputs("55 boys ran. ", file);
	fputs("\"}\n{\"id\": \"next\", \"text\": \"Police found 16 boys.\"}\n", file);
	fclose(file);
	free(path);
}

/* Be it for its words, for what is known of them, or for its facts; and the next one is read. */
static void what_needs_too_much_memory_says_what_allows_more(void **state)
{
	static const char *const limits[] = { "1M", "2M", "3M", "3500k", "4M", "32M" };
	int failed = 0;

	(void)state;
	write_full();
	for (size_t i = 0; i < COUNT_OF(limits); i++) {
		char text[40];
		snprintf(text, sizeof text, "max_document_bytes: %s\n", limits[i]);
		write_file("memory.yaml", text);
		struct outcome outcome = run_line(folder, "extract -c memory.yaml full.jsonl");
		assert_non_null(strstr(outcome.output, "\"id\":\"next\""));
		assert_true(
			outcome.status == 0 || strstr(outcome.errors, "max_document_bytes"));
		failed += outcome.status;
		outcome_free(&outcome);
	}
	assert_in_range(failed, 1, COUNT_OF(limits) - 1);
}

/* A sound line with bytes changed, in a sequence that is always the same. */
static void write_noise(FILE *file, uint32_t *seed)
{
	char line[] = "{\"id\": \"n\", \"text\": \"Police \\u00e6 found 12 boys on 5 March.\", "
		      "\"dct\": \"2014-03-05\", \"language\": \"en\", \"country\": null}";

	for (int i = 0; i < 3; i++) {
		*seed = *seed * 1664525 + 1013904223;
		line[*seed / 7 % (sizeof line - 1)] = (char)(*seed >> 24);
	}
	fwrite(line, 1, sizeof line - 1, file);
	fputc('\n', file);
}

static void any_bytes_are_done_or_told(void **state)
{
	char *path = temporary_path(folder, "noise.jsonl");
	FILE *file = fopen(path, "w");
	uint32_t seed = 7;

	(void)state;
	assert_non_null(file);
	for (int i = 0; i < NOISY; i++)
		write_noise(file, &seed);
	fputs("{\"id\": \"last\", \"text\": \"Police found 16 boys.\"}\n", file);
	fclose(file);
	free(path);
	struct outcome outcome = run_line(folder, "extract noise.jsonl");
	assert_int_equal(outcome.status, 1);
	assert_non_null(strstr(outcome.output, "16 boys"));
	assert_non_null(strstr(outcome.errors, "noise.jsonl:"));
	outcome_free(&outcome);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_fact_says_all_there_is_under_plain_names),
		cmocka_unit_test(a_span_is_a_number_once_more),
		cmocka_unit_test(a_unit_is_what_names_the_counted),
		cmocka_unit_test(a_time_is_also_written_as_recognisers_do),
		cmocka_unit_test(a_line_is_json_whatever_the_text_holds),
		cmocka_unit_test(text_is_a_document_named_by_its_file),
		cmocka_unit_test(blocks_are_taken_as_they_are_named),
		cmocka_unit_test(one_bad_line_does_not_keep_the_others_back),
		cmocka_unit_test(what_a_change_goes_from_and_to_is_told_once),
		cmocka_unit_test(the_number_of_workers_changes_nothing),
		cmocka_unit_test(what_needs_too_much_memory_says_what_allows_more),
		cmocka_unit_test(any_bytes_are_done_or_told),
	};

	return cmocka_run_group_tests_name("extract", tests, make_folder, remove_folder);
}
