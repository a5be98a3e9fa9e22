/* SPDX-License-Identifier: MIT
 *
 * Every extractor takes four times as long for four times the text, whatever the text: both are
 * measured in one run, and a quadratic step would show as sixteen. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include "run/extract_documents.h"

#define SMALL ((size_t)40000)
#define TIMES 4
#define TOLERATED 10.0 /* between the 4 of a line and the 16 of a square */
#define ATTEMPTS 5     /* a busy machine may spoil a few */
#define LEAST 1e6      /* nanoseconds: what is below tells nothing */
#define MOST_EXTRACTORS 64

struct feed {
	struct winnow_document document;
	bool given;
	size_t facts, failed;
};

struct costs {
	double nanoseconds[MOST_EXTRACTORS];
};

static const struct winnow_document *next_document(void *context, struct winnow_str *ret_place)
{
	struct feed *feed = context;

	if (feed->given)
		return NULL;
	feed->given = true;
	*ret_place = feed->document.key;
	return &feed->document;
}

static void count_facts(void *context, const struct extracted *extracted)
{
	struct feed *feed = context;

	feed->facts += extracted->fact_count;
	feed->failed += extracted->failure->code != 0;
}

static char *repeat(const char *unit, size_t size, size_t *ret_length)
{
	size_t length = strlen(unit), count = size / length;
	char *text = malloc(count * length);

	assert_non_null(text);
	for (size_t i = 0; i < count; i++)
		memcpy(text + i * length, unit, length);
	*ret_length = count * length;
	return text;
}

static void measure(struct plan *plan, const char *unit, size_t size, struct costs *ret_costs)
{
	_Atomic int64_t extractors[MOST_EXTRACTORS] = { 0 };
	struct stage_times times = { .extractors = extractors };
	struct feed feed = { .document = {
				     .size = sizeof feed.document,
				     .key = winnow_str("repeated"),
				     .language = winnow_str("en"),
			     } };
	const struct extract_order order = { next_document, count_facts, &feed, &times };
	struct failure failure;
	char *text = repeat(unit, size, &feed.document.text.len);

	feed.document.text.ptr = text;
	assert_int_equal(extract_documents(plan, &order, &failure), 0);
	assert_int_equal(feed.failed, 0);
	for (size_t i = 0; i < plan->counts[SECTION_EXTRACTOR]; i++)
		ret_costs->nanoseconds[i] = (double)extractors[i];
	free(text);
}

/* The extractor that takes too much for the larger text; the count of them: none does. */
static size_t find_excess(
	const struct plan *plan, const struct costs *small, const struct costs *large)
{
	size_t i = 0, count = plan->counts[SECTION_EXTRACTOR];

	while (i < count &&
		large->nanoseconds[i] <
			TOLERATED *
				(small->nanoseconds[i] > LEAST ? small->nanoseconds[i] : LEAST))
		i++;
	return i;
}

/* False after saying which extractor is not. */
static bool is_linear(struct plan *plan, const char *unit)
{
	struct costs small, large;
	size_t found = 0;

	for (int i = 0; i < ATTEMPTS; i++) {
		measure(plan, unit, SMALL, &small);
		measure(plan, unit, TIMES * SMALL, &large);
		found = find_excess(plan, &small, &large);
		if (found == plan->counts[SECTION_EXTRACTOR])
			return true;
	}
	print_error("\"%s\" repeated: %d times the text took %s %.1f times as long\n", unit,
		TIMES, plan->extractors[found]->module->plugin.id,
		large.nanoseconds[found] / small.nanoseconds[found]);
	return false;
}

static const char *const units[] = {
	"\"",
	"“",
	"“a ",
	"“ ",
	"”",
	"'",
	"(",
	"-",
	"5",
	"5 ",
	"5, ",
	"5-",
	"a",
	"a ",
	"A ",
	"Of ",
	"SAN DIEGO ",
	"Usiku ",
	"John Smith ",
	"John Smith, ",
	"Ministry of Health ",
	"Mr. ",
	"the ",
	"of the ",
	"and ",
	"said ",
	"he said that ",
	"“He came,” he said. ",
	"said Anna Kim, ",
	"according to ",
	"killed ",
	"was arrested and ",
	"arrests of five men ",
	"to be killed ",
	"in 2014 ",
	"May ",
	"last ",
	"two years ",
	"between 5 and ",
	"about ",
	"$5 ",
	"$5m (£3m) ",
	"five per cent of ",
	"one of ",
	"half a ",
	"5 of 7 boys, ",
	"aged ",
	"a 12-year-old ",
	"Article 5 of ",
	"the Child Rights Act ",
	"sentenced to ",
	"five years in prison ",
	"http://a.b/c ",
	"www.a.org",
	"UN ",
	"police ",
};

static struct plan *open_plan(struct config **ret_config)
{
	SCOPED(problems_destroy) struct problems *problems = problems_create();

	*ret_config = config_parse(winnow_str("workers: 1\n"), "linear", "/", problems);
	struct plan *plan = *ret_config ? plan_create_extractors(*ret_config, problems) : NULL;
	problems_print(problems, stderr);
	assert_non_null(plan);
	assert_true(plan->counts[SECTION_EXTRACTOR] > 10);
	assert_true(plan->counts[SECTION_EXTRACTOR] <= MOST_EXTRACTORS);
	return plan;
}

static void time_grows_as_the_text(void **state)
{
	struct config *config;
	struct plan *plan = open_plan(&config);

	bool all = true;

	(void)state;
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
		all &= is_linear(plan, units[i]);
	plan_destroy(plan);
	config_destroy(config);
	assert_true(all);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(time_grows_as_the_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
