/* SPDX-License-Identifier: MIT
 * Which keys the documents of an item have. Inside core/run only; all in an arena. */
#ifndef WINNOW_RUN_KEY_SET_H
#define WINNOW_RUN_KEY_SET_H

#include "base/arena.h"

struct key_set {                  /* zeroed: empty */
	struct winnow_str *slots; /* where their hash leads; ptr NULL: none */
	size_t room, count;       /* room: a power of two */
};

/* Borrows the key, for as long as the arena. 1: it is new; 0: it was there; -1: no memory. */
int key_set_add(struct key_set *set, struct arena *arena, struct winnow_str key) MUST_CHECK;

#endif
