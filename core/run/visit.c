/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include "base/log.h"
#include "run/work.h"
#include "run/found.h"

/* Folders within folders must end somewhere. */
#define DEEPEST_FOLDER 64

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

static int refuse(struct visit *visit, int code, const char *why)
{
	visit->call.refused = code;
	return winnow_fail(&visit->call.host.face, code, why);
}

/* One odd link must not cost the page it stands on. */
static int pass_over(struct visit *visit, const char *why, bool is_trap)
{
	struct work *work = visit->work;

	log_line(LOG_LEVEL_DEBUG, visit->call.host.who, "passed over: %s", why);
	if (!is_trap)
		return 0;
	work->passed_over++;
	if (!work->passed)
		work->passed = arena_alloc(work->arena, sizeof *work->passed);
	if (work->passed)
		snprintf(work->passed->why, sizeof work->passed->why, "%s", why);
	return 0;
}

/* The pages of a pager are as deep as the first of them, and the rest of an archive as its
 * beginning. */
static uint32_t depth_of(const struct visit *visit, const struct frontier_request *found)
{
	const struct frontier_request *request = visit->work->request;
	bool is_pager = found->expects == WINNOW_LISTING && found->pattern &&
			found->pattern == canonical_pattern(request->uri);

	return request->depth + !(is_pager || visit->item->form == WINNOW_ENTRY_REST);
}

static int keep_request(struct visit *visit, const struct frontier_request *found)
{
	const struct config_bounds *bounds = &visit->work->shop->plan->config->bounds;
	bool is_outside = found->host.len > 0;
	char why[300];

	if (!is_outside && found->depth > DEEPEST_FOLDER)
		return refuse(visit, WINNOW_ELIMIT,
			"more than 64 folders deep: this leads on without an end");
	if (is_outside && found->depth > bounds->max_link_depth) {
		snprintf(why, sizeof why, "%.200s: is too many links away (max_link_depth)",
			found->uri.ptr);
		return pass_over(visit, why, true);
	}
	struct frontier_request *place = vector_push(&visit->work->found);
	if (!place)
		return refuse(visit, WINNOW_ELIMIT, "no memory for another request");
	*place = *found;
	return 0;
}

static int take_request(
	const struct winnow_source_out *out, const struct winnow_request *request)
{
	struct visit *visit = visit_of(out);
	struct work *work = visit->work;
	const struct plan *plan = work->shop->plan;
	struct frontier_request found = { .source = work->request->source };
	struct failure failure;

	int code = found_read(plan->addresses, &plan->paths, visit->item->uri, request,
		work->arena, &found, &failure);
	if (code < 0)
		return refuse(visit, code, failure.why);
	if (code > 0)
		return pass_over(visit, failure.why, code == 2);
	found.depth = depth_of(visit, &found);
	return keep_request(visit, &found);
}

static int take_keep(const struct winnow_source_out *out, struct winnow_str key)
{
	struct visit *visit = visit_of(out);

	if (visit->item->form != WINNOW_BYTES && visit->item->form != WINNOW_REVISIT)
		return refuse(visit, WINNOW_EDATA,
			"an entry of a folder cannot be kept: request it first");
	if (key.len > FOUND_LONGEST_KEY)
		return refuse(visit, WINNOW_EDATA, "its key is longer than 4,096 bytes");
	if (key.len)
		visit->key = arena_copy(visit->work->arena, key);
	if (!visit->key.ptr && key.len)
		return refuse(visit, WINNOW_ELIMIT, "no memory for a key");
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
	int64_t began = stage_now(work->shop->times);
	call_begin(&visit.call, work, instance, NULL);
	int answer = source->visit(instance->self, &visit.call.host.face, item, &visit.out);
	stage_spent(work->shop->times, STAGE_VISIT, began);
	int code = call_end(&visit.call, answer, SECTION_SOURCE, work->source);
	if (code < 0)
		return code;
	*ret_key = visit.key;
	*ret_keep = visit.keep;
	return 0;
}
