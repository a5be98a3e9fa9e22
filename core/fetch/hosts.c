/* SPDX-License-Identifier: MIT */
#include "fetch/hosts.h"
#include <stdlib.h>
#include <string.h>
#include "fetch/sites.h"

#define BUCKETS 4096
#define MOST_IDLE 8192

struct line {
	struct fetch_job *first, *last;
};

struct host {
	struct winnow_str name; /* behind the struct */
	struct site sites[2];   /* http, https */
	struct line line;
	int64_t due_ms, delay_ms;
	bool busy, waiting; /* a request is under way; among those that wait for a time */
	struct host *next;  /* in the bucket */
	struct host *earlier, *later;
	char text[];
};

struct hosts {
	const struct fetch_policy *policy;
	struct winnow_str product;
	struct host *buckets[BUCKETS];
	size_t count, most;
	struct host *earliest, *latest; /* those that wait, by their time */
	struct line finished;
};

/* ---- lines of jobs ---- */

static void line_put(struct line *line, struct fetch_job *job, bool first)
{
	job->next = first ? line->first : NULL;
	if (first || !line->first)
		line->first = job;
	else
		line->last->next = job;
	if (!job->next)
		line->last = job;
}

static struct fetch_job *line_take(struct line *line)
{
	struct fetch_job *job = line->first;

	if (job)
		line->first = job->next;
	return job;
}

static void finish(struct hosts *hosts, struct fetch_job *job, enum fetch_outcome outcome)
{
	job->outcome = outcome;
	line_put(&hosts->finished, job, false);
}

/* ---- hosts by name ---- */

static size_t bucket_of(struct winnow_str name)
{
	uint32_t sum = 2166136261u;

	for (size_t i = 0; i < name.len; i++)
		sum = (sum ^ (unsigned char)name.ptr[i]) * 16777619u;
	return sum % BUCKETS;
}

static void destroy_host(struct host *host)
{
	for (struct fetch_job *job; (job = line_take(&host->line));)
		fetch_job_destroy(job);
	site_finish(&host->sites[0]);
	site_finish(&host->sites[1]);
	free(host);
}

static bool is_idle(const struct host *host, int64_t now_ms)
{
	return !host->busy && !host->line.first && !host->sites[0].asked &&
	       !host->sites[1].asked && host->due_ms <= now_ms;
}

/* Forgets hosts that nobody asks for, so that memory does not grow with all there ever were. */
static void forget_idle(struct hosts *hosts, int64_t now_ms)
{
	for (size_t i = 0; i < BUCKETS; i++)
		for (struct host **place = &hosts->buckets[i]; *place;) {
			struct host *host = *place;
			if (!is_idle(host, now_ms)) {
				place = &host->next;
				continue;
			}
			*place = host->next;
			destroy_host(host);
			hosts->count--;
		}
	hosts->most = hosts->count * 2 > MOST_IDLE ? hosts->count * 2 : MOST_IDLE;
}

static struct host *add_host(struct hosts *hosts, struct winnow_str name, int64_t now_ms)
{
	if (hosts->count >= hosts->most)
		forget_idle(hosts, now_ms);
	struct host *host = calloc(1, sizeof *host + name.len);
	if (!host)
		return NULL;
	memcpy(host->text, name.ptr, name.len);
	host->name = (struct winnow_str){ host->text, name.len };
	host->delay_ms = policy_delay_ms(hosts->policy, name);
	host->sites[0].host = host->sites[1].host = host;
	struct host **bucket = &hosts->buckets[bucket_of(name)];
	host->next = *bucket;
	*bucket = host;
	hosts->count++;
	return host;
}

static struct host *find_host(struct hosts *hosts, struct winnow_str name)
{
	struct host *host = hosts->buckets[bucket_of(name)];

	while (host && !winnow_equal(host->name, name))
		host = host->next;
	return host;
}

/* ---- hosts by time ---- */

/* A host that has just been asked is due last, so the place is looked for from there. */
static void wait_in_order(struct hosts *hosts, struct host *host)
{
	struct host *before = hosts->latest;

	while (before && before->due_ms > host->due_ms)
		before = before->earlier;
	host->earlier = before;
	host->later = before ? before->later : hosts->earliest;
	*(before ? &before->later : &hosts->earliest) = host;
	*(host->later ? &host->later->earlier : &hosts->latest) = host;
	host->waiting = true;
}

static void stop_waiting(struct hosts *hosts, struct host *host)
{
	*(host->earlier ? &host->earlier->later : &hosts->earliest) = host->later;
	*(host->later ? &host->later->earlier : &hosts->latest) = host->earlier;
	host->earlier = host->later = NULL;
	host->waiting = false;
}

static int64_t patience_ms(const struct hosts *hosts)
{
	int64_t twice = hosts->policy->min_delay_ms * 2;

	return hosts->policy->patience_ms > twice ? hosts->policy->patience_ms : twice;
}

static void put_off_all(struct hosts *hosts, struct host *host, int64_t wait_ms)
{
	for (struct fetch_job *job; (job = line_take(&host->line));) {
		failure_set(&job->failure, WINNOW_EAGAIN,
			"%.*s: asks to be left alone for %jd seconds", STR_ARGS(host->name),
			(intmax_t)(wait_ms / 1000));
		job->retry_after_ms = wait_ms;
		finish(hosts, job, FETCH_PUT_OFF);
	}
}

