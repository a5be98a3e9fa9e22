/* SPDX-License-Identifier: MIT */
#include "run/crawl.h"
#include <stdlib.h>
#include <time.h>
#include "base/clock.h"
#include "base/vector.h"
#include "run/outward.h"

/* Enough that many hosts are asked at once; each lease looks at every free host. */
#define REQUESTS_LEASED 512
#define HOSTS_LEASED 256
/* While the workers are behind, no more is leased than keeps them so: more would only take memory. */
#define LEAST_ASKED 256
#define MOST_HELD 8192 /* requests, in all leases */
#define LEASE_SECONDS 300
#define RENEW_MS (LEASE_SECONDS * 1000 / 4)
#define WAIT_MS 200
/* What arrives and what is done in between is taken at one waking, of which there were more than
 * pages. The workers have more before them than this lasts. */
#define PAUSE_NS 500000

/* What one call to the frontier gave. */
struct grant {
	struct arena *arena; /* holds the requests */
	struct lease lease;
	int64_t run;
	size_t handed_out, released;
	struct grant *next;
};

struct crawl {
	const struct workshop *shop;
	struct store *store;
	VECTOR(int64_t) runs;
	size_t turn; /* of runs: whose requests are leased next */
	int64_t epoch;
	int64_t renewed_ms; /* by the wall clock, as the lease itself */
	struct bell bell;
	struct workers *workers;
	struct fetcher *fetcher; /* NULL: nothing of the web was asked for yet */
	struct grant *grants;    /* in the order in which they were given */
	size_t held;
	size_t *by_source; /* works in hand, by the source's index */
	bool may_be_more, stopping, paused;
};

/* ---- the lease ---- */

static int keep_lease(struct crawl *crawl, struct failure *failure)
{
	int64_t since = clock_wall_ms() - crawl->renewed_ms;

	if (crawl->held == 0 || (since >= 0 && since < RENEW_MS))
		return 0;
	crawl->renewed_ms += since;
	return frontier_renew(crawl->store, crawl->epoch, LEASE_SECONDS, failure);
}

static struct grant *new_grant(void)
{
	struct grant *grant = calloc(1, sizeof *grant);

	if (grant)
		grant->arena = arena_create(0);
	if (grant && grant->arena)
		return grant;
	free(grant);
	return NULL;
}

static void destroy_grant(struct grant *grant)
{
	arena_destroy(grant->arena);
	free(grant);
}

static void append(struct crawl *crawl, struct grant *grant)
{
	struct grant **end = &crawl->grants;

	while (*end)
		end = &(*end)->next;
	*end = grant;
	crawl->held += grant->lease.count;
	crawl->epoch = grant->lease.epoch;
}

static int lease_of_run(
	struct crawl *crawl, int64_t run, struct grant *grant, struct failure *failure)
{
	grant->run = run;
	return frontier_extend(crawl->store, run, crawl->epoch, HOSTS_LEASED, REQUESTS_LEASED,
		LEASE_SECONDS, grant->arena, &grant->lease, failure);
}

/* Of the first run that has something due; each has its turn to be the first. */
static int lease_more(struct crawl *crawl, struct failure *failure)
{
	struct grant *grant = new_grant();
	int code = 0;

	if (!grant)
		return failure_set(failure, FAILURE_MEMORY, "no memory for a lease");
	for (size_t i = 0; i < crawl->runs.count && code >= 0 && !grant->lease.count; i++)
		code = lease_of_run(crawl,
			crawl->runs.items[(crawl->turn + i) % crawl->runs.count], grant,
			failure);
	crawl->turn++;
	crawl->may_be_more = code >= 0 && grant->lease.count > 0;
	if (crawl->may_be_more) {
		if (crawl->held == 0)
			crawl->renewed_ms = clock_wall_ms();
		append(crawl, grant);
	} else {
		destroy_grant(grant);
	}
	return code;
}

/* ---- handing out ---- */

/* The index of the source; the count of sources: one that is no longer configured. */
static size_t source_index(const struct crawl *crawl, int64_t id)
{
	size_t count = crawl->shop->plan->counts[SECTION_SOURCE], index = 0;

	while (index < count && crawl->shop->source_ids[index] != id)
		index++;
	return index;
}

/* Requests of a source that the configuration no longer has are set aside: they stay to be seen,
 * and come back with their source. */
static int set_aside(struct crawl *crawl, struct grant *grant,
	const struct frontier_request *request, struct failure *failure)
{
	struct run_counts uncounted = { 0 };
	const struct completion completion = {
		.request = request->id,
		.state = REQUEST_FAILED,
		.reason = STR_LITERAL("its source is not in the configuration"),
		.counts = &uncounted,
	};

	grant->released++;
	crawl->held--;
	return frontier_complete(
		crawl->store, grant->run, crawl->epoch, &completion, 1, failure);
}

