/* SPDX-License-Identifier: MIT */
#include "fetch/fetcher.h"
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include "base/clock.h"
#include "base/vector.h"
#include "fetch/hosts.h"
#include "fetch/transfer.h"

/* More than this much that nobody takes, and nothing new is begun: enough that whoever takes never
 * waits, and no more, since it is held beside all that is worked on. */
#define MOST_FINISHED_BYTES ((size_t)4 << 20)
#define LONGEST_POLL_MS 1000
#define MOST_SPARES 64 /* each holds some 20 KB */

struct queue {
	struct fetch_job *first, **end;
};

struct fetcher {
	struct fetch_policy policy;
	struct arena *arena; /* what the policy says, for libcurl */
	void (*ring)(void *context);
	void *context;
	pthread_t thread;
	bool started;
	CURLM *multi;
	struct curl_slist *resolve;
	struct hosts *hosts;
	VECTOR(struct transfer *) transfers; /* under way */
	CURL *spares[MOST_SPARES];           /* handles of none */
	size_t spare_count;
	atomic_bool closing, cancelled;
	_Atomic size_t finished_bytes;
	size_t in_hand; /* the giver's own */
	pthread_mutex_t lock;
	struct queue given, finished;
};

/* ---- between the threads ---- */

static void queue_init(struct queue *queue)
{
	*queue = (struct queue){ .end = &queue->first };
}

static void queue_put(struct queue *queue, struct fetch_job *job)
{
	job->next = NULL;
	*queue->end = job;
	queue->end = &job->next;
}

static struct fetch_job *queue_take(struct queue *queue)
{
	struct fetch_job *job = queue->first;

	if (!job)
		return NULL;
	queue->first = job->next;
	if (!queue->first)
		queue->end = &queue->first;
	return job;
}

/* What it occupies: of a small page most is not the page. */
static size_t bytes_of(const struct fetch_job *job)
{
	return sizeof *job + job->body.capacity + job->wire.capacity +
	       job->request_head.capacity + job->response_head.capacity +
	       arena_held(job->arena);
}

static struct fetch_job *take_locked(struct fetcher *fetcher, struct queue *queue)
{
	pthread_mutex_lock(&fetcher->lock);
	struct fetch_job *job = queue_take(queue);
	pthread_mutex_unlock(&fetcher->lock);
	return job;
}

/* Whether it is the only one there: otherwise whoever empties the queue has been told. */
static bool put_locked(struct fetcher *fetcher, struct queue *queue, struct fetch_job *job)
{
	pthread_mutex_lock(&fetcher->lock);
	bool only = !queue->first;
	queue_put(queue, job);
	pthread_mutex_unlock(&fetcher->lock);
	return only;
}

void fetcher_give(struct fetcher *fetcher, struct fetch_job *job)
{
	fetcher->in_hand++;
	if (put_locked(fetcher, &fetcher->given, job))
		curl_multi_wakeup(fetcher->multi);
}

struct fetch_job *fetcher_take(struct fetcher *fetcher)
{
	struct fetch_job *job = take_locked(fetcher, &fetcher->finished);

	if (!job)
		return NULL;
	fetcher->in_hand--;
	size_t before = atomic_fetch_sub(&fetcher->finished_bytes, bytes_of(job));
	if (before > MOST_FINISHED_BYTES)
		curl_multi_wakeup(fetcher->multi);
	return job;
}

size_t fetcher_in_hand(const struct fetcher *fetcher)
{
	return fetcher->in_hand;
}

void fetcher_cancel(struct fetcher *fetcher)
{
	atomic_store(&fetcher->cancelled, true);
	curl_multi_wakeup(fetcher->multi);
}

/* ---- on the fetcher's thread ---- */

static void hand_over(struct fetcher *fetcher, struct fetch_job *job)
{
	atomic_fetch_add(&fetcher->finished_bytes, bytes_of(job));
	put_locked(fetcher, &fetcher->finished, job);
	if (fetcher->ring)
		fetcher->ring(fetcher->context);
}

/* A robots.txt is nobody's but the hosts'. */
static void end_job(struct fetcher *fetcher, struct fetch_job *job)
{
	if (job->robots_of)
		hosts_robots(fetcher->hosts, job, clock_monotonic_ms());
	else
		hand_over(fetcher, job);
}

static void end_as(struct fetcher *fetcher, struct fetch_job *job, enum fetch_outcome outcome)
{
	job->outcome = outcome;
	end_job(fetcher, job);
}

