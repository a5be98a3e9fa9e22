/* SPDX-License-Identifier: MIT */
#include <dirent.h>
#include <fcntl.h>
#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/hash.h"
#include "trial/process.h"

extern char **environ;

/* pthread_atfork() passes nothing on. */
static unsigned forks;

static void count_fork(void)
{
	forks++;
}

void process_begin(void)
{
	forks = 0;
	pthread_atfork(count_fork, NULL, NULL);
}

static uint64_t hash_environment(void)
{
	uint64_t hash = HASH_BEGIN;

	for (char **entry = environ; entry && *entry; entry++)
		hash ^= hash_spread(hash_of(winnow_str(*entry)));
	return hash;
}

static unsigned count_threads(void)
{
	DIR *tasks = opendir("/proc/self/task");
	unsigned count = 0;

	for (struct dirent *entry; tasks && (entry = readdir(tasks));)
		count += entry->d_name[0] != '.';
	if (tasks)
		closedir(tasks);
	return count;
}

static void look_at_signals(struct process_state *state)
{
	for (int number = 1; number < PROCESS_SIGNALS; number++) {
		struct sigaction action;
		if (sigaction(number, NULL, &action) == 0)
			state->handlers[number] = action.sa_handler;
	}
	pthread_sigmask(SIG_SETMASK, NULL, &state->blocked);
}

static off_t count_said(void)
{
	struct stat status;

	fflush(stdout);
	fflush(stderr);
	return fstat(STDERR_FILENO, &status) == 0 ? status.st_size : 0;
}

void process_look(struct process_state *ret_state)
{
	memset(ret_state, 0, sizeof *ret_state);
	snprintf(ret_state->locale, sizeof ret_state->locale, "%s", setlocale(LC_ALL, NULL));
	if (!getcwd(ret_state->folder, sizeof ret_state->folder))
		ret_state->folder[0] = '\0';
	ret_state->mask = umask(0);
	umask(ret_state->mask);
	ret_state->environment = hash_environment();
	look_at_signals(ret_state);
	for (int i = 0; i < PROCESS_LIMITS; i++)
		getrlimit(i, &ret_state->limits[i]);
	for (int i = 0; i < PROCESS_DESCRIPTORS; i++)
		ret_state->descriptors[i] = fcntl(i, F_GETFD) >= 0;
	ret_state->said = count_said();
	ret_state->threads = count_threads();
	ret_state->forks = forks;
	ret_state->children = waitpid(-1, NULL, WNOHANG) >= 0;
}

static bool descriptors_went(const struct process_state *from, const struct process_state *to)
{
	for (int i = 0; i < PROCESS_DESCRIPTORS; i++)
		if (from->descriptors[i] && !to->descriptors[i])
			return true;
	return false;
}

#define DIFFERS(member) (memcmp(&before->member, &after->member, sizeof before->member) != 0)

const char *process_habit(const struct process_state *before, const struct process_state *after)
{
	const struct {
		bool differs;
		const char *habit;
	} habits[] = {
		{ before->forks != after->forks || after->children,
			"forks: the copy has locks that nobody will release; run a program of "
			"its "
			"own by `plugin: exec` instead" },
		{ descriptors_went(before, after),
			"closes descriptors that it did not open: close only your own" },
		{ descriptors_went(after, before), "leaves descriptors open: close what it "
						   "opened before it returns, or in "
						   "close()" },
		{ before->said != after->said, "writes on standard output or standard error: "
					       "those are the user's; say it "
					       "by host->log" },
		{ strcmp(before->locale, after->locale) != 0,
			"changes the locale of the process: use newlocale() and the functions "
			"that "
			"take one" },
		{ strcmp(before->folder, after->folder) != 0,
			"changes the current folder of the process: use whole paths" },
		{ before->mask != after->mask,
			"changes the umask of the process: give open() the mode it wants" },
		{ before->environment != after->environment,
			"changes the environment of the process: other threads read it; pass "
			"values on otherwise" },
		{ DIFFERS(handlers),
			"installs a signal handler: signals belong to the program; ask "
			"host->cancelled" },
		{ DIFFERS(blocked),
			"blocks signals and leaves them blocked: set the mask back" },
		{ DIFFERS(limits),
			"changes limits of the process: they bind every other plugin, too" },
		{ before->threads != after->threads,
			"leaves threads running: join them before the call returns" },
	};

	for (size_t i = 0; i < COUNT_OF(habits); i++)
		if (habits[i].differs)
			return habits[i].habit;
	return NULL;
}
