/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <string.h>
#include <unistd.h>
#include "store/database.h"

#define BUSY_MS 10000

static int errno_of_file(sqlite3 *handle, int which)
{
	sqlite3_file *file = NULL;
	int error = 0;

	sqlite3_file_control(handle, "main", which, &file);
	if (file && file->pMethods)
		file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &error);
	return error;
}

/* What the system said, where it said anything. SQLite passes it on for some statements only; a
 * COMMIT that fails leaves it with the file. */
static int errno_of(sqlite3 *handle)
{
	int error = handle ? sqlite3_system_errno(handle) : 0;

	if (!error && handle)
		error = errno_of_file(handle, SQLITE_FCNTL_JOURNAL_POINTER);
	if (!error && handle)
		error = errno_of_file(handle, SQLITE_FCNTL_FILE_POINTER);
	return error;
}

static int fail_for_room(const char *path, struct failure *failure)
{
	return failure_set(failure, FAILURE_STORE,
		"%s: there is no room left on its disk; make room and run again: "
		"what was stored before stays",
		path);
}

static int fail_to_reach(sqlite3 *handle, const char *path, struct failure *failure)
{
	errno = errno_of(handle);
	/* Of a quota and of a limit on the size of files SQLite says nothing. */
	if (errno == ENOSPC || errno == EDQUOT || errno == EFBIG)
		return fail_for_room(path, failure);
	if (errno)
		return failure_errno(failure, FAILURE_STORE,
			"%s: cannot be read or written; see to the disk and run again", path);
	return failure_set(failure, FAILURE_STORE,
		"%s: cannot be read or written (%s); see to the disk and run again", path,
		handle ? sqlite3_errmsg(handle) : "no memory");
}

static int fail_with(const char *path, const char *why, int code, struct failure *failure)
{
	return failure_set(failure, code, "%s: %s", path, why);
}

int database_fail(sqlite3 *handle, const char *path, int code, struct failure *failure)
{
	switch (code & 0xff) {
	case SQLITE_FULL:
		return fail_for_room(path, failure);
	case SQLITE_IOERR:
	case SQLITE_CANTOPEN:
		return fail_to_reach(handle, path, failure);
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return fail_with(path,
			"may not be written; give yourself the right to write the file and its "
			"folder, or name another store",
			FAILURE_DENIED, failure);
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return fail_with(path,
			"another program holds the store; close it and run again",
			FAILURE_STORE, failure);
	case SQLITE_CORRUPT:
		return fail_with(path,
			"the store is damaged; keep a copy, then save what can be read with: "
			"sqlite3 FILE .recover",
			FAILURE_STORE, failure);
	case SQLITE_NOTADB:
		return fail_with(path,
			"is not a winnow store but some other file; name another one",
			FAILURE_STORE, failure);
	case SQLITE_MISMATCH:
		return fail_with(path,
			"bytes that are not UTF-8 text were refused; nothing of them was "
			"stored",
			WINNOW_EDATA, failure);
	case SQLITE_TOOBIG:
		return fail_with(path,
			"a text of more than a thousand million bytes was refused",
			WINNOW_ELIMIT, failure);
	case SQLITE_NOMEM:
		return fail_with(path, "no memory", FAILURE_MEMORY, failure);
	default:
		return failure_set(failure, FAILURE_STORE, "%s: %s", path,
			handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code));
	}
}

int database_fail_memory(const struct store *store, struct failure *failure)
{
	return database_fail(store->handle, store->path, SQLITE_NOMEM, failure);
}

int database_run(sqlite3 *handle, const char *path, const char *sql, struct failure *failure)
{
	int result = sqlite3_exec(handle, sql, NULL, NULL, NULL);

	return result ? database_fail(handle, path, result, failure) : 0;
}

/* FULL, not NORMAL: in WAL mode NORMAL outlives a kill, too, but after a loss of power it may
 * drop the last commits while a sink's file has already been synced past them. The price is two
 * syncs a batch (3200 documents in batches of 64: 190 syncs, against 84). The page cache is 16 MB. */