static void take_given(struct fetcher *fetcher)
{
	for (struct fetch_job *job; (job = take_locked(fetcher, &fetcher->given));) {
		if (policy_check_uri(&fetcher->policy, job->terms, job->uri, &job->failure) < 0)
			end_as(fetcher, job, FETCH_FAILED);
		else
			hosts_add(fetcher->hosts, job, false, clock_monotonic_ms());
	}
}

static bool begin(struct fetcher *fetcher, struct fetch_job *job)
{
	CURL *spare = fetcher->spare_count ? fetcher->spares[--fetcher->spare_count] : NULL;
	struct transfer *transfer =
		transfer_create(&fetcher->policy, fetcher->resolve, spare, job);
	struct transfer **place = transfer ? vector_push(&fetcher->transfers) : NULL;

	if (!place) {
		transfer_destroy(transfer);
		return false;
	}
	*place = transfer;
	if (!curl_multi_add_handle(fetcher->multi, transfer->easy))
		return true;
	fetcher->transfers.count--;
	transfer_destroy(transfer);
	return false;
}

static void begin_due(struct fetcher *fetcher)
{
	int64_t now = clock_monotonic_ms();

	while (fetcher->transfers.count < fetcher->policy.max_connections &&
		atomic_load(&fetcher->finished_bytes) <= MOST_FINISHED_BYTES) {
		struct fetch_job *job = hosts_next(fetcher->hosts, now);
		if (!job)
			return;
		if (begin(fetcher, job))
			continue;
		hosts_done(fetcher->hosts, job, 0, now);
		failure_set(&job->failure, WINNOW_EAGAIN, "no memory for a transfer");
		end_as(fetcher, job, FETCH_FAILED);
	}
}

static void forget_transfer(struct fetcher *fetcher, struct transfer *transfer)
{
	size_t count = fetcher->transfers.count;

	curl_multi_remove_handle(fetcher->multi, transfer->easy);
	for (size_t i = 0; i < count; i++)
		if (fetcher->transfers.items[i] == transfer)
			fetcher->transfers.items[i] = fetcher->transfers.items[count - 1];
	fetcher->transfers.count--;
	if (fetcher->spare_count < MOST_SPARES)
		fetcher->spares[fetcher->spare_count++] = transfer_take_easy(transfer);
	transfer_destroy(transfer);
}

static void end_transfer(struct fetcher *fetcher, struct transfer *transfer, CURLcode result)
{
	struct fetch_job *job = transfer->job;
	enum answer answer = answer_read(transfer, result);
	int64_t now = clock_monotonic_ms();

	forget_transfer(fetcher, transfer);
	hosts_done(fetcher->hosts, job, job->retry_after_ms, now);
	if (answer == ANSWER_REDIRECT)
		hosts_add(fetcher->hosts, job, true, now);
	else
		end_job(fetcher, job);
}

static void end_transfers(struct fetcher *fetcher)
{
	int left;

	for (CURLMsg *message; (message = curl_multi_info_read(fetcher->multi, &left));) {
		struct transfer *transfer = NULL;
		if (message->msg != CURLMSG_DONE)
			continue;
		CURLcode result = message->data.result;
		curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, (char **)&transfer);
		end_transfer(fetcher, transfer, result);
	}
}

static void cancel_all(struct fetcher *fetcher)
{
	while (fetcher->transfers.count) {
		struct transfer *transfer = fetcher->transfers.items[0];
		struct fetch_job *job = transfer->job;
		forget_transfer(fetcher, transfer);
		hosts_done(fetcher->hosts, job, 0, clock_monotonic_ms());
		end_as(fetcher, job, FETCH_CANCELLED);
	}
	hosts_cancel(fetcher->hosts);
}

static void hand_over_refused(struct fetcher *fetcher)
{
	for (struct fetch_job *job; (job = hosts_take_finished(fetcher->hosts));)
		end_job(fetcher, job);
}

static int poll_ms(const struct fetcher *fetcher)
{
	int64_t wait = hosts_wait_ms(fetcher->hosts, clock_monotonic_ms());

	if (wait < 0 || wait > LONGEST_POLL_MS ||
		fetcher->transfers.count >= fetcher->policy.max_connections ||
		atomic_load(&fetcher->finished_bytes) > MOST_FINISHED_BYTES)
		return LONGEST_POLL_MS;
	return (int)wait;
}