static bool is_waited_for(const struct host *host)
{
	return (host->sites[0].asked || host->sites[1].asked) &&
	       !(host->line.first && host->line.first->robots_of);
}

/* Has the host wait for its time, if there is anything to wait for. */
static void enlist(struct hosts *hosts, struct host *host, int64_t now_ms)
{
	if (host->busy || host->waiting || !host->line.first || is_waited_for(host))
		return;
	if (host->due_ms - now_ms > patience_ms(hosts) && !host->line.first->robots_of)
		put_off_all(hosts, host, host->due_ms - now_ms);
	else
		wait_in_order(hosts, host);
}

/* ---- whose turn it is ---- */

static struct site *site_of(struct host *host, const struct fetch_job *job)
{
	return &host->sites[winnow_starts(job->uri, "https:")];
}

/* The first in line that may be asked for, or the robots.txt that must be known before; NULL: those
 * in line have been finished, or wait for that file. */
static struct fetch_job *first_in_line(struct hosts *hosts, struct host *host, int64_t now_ms)
{
	while (host->line.first && !host->line.first->robots_of) {
		struct fetch_job *job = host->line.first;
		struct site *site = site_of(host, job);
		if (site->asked)
			return NULL;
		if (!site_is_known(site, now_ms)) {
			struct fetch_job *robots = site_ask(site, job->uri);
			if (robots) {
				robots->terms = &hosts->policy->robots;
				return robots;
			}
			failure_set(&job->failure, WINNOW_EAGAIN, "no memory");
		} else if (site_check(site, hosts->product, job->uri, &job->failure) == 0) {
			break;
		} else {
			job->by_robots = true;
		}
		finish(hosts, line_take(&host->line), FETCH_FAILED);
	}
	return line_take(&host->line);
}

struct fetch_job *hosts_next(struct hosts *hosts, int64_t now_ms)
{
	while (hosts->earliest && hosts->earliest->due_ms <= now_ms) {
		struct host *host = hosts->earliest;
		stop_waiting(hosts, host);
		struct fetch_job *job = first_in_line(hosts, host, now_ms);
		if (!job)
			continue;
		job->host = host;
		host->busy = true;
		return job;
	}
	return NULL;
}

void hosts_done(struct hosts *hosts, struct fetch_job *job, int64_t pause_ms, int64_t now_ms)
{
	struct host *host = job->host;
	int64_t wait = pause_ms > host->delay_ms ? pause_ms : host->delay_ms;

	host->busy = false;
	host->due_ms = now_ms + wait;
	job->host = NULL;
	enlist(hosts, host, now_ms);
}

void hosts_robots(struct hosts *hosts, struct fetch_job *job, int64_t now_ms)
{
	struct site *site = job->robots_of;
	struct host *host = site->host;

	site_answer(site, job, now_ms);
	int64_t asked = site_delay_ms(site, hosts->product);
	/* One that was longer for the other scheme stays. */
	if (asked > host->delay_ms) {
		host->due_ms += asked - host->delay_ms;
		host->delay_ms = asked;
		if (host->waiting)
			stop_waiting(hosts, host);
	}
	fetch_job_destroy(job);
	enlist(hosts, host, now_ms);
}

void hosts_add(struct hosts *hosts, struct fetch_job *job, bool first, int64_t now_ms)
{
	struct winnow_str name = fetch_host_of(job->uri);
	struct host *host = find_host(hosts, name);

	if (!host)
		host = add_host(hosts, name, now_ms);
	if (!host) {
		failure_set(&job->failure, WINNOW_EAGAIN, "no memory for another host");
		finish(hosts, job, FETCH_FAILED);
		return;
	}
	line_put(&host->line, job, first);
	enlist(hosts, host, now_ms);
}

int64_t hosts_wait_ms(const struct hosts *hosts, int64_t now_ms)
{
	if (!hosts->earliest)
		return -1;
	return hosts->earliest->due_ms > now_ms ? hosts->earliest->due_ms - now_ms : 0;
}

struct fetch_job *hosts_take_finished(struct hosts *hosts)
{
	return line_take(&hosts->finished);
}

static void cancel_host(struct hosts *hosts, struct host *host)
{
	if (host->waiting)
		stop_waiting(hosts, host);
	for (struct fetch_job *job; (job = line_take(&host->line));)
		finish(hosts, job, FETCH_CANCELLED);
}

void hosts_cancel(struct hosts *hosts)
{
	for (size_t i = 0; i < BUCKETS; i++)
		for (struct host *host = hosts->buckets[i]; host; host = host->next)
			cancel_host(hosts, host);
}

struct hosts *hosts_create(const struct fetch_policy *policy)
{
	struct hosts *hosts = calloc(1, sizeof *hosts);

	if (!hosts)
		return NULL;
	hosts->policy = policy;
	hosts->product = robots_product(policy->user_agent);
	hosts->most = MOST_IDLE;
	return hosts;
}

void hosts_destroy(struct hosts *hosts)
{
	if (!hosts)
		return;
	for (size_t i = 0; i < BUCKETS; i++)
		for (struct host *host = hosts->buckets[i], *next; host; host = next) {
			next = host->next;
			destroy_host(host);
		}
	for (struct fetch_job *job; (job = line_take(&hosts->finished));)
		fetch_job_destroy(job);
	free(hosts);
}
