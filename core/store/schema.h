/* SPDX-License-Identifier: MIT
 *
 * The forms a store has had: schema/001.sql, 002.sql … each leads from the one before it.
 * PRAGMA user_version says which form a file has.
 */
#ifndef WINNOW_STORE_SCHEMA_H
#define WINNOW_STORE_SCHEMA_H

#include <sqlite3.h>
#include "base/failure.h"

#define SCHEMA_APPLICATION_ID 0x77696e6e /* "winn" */

/* NULL-terminated; made from the files by schema/embed.sh. */
extern const char *const schema_steps[];

/* Takes the file from its form to the last of `steps`, each step in a transaction of its own:
 * one that is cut short leaves the form before it. A file that holds something is first copied
 * beside itself, to "PATH-before-N", N being the form it is taken to. */
int schema_migrate(sqlite3 *database, const char *path, const char *const *steps,
	struct failure *failure) MUST_CHECK;

/* Refuses a file of somebody else's, one that is newer than `steps`, one without a form. */
int schema_check(sqlite3 *database, const char *path, const char *const *steps,
	struct failure *failure) MUST_CHECK;

#endif
