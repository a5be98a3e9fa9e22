/* SPDX-License-Identifier: MIT */
#include "run/bell.h"
#include <time.h>

void bell_init(struct bell *bell)
{
	pthread_condattr_t monotonic;

	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_mutex_init(&bell->lock, NULL);
	pthread_cond_init(&bell->rung_now, &monotonic);
	pthread_condattr_destroy(&monotonic);
	bell->rung = false;
}

void bell_finish(struct bell *bell)
{
	pthread_cond_destroy(&bell->rung_now);
	pthread_mutex_destroy(&bell->lock);
}

void bell_ring(struct bell *bell)
{
	pthread_mutex_lock(&bell->lock);
	bell->rung = true;
	pthread_cond_signal(&bell->rung_now);
	pthread_mutex_unlock(&bell->lock);
}

static struct timespec after(unsigned wait_ms)
{
	struct timespec when;

	clock_gettime(CLOCK_MONOTONIC, &when);
	when.tv_sec += wait_ms / 1000;
	when.tv_nsec += (long)(wait_ms % 1000) * 1000000;
	if (when.tv_nsec >= 1000000000) {
		when.tv_sec++;
		when.tv_nsec -= 1000000000;
	}
	return when;
}

void bell_wait(struct bell *bell, unsigned wait_ms)
{
	struct timespec until = after(wait_ms);
	int error = 0;

	pthread_mutex_lock(&bell->lock);
	while (!bell->rung && error == 0)
		error = pthread_cond_timedwait(&bell->rung_now, &bell->lock, &until);
	bell->rung = false;
	pthread_mutex_unlock(&bell->lock);
}
