/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700 /* S_ISVTX */
#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/str.h"
#include "load/trust.h"

#define LINKS_LIMIT 40 /* as the kernel's own */

/* A path taken apart from its root on. */
struct walk {
	const char *asked; /* for messages */
	char done[PATH_MAX];
	char rest[PATH_MAX];
	unsigned links;
	bool arrived; /* `done` is the file */
	struct failure *failure;
};

static bool is_ours(uid_t owner)
{
	return owner == 0 || owner == geteuid();
}

/* The group that exists for the user alone, as adduser(8) makes it; with it comes a umask of
 * 002, and what the group may write is still the user's only. */
static bool is_private_group(gid_t id)
{
	const struct passwd *user = getpwuid(geteuid());
	const struct group *group = getgrgid(id);

	if (!user || !group || user->pw_gid != id || strcmp(user->pw_name, group->gr_name) != 0)
		return false;
	for (char **member = group->gr_mem; *member; member++)
		if (strcmp(*member, user->pw_name) != 0)
			return false;
	return true;
}

static bool others_may_write(const struct stat *status)
{
	return (status->st_mode & S_IWOTH) != 0 ||
	       ((status->st_mode & S_IWGRP) != 0 && !is_private_group(status->st_gid));
}

static int refuse_owner(const struct walk *walk, const char *path, uid_t owner)
{
	return failure_set(walk->failure, FAILURE_DENIED,
		"%s: %s belongs to another user (%ld): only what root or you own is loaded, "
		"copy it to a folder of your own",
		walk->asked, path, (long)owner);
}

static int refuse_writable(const struct walk *walk, const char *path, const char *what)
{
	return failure_set(walk->failure, FAILURE_DENIED,
		"%s: others may write the %s %s: take that away with 'chmod go-w %s'",
		walk->asked, what, path, path);
}

/* A folder on the way to the one that holds the file. Debian's /usr/local belongs to root and
 * may be written by the group staff: that is root's decision. */
static int check_passage(const struct walk *walk, const char *path, const struct stat *status)
{
	bool others = status->st_uid == 0 ? (status->st_mode & S_IWOTH) != 0
					  : others_may_write(status);

	if (!is_ours(status->st_uid))
		return refuse_owner(walk, path, status->st_uid);
	if (others && (status->st_mode & S_ISVTX) == 0)
		return refuse_writable(walk, path, "folder");
	return 0;
}

/* The folder that holds the file, or the link that stands for it: nobody may add to it. */
static int check_holder(const struct walk *walk)
{
	const char *folder = walk->done[0] ? walk->done : "/";
	struct stat status;

	if (stat(folder, &status) != 0)
		return failure_errno(
			walk->failure, FAILURE_SYSTEM, "%s: %s", walk->asked, folder);
	return others_may_write(&status) ? refuse_writable(walk, folder, "folder") : 0;
}

static int refuse_folder(const struct walk *walk)
{
	return failure_set(walk->failure, WINNOW_EDATA,
		"%s: a folder, not a plugin: name the .so file in it", walk->asked);
}

static int check_file(const struct walk *walk, const char *path, const struct stat *status)
{
	if (S_ISDIR(status->st_mode))
		return refuse_folder(walk);
	if (!S_ISREG(status->st_mode))
		return failure_set(walk->failure, WINNOW_EDATA,
			"%s: not a regular file: name a plugin's .so file", walk->asked);
	if (!is_ours(status->st_uid))
		return refuse_owner(walk, path, status->st_uid);
	return others_may_write(status) ? refuse_writable(walk, path, "file")
					: check_holder(walk);
}

static int explain_missing(const struct walk *walk)
{
	if (errno == ENOENT || errno == ENOTDIR)
		return failure_set(walk->failure, FAILURE_MISSING,
			"%s: there is no such file: `winnow plugins` lists those there are",
			walk->asked);
	return failure_errno(walk->failure, errno == EACCES ? FAILURE_DENIED : FAILURE_SYSTEM,
		"%s", walk->asked);
}

