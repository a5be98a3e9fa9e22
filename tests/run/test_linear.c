/* SPDX-License-Identifier: MIT
 *
 * Every extractor takes time with the length of the text, whatever the text. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include "run/extract_documents.h"
#include "tools/growth.h"

struct feed {
	struct winnow_document document;
	bool given;
	size_t facts, failed;
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

static void measure_extractors(void *context, struct winnow_str text, double *ret_costs)
{
	struct plan *plan = context;
	_Atomic int64_t extractors[MOST_COSTS] = { 0 };
	struct stage_times times = { .extractors = extractors };
	struct feed feed = { .document = {
				     .size = sizeof feed.document,
				     .key = winnow_str("repeated"),
				     .language = winnow_str("en"),
				     .text = text,
			     } };
	const struct extract_order order = { next_document, count_facts, &feed, &times };
	struct failure failure;

	assert_int_equal(extract_documents(plan, &order, &failure), 0);
	assert_int_equal(feed.failed, 0);
	for (size_t i = 0; i < plan->counts[SECTION_EXTRACTOR]; i++)
		ret_costs[i] = (double)extractors[i];
}

static const char *const units[] = {
	"\"",
	"“",
	"“a ",
	"“ ",
	"“MARN: ",
	"saying “X” and ",
	"its head, Prof. Ada Marn, said ",
	"to six years and Le to five years, ",
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
	"« ordered : ",
	"according to ",
	"killed ",
	"was arrested and ",
	"killed and wounded and ",
	"who was accused by the man who ",
	"rejected claims that the army denied reports that ",
	"he forced her to hide while threatening to kill her to ",
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
	assert_true(plan->counts[SECTION_EXTRACTOR] <= MOST_COSTS);
	return plan;
}

static void time_grows_as_the_text(void **state)
{
	struct config *config;
	struct plan *plan = open_plan(&config);
	const char *names[MOST_COSTS];
	const struct growth growth = { .measure = measure_extractors,
		.context = plan,
		.smaller = 40000,
		.least = 1e6, /* nanoseconds */
		.count = plan->counts[SECTION_EXTRACTOR],
		.names = names };
	bool all = true;

	(void)state;
	for (size_t i = 0; i < growth.count; i++)
		names[i] = plan->extractors[i]->module->plugin.id;
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
		all &= grows_as_a_line(&growth, units[i]);
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
