/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include "base/log.h"
#include "base/place.h"
#include "run/feed.h"
#include "run/stage.h"
#include "store/cursor.h"
#include "store/disclosure.h"

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

/* Why it is given what is restricted; empty: it is not. */
static struct winnow_str restricted_reason(const struct follower *follower)
{
	return follower->instance->section.include_restricted;
}

static int disclose(struct feed *feed, const struct follower *follower, struct failure *failure)
{
	const struct disclosure disclosure = { winnow_str("configuration"),
		winnow_str(follower->instance->who), restricted_reason(follower) };

	return disclosure.reason.len ? disclosure_record(feed->store, &disclosure, failure) : 0;
}

static void open_call(struct feed *feed, struct follower *follower, struct host *ret_host)
{
	arena_reset(feed->scratch);
	host_init(ret_host, follower->instance->who, &feed->plan->shared, feed->scratch);
}

static int flush(struct feed *feed, struct follower *follower, int64_t *ret_position,
	struct failure *failure)
{
	struct host host;

	*ret_position = -1;
	open_call(feed, follower, &host);
	int answer =
		sink_of(follower)->flush(follower->instance->self, &host.face, ret_position);
	if (answer >= 0)
		return 0;
	host_failure(&host, answer);
	*failure = host.failure;
	return answer;
}

/* Makes durable what was written and records it, so that it is never asked for again. */
static int settle(
	struct feed *feed, struct follower *follower, int64_t last, struct failure *failure)
{
	int64_t position;
	int code = flush(feed, follower, &position, failure);

	if (code < 0)
		return code;
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

static int follower_open(struct feed *feed, struct follower *follower,
	struct instance *instance, struct failure *why)
{
	struct failure failure = { 0 };

	follower->instance = instance;
	int code = cursor_open(feed->store, instance->section.name,
		winnow_str(instance->module->plugin.id), &follower->cursor, &failure);
	if (code >= 0)
		code = disclose(feed, follower, &failure);
	if (code >= 0)
		code = resume(feed, follower, &failure);
	if (code >= 0)
		return 0;
	if (sink_of(follower)->item)
		return failure_set(why, failure.code, "%s: %s", instance->who, failure.why);
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
	int code = 0;
	for (size_t i = 0; i < feed->count && code >= 0; i++)
		code = follower_open(
			feed, &feed->followers[i], &plan->instances[SECTION_SINK][i], failure);
	if (code < 0)
		feed_destroy(feed);
	else
		*ret_feed = feed;
	return code;
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
	query_show_restricted(feed->store, restricted_reason(follower).len > 0);
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

/* ---- what was received ---- */

static int show_received(struct feed *feed, struct follower *follower,
	const struct winnow_received *received, struct arena *arena,
	struct winnow_place *ret_place, struct failure *failure)
{
	struct winnow_place place = { .at = 0 };
	struct host host;

	open_call(feed, follower, &host);
	int answer =
		sink_of(follower)->item(follower->instance->self, &host.face, received, &place);
	if (answer < 0) {
		int code = host_failure(&host, answer);
		return failure_set(
			failure, code, "%s: %s", follower->instance->who, host.failure.why);
	}
	if (!place.file.len || ret_place->file.len)
		return 0;
	return place_copy(&place, arena, ret_place)
		       ? 0
		       : failure_set(failure, FAILURE_MEMORY, "no memory for a place");
}

int feed_item(struct feed *feed, const struct winnow_received *received, struct arena *arena,
	struct winnow_place *ret_place, struct failure *failure)
{
	int64_t began = stage_now(feed->times);
	int code = 0;

	for (size_t i = 0; i < feed->count && code >= 0; i++)
		if (sink_of(&feed->followers[i])->item)
			code = show_received(
				feed, &feed->followers[i], received, arena, ret_place, failure);
	stage_spent(feed->times, STAGE_SINK, began);
	return code;
}

int feed_make_durable(struct feed *feed, struct arena *arena,
	const struct archive_position **ret_positions, size_t *ret_count,
	struct failure *failure)
{
	struct archive_position *positions =
		arena_alloc_array(arena, feed->count, sizeof *positions);
	int code = positions ? 0 : failure_set(failure, FAILURE_MEMORY, "no memory");

	*ret_count = 0;
	*ret_positions = positions;
	for (size_t i = 0; i < feed->count && code >= 0; i++) {
		struct follower *follower = &feed->followers[i];
		if (!sink_of(follower)->item)
			continue;
		struct archive_position *position = &positions[(*ret_count)++];
		position->cursor = follower->cursor.id;
		code = flush(feed, follower, &position->position, failure);
	}
	return code;
}

size_t feed_failures(const struct feed *feed)
{
	size_t count = 0;

	for (size_t i = 0; i < feed->count; i++)
		count += feed->followers[i].failed;
	return count;
}
