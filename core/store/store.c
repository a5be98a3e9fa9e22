/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700 /* realpath() */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "store/lock.h"
#include "store/schema.h"
#include "store/statement.h"

/* SQLite's own words for these are poor, and differ with the mode. */
static int check_path(const char *path, enum store_mode mode, struct failure *failure)
{
	struct stat status;

	if (!*path)
		return failure_set(failure, FAILURE_MISSING, "the store has no name");
	if (stat(path, &status) == 0) {
		if (S_ISREG(status.st_mode))
			return 0;
		return failure_set(failure, FAILURE_STORE,
			"%s: is %s; name a file for the store", path,
			S_ISDIR(status.st_mode) ? "a folder" : "no ordinary file");
	}
	if (errno != ENOENT)
		return failure_errno(failure,
			errno == EACCES ? FAILURE_DENIED : FAILURE_MISSING, "%s", path);
	if (mode == STORE_WRITE)
		return 0;
	return failure_set(failure, FAILURE_MISSING,
		"%s: there is no such store; make one with: winnow run", path);
}

/* Two names of one file must come to one lock. */
static char *settle_path(const char *path)
{
	char real[PATH_MAX];
	const char *settled = realpath(path, real) ? real : path;
	size_t size = strlen(settled) + 1;
	char *copy = malloc(size);

	return copy ? memcpy(copy, settled, size) : NULL;
}

static struct store *create(const char *path, struct failure *failure)
{
	struct store *store = calloc(1, sizeof *store);

	if (!store || !(store->path = settle_path(path))) {
		free(store);
		failure_set(failure, FAILURE_MEMORY, "%s: no memory", path);
		return NULL;
	}
	if (catalogue_init(&store->catalogue, failure)) {
		store_close(store);
		return NULL;
	}
	return store;
}

/* What a dead process had leased. Nobody else is writing: the lock is ours. */
static int free_leases(struct store *store, struct failure *failure)
{
	int result = database_begin(store, failure);

	if (result)
		return result;
	struct statement requests = statement_begin(
		store, "UPDATE requests SET state = 'new' WHERE state = 'leased'");
	result = statement_run(&requests, failure);
	if (!result) {
		struct statement hosts =
			statement_begin(store, "UPDATE hosts SET leased_until_ms = NULL "
					       "WHERE leased_until_ms IS NOT NULL");
		result = statement_run(&hosts, failure);
	}
	return database_end(store, result, failure);
}

static int read_epoch(struct store *store, struct failure *failure)
{
	struct statement query = statement_begin(store, "SELECT max(epoch) FROM hosts");

	return statement_number(&query, &store->epoch, failure);
}

static int prepare_to_write(struct store *store, struct failure *failure)
{
	int result = schema_migrate(store->handle, store->path, schema_steps, failure);

	if (!result)
		result = database_settle(store->handle, store->path, STORE_WRITE, failure);
	if (!result)
		result = free_leases(store, failure);
	return result ? result : read_epoch(store, failure);
}

static int prepare_beside(struct store *store, enum store_mode mode, struct failure *failure)
{
	int result = schema_check(store->handle, store->path, schema_steps, failure);

	return result ? result : database_settle(store->handle, store->path, mode, failure);
}

static int open_parts(struct store *store, enum store_mode mode, struct failure *failure)
{
	int result = mode == STORE_WRITE ? lock_take(store->path, &store->lock, failure) : 0;

	if (!result)
		result = database_open(store->path, mode, &store->handle, failure);
	if (!result)
		result = mode == STORE_WRITE ? prepare_to_write(store, failure)
					     : prepare_beside(store, mode, failure);
	return result ? result : catalogue_load(store, failure);
}

int store_open(const char *path, enum store_mode mode, struct store **ret_store,
	struct failure *failure)
{
	int result = check_path(path, mode, failure);

	if (result)
		return result;
	struct store *store = create(path, failure);
	if (!store)
		return FAILURE_MEMORY;
	result = open_parts(store, mode, failure);
	if (result) {
		store_close(store);
		return result;
	}
	*ret_store = store;
	return 0;
}

const char *store_path(const struct store *store)
{
	return store->path;
}

void store_close(struct store *store)
{
	if (!store)
		return;
	for (size_t i = 0; i < store->prepared.count; i++)
		sqlite3_finalize(store->prepared.items[i].handle);
	vector_finish(&store->prepared);
	sqlite3_close(store->handle);
	lock_release(store->lock);
	catalogue_finish(&store->catalogue);
	free(store->path);
	free(store);
}
