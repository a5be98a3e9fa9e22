/* SPDX-License-Identifier: MIT */
#include "serve/metrics.h"
#include <stdio.h>
#include "fetch/tally.h"
#include "outside/crashes.h"
#include "run/space.h"
#include "serve/exposition.h"
#include "store/health.h"
#include "store/totals.h"

/* ---- sources ---- */

static const char *const colours[] = { "green", "amber", "red" };

static void put_colours(struct buffer *out, const struct source_health *health)
{
	for (size_t i = 0; i < COUNT_OF(colours); i++)
		exposition_sample(out, "winnow_source_health",
			LABELS({ "source", health->name },
				{ "colour", winnow_str(colours[i]) }),
			winnow_is(health->colour, colours[i]));
}

static void put_success(struct buffer *out, const struct source_health *health)
{
	if (health->last_success_s > 0)
		exposition_sample(out, "winnow_source_last_success_timestamp_seconds",
			LABELS({ "source", health->name }), (double)health->last_success_s);
}

static void put_next_run(struct buffer *out, const struct source_health *health)
{
	if (health->next_run_s > 0)
		exposition_sample(out, "winnow_source_next_run_timestamp_seconds",
			LABELS({ "source", health->name }), (double)health->next_run_s);
}

static void put_failures(struct buffer *out, const struct source_health *health)
{
	exposition_sample(out, "winnow_source_consecutive_failures",
		LABELS({ "source", health->name }), (double)health->failures);
}

static void put_yield(struct buffer *out, const struct source_health *health)
{
	if (health->yield_ratio >= 0)
		exposition_sample(out, "winnow_source_yield_ratio",
			LABELS({ "source", health->name }), health->yield_ratio);
}

static void put_denied(struct buffer *out, const struct source_health *health)
{
	exposition_sample(out, "winnow_robots_denied_total", LABELS({ "source", health->name }),
		(double)health->robots_denied);
}

static const struct family {
	const char *name, *type, *help;
	void (*put)(struct buffer *out, const struct source_health *health);
} source_families[] = {
	{ "winnow_source_health", "gauge", "1 for the colour of the source's health.",
		put_colours },
	{ "winnow_source_last_success_timestamp_seconds", "gauge",
		"When a run of the source last ended well.", put_success },
	{ "winnow_source_next_run_timestamp_seconds", "gauge", "When the source is due next.",
		put_next_run },
	{ "winnow_source_consecutive_failures", "gauge",
		"How often in a row the source could not be had.", put_failures },
	{ "winnow_source_yield_ratio", "gauge",
		"What the source gave last, by what it gave in the 30 days before.",
		put_yield },
	{ "winnow_robots_denied_total", "counter",
		"Requests that robots.txt asked not to make.", put_denied },
};

struct writing {
	struct buffer *out;
	const struct family *family;
};

static int put_source(void *context, const struct source_health *health)
{
	const struct writing *writing = context;

	writing->family->put(writing->out, health);
	return 0;
}

static int put_sources(struct store *store, struct buffer *out, struct failure *failure)
{
	int code = 0;

	for (size_t i = 0; i < COUNT_OF(source_families) && code >= 0; i++) {
		struct writing writing = { out, &source_families[i] };
		exposition_family(
			out, writing.family->name, writing.family->type, writing.family->help);
		code = query_health(store, put_source, &writing, failure);
	}
	return code;
}

/* ---- totals ---- */

static int put_documents(
	void *context, struct winnow_str source, struct winnow_str result, int64_t count)
{
	exposition_sample(context, "winnow_source_documents_total",
		LABELS({ "source", source }, { "result", result }), (double)count);
	return 0;
}

static int put_facts(
	void *context, struct winnow_str extractor, struct winnow_str type, int64_t count)
{
	exposition_sample(context, "winnow_facts_total",
		LABELS({ "extractor", extractor }, { "type", type }), (double)count);
	return 0;
}

static int put_totals(struct store *store, struct buffer *out, struct failure *failure)
{
	exposition_family(out, "winnow_source_documents_total", "counter",
		"Documents by what became of them; error: requests that were set aside.");
	int code = totals_documents(store, put_documents, out, failure);
	exposition_family(
		out, "winnow_facts_total", "counter", "Facts in the store, of all versions.");
	return code < 0 ? code : totals_facts(store, put_facts, out, failure);
}

/* ---- the process ---- */

static void put_transfers(struct buffer *out)
{
	static const char name[] = "winnow_fetch_duration_seconds";
	struct fetch_tally tally;
	char bound[32];

	tally_read(&tally);
	exposition_family(out, name, "histogram", "How long requests to the web took.");
	for (int i = 0; i < TALLY_BOUNDS; i++) {
		snprintf(bound, sizeof bound, "%g", (double)tally_bounds[i] / 1000);
		exposition_sample(out, "winnow_fetch_duration_seconds_bucket",
			LABELS({ "le", winnow_str(bound) }), (double)tally.buckets[i]);
	}
	exposition_sample(out, "winnow_fetch_duration_seconds_bucket",
		LABELS({ "le", STR_LITERAL("+Inf") }), (double)tally.transfers);
	exposition_sample(out, "winnow_fetch_duration_seconds_sum", NULL,
		(double)tally.microseconds / 1e6);
	exposition_sample(
		out, "winnow_fetch_duration_seconds_count", NULL, (double)tally.transfers);
	exposition_family(out, "winnow_fetch_bytes_total", "counter",
		"Bytes of bodies that came from the web.");
	exposition_sample(out, "winnow_fetch_bytes_total", NULL, (double)tally.bytes);
}

static void put_crash(void *context, const char *who, int64_t crashes)
{
	exposition_sample(context, "winnow_plugin_crashes_total",
		LABELS({ "plugin", winnow_str(who) }), (double)crashes);
}

static void put_crashes(struct buffer *out)
{
	exposition_family(out, "winnow_plugin_crashes_total", "counter",
		"Processes of plugins that crashed, hung or could not be understood.");
	crashes_each(put_crash, out);
}

static void put_place(
	const struct server_setting *setting, const struct store *store, struct buffer *out)
{
	int64_t free_bytes = space_free(setting->store);

	exposition_family(
		out, "winnow_db_size_bytes", "gauge", "The size of the store's file.");
	exposition_sample(out, "winnow_db_size_bytes", NULL, (double)totals_file_bytes(store));
	exposition_family(
		out, "winnow_free_bytes", "gauge", "What is free where the store is.");
	if (free_bytes >= 0)
		exposition_sample(out, "winnow_free_bytes", NULL, (double)free_bytes);
	exposition_family(out, "winnow_fetching_paused", "gauge",
		"1: less than min_free_space is free, and nothing is fetched.");
	exposition_sample(out, "winnow_fetching_paused", NULL,
		free_bytes >= 0 && free_bytes < setting->min_free_space);
}

static void put_build(const struct server_setting *setting, struct buffer *out)
{
	exposition_family(out, "winnow_build_info", "gauge", "Which winnow this is.");
	exposition_sample(out, "winnow_build_info",
		LABELS({ "version", winnow_str(setting->version) },
			{ "commit", winnow_str(setting->commit) }),
		1);
}

int metrics_write(const struct server_setting *setting, struct store *store, struct buffer *out,
	struct failure *failure)
{
	int code = put_sources(store, out, failure);

	if (code >= 0)
		code = put_totals(store, out, failure);
	put_transfers(out);
	put_crashes(out);
	put_place(setting, store, out);
	put_build(setting, out);
	return code;
}
