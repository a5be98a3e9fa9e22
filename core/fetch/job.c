/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include "base/digest.h"
#include "fetch/fetcher.h"
#include "fetch/scheme.h"

/* The heads of eleven answers, at their longest, and what is made of them. */
#define MOST_MEMORY ((size_t)16 << 20)

struct fetch_job *fetch_job_create(struct winnow_str uri)
{
	struct fetch_job *job = calloc(1, sizeof *job + uri.len + 1);

	if (!job)
		return NULL;
	memcpy(job->first_uri, uri.ptr, uri.len);
	job->uri = (struct winnow_str){ job->first_uri, uri.len };
	job->arena = arena_create(MOST_MEMORY);
	if (job->arena)
		return job;
	fetch_job_destroy(job);
	return NULL;
}

void fetch_job_destroy(struct fetch_job *job)
{
	if (!job)
		return;
	buffer_finish(&job->body);
	buffer_finish(&job->wire);
	buffer_finish(&job->request_head);
	buffer_finish(&job->response_head);
	arena_destroy(job->arena);
	free(job);
}

int fetch_job_show(const struct fetch_job *job, const struct fetch_request *request,
	fetch_each *each, void *context, struct failure *failure)
{
	struct winnow_item item = fetch_item(request);
	char sha256[DIGEST_TEXT_SIZE];

	(void)failure;
	item.final_uri = job->uri;
	item.media_type = job->media_type;
	item.charset = job->charset;
	item.body = buffer_str(&job->body);
	item.length = item.body.len;
	item.sha256 = digest_of(item.body, sha256);
	item.fetched_ms = job->fetched_ms;
	item.modified_ms = job->modified_ms;
	item.status = (uint32_t)job->status;
	item.headers = job->headers;
	item.header_count = job->header_count;
	return each(context, &item);
}
