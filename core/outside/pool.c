/* SPDX-License-Identifier: MIT */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include "base/log.h"
#include "outside/member.h"
#include "outside/outcome.h"
#include "outside/pool.h"
#include "outside/crashes.h"

#define FIRST_WAIT_MS 100
#define LONGEST_WAIT_MS 5000
#define LEAST_GREETING_MS 60000 /* a program may have to load a model */
#define TRIES 2

struct member_process {
	struct process *process;
	unsigned calls; /* in hand */
	bool alone;     /* takes no other until it is done */
};

struct pool {
	const struct outside_settings *settings;
	struct keeper *keeper;
	const struct pool_greeting *greeting;
	atomic_int_least64_t next_call;
	unsigned batch;
	pthread_mutex_t lock;
	pthread_cond_t freed;
	VECTOR(struct member_process) processes;
	size_t starting;
	pthread_mutex_t start; /* one at a time where they fail */
	int64_t failed_starts; /* in a row; under `start` */
	struct failure dead;   /* code 0: it is not given up; under `start` */
};

struct pool *pool_create(const struct outside_settings *settings, struct keeper *keeper,
	const struct pool_greeting *greeting)
{
	struct pool *pool = calloc(1, sizeof *pool);

	if (!pool)
		return NULL;
	pool->settings = settings;
	pool->keeper = keeper;
	pool->greeting = greeting;
	pool->batch = 1;
	atomic_init(&pool->next_call, 1);
	pthread_mutex_init(&pool->lock, NULL);
	pthread_mutex_init(&pool->start, NULL);
	pthread_cond_init(&pool->freed, NULL);
	return pool;
}

void pool_destroy(struct pool *pool)
{
	if (!pool)
		return;
	for (size_t i = 0; i < pool->processes.count; i++)
		process_destroy(pool->processes.items[i].process);
	vector_finish(&pool->processes);
	pthread_mutex_destroy(&pool->lock);
	pthread_mutex_destroy(&pool->start);
	pthread_cond_destroy(&pool->freed);
	free(pool);
}

void pool_set_batch(struct pool *pool, unsigned batch)
{
	pool->batch = batch;
}

int64_t pool_next_call(struct pool *pool)
{
	return atomic_fetch_add(&pool->next_call, 1);
}

/* ---- starting ---- */

static int greet(struct pool *pool, struct process *process, struct failure *failure)
{
	const struct pool_greeting *greeting = pool->greeting;
	int64_t deadline = pool->settings->deadline;
	struct answer answer = { .bytes = 0 };

	if (!greeting)
		return 0;
	int code = process_call(process, 0, winnow_str(greeting->text),
		deadline > LEAST_GREETING_MS ? deadline : LEAST_GREETING_MS, NULL, &answer,
		failure);
	if (code >= 0 && json_object_get(answer_end(&answer), "fail"))
		code = failure_set(failure, WINNOW_EFATAL, "%s",
			member_text_of(json_object_get(answer_end(&answer), "why")).ptr);
	else if (code >= 0)
		code = greeting->check(greeting->context, answer_end(&answer), failure);
	answer_finish(&answer);
	return code;
}

static int start_one(struct pool *pool, struct process **ret_process, struct failure *failure)
{
	struct process *process;
	int code = process_create(pool->keeper, pool->settings, &process, failure);

	if (code < 0)
		return code;
	code = greet(pool, process, failure);
	if (code < 0)
		process_destroy(process);
	else
		*ret_process = process;
	return code;
}

static void wait_before_start(int64_t failed)
{
	int64_t wait = FIRST_WAIT_MS;

	while (--failed > 0 && wait < LONGEST_WAIT_MS)
		wait *= 2;
	if (wait > LONGEST_WAIT_MS)
		wait = LONGEST_WAIT_MS;
	const struct timespec time = { wait / 1000, wait % 1000 * 1000000L };
	nanosleep(&time, NULL);
}

/* What it said itself will be so the next time, too. */
static bool may_pass(int code)
{
	return code == PROCESS_DIED || code == WINNOW_EAGAIN;
}

static int give_up(struct pool *pool, int code, struct failure *failure)
{
	if (may_pass(code))
		failure_set(&pool->dead, WINNOW_EFATAL,
			"%s, %jd times in a row before it answered anything; start it by hand "
			"to see why",
			failure->why, (intmax_t)pool->failed_starts);
	else
		failure_set(&pool->dead, WINNOW_EFATAL, "%s", failure->why);
	*failure = pool->dead;
	return failure->code;
}

