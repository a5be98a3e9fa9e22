/* SPDX-License-Identifier: MIT */
#include "run/archive.h"

bool archive_is_wanted(const struct plan *plan)
{
	for (size_t i = 0; i < plan->counts[SECTION_SINK]; i++)
		if (plan->instances[SECTION_SINK][i].module->sink.item)
			return true;
	return false;
}

/* Files of this machine that did not change are no news; nor is what an archive holds already. */
static bool is_to_keep(const struct work *work)
{
	const struct completion *completion = &work->completion;

	if (completion->place.file.len)
		return false;
	if (work->job)
		return work->job->outcome == FETCH_UNCHANGED || completion->sha256.len > 0;
	return completion->sha256.len > 0 && work->kept.bytes;
}

static uint32_t revisits(const struct work *work)
{
	const struct frontier_request *request = work->request;

	if (work->job && work->job->outcome == FETCH_UNCHANGED)
		return WINNOW_NOT_MODIFIED;
	if (request->last->place.file.len &&
		winnow_equal(work->completion.sha256, request->last->sha256))
		return WINNOW_SAME_BYTES;
	return 0;
}

static void describe_exchange(const struct fetch_job *job, struct winnow_received *received)
{
	received->uri = job->uri;
	received->media_type = job->media_type;
	received->request_head = buffer_str(&job->request_head);
	received->response_head = buffer_str(&job->response_head);
	received->body = buffer_str(job->wire.length ? &job->wire : &job->body);
	received->address = job->address;
	received->fetched_ms = job->fetched_ms;
}

static void describe(const struct work *work, struct winnow_received *received)
{
	const struct frontier_request *request = work->request;

	*received = (struct winnow_received){
		.size = sizeof *received,
		.revisits = revisits(work),
		.uri = work->completion.item_uri,
		.media_type = work->completion.media_type,
		.body = buffer_str(&work->kept),
		.fetched_ms = work->completion.fetched_ms,
	};
	if (work->job)
		describe_exchange(work->job, received);
	if (!received->revisits)
		return;
	received->last_uri = request->last->uri;
	received->last_place = request->last->place.file.len ? &request->last->place : NULL;
	received->last_fetched_ms = request->last->fetched_ms;
}

static int keep(struct feed *feed, struct work *work, struct failure *failure)
{
	struct {
		struct winnow_received received;
		BOX_REST(winnow_received);
	} shown = { .received = { 0 } };

	describe(work, &shown.received);
	return feed_item(feed, &shown.received, work->arena, &work->completion.place, failure);
}

int archive_batch(
	struct feed *feed, struct work *const *works, size_t count, struct failure *failure)
{
	size_t kept = 0;
	int code = 0;

	for (size_t i = 0; i < count && code >= 0; i++) {
		if (!is_to_keep(works[i]))
			continue;
		kept++;
		code = keep(feed, works[i], failure);
	}
	if (code < 0 || kept == 0)
		return code;
	struct work *last = works[count - 1];
	return feed_make_durable(feed, last->arena, &last->completion.positions,
		&last->completion.position_count, failure);
}