static const char writer_settings[] = "PRAGMA journal_mode = WAL;"
				      "PRAGMA synchronous = FULL;"
				      "PRAGMA foreign_keys = ON;"
				      "PRAGMA cache_size = -16384;"
				      /* 32 MiB: what is written again and again in between is
				       * copied once. */
				      "PRAGMA wal_autocheckpoint = 8192;";
static const char reader_settings[] = "PRAGMA query_only = ON;"
				      "PRAGMA cache_size = -16384;"
				      "PRAGMA trusted_schema = OFF;";

/* A reader in WAL mode makes a file of its own beside the store. Where it may not, and nobody is
 * writing (there is no log), the store can be read as what does not change. */
static bool is_at_rest(const char *path)
{
	const char *slash = strrchr(path, '/');
	int length = slash ? (int)(slash - path) + 1 : 1;
	char *folder = sqlite3_mprintf("%.*s", length, slash ? path : ".");
	char *log = sqlite3_mprintf("%s-wal", path);
	bool at_rest = folder && log && access(folder, W_OK) != 0 && access(log, F_OK) != 0;

	sqlite3_free(folder);
	sqlite3_free(log);
	return at_rest;
}

/* "file:///folder/news.db?immutable=1", to be freed with sqlite3_free(); NULL: no memory. */
static char *immutable_address(const char *path)
{
	sqlite3_str *address = sqlite3_str_new(NULL);

	sqlite3_str_appendall(address, *path == '/' ? "file://" : "file:");
	for (; *path; path++)
		if (strchr("?#%", *path))
			sqlite3_str_appendf(address, "%%%02x", (unsigned char)*path);
		else
			sqlite3_str_appendchar(address, 1, *path);
	sqlite3_str_appendall(address, "?immutable=1");
	return sqlite3_str_finish(address);
}

static int connect_to(const char *path, enum store_mode mode, sqlite3 **ret_handle)
{
	static const int mode_flags[] = {
		[STORE_READ] = SQLITE_OPEN_READONLY,
		[STORE_WRITE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
		[STORE_BESIDE] = SQLITE_OPEN_READWRITE,
	};
	int flags = mode_flags[mode] | SQLITE_OPEN_NOMUTEX;

	if (mode != STORE_READ || !is_at_rest(path))
		return sqlite3_open_v2(path, ret_handle, flags, NULL);
	char *address = immutable_address(path);
	int result = SQLITE_NOMEM;
	if (address)
		result = sqlite3_open_v2(address, ret_handle, flags | SQLITE_OPEN_URI, NULL);
	sqlite3_free(address);
	return result;
}

/* Once SQLite runs this changes nothing. Nobody asks how much memory it has, and counting takes a
 * lock each time. What a statement might have to take back goes to a file from 64 KiB on, and then
 * all of the transaction does: each request that a source began with wrote three pages to it. Less
 * than 128 KiB: SQLite 3.40 writes at most 0x1ffff bytes at once, and of 256 KiB none, which it takes
 * for a full disk. */
static void configure(void)
{
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, 127 << 10);
}

int database_open(
	const char *path, enum store_mode mode, sqlite3 **ret_handle, struct failure *failure)
{
	sqlite3 *handle = NULL;

	configure();
	int result = connect_to(path, mode, &handle);

	if (!result)
		result = sqlite3_busy_timeout(handle, BUSY_MS);
	if (!result) {
		*ret_handle = handle;
		return 0;
	}
	result = database_fail(handle, path, result, failure);
	sqlite3_close(handle);
	return result;
}

int database_settle(
	sqlite3 *handle, const char *path, enum store_mode mode, struct failure *failure)
{
	return database_run(
		handle, path, mode == STORE_READ ? reader_settings : writer_settings, failure);
}

int database_begin(struct store *store, struct failure *failure)
{
	/* In between, another process may have added a row. */
	store->custody_head.id = -1;
	return database_run(store->handle, store->path, "BEGIN IMMEDIATE", failure);
}

int database_end(struct store *store, int result, struct failure *failure)
{
	if (!result)
		result = database_run(store->handle, store->path, "COMMIT", failure);
	/* Some failures have rolled it back already. */
	if (result && !sqlite3_get_autocommit(store->handle))
		sqlite3_exec(store->handle, "ROLLBACK", NULL, NULL, NULL);
	return result;
}
