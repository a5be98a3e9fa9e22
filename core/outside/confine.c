/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* SYS_SECCOMP */
#include <errno.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>
#include "outside/confine.h"

#ifdef WINNOW_SANITIZED
static const bool sanitized = true;
#else
static const bool sanitized = false;
#endif

static int set_limit(int resource, rlim_t value, struct failure *failure)
{
	const struct rlimit limit = { value, value };

	if (setrlimit(resource, &limit) == 0)
		return 0;
	return failure_errno(failure, FAILURE_SYSTEM, "a limit could not be set");
}

int confine_begin(int64_t memory, int parent, struct failure *failure)
{
	int code = set_limit(RLIMIT_CORE, 0, failure);

	if (code >= 0 && memory > 0 && !sanitized)
		code = set_limit(RLIMIT_DATA, (rlim_t)memory, failure);
	if (code >= 0 && (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
				 prctl(PR_SET_PDEATHSIG, SIGKILL) != 0))
		code = failure_errno(failure, FAILURE_SYSTEM, "a limit could not be set");
	/* It may have ended before that was asked for. */
	if (code >= 0 && getppid() != parent)
		_exit(1);
	return code;
}

/* ---- the filter of system calls ---- */

static const int computing[] = {
	SCMP_SYS(read),
	SCMP_SYS(readv),
	SCMP_SYS(write),
	SCMP_SYS(writev),
	SCMP_SYS(close),
	SCMP_SYS(lseek),
	SCMP_SYS(fstat),
	SCMP_SYS(poll),
	SCMP_SYS(ppoll),
	SCMP_SYS(brk),
	SCMP_SYS(munmap),
	SCMP_SYS(mremap),
	SCMP_SYS(madvise),
	SCMP_SYS(futex),
	SCMP_SYS(sched_yield),
	SCMP_SYS(clock_gettime),
	SCMP_SYS(clock_getres),
	SCMP_SYS(clock_nanosleep),
	SCMP_SYS(nanosleep),
	SCMP_SYS(gettimeofday),
	SCMP_SYS(time),
	SCMP_SYS(times),
	SCMP_SYS(getrusage),
	SCMP_SYS(getrandom),
	SCMP_SYS(getpid),
	SCMP_SYS(gettid),
	SCMP_SYS(getuid),
	SCMP_SYS(geteuid),
	SCMP_SYS(uname),
	SCMP_SYS(rt_sigaction),
	SCMP_SYS(rt_sigprocmask),
	SCMP_SYS(rt_sigreturn),
	SCMP_SYS(sigaltstack),
	SCMP_SYS(restart_syscall),
	SCMP_SYS(exit),
	SCMP_SYS(exit_group),
};

/* Libraries look for files they can do without: these fail, and nothing else happens. The first of
 * them open a file. */
#define OPENING 2
static const int looking[] = {
	SCMP_SYS(open),
	SCMP_SYS(openat),
	SCMP_SYS(access),
	SCMP_SYS(faccessat),
	SCMP_SYS(faccessat2),
	SCMP_SYS(stat),
	SCMP_SYS(lstat),
	SCMP_SYS(newfstatat),
	SCMP_SYS(statx),
	SCMP_SYS(readlink),
	SCMP_SYS(readlinkat),
	SCMP_SYS(getcwd),
	SCMP_SYS(ioctl),
	SCMP_SYS(fcntl),
	SCMP_SYS(sched_getaffinity),
	SCMP_SYS(prlimit64),
};

/* What a sink does besides those. */
static const int keeping[] = {
	SCMP_SYS(fsync),
	SCMP_SYS(fdatasync),
	SCMP_SYS(ftruncate),
	SCMP_SYS(fallocate),
	SCMP_SYS(pread64),
	SCMP_SYS(pwrite64),
	SCMP_SYS(rename),
	SCMP_SYS(renameat),
	SCMP_SYS(renameat2),
	SCMP_SYS(unlink),
	SCMP_SYS(unlinkat),
	SCMP_SYS(mkdir),
	SCMP_SYS(mkdirat),
	SCMP_SYS(getdents64),
	SCMP_SYS(flock),
	SCMP_SYS(dup),
	SCMP_SYS(umask),
};

