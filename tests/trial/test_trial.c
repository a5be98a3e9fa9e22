/* SPDX-License-Identifier: MIT
 *
 * A plugin of each bad habit is caught by the check that is there for it, with the sentence that
 * names the habit; and one that has none passes all of them.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/log.h"
#include "trial/trial.h"

static const struct {
	const char *plugin, *check, *sentence;
} habits[] = {
	{ "aborts", "hostile texts", "ends the process by abort(): answer a failure" },
	{ "alloc_overrun", "hostile texts", "goes beyond what host->alloc gave it" },
	{ "alloc_overrun_by_one", "hostile texts",
		"writes a few bytes beyond what host->alloc" },
	{ "attribute_twice", "hostile texts", "its attribute \"value\" is given twice" },
	{ "blocks_out_of_order", "hostile texts", "a block that is empty, out of order" },
	{ "by_process", "the same twice", "is not deterministic: another process" },
	{ "changes_environment", "leaves the process alone", "changes the environment" },
	{ "changes_folder", "leaves the process alone", "changes the current folder" },
	{ "changes_locale", "leaves the process alone", "changes the locale" },
	{ "changes_umask", "leaves the process alone", "changes the umask" },
	{ "closes_descriptor", "leaves the process alone",
		"closes descriptors that it did not" },
	{ "counts_calls", "the same twice", "is not deterministic: it makes something else" },
	{ "crash", "hostile texts", "crashes on a plain report, in extract(), by signal 11" },
	{ "endless_facts", "hostile texts", "makes facts without end" },
	{ "exits", "hostile texts", "ends the process, with status 3" },
	{ "exports", "what it exports",
		"exports more than winnow_plugin (everybody_can_see_me)" },
	{ "forks", "leaves the process alone", "forks: the copy has locks" },
	{ "frees_twice", "hostile texts", "damages the heap, by writing beyond what it" },
	{ "gives_up", "hostile texts", "gives up for good (WINNOW_EFATAL)" },
	{ "goes_on", "hostile texts", "is of a type this extractor does not declare" },
	{ "hang", "hostile texts", "hangs on a plain report" },
	{ "heap_overrun", "hostile texts", "damages the heap" },
	{ "ignores_cancelling", "cancelled", "ms after it was cancelled" },
	{ "ignores_null", "without memory",
		"crashes on a plain report, where allocation 1 fails" },
	{ "installs_handler", "leaves the process alone", "installs a signal handler" },
	{ "keeps_host", "hostile texts", "keeps memory that was borrowed for an earlier call" },
	{ "keeps_in_start", "hostile texts", "keeps an item in start()" },
	{ "keeps_text", "hostile texts", "keeps memory that was borrowed for an earlier call" },
	{ "leak", "gives memory back", "for each time it sees all the texts" },
	{ "leak_open", "gives memory back", "for each open() and close()" },
	{ "leaves_open", "leaves the process alone", "leaves descriptors open" },
	{ "leaves_thread", "leaves the process alone", "leaves threads running" },
	{ "no_reason", "hostile texts", "fails without a reason" },
	{ "not_thread_safe", "two threads", "is not thread-safe" },
	{ "odd_answer", "hostile texts", "a negative that means nothing" },
	{ "quadratic", "megabytes", "its time grows with the square of the text" },
	{ "reads_on", "hostile texts", "reads beyond the end of a text it was lent" },
	{ "span_in_character", "hostile texts", "outside the text or within a character" },
	{ "span_outside", "hostile texts", "outside the text or within a character" },
	{ "spin", "hostile texts", "spins on a plain report" },
	{ "stack_smash", "hostile texts", "writes beyond an array on its stack" },
	{ "undeclared_attribute", "hostile texts",
		"its attribute \"surprise\" is not declared" },
	{ "undeclared_type", "hostile texts", "is of a type this extractor does not declare" },
	{ "unknown_flag", "the contract", "flag" },
	{ "wild_reference", "hostile texts", "refers to no earlier fact" },
	{ "writes_out", "leaves the process alone",
		"writes on standard output or standard error" },
	{ "writes_text", "hostile texts", "writes into a text it was lent" },
	{ "wrong_type", "hostile texts", "has another type than declared" },
};

struct found {
	const char *check; /* whose result is wanted; NULL: the first that failed */
	char name[60], text[1100];
	enum trial_state state;
	size_t count;
};

