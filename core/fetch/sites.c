/* SPDX-License-Identifier: MIT */
#include "fetch/sites.h"
#include "fetch/retry.h"

#define KEPT_MS (INT64_C(24) * 3600 * 1000)
#define UNREACHABLE_MS 10000

void site_finish(struct site *site)
{
	robots_destroy(site->robots);
	site->robots = NULL;
}

struct fetch_job *site_ask(struct site *site, struct winnow_str uri)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);

	if (!arena)
		return NULL;
	struct winnow_str file =
		arena_printf(arena, "%.*s/robots.txt", STR_ARGS(fetch_site_of(uri)));
	struct fetch_job *job = file.ptr ? fetch_job_create(file) : NULL;
	if (!job)
		return NULL;
	job->robots_of = site;
	site->asked = true;
	return job;
}

/* Too many requests is no answer to what is asked, so it counts as none. */
static bool says_there_is_none(const struct fetch_job *job)
{
	return (job->status >= 300 && job->status < 500 && job->status != 429) ||
	       job->hops > SITE_MOST_REDIRECTS;
}

void site_answer(struct site *site, const struct fetch_job *job, int64_t now_ms)
{
	site_finish(site);
	site->asked = false;
	site->unreachable = (struct failure){ 0 };
	site->until_ms = 0;
	if (job->outcome == FETCH_CANCELLED)
		return;
	site->until_ms = now_ms + KEPT_MS;
	if (job->outcome == FETCH_RECEIVED)
		site->robots = robots_parse(buffer_str(&job->body));
	if (site->robots || (job->outcome != FETCH_RECEIVED && says_there_is_none(job)))
		return;
	site->unreachable = job->failure;
	if (job->outcome == FETCH_RECEIVED)
		failure_set(&site->unreachable, WINNOW_EAGAIN, "no memory for robots.txt");
	else if (job->failure.code != FAILURE_DENIED)
		site->unreachable.code = WINNOW_EAGAIN;
	int64_t wait =
		job->retry_after_ms > UNREACHABLE_MS ? job->retry_after_ms : UNREACHABLE_MS;
	site->until_ms = now_ms + wait;
}

bool site_is_known(const struct site *site, int64_t now_ms)
{
	return !site->asked && site->until_ms > now_ms;
}

int site_check(const struct site *site, struct winnow_str product, struct winnow_str uri,
	struct failure *failure)
{
	size_t path = fetch_site_of(uri).len;

	/* Nobody is forbidden to ask what is forbidden. */
	if (winnow_is(winnow_slice(uri, path, uri.len - path), "/robots.txt"))
		return 0;
	if (site->unreachable.code && site->unreachable.code != WINNOW_EAGAIN)
		return failure_set(
			failure, site->unreachable.code, "%s", site->unreachable.why);
	if (site->unreachable.code)
		return failure_set(failure, WINNOW_EAGAIN,
			"the site's robots.txt cannot be had, so nothing of it is fetched (%s)",
			site->unreachable.why);
	if (!site->robots ||
		robots_allows(site->robots, product, winnow_slice(uri, path, uri.len - path)))
		return 0;
	return failure_set(failure, FAILURE_DENIED,
		"%.*s: the site's robots.txt asks programs not to fetch it", STR_ARGS(uri));
}

int64_t site_delay_ms(const struct site *site, struct winnow_str product)
{
	return site->robots ? robots_delay(site->robots, product) : 0;
}
