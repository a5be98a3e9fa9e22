/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "base/clock.h"
#include "base/log.h"
#include "trial/child.h"

/* A plugin that takes more than this for texts of some megabytes would take the machine; a sanitizer
 * lays out far more than it takes. 0: no bound. */
#ifdef WINNOW_SANITIZED
#define MOST_MEMORY ((rlim_t)0)
#else
#define MOST_MEMORY ((rlim_t)4 << 30)
#endif

struct ending {
	int status; /* as of waitpid(2) */
	bool late;  /* and so was killed */
	int64_t processor_ms;
	char said[200]; /* the end of what it wrote */
};

static _Noreturn void live(child_work *work, void *context, struct report *report, int said)
{
	const struct rlimit none = { 0, 0 };
	const struct rlimit memory = { MOST_MEMORY, MOST_MEMORY };
	static const int ends[] = { SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL };
	int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);

	for (size_t i = 0; i < COUNT_OF(ends); i++)
		signal(ends[i], SIG_DFL);
	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	setrlimit(RLIMIT_CORE, &none);
	if (MOST_MEMORY)
		setrlimit(RLIMIT_DATA, &memory);
	dup2(nothing, STDIN_FILENO);
	dup2(said, STDOUT_FILENO);
	dup2(said, STDERR_FILENO);
	log_setup(LOG_LEVEL_ERROR, LOG_FORMAT_LOGFMT);
	report->owner = getpid();
	work(context, report);
	report_end(report);
}

static void await(pid_t child, int64_t deadline_ms, struct ending *ending)
{
	const struct timespec moment = { .tv_nsec = 1000000 };
	int64_t end = clock_monotonic_ms() + deadline_ms;
	struct rusage usage = { 0 };

	while (wait4(child, &ending->status, WNOHANG, &usage) == 0) {
		nanosleep(&moment, NULL);
		if (clock_monotonic_ms() < end)
			continue;
		ending->late = true;
		kill(child, SIGKILL);
		wait4(child, &ending->status, 0, &usage);
		break;
	}
	kill(-child, SIGKILL); /* whatever it left behind */
	ending->processor_ms = (int64_t)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000 +
			       (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000;
}

static void read_end(int said, struct ending *ending)
{
	off_t length = lseek(said, 0, SEEK_END);
	off_t most = (off_t)sizeof ending->said - 1;
	ssize_t got =
		pread(said, ending->said, (size_t)most, length > most ? length - most : 0);

	ending->said[got > 0 ? got : 0] = '\0';
	while (got > 0 && ending->said[got - 1] == '\n')
		ending->said[--got] = '\0';
}

/* What the C library says before it gives a process up, and the habit behind it. */
static const struct {
	const char *said, *habit;
} last_words[] = {
	{ "stack smashing",
		"writes beyond an array on its stack: bound every copy by the array's "
		"size" },
	{ "buffer overflow", "writes beyond an array: bound every copy by the array's size" },
	{ "free()",
		"damages the heap, by writing beyond what it allocated or freeing it twice" },
	{ "malloc", "damages the heap, by writing beyond what it allocated" },
	{ "realloc()", "damages the heap, by writing beyond what it allocated" },
	{ "munmap_chunk()", "damages the heap, or frees what it did not allocate" },
	{ "corrupt",
		"damages the heap, by writing beyond what it allocated or freeing it twice" },
	{ "Assertion", "ends the process by an assertion: answer a failure instead" },
};

static const char *const strays[] = {
	[STRAY_BEYOND_LENT] =
		"reads beyond the end of a text it was lent: texts have a length and "
		"no terminator",
	[STRAY_WRITES_LENT] = "writes into a text it was lent: copy what it changes",
	[STRAY_BEYOND_OWN] =
		"goes beyond what host->alloc gave it: ask for as much as it writes",
	[STRAY_OF_EARLIER] =
		"keeps memory that was borrowed for an earlier call and uses it: copy "
		"what it needs, and keep nothing of a call",
};

static const char *habit_of_abort(const char *said)
{
	for (size_t i = 0; i < COUNT_OF(last_words); i++)
		if (strstr(said, last_words[i].said))
			return last_words[i].habit;
	return "ends the process by abort(): answer a failure instead";
}

static void tell_signal(struct report *report, int number, const struct ending *ending)
{
	if (report->stray != STRAY_NONE)
		report_fail(report, "%s (on %s)", strays[report->stray], report->doing);
	else if (number == SIGABRT)
		report_fail(report, "%s (on %s)%s%s", habit_of_abort(ending->said),
			report->doing, *ending->said ? ": " : "", ending->said);
	else
		report_fail(report,
			"crashes on %s, by signal %d (%s): run it under a debugger with this "
			"input",
			report->doing, number, strsignal(number));
}

static void tell_end(struct report *report, const struct ending *ending, int64_t deadline_ms)
{
	report->owner = 0;
	if (ending->late && ending->processor_ms * 10 < deadline_ms)
		report_fail(report,
			"hangs on %s: it waits for something that does not come within %jd ms",
			report->doing, (intmax_t)deadline_ms);
	else if (ending->late)
		report_fail(report,
			"spins on %s: it still computes after %jd ms; bound its loops, and let "
			"its time grow no faster than the text",
			report->doing, (intmax_t)deadline_ms);
	else if (WIFSIGNALED(ending->status))
		tell_signal(report, WTERMSIG(ending->status), ending);
	else
		report_fail(report,
			"ends the process, with status %d, on %s: it calls exit(); answer "
			"WINNOW_EFATAL instead",
			WEXITSTATUS(ending->status), report->doing);
}

static int watch(child_work *work, void *context, int64_t deadline_ms, struct report *shared,
	int said, struct failure *failure)
{
	struct ending ending = { 0 };

	fflush(NULL);
	pid_t child = fork();
	if (child < 0)
		return failure_errno(failure, FAILURE_SYSTEM, "no process for a check");
	if (child == 0)
		live(work, context, shared, said);
	await(child, deadline_ms, &ending);
	read_end(said, &ending);
	if (!shared->done)
		tell_end(shared, &ending, deadline_ms);
	return 0;
}

int child_run(child_work *work, void *context, int64_t deadline_ms, struct report *report,
	struct failure *failure)
{
	struct report *shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	FILE *said = tmpfile();
	int code = 0;

	if (shared == MAP_FAILED || !said) {
		code = failure_errno(failure, FAILURE_SYSTEM, "no memory for a check");
	} else {
		*shared = *report;
		code = watch(work, context, deadline_ms, shared, fileno(said), failure);
		*report = *shared;
	}
	if (shared != MAP_FAILED)
		munmap(shared, sizeof *shared);
	if (said)
		fclose(said);
	return code;
}