static void take_result(void *context, const struct trial_result *result)
{
	struct found *found = context;

	found->count++;
	if (found->check ? strcmp(found->check, result->check) != 0
			 : result->state == TRIAL_OK || *found->name)
		return;
	snprintf(found->name, sizeof found->name, "%s", result->check);
	snprintf(found->text, sizeof found->text, "%s", result->text);
	found->state = result->state;
}

/* How many checks failed. */
static size_t try(const char *path, const char *only, int64_t deadline, struct found *found)
{
	struct problems *problems = problems_create();
	struct config *config =
		config_parse(STR_LITERAL("store: trial.db\n"), "trial.yaml", "/", problems);
	struct failure failure = { 0 };
	size_t failed = 0;

	assert_non_null(config);
	const struct trial_order order = { .path = path,
		.only = only,
		.config = config,
		.deadline = deadline,
		.each = take_result,
		.context = found };
	if (trial_run(&order, &failed, &failure) < 0)
		fail_msg("%s", failure.why);
	config_destroy(config);
	problems_destroy(problems);
	return failed;
}

static const char *path_of(const char *folder, const char *plugin, char path[static 4096])
{
	snprintf(path, 4096, "%s/%s/%s.so", getenv("WINNOW_TEST_BUILD"), folder, plugin);
	return path;
}

static void each_bad_habit_is_caught(void **state)
{
	size_t missed = 0;
	char path[4096];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(habits); i++) {
		bool waits = strcmp(habits[i].plugin, "hang") == 0 ||
			     strcmp(habits[i].plugin, "spin") == 0;
		struct found found = { .check = habits[i].check };
		try(path_of("trial/plugins", habits[i].plugin, path), habits[i].check,
			waits ? 1500 : 60000, &found);
		if (found.state == TRIAL_FAILED && strstr(found.text, habits[i].sentence))
			continue;
		missed++;
		print_error("%s: \"%s\" in \"%s\", not \"%s\"\n", habits[i].plugin, found.text,
			found.name, habits[i].sentence);
	}
	assert_int_equal(missed, 0);
}

static void a_sound_one_passes(void **state)
{
	struct found found = { 0 };
	char path[4096];

	(void)state;
	size_t failed = try(path_of("trial/plugins", "sound", path), NULL, 60000, &found);
	if (failed > 0)
		fail_msg("%s: %s", found.name, found.text);
	assert_int_equal(found.count, 11);
}

/* A source and an extractor; the source cannot be opened with what is made up. */
static void the_sample_passes(void **state)
{
	struct found found = { 0 };
	char path[4096];

	(void)state;
	size_t failed = try(path_of("abi", "acronym", path), NULL, 60000, &found);
	if (failed > 0)
		fail_msg("%s: %s", found.name, found.text);
}

/* Those that are quick, whole; of the extractors what their own tests do not try. */
static void plugins_of_ours_pass(void **state)
{
	static const struct {
		const char *plugin, *check;
	} ours[] = {
		{ "court", "without memory" },
		{ "date", "without memory" },
		{ "event", "without memory" },
		{ "jsonl", NULL },
		{ "money", "without memory" },
		{ "names", "without memory" },
		{ "quote", "without memory" },
		{ "rules", "without memory" },
		{ "text", NULL },
	};
	char path[4096];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(ours); i++) {
		struct found found = { 0 };
		snprintf(path, sizeof path, "%s/%s.so", getenv("WINNOW_PLUGIN_PATH"),
			ours[i].plugin);
		if (try(path, ours[i].check, 60000, &found) > 0)
			fail_msg("%s: %s: %s", ours[i].plugin, found.name, found.text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_bad_habit_is_caught),
		cmocka_unit_test(a_sound_one_passes),
		cmocka_unit_test(the_sample_passes),
		cmocka_unit_test(plugins_of_ours_pass),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	log_setup(LOG_LEVEL_ERROR, LOG_FORMAT_LOGFMT);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
