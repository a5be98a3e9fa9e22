/* SPDX-License-Identifier: MIT */
#include "run/outward.h"
#include "base/clock.h"
#include "fetch/retry.h"

#define PATIENCE_MS 60000

void outward_policy(const struct plan *plan, struct fetch_policy *ret_policy)
{
	const struct config *config = plan->config;
	const struct config_fetch *fetch = &config->fetch;

	*ret_policy = (struct fetch_policy){
		.user_agent = fetch->user_agent,
		.proxy = fetch->proxy,
		.min_delay_ms = fetch->min_delay,
		.delays = plan->terms.delays,
		.delay_count = plan->terms.delay_count,
		.connect_timeout_ms = fetch->connect_timeout,
		.timeout_ms = fetch->timeout,
		.header_timeout_ms = fetch->header_timeout,
		.low_speed_ms = fetch->stall_timeout,
		.patience_ms =
			fetch->retry_wait > PATIENCE_MS ? fetch->retry_wait : PATIENCE_MS,
		.max_bytes = (uint64_t)config->max_item_bytes,
		.max_connections = (unsigned)fetch->max_connections,
		.allow_private = plan->terms.allow_private,
		.allow_private_count = plan->terms.allow_private_count,
		.resolve = fetch->resolve,
		.resolve_count = fetch->resolve_count,
		.ca_file = fetch->ca_file,
		.robots = plan->terms.all,
	};
}

/* ---- before the first request ---- */

static bool begins_outside(const struct instance *instance)
{
	const struct winnow_option *option =
		module_options(instance->module, instance->section.kind);

	for (size_t i = 0; option && option[i].name; i++)
		for (uint32_t j = 0; j < instance->values[i].count; j++)
			if (fetch_is_of_web(instance->values[i].text[j]))
				return true;
	return false;
}

static const char remedy[] = "add, as an example, \"user_agent: Example-Monitor/1.0 "
			     "(+https://www.example.org/bot)\", with an address of the web or "
			     "of mail where you can be reached";

void outward_check(const struct plan *plan, struct problems *problems)
{
	const struct config_fetch *fetch = &plan->config->fetch;

	if (policy_has_contact(fetch->user_agent))
		return;
	if (fetch->user_agent.len)
		problems_add(problems, fetch->user_agent_place,
			"'user_agent' tells nobody how to reach you: %s", remedy);
	for (size_t i = 0; !fetch->user_agent.len && i < plan->counts[SECTION_SOURCE]; i++) {
		const struct instance *instance = &plan->instances[SECTION_SOURCE][i];
		if (begins_outside(instance))
			problems_add(problems, instance->section.place,
				"%s: goes to the web, and 'user_agent' does not say who asks: "
				"%s",
				instance->who, remedy);
	}
}

/* ---- one request ---- */

bool outward_may_go(const struct work *work)
{
	return fetch_is_of_web(work->request->uri) &&
	       policy_has_contact(work->shop->plan->config->fetch.user_agent);
}

struct fetch_job *outward_job(struct work *work)
{
	const struct frontier_request *request = work->request;
	struct fetch_job *job = fetch_job_create(request->uri);

	if (!job)
		return NULL;
	job->owner = work;
	if (work->source == WORK_WITHOUT_SOURCE)
		return job;
	job->terms = &work->shop->plan->terms.sources[work->source];
	/* What other plugins would read or follow otherwise is needed whole. */
	const struct plan *plan = work->shop->plan;
	if (winnow_is(request->last->fingerprint, plan->fingerprint) &&
		winnow_is(request->last->visitor, plan->visitors[work->source])) {
		job->last_uri = request->last->uri;
		job->last_etag = request->last->etag;
		job->last_modified = request->last->modified;
	}
	return job;
}

static int take_failed(struct work *work)
{
	const struct fetch_job *job = work->job;

	work->failure = job->failure;
	work->completion.untried = job->outcome == FETCH_PUT_OFF;
	return work->failure.code;
}

int outward_take(struct work *work, fetch_each *each)
{
	const struct fetch_job *job = work->job;
	struct completion *completion = &work->completion;
	struct fetch_request wanted;

	if (!job)
		return failure_set(&work->failure, WINNOW_EDATA,
			"nothing is fetched from the web while nobody says who asks: %s",
			remedy);
	completion->etag = job->etag;
	completion->last_modified = job->modified;
	if (job->outcome == FETCH_UNCHANGED) {
		completion->unchanged = true;
		completion->fetched_ms = job->fetched_ms;
		return 0;
	}
	if (job->outcome != FETCH_RECEIVED)
		return take_failed(work);
	work_describe(work, &wanted);
	return fetch_job_show(job, &wanted, each, work, &work->failure);
}

bool outward_again(const struct work *work, int64_t *ret_due_ms)
{
	const struct config_fetch *fetch = &work->shop->plan->config->fetch;
	unsigned tries = work->request->tries + 1;
	int64_t asked = work->job ? work->job->retry_after_ms : 0;

	if (!work->completion.untried && tries > (unsigned)fetch->retries)
		return false;
	*ret_due_ms = clock_wall_ms() +
		      (work->completion.untried ? asked
						: retry_wait_ms(tries, fetch->retry_delay,
							  asked, (uint64_t)work->request->id));
	return true;
}
