/* SPDX-License-Identifier: MIT
 * Runs the program as a person does, and says what it must answer. */
#ifndef WINNOW_TESTS_CLI_PROGRAM_H
#define WINNOW_TESTS_CLI_PROGRAM_H

#include <stddef.h>

struct outcome {
	int status;
	char *output, *errors;
};

/* Runs it in the folder, by the shell, so that quotes work as a person writes them. */
struct outcome run_line(const char *folder, const char *arguments);
void outcome_free(struct outcome *outcome);

struct expectation {
	const char *arguments;
	int status;
	const char *output, *errors; /* what must stand there; NULL: nothing at all */
};

void assert_all(const char *folder, const struct expectation *expectations, size_t count);

#endif
