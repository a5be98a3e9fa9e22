/* SPDX-License-Identifier: MIT */
#include "base/log.h"
#include "run/work.h"
#include "run/found.h"

/* Links that lead on for ever must end somewhere. */
#define DEEPEST 64

struct visit {
	struct winnow_source_out out; /* first: a plugin holds a pointer to it */
	BOX_REST(winnow_source_out);
	struct call call;
	struct work *work;
	const struct winnow_item *item;
	struct winnow_str key;
	bool keep;
};

static struct visit *visit_of(const struct winnow_source_out *out)
{
	return (struct visit *)(void *)out;
}

static int refuse(const struct visit *visit, int code, const char *why)
{
	return winnow_fail(&visit->call.host.face, code, why);
}

static int take_request(
	const struct winnow_source_out *out, const struct winnow_request *request)
{
	struct visit *visit = visit_of(out);
	struct work *work = visit->work;
	struct frontier_request found = {
		.source = work->request->source,
		.depth = work->request->depth + 1,
	};
	struct failure failure;

	if (found.depth > DEEPEST)
		return refuse(visit, WINNOW_ELIMIT,
			"more than 64 requests deep: this leads on without an end");
	int code = found_read(work->shop->plan->addresses, visit->item->uri, request,
		work->arena, &found, &failure);
	if (code < 0)
		return refuse(visit, code, failure.why);
	if (code > 0) {
		/* One odd link must not cost the page it stands on. */
		log_line(LOG_LEVEL_DEBUG, visit->call.host.who, "passed over: %s", failure.why);
		return 0;
	}
	struct frontier_request *place = vector_push(&work->found);
	if (!place)
		return refuse(visit, WINNOW_ELIMIT, "no memory for another request");
	*place = found;
	return 0;
}

static int take_keep(const struct winnow_source_out *out, struct winnow_str key)
{
	struct visit *visit = visit_of(out);

	if (visit->item->form != WINNOW_BYTES)
		return refuse(visit, WINNOW_EDATA,
			"an entry of a folder cannot be kept: request it first");
	if (key.len)
		visit->key = arena_copy(visit->work->arena, key);
	if (!visit->key.ptr && key.len)
		return WINNOW_ELIMIT;
	visit->keep = true;
	return 0;
}

int work_visit(struct work *work, const struct winnow_item *item, struct winnow_str *ret_key,
	bool *ret_keep)
{
	if (work->source == WORK_WITHOUT_SOURCE) {
		*ret_keep = item->form == WINNOW_BYTES;
		return 0;
	}
	struct instance *instance = &work->shop->plan->instances[SECTION_SOURCE][work->source];
	const struct winnow_source *source = &instance->module->source;
	struct visit visit = {
		.out = { sizeof visit.out, 0, take_request, take_keep },
		.work = work,
		.item = item,
		.key = *ret_key,
	};

	if (atomic_load(&work->shop->dead[SECTION_SOURCE][work->source]))
		return failure_set(&work->failure, WINNOW_EDATA,
			"%s: was closed after it failed earlier in this run", instance->who);
	if (!source->visit) {
		*ret_keep = item->form == WINNOW_BYTES;
		return 0;
	}
	call_begin(&visit.call, work, instance, STAGE_VISIT, NULL);
	int answer = source->visit(instance->self, &visit.call.host.face, item, &visit.out);
	int code = call_end(&visit.call, answer, SECTION_SOURCE, work->source);
	if (code < 0)
		return code;
	*ret_key = visit.key;
	*ret_keep = visit.keep;
	return 0;
}