/* What is forbidden where all else cannot be, since a sanitizer has needs of its own. */
static const int worst[] = {
	SCMP_SYS(socket),
	SCMP_SYS(connect),
	SCMP_SYS(bind),
	SCMP_SYS(execve),
	SCMP_SYS(execveat),
	SCMP_SYS(fork),
	SCMP_SYS(vfork),
	SCMP_SYS(clone),
	SCMP_SYS(clone3),
	SCMP_SYS(ptrace),
	SCMP_SYS(kill),
};

static int add_all(scmp_filter_ctx filter, uint32_t action, const int *calls, size_t count)
{
	int code = 0;

	for (size_t i = 0; i < count && code == 0; i++) {
		code = seccomp_rule_add(filter, action, calls[i], 0);
		/* What this machine does not have needs no rule. */
		code = code == -EDOM ? 0 : code;
	}
	return code;
}

/* Memory, but none that holds code; and an end by its own signal, as abort() makes. */
static int add_bounded(scmp_filter_ctx filter)
{
	int code = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2,
		SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
		SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS));

	if (code == 0)
		code = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
			SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	if (code == 0)
		code = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
			SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid()));
	return code;
}

static int add_rules(scmp_filter_ctx filter, bool files)
{
	int code = 0;

	if (sanitized) {
		code = add_all(filter, SCMP_ACT_TRAP, worst, COUNT_OF(worst));
		return code == 0 && !files
			       ? add_all(filter, SCMP_ACT_ERRNO(EACCES), looking, OPENING)
			       : code;
	}
	code = add_all(filter, SCMP_ACT_ALLOW, computing, COUNT_OF(computing));
	if (code == 0)
		code = add_all(filter, files ? SCMP_ACT_ALLOW : SCMP_ACT_ERRNO(EACCES), looking,
			COUNT_OF(looking));
	if (code == 0 && files)
		code = add_all(filter, SCMP_ACT_ALLOW, keeping, COUNT_OF(keeping));
	return code == 0 ? add_bounded(filter) : code;
}

/* The handler of a signal has nothing but the process's own variables. */
static int told_on;

/* Only what may be called inside a handler. */
static void tell_forbidden(int signal_number, siginfo_t *info, void *context)
{
	char text[] = "{\"forbidden\":    }\n";
	int number = info->si_syscall;

	(void)signal_number;
	(void)context;
	for (size_t at = sizeof text - 4; number > 0; number /= 10)
		text[at--] = (char)('0' + number % 10);
	if (write(told_on, text, sizeof text - 1) < 0)
		_exit(2);
	_exit(1);
}

static int load_filter(bool files, struct failure *failure)
{
	scmp_filter_ctx filter = seccomp_init(sanitized ? SCMP_ACT_ALLOW : SCMP_ACT_TRAP);
	int code = filter ? add_rules(filter, files) : -ENOMEM;

	if (code == 0)
		code = seccomp_load(filter);
	if (filter)
		seccomp_release(filter);
	errno = -code;
	return code == 0 ? 0
			 : failure_errno(failure, FAILURE_SYSTEM,
				   "its system calls could not be filtered (libseccomp)");
}

int confine_calls(bool files, int answers, struct failure *failure)
{
	const struct sigaction action = { .sa_sigaction = tell_forbidden,
		.sa_flags = SA_SIGINFO };
	int code = 0;

	told_on = answers;
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	if (sigaction(SIGSYS, &action, NULL) != 0)
		return failure_errno(failure, FAILURE_SYSTEM, "a limit could not be set");
	if (!files && !sanitized)
		code = set_limit(RLIMIT_FSIZE, 0, failure);
	if (code >= 0 && !files && !sanitized)
		code = set_limit(RLIMIT_NOFILE, (rlim_t)answers + 1, failure);
	return code < 0 ? code : load_filter(files, failure);
}

char *confine_call_name(int number)
{
	return seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, number);
}
