/* SPDX-License-Identifier: MIT */
#include <string.h>
#include "base/log.h"
#include "load/host.h"

#define LONGEST_LINE 2000

struct host *host_of(const struct winnow_host *face)
{
	return (struct host *)face;
}

static bool is_outcome(int code)
{
	return code <= WINNOW_EDATA && code >= WINNOW_EFATAL;
}

static struct winnow_str cut(struct winnow_str text)
{
	if (!text.ptr)
		return STR_LITERAL("");
	return text.len > LONGEST_LINE ? winnow_slice(text, 0, LONGEST_LINE) : text;
}

static int host_fail(const struct winnow_host *face, int code, struct winnow_str why)
{
	struct failure *failure = &host_of(face)->failure;
	struct winnow_str reason = cut(why);

	if (is_outcome(code))
		return failure_set(failure, code, "%.*s", STR_ARGS(reason));
	return failure_set(failure, WINNOW_EDATA,
		"%.*s (failed with the code %d, which means nothing)", STR_ARGS(reason), code);
}

static enum log_level level_of(int level)
{
	if (level == WINNOW_DEBUG)
		return LOG_LEVEL_DEBUG;
	return level == WINNOW_INFO ? LOG_LEVEL_INFO : LOG_LEVEL_WARNING;
}

static void host_log(const struct winnow_host *face, int level, struct winnow_str text)
{
	struct winnow_str line = cut(text);

	log_line(level_of(level), host_of(face)->who, "%.*s", STR_ARGS(line));
}

static void *host_alloc(const struct winnow_host *face, size_t size)
{
	return arena_alloc(host_of(face)->arena, size);
}

static int host_cancelled(const struct winnow_host *face)
{
	return atomic_load_explicit(&host_of(face)->shared->cancelled, memory_order_relaxed);
}

static const void *host_service(const struct winnow_host *face, const char *name)
{
	const struct service *service = host_of(face)->shared->services;

	for (; service && service->name; service++)
		if (strcmp(service->name, name) == 0)
			return service->table;
	return NULL;
}

void host_init(
	struct host *host, const char *who, struct host_shared *shared, struct arena *arena)
{
	memset(host, 0, sizeof *host);
	host->face = (struct winnow_host){
		.size = sizeof host->face,
		.abi_minor = WINNOW_ABI_MINOR,
		.fail = host_fail,
		.log = host_log,
		.alloc = host_alloc,
		.cancelled = host_cancelled,
		.service = host_service,
	};
	host->who = who;
	host->shared = shared;
	host->arena = arena;
}

int host_failure(struct host *host, int code)
{
	struct failure *failure = &host->failure;
	bool explained = failure->code != 0 && failure->why[0] != '\0';

	if (explained && failure->code == code)
		return code;
	if (!is_outcome(code))
		return failure_set(failure, WINNOW_EDATA,
			explained ? "%.*s (answered %d, which means nothing)"
				  : "%.*sthe plugin answered %d, which means nothing",
			(int)sizeof failure->why, explained ? failure->why : "", code);
	if (!explained)
		return failure_set(failure, code, "the plugin gave no reason");
	failure->code = code;
	return code;
}
