/* SPDX-License-Identifier: MIT
 *
 * A thousand documents with a plugin of each bad habit, isolated: it shows in three of them, and
 * every fact of all others is stored.
 */
#include "outside/child.h"
#include "run/run_fixture.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DOCUMENTS 1000
#define SPOILT 3

/* Not to be loaded, of another kind than extractors, or asking to be closed, by WINNOW_EFATAL. */
static const char *const others[] = { "blocks_out_of_order", "gives_up", "keeps_in_start",
	"unknown_flag" };

static void make_pages(struct fixture *fixture)
{
	char name[60], text[200];

	for (int i = 0; i < DOCUMENTS; i++) {
		snprintf(name, sizeof name, "%04d.txt", i);
		snprintf(text, sizeof text, "%s\n\nThe %d children went to school.\n",
			i % (DOCUMENTS / SPOILT) == 7 ? "Spoilt" : "Well", i + 2);
		fixture_page(fixture, name, text);
	}
}

static bool is_other(const char *file)
{
	for (size_t i = 0; i < COUNT_OF(others); i++)
		if (strncmp(file, others[i], strlen(others[i])) == 0)
			return true;
	return false;
}

static int64_t ask_number(struct fixture *fixture, const char *sql)
{
	char *answer = fixture_ask(fixture, sql);
	int64_t number = strtoll(answer, NULL, 10);

	free(answer);
	return number;
}

/* How many of the facts that should be there are missing. */
static int64_t run_with(struct fixture *fixture, const char *plugin)
{
	char more[3000];

	snprintf(more, sizeof more,
		"readers: [text]\n"
		"extractors: [quantity, {plugin: %s, isolate: true, deadline: 300ms}]\n",
		plugin);
	fixture_forget(fixture);
	fixture_configure(fixture, more);
	fixture_run(fixture);
	int64_t found = ask_number(
		fixture, "select count(*) from fact_quantity where document_title = 'Well'");
	return DOCUMENTS - SPOILT - found;
}

static void every_other_fact_is_stored(void **state)
{
	struct fixture fixture = fixture_make();
	char folder[2000], plugin[2500];
	size_t count = 0, wrong = 0;

	(void)state;
	make_pages(&fixture);
	snprintf(folder, sizeof folder, "%s/trial/plugins", getenv("WINNOW_TEST_BUILD"));
	DIR *plugins = opendir(folder);
	assert_non_null(plugins);
	for (struct dirent *entry; (entry = readdir(plugins));) {
		size_t length = strlen(entry->d_name);
		if (length < 3 || strcmp(entry->d_name + length - 3, ".so") != 0 ||
			is_other(entry->d_name))
			continue;
		snprintf(plugin, sizeof plugin, "%s/%s", folder, entry->d_name);
		int64_t missing = run_with(&fixture, plugin);
		if (missing)
			print_error("%s: %jd facts are missing\n", entry->d_name,
				(intmax_t)missing);
		wrong += missing != 0;
		count++;
	}
	closedir(plugins);
	assert_int_equal(wrong, 0);
	assert_true(count >= 45);
	fixture_end(&fixture);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_other_fact_is_stored),
	};

	if (outside_is_child(argc, argv))
		return outside_child();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
