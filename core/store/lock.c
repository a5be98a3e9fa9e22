/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include "store/lock.h"

#define LOCK_TRIES 10

struct lock {
	int file;
	char path[]; /* NUL-terminated */
};

static struct lock *create(const char *path)
{
	size_t size = strlen(path) + sizeof "-lock";
	struct lock *lock = malloc(sizeof *lock + size);

	if (!lock)
		return NULL;
	lock->file = -1;
	snprintf(lock->path, size, "%s-lock", path);
	return lock;
}

static int fail_to_open(const char *path, struct failure *failure)
{
	if (errno == ENOENT)
		return failure_set(failure, FAILURE_MISSING,
			"%s: the folder of the store does not exist; make it first", path);
	if (errno == EACCES || errno == EROFS || errno == EPERM)
		return failure_set(failure, FAILURE_DENIED,
			"%s: the folder of the store may not be written; give yourself the "
			"right, or name another store",
			path);
	return failure_errno(failure, FAILURE_STORE, "%s: the store cannot be locked", path);
}

static int fail_for_writer(const struct lock *lock, const char *path, struct failure *failure)
{
	char text[24] = "";
	ssize_t length = pread(lock->file, text, sizeof text - 1, 0);
	long process = length > 0 ? strtol(text, NULL, 10) : 0;

	return failure_set(failure, FAILURE_STORE,
		"%s: is being written by another winnow (process %ld); wait for it or stop it",
		path, process);
}

/* The file that was locked may be one that its last owner has just taken away. */
static bool is_in_place(const struct lock *lock)
{
	struct stat held, named;

	return fstat(lock->file, &held) == 0 && stat(lock->path, &named) == 0 &&
	       held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

/* 0: locked; 1: locked, but not the file that has the name now. */
static int attempt(struct lock *lock, const char *path, struct failure *failure)
{
	lock->file = open(lock->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
	if (lock->file < 0)
		return fail_to_open(path, failure);
	/* flock and not fcntl: the lock is this opening's own, so that a second store in the
	 * same process is refused as well. */
	if (flock(lock->file, LOCK_EX | LOCK_NB) != 0)
		return errno == EWOULDBLOCK ? fail_for_writer(lock, path, failure)
					    : fail_to_open(path, failure);
	if (is_in_place(lock))
		return 0;
	close(lock->file);
	lock->file = -1;
	return 1;
}

/* For the sentence that others are refused with; the lock holds without it, too. */
static void sign(const struct lock *lock)
{
	if (ftruncate(lock->file, 0) == 0)
		dprintf(lock->file, "%ld\n", (long)getpid());
}

static void destroy(struct lock *lock)
{
	if (lock->file >= 0)
		close(lock->file);
	free(lock);
}

int lock_take(const char *path, struct lock **ret_lock, struct failure *failure)
{
	struct lock *lock = create(path);
	int result = 1;

	if (!lock)
		return failure_set(failure, FAILURE_MEMORY, "%s: no memory", path);
	for (int tries = 0; result == 1 && tries < LOCK_TRIES; tries++)
		result = attempt(lock, path, failure);
	if (result == 1)
		result = failure_set(failure, FAILURE_STORE,
			"%s: others take and leave the store too fast to lock it; run again",
			path);
	if (result) {
		destroy(lock);
		return result;
	}
	sign(lock);
	*ret_lock = lock;
	return 0;
}

void lock_release(struct lock *lock)
{
	if (!lock)
		return;
	unlink(lock->path);
	destroy(lock);
}
