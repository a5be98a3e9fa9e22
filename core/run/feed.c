/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include "base/log.h"
#include "run/feed.h"
#include "run/stage.h"
#include "store/cursor.h"

/* Documents between two points that are made durable: what a kill has written again. */
#define DOCUMENTS_AT_ONCE 256

struct follower {
	struct instance *instance;
	struct cursor cursor;
	bool failed;
};

struct feed {
	struct plan *plan;
	struct store *store;
	struct stage_times *times;
	struct arena *scratch;
	struct follower *followers;
	size_t count;
};

static void give_up(struct follower *follower, const char *why)
{
	follower->failed = true;
	log_line(LOG_LEVEL_ERROR, follower->instance->who,
		"%s; it goes on from there in the next run", why);
}

static const struct winnow_sink *sink_of(const struct follower *follower)
{
	return &follower->instance->module->sink;
}

static void open_call(struct feed *feed, struct follower *follower, struct host *ret_host)
{
	arena_reset(feed->scratch);
	host_init(ret_host, follower->instance->who, &feed->plan->shared, feed->scratch);
}

/* Makes durable what was written and records it, so that it is never asked for again. */
static int settle(
	struct feed *feed, struct follower *follower, int64_t last, struct failure *failure)
{
	struct host host;
	int64_t position = -1;

	open_call(feed, follower, &host);
	int answer = sink_of(follower)->flush(follower->instance->self, &host.face, &position);
	if (answer < 0) {
		host_failure(&host, answer);
		*failure = host.failure;
		return answer;
	}
	return cursor_advance(feed->store, &follower->cursor, last, position, failure);
}

static int resume(struct feed *feed, struct follower *follower, struct failure *failure)
{
	struct host host;

	if (!sink_of(follower)->resume)
		return 0;
	open_call(feed, follower, &host);
	int answer = sink_of(follower)->resume(
		follower->instance->self, &host.face, follower->cursor.position);
	if (answer < 0) {
		host_failure(&host, answer);
		*failure = host.failure;
		return answer;
	}
	/* Recorded before the first write: from here on the place is known to be ours. */
	return settle(feed, follower, answer == 1 ? 0 : follower->cursor.last, failure);
}

static int follower_open(
	struct feed *feed, struct follower *follower, struct instance *instance)
{
	struct failure failure = { 0 };

	follower->instance = instance;
	int code = cursor_open(feed->store, instance->section.name,
		winnow_str(instance->module->plugin.id), &follower->cursor, &failure);
	if (code >= 0)
		code = resume(feed, follower, &failure);
	if (code < 0)
		give_up(follower, failure.why);
	return 0;
}

int feed_create(struct plan *plan, struct store *store, struct stage_times *times,
	struct feed **ret_feed, struct failure *failure)
{
	struct feed *feed = calloc(1, sizeof *feed);

	if (!feed)
		return failure_set(failure, FAILURE_MEMORY, "no memory for the sinks");
	feed->plan = plan;
	feed->store = store;
	feed->times = times;
	feed->count = plan->counts[SECTION_SINK];
	feed->scratch = arena_create((size_t)plan->config->max_document_bytes);
	feed->followers = calloc(feed->count + 1, sizeof *feed->followers);
	if (!feed->scratch || !feed->followers) {
		feed_destroy(feed);
		return failure_set(failure, FAILURE_MEMORY, "no memory for the sinks");
	}
	for (size_t i = 0; i < feed->count; i++)
		follower_open(feed, &feed->followers[i], &plan->instances[SECTION_SINK][i]);
	*ret_feed = feed;
	return 0;
}

void feed_destroy(struct feed *feed)
{
	if (!feed)
		return;
	arena_destroy(feed->scratch);
	free(feed->followers);
	free(feed);
}

struct delivery {
	struct feed *feed;
	struct follower *follower;
	struct failure failure;
};

static int deliver(void *context, const struct winnow_record *record)
{
	struct delivery *delivery = context;
	struct follower *follower = delivery->follower;
	struct host host;
	struct {
		struct winnow_record record;
		BOX_REST(winnow_record);
	} shown = { .record = *record };

	open_call(delivery->feed, follower, &host);
	int answer =
		sink_of(follower)->write(follower->instance->self, &host.face, &shown.record);
	if (answer >= 0)
		return 0;
	host_failure(&host, answer);
	delivery->failure = host.failure;
	return answer;
}

/* False once the follower has everything, or failed. */
static bool feed_some(struct feed *feed, struct follower *follower)
{
	struct delivery delivery = { .feed = feed, .follower = follower };
	struct failure failure = { 0 };
	int64_t last = follower->cursor.last;
	int code = cursor_follow(feed->store, follower->cursor.last, DOCUMENTS_AT_ONCE, deliver,
		&delivery, &last, &failure);

	if (code >= 0 && last != follower->cursor.last)
		code = settle(feed, follower, last, &failure);
	else if (code >= 0)
		return false;
	if (code >= 0)
		return true;
	give_up(follower, delivery.failure.code ? delivery.failure.why : failure.why);
	return false;
}

void feed_all(struct feed *feed)
{
	int64_t began = stage_now(feed->times);

	for (size_t i = 0; i < feed->count; i++)
		while (!feed->followers[i].failed && feed_some(feed, &feed->followers[i]))
			;
	stage_spent(feed->times, STAGE_SINK, began);
}

size_t feed_failures(const struct feed *feed)
{
	size_t count = 0;

	for (size_t i = 0; i < feed->count; i++)
		count += feed->followers[i].failed;
	return count;
}
