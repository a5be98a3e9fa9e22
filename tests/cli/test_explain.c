/* SPDX-License-Identifier: MIT
 * `winnow explain`: the rule and the words behind each fact, and what was refused. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "base/attr.h"
#include "cli/program.h"
#include "tools/temporary.h"
#include <stdlib.h>
#include <string.h>

static char *folder;

static int make_folder(void **state)
{
	(void)state;
	folder = temporary_folder();
	free(temporary_file(folder, "a.txt",
		winnow_str("“The quay is closed,” said Ada Marn. The Drug Law Office is "
			   "open.\n")));
	free(temporary_file(folder, "de.txt",
		winnow_str("Der Hafen wurde am Freitag geschlossen, wie das Gesetz es nach "
			   "dem Sturm in der Nacht verlangt.\n")));
	free(temporary_file(folder, "winnow.yaml",
		winnow_str("store: news.db\nextractors: [quote, law]\nsources: []\n")));
	free(temporary_file(folder, "names.yaml",
		winnow_str("store: news.db\nextractors: [names, quote]\nsources: []\n")));
	return 0;
}

static int remove_folder(void **state)
{
	(void)state;
	temporary_remove(folder);
	return 0;
}

static void tells_rule_and_words(void **state)
{
	static const struct expectation expectations[] = {
		{ "explain a.txt", 0, "quote 3-22  by quote.cue_speaker, confidence 0.9",
			NULL },
		{ "explain a.txt", 0, "      speaker        Ada Marn  (31-39)\n", NULL },
		{ "explain a.txt", 0,
			"refused by law.name: Law\n    heads no name: another word does, or it "
			"is "
			"part of another name\n",
			NULL },
		{ "explain --type quote < a.txt", 0, "by quote.cue_speaker", NULL },
		{ "explain --type money a.txt", 0, NULL, NULL },
		{ "explain -c names.yaml a.txt", 0, "      said_by        Ada Marn  (31-39)\n",
			NULL },
		{ "explain --date soon a.txt", 1, NULL, "a.txt: a document has a published" },
	};

	(void)state;
	assert_all(folder, expectations, COUNT_OF(expectations));
}

/* What is not understood says so, what is understood does not. */
static void tells_when_a_language_is_not_understood(void **state)
{
	static const struct expectation expectations[] = {
		{ "explain de.txt", 0, "language de: facts are language-free only\n", NULL },
		{ "explain --type quote de.txt", 0, NULL, NULL },
	};

	(void)state;
	assert_all(folder, expectations, COUNT_OF(expectations));
	struct outcome outcome = run_line(folder, "explain a.txt");
	assert_null(strstr(outcome.output, "language"));
	outcome_free(&outcome);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(tells_rule_and_words),
		cmocka_unit_test(tells_when_a_language_is_not_understood) };

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
