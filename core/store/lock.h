/* SPDX-License-Identifier: MIT
 *
 * Who may write: "PATH-lock" beside the store, locked while one process writes. The lock dies
 * with its process.
 */
#ifndef WINNOW_STORE_LOCK_H
#define WINNOW_STORE_LOCK_H

#include "base/failure.h"

struct lock;

/* Refuses, naming the process that writes. */
int lock_take(const char *path, struct lock **ret_lock, struct failure *failure) MUST_CHECK;
void lock_release(struct lock *lock); /* accepts NULL */

#endif