/* With `start` held. */
static int start_patiently(
	struct pool *pool, struct process **ret_process, struct failure *failure)
{
	for (;;) {
		if (pool->dead.code) {
			*failure = pool->dead;
			return failure->code;
		}
		if (pool->failed_starts)
			wait_before_start(pool->failed_starts);
		int code = start_one(pool, ret_process, failure);
		if (code >= 0) {
			pool->failed_starts = 0;
			return 0;
		}
		pool->failed_starts++;
		if (!may_pass(code) || pool->failed_starts >= pool->settings->restarts)
			return give_up(pool, code, failure);
		crashes_add(pool->settings->who);
		log_line(LOG_LEVEL_WARNING, pool->settings->who,
			"%s before it answered anything: it is started again", failure->why);
	}
}

/* ---- taking and giving back ---- */

static struct member_process *find_free(struct pool *pool, bool alone)
{
	for (size_t i = pool->processes.count; i > 0; i--) {
		struct member_process *member = &pool->processes.items[i - 1];
		if (!member->alone && member->calls < (alone ? 1 : pool->batch))
			return member;
	}
	return NULL;
}

static bool may_start(const struct pool *pool)
{
	int64_t most = pool->settings->processes;

	return most == 0 || (int64_t)(pool->processes.count + pool->starting) < most;
}

/* Called and left with the lock held, which is given up meanwhile. */
static int add_process(struct pool *pool, struct failure *failure)
{
	struct process *process = NULL;

	pool->starting++;
	pthread_mutex_unlock(&pool->lock);
	pthread_mutex_lock(&pool->start);
	int code = start_patiently(pool, &process, failure);
	pthread_mutex_unlock(&pool->start);
	pthread_mutex_lock(&pool->lock);
	pool->starting--;
	struct member_process *place = code < 0 ? NULL : vector_push(&pool->processes);
	if (place)
		place->process = process;
	else if (code >= 0) {
		process_destroy(process);
		code = failure_set(failure, WINNOW_ELIMIT, "no memory for a process");
	}
	pthread_cond_broadcast(&pool->freed);
	return code;
}

static int take(
	struct pool *pool, bool alone, struct process **ret_process, struct failure *failure)
{
	struct member_process *member;
	int code = 0;

	pthread_mutex_lock(&pool->lock);
	while (!(member = find_free(pool, alone)) && code >= 0) {
		if (may_start(pool))
			code = add_process(pool, failure);
		else
			pthread_cond_wait(&pool->freed, &pool->lock);
	}
	if (member) {
		member->calls++;
		member->alone = alone;
		*ret_process = member->process;
	}
	pthread_mutex_unlock(&pool->lock);
	return member ? 0 : code;
}

static void give_back(struct pool *pool, struct process *process)
{
	struct process *dead = NULL;
	size_t at = 0;

	pthread_mutex_lock(&pool->lock);
	while (pool->processes.items[at].process != process)
		at++;
	struct member_process *member = &pool->processes.items[at];
	member->calls--;
	member->alone = false;
	if (process_is_dead(process))
		member->alone = true; /* nobody takes it any more */
	if (member->alone && member->calls == 0) {
		dead = process;
		*member = pool->processes.items[--pool->processes.count];
	}
	pthread_cond_broadcast(&pool->freed);
	pthread_mutex_unlock(&pool->lock);
	if (dead)
		process_destroy(dead);
}

/* ---- calls ---- */

static void tell_crash(const struct pool *pool, struct winnow_str about, bool again,
	const struct failure *failure)
{
	crashes_add(pool->settings->who);
	log_line(LOG_LEVEL_WARNING, pool->settings->who, "%s, at %.*s: %s", failure->why,
		STR_ARGS(about), again ? "it is tried once more" : "it is set aside");
}

int pool_call(struct pool *pool, int64_t call, struct winnow_str question,
	struct winnow_str about, const struct winnow_host *host, struct answer *ret_answer,
	struct failure *failure)
{
	struct failure why;

	for (int tried = 1;; tried++) {
		struct process *process;
		int code = take(pool, tried > 1, &process, failure);
		if (code < 0)
			return code;
		code = process_call(process, call, question, pool->settings->deadline, host,
			ret_answer, failure);
		give_back(pool, process);
		if (code != PROCESS_DIED)
			return code;
		why = *failure;
		bool again = tried < TRIES && pool->settings->kind != SECTION_SINK;
		tell_crash(pool, about, again, failure);
		if (!again)
			break;
		answer_finish(ret_answer);
		ret_answer->bytes = 0;
	}
	return failure_set(failure, WINNOW_EDATA, "%s%s", why.why,
		pool->settings->kind == SECTION_SINK ? "" : ", and once more in a new process");
}

int pool_start(struct pool *pool, struct failure *failure)
{
	struct process *process;
	int code = take(pool, false, &process, failure);

	if (code >= 0)
		give_back(pool, process);
	return code;
}