static void *fetch_all(void *argument)
{
	struct fetcher *fetcher = argument;
	int running;

	while (!atomic_load(&fetcher->closing)) {
		take_given(fetcher);
		if (atomic_exchange(&fetcher->cancelled, false))
			cancel_all(fetcher);
		begin_due(fetcher);
		curl_multi_perform(fetcher->multi, &running);
		end_transfers(fetcher);
		hand_over_refused(fetcher);
		curl_multi_poll(fetcher->multi, NULL, 0, poll_ms(fetcher), NULL);
	}
	cancel_all(fetcher);
	hand_over_refused(fetcher);
	return NULL;
}

/* ---- begin and end, on the main thread ---- */

static bool copy_policy(struct fetcher *fetcher, const struct fetch_policy *policy)
{
	fetcher->policy = *policy;
	fetcher->policy.user_agent = arena_copy(fetcher->arena, policy->user_agent);
	fetcher->policy.proxy = arena_copy(fetcher->arena, policy->proxy);
	fetcher->policy.ca_file = arena_copy(fetcher->arena, policy->ca_file);
	for (size_t i = 0; i < policy->resolve_count; i++) {
		struct winnow_str entry = arena_copy(fetcher->arena, policy->resolve[i]);
		struct curl_slist *longer =
			entry.ptr ? curl_slist_append(fetcher->resolve, entry.ptr) : NULL;
		if (!longer)
			return false;
		fetcher->resolve = longer;
	}
	return fetcher->policy.user_agent.ptr && fetcher->policy.proxy.ptr &&
	       fetcher->policy.ca_file.ptr;
}

static int prepare(
	struct fetcher *fetcher, const struct fetch_policy *policy, struct failure *failure)
{
	/* Counted by libcurl itself, and never undone: its threads may outlive us. */
	if (curl_global_init(CURL_GLOBAL_DEFAULT))
		return failure_set(failure, FAILURE_SYSTEM, "libcurl could not be prepared");
	fetcher->arena = arena_create(0);
	fetcher->multi = curl_multi_init();
	if (!fetcher->arena || !fetcher->multi || !copy_policy(fetcher, policy))
		return failure_set(failure, FAILURE_MEMORY, "no memory to fetch with");
	fetcher->hosts = hosts_create(&fetcher->policy);
	if (!fetcher->hosts)
		return failure_set(failure, FAILURE_MEMORY, "no memory to fetch with");
	curl_multi_setopt(
		fetcher->multi, CURLMOPT_MAXCONNECTS, (long)fetcher->policy.max_connections);
	errno = pthread_create(&fetcher->thread, NULL, fetch_all, fetcher);
	if (errno)
		return failure_errno(failure, FAILURE_SYSTEM, "starting to fetch");
	fetcher->started = true;
	return 0;
}

int fetcher_create(const struct fetch_policy *policy, void (*ring)(void *context),
	void *context, struct fetcher **ret_fetcher, struct failure *failure)
{
	struct fetcher *fetcher = calloc(1, sizeof *fetcher);

	if (!fetcher)
		return failure_set(failure, FAILURE_MEMORY, "no memory to fetch with");
	fetcher->ring = ring;
	fetcher->context = context;
	pthread_mutex_init(&fetcher->lock, NULL);
	queue_init(&fetcher->given);
	queue_init(&fetcher->finished);
	int code = prepare(fetcher, policy, failure);
	if (code < 0)
		fetcher_destroy(fetcher);
	else
		*ret_fetcher = fetcher;
	return code;
}

void fetcher_destroy(struct fetcher *fetcher)
{
	if (!fetcher)
		return;
	atomic_store(&fetcher->closing, true);
	if (fetcher->started) {
		curl_multi_wakeup(fetcher->multi);
		pthread_join(fetcher->thread, NULL);
	}
	for (struct fetch_job *job; (job = queue_take(&fetcher->given));)
		fetch_job_destroy(job);
	for (struct fetch_job *job; (job = queue_take(&fetcher->finished));)
		fetch_job_destroy(job);
	while (fetcher->spare_count)
		curl_easy_cleanup(fetcher->spares[--fetcher->spare_count]);
	hosts_destroy(fetcher->hosts);
	vector_finish(&fetcher->transfers);
	curl_multi_cleanup(fetcher->multi);
	curl_slist_free_all(fetcher->resolve);
	pthread_mutex_destroy(&fetcher->lock);
	arena_destroy(fetcher->arena);
	free(fetcher);
}
