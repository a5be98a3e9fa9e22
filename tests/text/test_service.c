/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include "base/str.h"
#include "load/host.h"
#include "text/reading.h"
#include "text/service.h"
#include "tools/temporary.h"

static const struct service services[] = {
	{ WINNOW_TEXT_SERVICE, &text_service },
	{ NULL, NULL },
};

static const struct winnow_text *ask(const struct winnow_host *host)
{
	return host->service(host, WINNOW_TEXT_SERVICE);
}

static void a_plugin_sees_analysis_and_lexicons(void **state)
{
	struct winnow_str text = STR_LITERAL("On 5 December it rained.");
	struct host_shared shared = { .services = services };
	struct host opened, called;
	struct reading reading;
	uint32_t count;

	(void)state;
	reading_open(&reading);
	text_service_use(reading.lexicons);
	host_init(&opened, "extractor x", &shared, reading.arena);
	const struct winnow_text *service = ask(&opened.face);
	const struct winnow_lexicon *months = service->lexicon(&opened.face, "en/month");
	assert_non_null(months);
	assert_null(service->lexicon(&opened.face, "en/nothing"));
	assert_int_equal(opened.failure.code, 0);
	assert_null(service->analysis(&opened.face));
	assert_null(service->match(&opened.face, months, 0, &count));

	const struct winnow_analysis *analysis =
		reading_analyse(&reading, text, STR_LITERAL("en-GB"), WINNOW_PARAGRAPH);
	host_init(&called, "extractor x", &shared, reading.arena);
	called.attachment = &reading.text;
	assert_ptr_equal(service->analysis(&called.face), analysis);
	assert_true(winnow_is(analysis->language, "en"));
	const struct winnow_term *term = service->match(&called.face, months, 2, &count);
	assert_non_null(term);
	assert_int_equal(count, 1);
	assert_true(winnow_is(term->values[0], "12"));
	assert_null(service->match(&called.face, months, 3, &count));
	assert_null(service->match(&called.face, NULL, 2, &count));
	assert_int_equal(service->next(&called.face, months, 0), 2);
	assert_ptr_equal(service->lookup(&called.face, months, 2), term);
	assert_null(service->lookup(&called.face, months, 3));
	assert_null(service->lookup(&called.face, months, analysis->token_count));
	assert_null(service->lookup(&called.face, NULL, 2));
	struct winnow_word number = service->number(months, STR_LITERAL("DECEMBER"));
	assert_int_not_equal(number.folded, 0);
	assert_int_equal(analysis->words[2].folded, number.folded);
	assert_int_equal(service->number(months, STR_LITERAL("5 December")).folded, 0);
	assert_int_equal(service->number(months, STR_LITERAL("zyzzyva")).folded, 0);
	assert_int_equal(service->number(NULL, STR_LITERAL("December")).folded, 0);
	assert_ptr_equal(service->of_word(months, number), term);
	assert_null(service->of_word(months, analysis->words[3]));
	assert_null(service->of_word(NULL, number));
	uint32_t first = 0;
	assert_ptr_equal(service->match_before(&called.face, months, 3, 0, &first), term);
	assert_int_equal(first, 2);
	assert_null(service->match_before(&called.face, months, 3, 3, &first));
	assert_null(service->match_before(&called.face, months, 4, 0, &first));
	assert_null(service->match_before(&called.face, NULL, 3, 0, &first));
	assert_int_equal(service->next(&called.face, months, 3), analysis->token_count);
	assert_int_equal(service->next(&called.face, NULL, 0), analysis->token_count);
	assert_non_null(service->find(&called.face, months, STR_LITERAL("december")));
	assert_null(service->find(&called.face, NULL, STR_LITERAL("december")));
	text_service_use(NULL);
	assert_null(service->lexicon(&opened.face, "en/month"));
	reading_close(&reading);
}

static void a_term_has_words(void **state)
{
	struct host_shared shared = { .services = services };
	struct winnow_word words[2] = { { 0, 0 }, { 0, 0 } };
	struct reading reading;
	struct host host;

	(void)state;
	reading_open(&reading);
	text_service_use(reading.lexicons);
	host_init(&host, "extractor x", &shared, reading.arena);
	const struct winnow_text *service = ask(&host.face);
	const struct winnow_lexicon *months = service->lexicon(&host.face, "en/month");
	uint32_t number = service->number(months, STR_LITERAL("may")).folded;
	assert_int_equal(service->words(months, STR_LITERAL("May 5 May"), words, 2), 3);
	assert_int_equal(words[0].folded, number);
	assert_int_equal(words[1].folded, service->number(months, STR_LITERAL("5")).folded);
	assert_int_equal(service->words(months, STR_LITERAL("May"), NULL, 0), 1);
	assert_int_equal(service->words(NULL, STR_LITERAL("May"), words, 2), 0);
	text_service_use(NULL);
	reading_close(&reading);
}

