/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>
#include "run/workers.h"

/* Enough that no thread waits while one long page holds up the order. */
#define PLACES_PER_WORKER ((size_t)2 * DOCUMENTS_AT_ONCE)

struct place_in_line {
	struct work *work;
	bool done;
};

struct worker {
	struct workers *workers;
	struct worker_tools tools;
	pthread_t thread;
	bool started;
};

struct workers {
	pthread_mutex_t lock;
	pthread_cond_t given;
	struct bell *bell;
	struct place_in_line *line; /* a ring: taken <= started <= handed_in */
	size_t places;
	size_t handed_in, started, taken;
	size_t unrung; /* done since the bell was rung */
	bool closing;
	struct worker *workers;
	unsigned count;
};

static struct place_in_line *place_at(struct workers *workers, size_t sequence)
{
	return &workers->line[sequence % workers->places];
}

/* As many as are extracted from at once, but no more than its share of what waits: the others shall
 * not stand idle. Called with the lock held. */
static size_t share(const struct workers *workers)
{
	size_t waiting = workers->handed_in - workers->started;
	size_t each = (waiting + workers->count - 1) / workers->count;

	return each < DOCUMENTS_AT_ONCE ? each : DOCUMENTS_AT_ONCE;
}

/* How many from *ret_first on; 0: the workers are closing. Called with the lock held. */
static size_t wait_for_work(struct workers *workers, size_t *ret_first)
{
	while (workers->started == workers->handed_in && !workers->closing)
		pthread_cond_wait(&workers->given, &workers->lock);
	size_t count = share(workers);
	*ret_first = workers->started;
	workers->started += count;
	return count;
}

/* Who hands in and takes out is woken when there is nothing more to start, or a good part of the
 * line is done, and not for each piece of work: to switch threads takes longer than a short report.
 * Called with the lock held. */
static void tell_done(struct workers *workers, size_t count)
{
	workers->unrung += count;
	if (workers->started < workers->handed_in && 2 * workers->unrung < workers->places)
		return;
	workers->unrung = 0;
	bell_ring(workers->bell);
}

static void *work_on(void *argument)
{
	struct worker *worker = argument;
	struct workers *workers = worker->workers;
	struct work *works[DOCUMENTS_AT_ONCE];
	size_t first, count;

	pthread_mutex_lock(&workers->lock);
	while ((count = wait_for_work(workers, &first))) {
		for (size_t i = 0; i < count; i++)
			works[i] = place_at(workers, first + i)->work;
		pthread_mutex_unlock(&workers->lock);
		works_do(works, count, &worker->tools);
		pthread_mutex_lock(&workers->lock);
		for (size_t i = 0; i < count; i++)
			place_at(workers, first + i)->done = true;
		tell_done(workers, count);
	}
	pthread_mutex_unlock(&workers->lock);
	return NULL;
}

static int worker_start(struct worker *worker, struct workers *workers, size_t scratch_bytes,
	struct failure *failure)
{
	worker->workers = workers;
	worker->tools.scratch = arena_create(scratch_bytes);
	if (!worker->tools.scratch)
		return failure_set(failure, FAILURE_MEMORY, "no memory for a worker");
	int code = language_detector_create(&worker->tools.detector, failure);
	if (code < 0)
		return code;
	errno = pthread_create(&worker->thread, NULL, work_on, worker);
	if (errno)
		return failure_errno(failure, FAILURE_SYSTEM, "starting a worker");
	worker->started = true;
	return 0;
}

static void worker_finish(struct worker *worker)
{
	if (worker->started)
		pthread_join(worker->thread, NULL);
	language_detector_destroy(worker->tools.detector);
	arena_destroy(worker->tools.scratch);
	for (size_t i = 0; i < DOCUMENTS_AT_ONCE; i++) {
		arena_destroy(worker->tools.rooms[i].analysis);
		vector_finish(&worker->tools.rooms[i].facts);
	}
}

static unsigned core_count(void)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);

	return count > 0 ? (unsigned)count : 1;
}

int workers_create(unsigned count, size_t scratch_bytes, struct bell *bell,
	struct workers **ret_workers, struct failure *failure)
{
	struct workers *workers = calloc(1, sizeof *workers);
	int code = 0;

	if (!workers)
		return failure_set(failure, FAILURE_MEMORY, "no memory for workers");
	pthread_mutex_init(&workers->lock, NULL);
	pthread_cond_init(&workers->given, NULL);
	workers->bell = bell;
	workers->count = count ? count : core_count();
	workers->places = workers->count * PLACES_PER_WORKER;
	workers->line = calloc(workers->places, sizeof *workers->line);
	workers->workers = calloc(workers->count, sizeof *workers->workers);
	if (!workers->line || !workers->workers)
		code = failure_set(failure, FAILURE_MEMORY, "no memory for workers");
	for (unsigned i = 0; i < workers->count && code >= 0; i++)
		code = worker_start(&workers->workers[i], workers, scratch_bytes, failure);
	if (code < 0) {
		workers_destroy(workers);
		return code;
	}
	*ret_workers = workers;
	return 0;
}

void workers_destroy(struct workers *workers)
{
	if (!workers)
		return;
	pthread_mutex_lock(&workers->lock);
	workers->closing = true;
	pthread_cond_broadcast(&workers->given);
	pthread_mutex_unlock(&workers->lock);
	for (unsigned i = 0; workers->workers && i < workers->count; i++)
		worker_finish(&workers->workers[i]);
	for (size_t i = workers->taken; i < workers->handed_in; i++)
		work_destroy(place_at(workers, i)->work);
	pthread_cond_destroy(&workers->given);
	pthread_mutex_destroy(&workers->lock);
	free(workers->line);
	free(workers->workers);
	free(workers);
}

bool workers_have_room(const struct workers *workers)
{
	return workers->handed_in - workers->taken < workers->places;
}

size_t workers_in_hand(const struct workers *workers)
{
	return workers->handed_in - workers->taken;
}

void workers_give(struct workers *workers, struct work *work)
{
	pthread_mutex_lock(&workers->lock);
	*place_at(workers, workers->handed_in) = (struct place_in_line){ .work = work };
	workers->handed_in++;
	pthread_cond_signal(&workers->given);
	pthread_mutex_unlock(&workers->lock);
}

struct work *workers_take(struct workers *workers)
{
	struct work *work = NULL;

	pthread_mutex_lock(&workers->lock);
	struct place_in_line *next = place_at(workers, workers->taken);
	if (workers->taken < workers->handed_in && next->done) {
		work = next->work;
		workers->taken++;
	}
	pthread_mutex_unlock(&workers->lock);
	return work;
}
