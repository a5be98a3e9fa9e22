/* SPDX-License-Identifier: MIT
 * `winnow run -c ATTEMPT.yaml` in a folder: to its end, or to a kill. */
#ifndef WINNOW_TESTS_CLI_KILLED_RUN_H
#define WINNOW_TESTS_CLI_KILLED_RUN_H

#include <sys/types.h>

pid_t run_start(const char *folder, const char *attempt);

/* Ends with the status 0, or the test fails. */
void run_finish(const char *folder, const char *attempt);

void run_kill_after(const char *folder, const char *attempt, long microseconds);

#endif
