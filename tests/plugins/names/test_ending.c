/* SPDX-License-Identifier: MIT
 * Forms of names by the endings of ru/name_ending: declined.tsv. Usage: test_ending FILE */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include "base/str.h"
#include "extractor/names/ending.h"
#include "load/host.h"
#include "text/reading.h"
#include "text/service.h"

static const char *file;

static bool is_undone(
	const struct endings *endings, struct winnow_str form, struct winnow_str name)
{
	char room[LONGEST_DECLINED];
	struct winnow_str word;
	uint32_t position = 0;

	while (next_nominative(endings, form, &position, room, &word))
		if (winnow_equal(word, name))
			return true;
	return false;
}

/* Forms, then behind a bar what is none. */
static void check_line(
	const struct endings *endings, struct winnow_str name, struct winnow_str forms)
{
	struct winnow_str form;
	bool wanted = true;

	assert_true(is_form_of(endings, name, name));
	while (str_split(&forms, ' ', &form)) {
		if (winnow_is(form, "|")) {
			wanted = false;
			continue;
		}
		if (form.len == 0)
			continue;
		bool declined = is_form_of(endings, form, name);
		if (declined != wanted ||
			(!winnow_equal(form, name) && is_undone(endings, form, name) != wanted))
			fail_msg("%.*s is %s %.*s", STR_ARGS(form),
				wanted ? "not seen as a form of" : "seen as a form of",
				STR_ARGS(name));
	}
}

static void names_decline(void **state)
{
	struct reading reading;
	struct host_shared shared = { .services = NULL };
	const struct winnow_lexicon *lexicon;
	struct failure failure = { 0 };
	struct endings endings;
	struct host host;
	char line[1024];
	int checked = 0;

	(void)state;
	reading_open(&reading);
	host_init(&host, "extractor x", &shared, reading.arena);
	assert_int_equal(lexicons_open(reading.lexicons, STR_LITERAL("ru/name_ending"),
				 &lexicon, &failure),
		0);
	assert_int_equal(endings_open(&host.face, &text_service, lexicon, &endings), 0);
	FILE *cases = fopen(file, "re");
	assert_non_null(cases);
	while (fgets(line, sizeof line, cases)) {
		struct winnow_str rest = str_trim(winnow_str(line)), name;
		if (line[0] == '#' || !str_split(&rest, '\t', &name))
			continue;
		check_line(&endings, name, rest);
		checked++;
	}
	fclose(cases);
	assert_true(checked > 20);
	reading_close(&reading);
}

static void what_has_no_endings_does_not_decline(void **state)
{
	const struct winnow_str word = STR_LITERAL("Valencia"),
				other = STR_LITERAL("Valencias");
	char room[LONGEST_DECLINED];
	struct endings none = { 0 };
	struct winnow_str found;
	uint32_t position = 0;

	(void)state;
	assert_int_equal(endings_open(NULL, &text_service, NULL, &none), 0);
	assert_true(is_form_of(&none, word, word));
	assert_false(is_form_of(&none, other, word));
	assert_false(next_nominative(&none, word, &position, room, &found));
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_decline),
		cmocka_unit_test(what_has_no_endings_does_not_decline),
	};

	if (argc < 2)
		return EXIT_FAILURE;
	file = argv[1];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