static void ring(void *bell)
{
	bell_ring(bell);
}

static int open_fetcher(struct crawl *crawl, struct failure *failure)
{
	struct fetch_policy policy;

	if (crawl->fetcher)
		return 0;
	outward_policy(crawl->shop->plan, &policy);
	policy.keep_exchange = crawl->shop->archiving;
	return fetcher_create(&policy, ring, &crawl->bell, &crawl->fetcher, failure);
}

static int give_outward(struct crawl *crawl, struct work *work, struct failure *failure)
{
	int code = open_fetcher(crawl, failure);

	if (code < 0)
		return code;
	struct fetch_job *job = outward_job(work);
	if (!job)
		return failure_set(failure, FAILURE_MEMORY, "no memory for another request");
	fetcher_give(crawl->fetcher, job);
	return 0;
}

static int give(struct crawl *crawl, struct grant *grant,
	const struct frontier_request *request, struct failure *failure)
{
	size_t source = source_index(crawl, request->source);

	if (source == crawl->shop->plan->counts[SECTION_SOURCE])
		return set_aside(crawl, grant, request, failure);
	struct work *work = work_create(crawl->shop, request, source);
	if (!work)
		return failure_set(failure, FAILURE_MEMORY, "no memory for another request");
	work->grant = grant;
	work->run = grant->run;
	crawl->by_source[source]++;
	int code = 0;
	if (outward_may_go(work))
		code = give_outward(crawl, work, failure);
	else
		workers_give(crawl->workers, work);
	if (code < 0)
		crawl_release(crawl, work);
	return code;
}

static int hand_out_grant(struct crawl *crawl, struct grant *grant, struct failure *failure)
{
	int code = 0;

	while (code >= 0 && grant->handed_out < grant->lease.count &&
		workers_have_room(crawl->workers))
		code = give(crawl, grant, &grant->lease.requests[grant->handed_out++], failure);
	return code;
}

/* What arrived is worked on next. */
static void work_on_arrived(struct crawl *crawl)
{
	struct fetch_job *job;

	while (crawl->fetcher && workers_have_room(crawl->workers) &&
		(job = fetcher_take(crawl->fetcher))) {
		struct work *work = job->owner;
		work->job = job;
		if (job->outcome == FETCH_CANCELLED)
			crawl_release(crawl, work);
		else
			workers_give(crawl->workers, work);
	}
}

static bool all_handed_out(const struct crawl *crawl)
{
	for (const struct grant *grant = crawl->grants; grant; grant = grant->next)
		if (grant->handed_out < grant->lease.count)
			return false;
	return true;
}

static bool wants_more(const struct crawl *crawl)
{
	return crawl->may_be_more && crawl->held < MOST_HELD && all_handed_out(crawl) &&
	       (workers_have_room(crawl->workers) || !crawl->fetcher ||
		       fetcher_in_hand(crawl->fetcher) < LEAST_ASKED);
}

int crawl_hand_out(struct crawl *crawl, struct failure *failure)
{
	work_on_arrived(crawl);
	int code = keep_lease(crawl, failure);
	if (crawl->stopping || crawl->paused)
		return code;
	while (code >= 0 && wants_more(crawl)) {
		code = lease_more(crawl, failure);
		for (struct grant *grant = crawl->grants; grant && code >= 0;
			grant = grant->next)
			code = hand_out_grant(crawl, grant, failure);
	}
	for (struct grant *grant = crawl->grants; grant && code >= 0; grant = grant->next)
		code = hand_out_grant(crawl, grant, failure);
	return code;
}

/* ---- handing back ---- */

struct work *crawl_take(struct crawl *crawl)
{
	return workers_take(crawl->workers);
}

static void forget_done(struct crawl *crawl)
{
	for (struct grant **place = &crawl->grants; *place;) {
		struct grant *grant = *place;
		if (grant->released < grant->lease.count) {
			place = &grant->next;
			continue;
		}
		*place = grant->next;
		destroy_grant(grant);
	}
}

void crawl_release(struct crawl *crawl, struct work *work)
{
	struct grant *grant = work->grant;

	crawl->by_source[work->source]--;
	work_destroy(work);
	grant->released++;
	crawl->held--;
}

void crawl_committed(struct crawl *crawl)
{
	crawl->may_be_more = true;
	forget_done(crawl);
}

int64_t crawl_epoch(const struct crawl *crawl)
{
	return crawl->epoch;
}

static size_t in_hand(const struct crawl *crawl)
{
	return workers_in_hand(crawl->workers) +
	       (crawl->fetcher ? fetcher_in_hand(crawl->fetcher) : 0);
}