static int refuse_long(const struct walk *walk)
{
	return failure_set(walk->failure, FAILURE_SYSTEM,
		"%s: the path is too long: move the plugin nearer to the root", walk->asked);
}

/* Puts what the link says before what is left to walk. */
static int follow(struct walk *walk, const char *path)
{
	char target[PATH_MAX], rest[PATH_MAX];
	ssize_t length = readlink(path, target, sizeof target - 1);

	if (length < 0)
		return failure_errno(walk->failure, FAILURE_SYSTEM, "%s", walk->asked);
	target[length] = '\0';
	int need = snprintf(rest, sizeof rest, "%s/%s", target, walk->rest);
	if (need < 0 || (size_t)need >= sizeof rest)
		return refuse_long(walk);
	memcpy(walk->rest, rest, (size_t)need + 1);
	if (target[0] == '/')
		walk->done[0] = '\0';
	return 0;
}

/* Takes the next name off the rest: false when there is none. */
static bool take_name(struct walk *walk, char name[NAME_MAX + 2])
{
	const char *start = walk->rest + strspn(walk->rest, "/");
	size_t length = strcspn(start, "/");

	if (length == 0)
		return false;
	snprintf(name, NAME_MAX + 2, "%.*s", (int)length, start);
	start += length;
	start += strspn(start, "/");
	memmove(walk->rest, start, strlen(start) + 1);
	return true;
}

static void leave_folder(struct walk *walk)
{
	char *slash = strrchr(walk->done, '/');

	if (slash)
		*slash = '\0';
}

static int step_link(struct walk *walk, const char *path, const struct stat *status)
{
	int result = walk->rest[0] == '\0' ? check_holder(walk) : 0;

	if (++walk->links > LINKS_LIMIT)
		return failure_set(walk->failure, FAILURE_SYSTEM,
			"%s: its symbolic links lead in a circle: name the file itself",
			walk->asked);
	if (result == 0 && !is_ours(status->st_uid))
		return refuse_owner(walk, path, status->st_uid);
	return result < 0 ? result : follow(walk, path);
}

static int step(struct walk *walk, const char *name)
{
	char path[PATH_MAX];
	struct stat status;
	int need = snprintf(path, sizeof path, "%s/%s", walk->done, name);

	if (need < 0 || (size_t)need >= sizeof path)
		return refuse_long(walk);
	if (lstat(path, &status) != 0)
		return explain_missing(walk);
	if (S_ISLNK(status.st_mode))
		return step_link(walk, path, &status);
	walk->arrived = walk->rest[0] == '\0';
	int result = walk->arrived ? check_file(walk, path, &status)
				   : check_passage(walk, path, &status);
	if (result == 0)
		memcpy(walk->done, path, (size_t)need + 1);
	return result;
}

static int walk_on(struct walk *walk)
{
	char name[NAME_MAX + 2];
	int result = 0;

	while (result == 0 && take_name(walk, name)) {
		if (strcmp(name, "..") == 0)
			leave_folder(walk);
		else if (strcmp(name, ".") != 0)
			result = step(walk, name);
	}
	if (result == 0 && !walk->arrived)
		return refuse_folder(walk);
	return result;
}

int trust_file(const char *path, char ret_path[PATH_MAX], struct failure *failure)
{
	struct walk walk = { .asked = path, .failure = failure };
	struct stat root;

	if (path[0] != '/' && !getcwd(walk.rest, sizeof walk.rest))
		return failure_errno(failure, FAILURE_SYSTEM, "%s: the current folder", path);
	size_t length = strlen(walk.rest), need = strlen(path);
	if (length + 1 + need >= sizeof walk.rest)
		return refuse_long(&walk);
	walk.rest[length] = '/';
	memcpy(walk.rest + length + 1, path, need + 1);
	if (stat("/", &root) != 0)
		return failure_errno(failure, FAILURE_SYSTEM, "%s: /", path);
	int result = check_passage(&walk, "/", &root);
	if (result == 0)
		result = walk_on(&walk);
	if (result == 0)
		memcpy(ret_path, walk.done, sizeof walk.done);
	return result;
}

bool trust_is_file(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}
