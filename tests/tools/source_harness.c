/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include "base/vector.h"
#include "tools/source_harness.h"

struct collector {
	struct winnow_source_out out; /* first: the plugin holds a pointer to it */
	VECTOR(struct winnow_request) requests;
	VECTOR(struct winnow_str) keeps;
	struct arena *arena;
};

struct source_harness *source_open(const char *plugin, const char *options)
{
	struct source_harness *source = calloc(1, sizeof *source);

	assert_non_null(source);
	source->plugin = plugin_open(SECTION_SOURCE, plugin, options, NULL);
	return source;
}

void source_close(struct source_harness *source)
{
	if (!source)
		return;
	plugin_close(source->plugin);
	free(source);
}

static int collect_request(
	const struct winnow_source_out *out, const struct winnow_request *request)
{
	struct collector *collector = (struct collector *)out;
	struct winnow_request *copy = vector_push(&collector->requests);

	if (!copy)
		return WINNOW_EFATAL;
	copy_struct(copy, sizeof *copy, request);
	copy->uri = copy_text(collector->arena, copy->uri);
	copy->key = copy_text(collector->arena, copy->key);
	copy->hints = copy_pairs(collector->arena, copy->hints, copy->hint_count);
	return 0;
}

static int collect_keep(const struct winnow_source_out *out, struct winnow_str key)
{
	struct collector *collector = (struct collector *)out;
	struct winnow_str *copy = vector_push(&collector->keeps);

	if (!copy)
		return WINNOW_EFATAL;
	*copy = copy_text(collector->arena, key);
	return 0;
}

static void collector_init(struct collector *collector, struct arena *arena)
{
	*collector = (struct collector){
		.out = { .size = sizeof collector->out,
			.request = collect_request,
			.keep = collect_keep },
		.arena = arena,
	};
}

static struct source_result *finish(
	struct call *call, const struct collector *collector, int answer)
{
	struct source_result *result = calloc(1, sizeof *result);

	assert_non_null(result);
	*result = (struct source_result){
		.outcome = call_end(call, answer),
		.requests = collector->requests.items,
		.request_count = collector->requests.count,
		.keeps = collector->keeps.items,
		.keep_count = collector->keeps.count,
		.arena = call->results,
	};
	return result;
}

struct source_result *source_start(struct source_harness *source)
{
	struct instance *instance = &source->plugin->instance;
	struct collector collector;
	struct call call;

	call_begin(source->plugin, &call);
	collector_init(&collector, call.results);
	int answer =
		instance->module->source.start(instance->self, &call.host.face, &collector.out);
	return finish(&call, &collector, answer);
}

struct source_result *source_visit(
	struct source_harness *source, const struct winnow_item *item)
{
	struct instance *instance = &source->plugin->instance;
	const struct winnow_source *kind = &instance->module->source;
	struct collector collector;
	struct call call;

	call_begin(source->plugin, &call);
	collector_init(&collector, call.results);
	int answer =
		kind->visit ? kind->visit(instance->self, &call.host.face, item, &collector.out)
			    : collect_keep(&collector.out, item->key);
	return finish(&call, &collector, answer);
}

void source_result_free(struct source_result *result)
{
	if (!result)
		return;
	free((void *)result->requests);
	free((void *)result->keeps);
	arena_destroy(result->arena);
	free(result);
}