bool crawl_is_idle(const struct crawl *crawl)
{
	return in_hand(crawl) == 0 && (crawl->stopping || crawl->paused ||
					      (!crawl->may_be_more && all_handed_out(crawl)));
}

bool crawl_has(const struct crawl *crawl, size_t source)
{
	return crawl->by_source[source] > 0;
}

static int find_next_due(struct crawl *crawl, int64_t *ret_due, struct failure *failure)
{
	int code = 0;

	*ret_due = 0;
	for (size_t i = 0; i < crawl->runs.count && code >= 0; i++) {
		int64_t due = 0;
		code = frontier_next_due(crawl->store, crawl->runs.items[i], &due, failure);
		if (due && (!*ret_due || due < *ret_due))
			*ret_due = due;
	}
	return code;
}

int crawl_wait_for_more(struct crawl *crawl, int64_t *ret_wait_ms, struct failure *failure)
{
	int64_t due;
	int code = find_next_due(crawl, &due, failure);

	if (code < 0)
		return code;
	int64_t wait = due - clock_wall_ms();
	*ret_wait_ms = -1;
	if (due == 0 || wait > crawl->shop->plan->config->fetch.retry_wait)
		return 0;
	*ret_wait_ms = wait > 0 ? wait : 0;
	if (wait <= 0)
		crawl->may_be_more = true;
	return 0;
}

void crawl_wait(struct crawl *crawl, unsigned wait_ms)
{
	const struct timespec pause = { .tv_nsec = PAUSE_NS };

	bell_wait(&crawl->bell, wait_ms);
	nanosleep(&pause, NULL);
}

void crawl_pause(struct crawl *crawl, bool paused)
{
	crawl->paused = paused;
}

void crawl_stop(struct crawl *crawl)
{
	if (!crawl->stopping && crawl->fetcher)
		fetcher_cancel(crawl->fetcher);
	crawl->stopping = true;
}

/* ---- the whole ---- */

static void free_crawl(struct crawl *crawl)
{
	vector_finish(&crawl->runs);
	free(crawl->by_source);
	free(crawl);
}

static struct crawl *new_crawl(const struct workshop *shop, struct store *store)
{
	struct crawl *crawl = calloc(1, sizeof *crawl);

	if (!crawl)
		return NULL;
	*crawl = (struct crawl){ .shop = shop, .store = store };
	crawl->by_source =
		calloc(shop->plan->counts[SECTION_SOURCE] + 1, sizeof *crawl->by_source);
	if (crawl->by_source)
		return crawl;
	free(crawl);
	return NULL;
}

int crawl_create(const struct workshop *shop, struct store *store, struct crawl **ret_crawl,
	struct failure *failure)
{
	const struct config *config = shop->plan->config;
	struct crawl *crawl = new_crawl(shop, store);

	if (!crawl)
		return failure_set(failure, FAILURE_MEMORY, "no memory for a run");
	bell_init(&crawl->bell);
	int code = workers_create((unsigned)config->workers, (size_t)config->max_document_bytes,
		&crawl->bell, &crawl->workers, failure);
	if (code >= 0) {
		*ret_crawl = crawl;
		return 0;
	}
	bell_finish(&crawl->bell);
	free_crawl(crawl);
	return code;
}

int crawl_join(struct crawl *crawl, int64_t run, struct failure *failure)
{
	int64_t *place = vector_push(&crawl->runs);

	if (!place)
		return failure_set(failure, FAILURE_MEMORY, "no memory for a run");
	*place = run;
	crawl->may_be_more = true;
	return 0;
}

void crawl_leave(struct crawl *crawl, int64_t run)
{
	size_t kept = 0;

	for (size_t i = 0; i < crawl->runs.count; i++)
		if (crawl->runs.items[i] != run)
			crawl->runs.items[kept++] = crawl->runs.items[i];
	crawl->runs.count = kept;
}

/* What is still in hand belongs to a lease that is given back. */
static void empty_hands(struct crawl *crawl)
{
	crawl_stop(crawl);
	while (in_hand(crawl) > 0) {
		struct work *work = crawl_take(crawl);
		work_on_arrived(crawl);
		if (work)
			crawl_release(crawl, work);
		else
			crawl_wait(crawl, WAIT_MS);
	}
}

int crawl_destroy(struct crawl *crawl, struct failure *failure)
{
	int code = 0;

	if (!crawl)
		return 0;
	empty_hands(crawl);
	fetcher_destroy(crawl->fetcher);
	workers_destroy(crawl->workers);
	if (crawl->epoch)
		code = frontier_release(crawl->store, crawl->epoch, failure);
	for (struct grant *grant; (grant = crawl->grants);) {
		crawl->grants = grant->next;
		destroy_grant(grant);
	}
	bell_finish(&crawl->bell);
	free_crawl(crawl);
	return code;
}
