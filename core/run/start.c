/* SPDX-License-Identifier: MIT */
#include "base/vector.h"
#include "run/found.h"
#include "run/start.h"

/* However many a source begins with, so many are in memory at once. */
#define FOUND_ADDED 1000

struct start {
	struct winnow_source_out out; /* first: a plugin holds a pointer to it */
	BOX_REST(winnow_source_out);
	struct host host;
	struct plan *plan;
	struct store *store;
	int64_t run, source;
	struct arena *arena; /* what was found and not yet added */
	VECTOR(struct frontier_request) found;
};

static int add_found(struct start *start, struct failure *failure)
{
	int code = frontier_add(
		start->store, start->run, start->found.items, start->found.count, failure);

	start->found.count = 0;
	arena_reset(start->arena);
	return code;
}

static int take_request(
	const struct winnow_source_out *out, const struct winnow_request *request)
{
	struct start *start = (struct start *)(void *)out;
	struct frontier_request found = { .source = start->source };
	struct failure failure;
	int code = start->found.count == FOUND_ADDED ? add_found(start, &failure) : 0;

	if (code == 0)
		code = found_read(start->plan->addresses, &start->plan->paths, STR_LITERAL(""),
			request, start->arena, &found, &failure);
	if (code != 0)
		return winnow_fail(&start->host.face, failure.code, failure.why);
	struct frontier_request *place = vector_push(&start->found);
	if (!place)
		return winnow_fail(
			&start->host.face, WINNOW_ELIMIT, "no memory for another request");
	*place = found;
	return 0;
}

static int refuse_keep(const struct winnow_source_out *out, struct winnow_str key)
{
	struct start *start = (struct start *)(void *)out;

	(void)key;
	return winnow_fail(&start->host.face, WINNOW_EDATA,
		"there is nothing to keep before the first visit");
}

static int call_start(struct start *start, struct instance *instance, struct failure *failure)
{
	instance_enter(instance);
	int answer =
		instance->module->source.start(instance->self, &start->host.face, &start->out);
	instance_leave(instance);
	if (answer >= 0)
		return 0;
	int code = host_failure(&start->host, answer);
	return failure_set(failure, code, "%s: %s", instance->who, start->host.failure.why);
}

static int start_with(struct start *start, struct instance *instance, struct failure *failure)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);

	if (!arena)
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	host_init(&start->host, instance->who, &start->plan->shared, arena);
	int code = call_start(start, instance, failure);
	return code < 0 ? code : add_found(start, failure);
}

int start_source(struct plan *plan, struct instance *instance, struct store *store, int64_t run,
	int64_t source, struct failure *failure)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct start start = {
		.out = { sizeof start.out, 0, take_request, refuse_keep },
		.plan = plan,
		.store = store,
		.run = run,
		.source = source,
		.arena = arena,
	};

	if (!arena)
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	int code = start_with(&start, instance, failure);
	vector_finish(&start.found);
	return code;
}
