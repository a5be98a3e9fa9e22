/* SPDX-License-Identifier: MIT */
#include "killed_run.h"
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

pid_t run_start(const char *folder, const char *attempt)
{
	char name[64];

	snprintf(name, sizeof name, "%s.yaml", attempt);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child > 0)
		return child;
	if (chdir(folder) == 0)
		execl(getenv("WINNOW"), "winnow", "run", "-q", "-c", name, (char *)NULL);
	_exit(127);
}

void run_finish(const char *folder, const char *attempt)
{
	int status;
	pid_t child = run_start(folder, attempt);

	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

void run_kill_after(const char *folder, const char *attempt, long microseconds)
{
	struct timespec wait = { microseconds / 1000000, microseconds % 1000000 * 1000 };
	pid_t child = run_start(folder, attempt);

	nanosleep(&wait, NULL);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
}