/* A text with words of both kinds of lexicons: those that fold case and those that keep it. */
static void starts_tell_what_each_lexicon_would(void **state)
{
	static const char *const names[] = { "en/month", "en/verb", "en/name_word",
		"en/acronym", "any/city", "en/date_word" };
	struct winnow_str text = STR_LITERAL(
		"In May the UN may march on; Who said so in Paris? Last Monday, zyzzyva.");
	const struct winnow_lexicon *lexicon;
	struct failure failure = { 0 };
	struct reading reading;
	unsigned begun = 0;

	(void)state;
	reading_open(&reading);
	for (size_t i = 0; i < COUNT_OF(names); i++)
		assert_int_equal(lexicons_open(reading.lexicons, winnow_str(names[i]), &lexicon,
					 &failure),
			0);
	lexicons_settle(reading.lexicons);
	const struct winnow_analysis *analysis =
		reading_analyse(&reading, text, STR_LITERAL("en"), WINNOW_PARAGRAPH);
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		assert_int_equal(lexicons_open(reading.lexicons, winnow_str(names[i]), &lexicon,
					 &failure),
			0);
		if (!lexicon)
			continue;
		assert_true(lexicon->number < analysis->starts.lexicons);
		for (uint32_t token = 0; token < analysis->token_count; token++) {
			bool begins = lexicon_begins_with(lexicon, analysis->words[token]);
			assert_int_equal(winnow_may_begin(analysis, lexicon, token), begins);
			begun += begins;
		}
	}
	assert_true(begun >= 8);
	/* What is opened later is not told of. */
	assert_int_equal(
		lexicons_open(reading.lexicons, STR_LITERAL("en/unit"), &lexicon, &failure), 0);
	assert_true(winnow_may_begin(analysis, lexicon, 0));
	reading_close(&reading);
}

/* What is kept of a document is another piece than what is kept of the lexicons, and is gone with
 * the document. */
static void plugins_share_memory_by_name(void **state)
{
	struct host_shared shared = { .services = services };
	struct reading reading;
	struct host opened, called;

	(void)state;
	reading_open(&reading);
	host_init(&opened, "extractor x", &shared, reading.arena);
	const struct winnow_text *service = ask(&opened.face);
	assert_null(service->shared(&opened.face, "x.y/1", 8));
	text_service_use(reading.lexicons);
	uint64_t *kept = service->shared(&opened.face, "x.y/1", sizeof *kept);
	assert_int_equal(*kept, 0);
	*kept = 7;
	assert_ptr_equal(service->shared(&opened.face, "x.y/1", sizeof *kept), kept);
	assert_ptr_not_equal(service->shared(&opened.face, "x.y/2", sizeof *kept), kept);
	assert_ptr_not_equal(service->shared(&opened.face, "x.y/1", 2 * sizeof *kept), kept);
	assert_null(service->shared(&opened.face, "x.y/1", (size_t)1 << 40));
	for (int document = 0; document < 2; document++) {
		reading_analyse(&reading, STR_LITERAL("It rained."), STR_LITERAL("en"),
			WINNOW_PARAGRAPH);
		host_init(&called, "extractor x", &shared, reading.arena);
		called.attachment = &reading.text;
		uint64_t *found = service->shared(&called.face, "x.y/1", sizeof *found);
		assert_int_equal(*found, 0);
		*found = 7;
		host_init(&called, "extractor y", &shared, reading.arena);
		called.attachment = &reading.text;
		assert_ptr_equal(service->shared(&called.face, "x.y/1", sizeof *found), found);
	}
	text_service_use(NULL);
	reading_close(&reading);
}

/* What lies sorted is found by who opens it, and is nothing outside of open(). */
static void large_lexicons_stay_as_they_lie(void **state)
{
	struct host_shared shared = { .services = services };
	struct reading reading;
	struct host host;
	uint32_t parts = 7;

	(void)state;
	reading_open(&reading);
	host_init(&host, "extractor x", &shared, reading.arena);
	const struct winnow_text *service = ask(&host.face);
	assert_null(service->rows(&host.face, "fr/city", &parts));
	assert_int_equal(parts, 0);
	text_service_use(reading.lexicons);
	const struct winnow_str *rows = service->rows(&host.face, "fr/city", &parts);
	assert_int_equal(parts, 1);
	assert_non_null(strstr(rows->ptr, "\nLondres\tLondon\n"));
	assert_null(service->rows(&host.face, "fr/none", &parts));
	text_service_use(NULL);
	reading_close(&reading);
}

static void a_broken_lexicon_fails_the_call(void **state)
{
	char *folder = temporary_folder();
	struct host_shared shared = { .services = services };
	struct failure failure = { 0 };
	struct lexicons *lexicons;
	struct host host;

	(void)state;
	free(temporary_file(folder, "en/noun.tsv", STR_LITERAL("boat\n")));
	assert_int_equal(lexicons_create(winnow_str(folder), &lexicons, &failure), 0);
	text_service_use(lexicons);
	host_init(&host, "extractor x", &shared, NULL);
	assert_null(ask(&host.face)->lexicon(&host.face, "en/noun"));
	assert_int_equal(host.failure.code, WINNOW_EFATAL);
	assert_non_null(strstr(host.failure.why, "en/noun.tsv:1: the head lacks"));
	text_service_use(NULL);
	lexicons_destroy(lexicons);
	temporary_remove(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_plugin_sees_analysis_and_lexicons),
		cmocka_unit_test(a_term_has_words),
		cmocka_unit_test(starts_tell_what_each_lexicon_would),
		cmocka_unit_test(plugins_share_memory_by_name),
		cmocka_unit_test(a_broken_lexicon_fails_the_call),
		cmocka_unit_test(large_lexicons_stay_as_they_lie),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
