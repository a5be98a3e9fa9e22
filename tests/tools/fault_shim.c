/* SPDX-License-Identifier: MIT
 *
 * Loaded before everything else (LD_PRELOAD), it has the n-th change of a file fail, or the process
 * killed there, and the clock set back:
 *
 *     FAULT_AT=7          the seventh; without it nothing fails
 *     FAULT_KIND=once     ENOSPC, that time alone
 *                stays    ENOSPC, from then on
 *                io       EIO, from then on
 *                kill     SIGKILL
 *     FAULT_COUNT=path    writes there how many there were
 *     FAULT_DNS=a,b       every name has these IPv4 addresses; "none": the name service is down;
 *                         "a;b": the first time it is asked for it has a, from then on b. What is
 *                         not of this machine is reached all the same, on it.
 *     FAULT_INSIDE=path   is made when an address of this machine is connected to as such
 *     FAULT_CLOCK=n       adds so many seconds to the clock of the wall, from the
 *     FAULT_CLOCK_AT=n    n-th reading on
 */
#undef _FILE_OFFSET_BITS /* both names of each function are wanted */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static atomic_long count;

static long number(const char *name)
{
	const char *text = getenv(name);

	return text ? atol(text) : 0;
}

static int is_file(int descriptor)
{
	struct stat found;

	return descriptor > STDERR_FILENO && fstat(descriptor, &found) == 0 &&
	       S_ISREG(found.st_mode);
}

/* Whether this change is to fail; errno is set then. */
static int fails(void)
{
	const char *kind = getenv("FAULT_KIND");
	long at = number("FAULT_AT"), now = atomic_fetch_add(&count, 1) + 1;

	if (at == 0 || !kind || now < at || (now > at && strcmp(kind, "once") == 0))
		return 0;
	if (strcmp(kind, "kill") == 0)
		kill(getpid(), SIGKILL);
	errno = strcmp(kind, "io") == 0 ? EIO : ENOSPC;
	return 1;
}

static void *next_of(const char *name)
{
	return dlsym(RTLD_NEXT, name);
}

#define CHANGE(type, name, parameters, arguments)                                              \
	type name parameters;                                                                  \
	type name parameters                                                                   \
	{                                                                                      \
		static type(*next) parameters;                                                 \
		if (!next)                                                                     \
			*(void **)&next = next_of(#name);                                      \
		return is_file(file) && fails() ? -1 : next arguments;                         \
	}

CHANGE(ssize_t, write, (int file, const void *bytes, size_t size), (file, bytes, size))
CHANGE(ssize_t, writev, (int file, const struct iovec *parts, int n), (file, parts, n))
CHANGE(ssize_t, pwrite, (int file, const void *bytes, size_t size, off_t at),
	(file, bytes, size, at))
CHANGE(ssize_t, pwrite64, (int file, const void *bytes, size_t size, off64_t at),
	(file, bytes, size, at))
CHANGE(int, fsync, (int file), (file))
CHANGE(int, fdatasync, (int file), (file))
CHANGE(int, ftruncate, (int file, off_t length), (file, length))
CHANGE(int, ftruncate64, (int file, off64_t length), (file, length))

/* ---- names and addresses ---- */

#define MOST_SOCKETS 1024
static struct sockaddr_in reached[MOST_SOCKETS]; /* as the program believes */

static struct addrinfo *answer_with(const char *address, int port, struct addrinfo *next)
{
	struct {
		struct addrinfo info;
		struct sockaddr_in address;
	} *answer = calloc(1, sizeof *answer);

	answer->address.sin_family = AF_INET;
	answer->address.sin_port = htons((uint16_t)port);
	inet_pton(AF_INET, address, &answer->address.sin_addr);
	answer->info.ai_family = AF_INET;
	answer->info.ai_socktype = SOCK_STREAM;
	answer->info.ai_addr = (struct sockaddr *)&answer->address;
	answer->info.ai_addrlen = sizeof answer->address;
	answer->info.ai_next = next;
	return &answer->info;
}

int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints,
	struct addrinfo **ret_answers)
{
	static int (*next)(
		const char *, const char *, const struct addrinfo *, struct addrinfo **);
	static atomic_long questions;
	const char *addresses = getenv("FAULT_DNS"), *later;
	char copy[200];

	if (!next)
		*(void **)&next = next_of("getaddrinfo");
	if (!addresses)
		return next(name, service, hints, ret_answers);
	if (strcmp(addresses, "none") == 0)
		return EAI_AGAIN;
	later = strchr(addresses, ';');
	if (later && atomic_fetch_add(&questions, 1) > 0)
		addresses = later + 1;
	snprintf(copy, sizeof copy, "%s", addresses);
	copy[strcspn(copy, ";")] = '\0';
	*ret_answers = NULL;
	for (char *comma; (comma = strrchr(copy, ',')); *comma = '\0')
		*ret_answers =
			answer_with(comma + 1, service ? atoi(service) : 0, *ret_answers);
	*ret_answers = answer_with(copy, service ? atoi(service) : 0, *ret_answers);
	return 0;
}

void freeaddrinfo(struct addrinfo *answers)
{
	static void (*next)(struct addrinfo *);

	if (!next)
		*(void **)&next = next_of("freeaddrinfo");
	if (!getenv("FAULT_DNS"))
		next(answers);
	for (struct addrinfo *rest; getenv("FAULT_DNS") && answers; answers = rest) {
		rest = answers->ai_next;
		free(answers);
	}
}

int connect(int file, const struct sockaddr *address, socklen_t length)
{
	static int (*next)(int, const struct sockaddr *, socklen_t);
	const char *inside = getenv("FAULT_INSIDE");
	struct sockaddr_in here;

	if (!next)
		*(void **)&next = next_of("connect");
	if (!getenv("FAULT_DNS") || address->sa_family != AF_INET || file >= MOST_SOCKETS)
		return next(file, address, length);
	memcpy(&here, address, sizeof here);
	if (ntohl(here.sin_addr.s_addr) >> 24 == 127 && inside)
		fclose(fopen(inside, "w"));
	reached[file] = here;
	here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	return next(file, (struct sockaddr *)&here, sizeof here);
}

int getpeername(int file, struct sockaddr *restrict address, socklen_t *restrict length)
{
	static int (*next)(int, struct sockaddr *, socklen_t *);

	if (!next)
		*(void **)&next = next_of("getpeername");
	int result = next(file, address, length);
	if (result == 0 && file < MOST_SOCKETS && reached[file].sin_family == AF_INET)
		memcpy(address, &reached[file], sizeof reached[file]);
	return result;
}

/* ---- the clock ---- */

int clock_gettime(clockid_t clock, struct timespec *time)
{
	static int (*next)(clockid_t, struct timespec *);
	static atomic_long readings;

	if (!next)
		*(void **)&next = next_of("clock_gettime");
	int result = next(clock, time);
	if (result == 0 && clock == CLOCK_REALTIME &&
		atomic_fetch_add(&readings, 1) >= number("FAULT_CLOCK_AT"))
		time->tv_sec += number("FAULT_CLOCK");
	return result;
}

__attribute__((destructor)) static void report(void)
{
	const char *path = getenv("FAULT_COUNT");
	FILE *file = path ? fopen(path, "w") : NULL;

	if (file) {
		fprintf(file, "%ld\n", atomic_load(&count));
		fclose(file);
	}
}
