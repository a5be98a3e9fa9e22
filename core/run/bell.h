/* SPDX-License-Identifier: MIT
 * Wakes the one thread that waits for several others. Inside core/run only. */
#ifndef WINNOW_RUN_BELL_H
#define WINNOW_RUN_BELL_H

#include <pthread.h>
#include <stdbool.h>

struct bell {
	pthread_mutex_t lock;
	pthread_cond_t rung_now;
	bool rung;
};

void bell_init(struct bell *bell);
void bell_finish(struct bell *bell);

/* Any thread. */
void bell_ring(struct bell *bell);

/* Until it rings, or has rung since the last time, at most so long. */
void bell_wait(struct bell *bell, unsigned wait_ms);

#endif
