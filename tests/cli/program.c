/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include "cli/program.h"
#include "tools/temporary.h"

struct outcome run_line(const char *folder, const char *arguments)
{
	char command[2000];
	struct outcome outcome;

	snprintf(command, sizeof command, "cd '%s' && '%s' </dev/null %s >out 2>err", folder,
		getenv("WINNOW"), arguments);
	int status = system(command);
	assert_true(WIFEXITED(status));
	outcome.status = WEXITSTATUS(status);
	char *output = temporary_path(folder, "out"), *errors = temporary_path(folder, "err");
	outcome.output = (char *)temporary_read(output).ptr;
	outcome.errors = (char *)temporary_read(errors).ptr;
	free(output);
	free(errors);
	return outcome;
}

void outcome_free(struct outcome *outcome)
{
	free(outcome->output);
	free(outcome->errors);
}

static void assert_contains(const char *arguments, const char *text, const char *expected)
{
	if (!expected && *text)
		fail_msg("winnow %s: should be silent: %s", arguments, text);
	if (expected && !strstr(text, expected))
		fail_msg("winnow %s: \"%s\" is not in: %s", arguments, expected, text);
}

void assert_all(const char *folder, const struct expectation *expectations, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct expectation *expected = &expectations[i];
		struct outcome outcome = run_line(folder, expected->arguments);
		if (outcome.status != expected->status)
			fail_msg("winnow %s: ended with %d: %s", expected->arguments,
				outcome.status, outcome.errors);
		assert_contains(expected->arguments, outcome.output, expected->output);
		assert_contains(expected->arguments, outcome.errors, expected->errors);
		outcome_free(&outcome);
	}
}
