/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include "trial/drive.h"

/* More than this of one input, a plugin that makes one thing of each byte included, has no end. */
#define MOST_MADE ((size_t)50000)

/* Processor time of this thread, so that a busy machine makes nothing look slow. */
static int64_t now_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* ---- the host, as this call wants it ---- */

static struct call *call_of(const struct winnow_host *face)
{
	return (struct call *)(void *)host_of(face);
}

static void *give(const struct winnow_host *face, size_t size)
{
	struct call *call = call_of(face);

	if (++call->allocations == call->manner.fail_at) {
		call->outcome->denied = true;
		return NULL;
	}
	return call->manner.fence ? fence_give(call->manner.fence, size)
				  : arena_alloc(call->arena, size);
}

static int is_cancelled(const struct winnow_host *face)
{
	const struct call *call = call_of(face);

	return call->manner.cancel_after_us != CANCEL_NEVER &&
	       now_us() - call->began_us >= call->manner.cancel_after_us;
}

/* What it logs is for its users, not for who tries it. */
static void take_line(const struct winnow_host *face, int level, struct winnow_str text)
{
	(void)face;
	(void)level;
	(void)text;
}

/* ---- for the drives ---- */

void *call_give(struct call *call, size_t size)
{
	void *memory = call->manner.fence ? fence_give(call->manner.fence, size)
					  : arena_alloc(call->arena, size);

	if (!memory) {
		report_skip(call->opened->report, "this machine has no memory for it");
		report_end(call->opened->report);
	}
	return memory;
}

struct winnow_str call_lend(struct call *call, struct winnow_str bytes)
{
	struct winnow_str lent = call->manner.fence ? fence_lend(call->manner.fence, bytes)
						    : arena_copy(call->arena, bytes);

	if (!lent.ptr) {
		report_skip(call->opened->report, "this machine has no memory for it");
		report_end(call->opened->report);
	}
	return lent;
}

void call_enter(struct call *call, const char *function)
{
	if (call->manner.fence)
		report_doing(call->opened->report, "%s, in %s", call->input->name, function);
	call->entered_us = now_us();
}

void call_leave(struct call *call)
{
	call->outcome->elapsed_us += now_us() - call->entered_us;
}

int call_fault(struct call *call, const char *format, ...)
{
	char why[600];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(why, sizeof why, format, arguments);
	va_end(arguments);
	if (call->outcome->fault.code == 0)
		failure_set(&call->outcome->fault, WINNOW_EDATA, "%s", why);
	return winnow_fail(&call->host.face, WINNOW_EDATA, why);
}

void call_made(struct call *call, const char *what)
{
	struct outcome *outcome = call->outcome;

	if (++outcome->made < MOST_MADE + 4 * call->input->bytes.len)
		return;
	report_fail(call->opened->report,
		"makes %s without end: %zu of %zu bytes (on %s); make sure its loop moves on",
		what, outcome->made, call->input->bytes.len, call->input->name);
	report_end(call->opened->report);
}

const struct winnow_block *call_blocks(
	struct call *call, struct winnow_str text, uint32_t *ret_count)
{
	struct winnow_block *blocks =
		call_give(call, (text.len / 3 + 1) * sizeof(struct winnow_block));
	uint32_t count = 0;

	for (size_t at = 0; at < text.len;) {
		size_t length =
			str_find(winnow_slice(text, at, text.len - at), STR_LITERAL("\n\n"));
		if (length > 0)
			blocks[count++] = (struct winnow_block){
				.at = at,
				.length = length,
				.type = WINNOW_PARAGRAPH,
			};
		at += length + 2;
	}
	*ret_count = count;
	return blocks;
}

/* ---- a call from beginning to end ---- */

static int (*const drives[SECTION_KINDS])(struct call *call) = {
	[SECTION_SOURCE] = drive_source,
	[SECTION_READER] = drive_reader,
	[SECTION_EXTRACTOR] = drive_extractor,
	[SECTION_SINK] = drive_sink,
};

static const char *fault_of_answer(const struct call *call, int answer)
{
	if (answer < WINNOW_EFATAL)
		return "answers a negative that means nothing: answer 0, or one of WINNOW_E*";
	if (answer < 0 && call->host.failure.code == 0)
		return "fails without a reason: call host->fail first, with a sentence";
	if (answer == WINNOW_EFATAL && !call->outcome->denied)
		return "gives up for good (WINNOW_EFATAL) because of one input: answer "
		       "WINNOW_EDATA, so that the others are read";
	return NULL;
}

static bool call_begin(struct call *call)
{
	size_t ceiling = (size_t)1 << 31;

	call->arena = arena_create(ceiling);
	call->analysis = arena_create(ceiling);
	if (!call->arena || !call->analysis)
		return false;
	host_init(
		&call->host, call->opened->instance.who, &call->opened->shared, call->analysis);
	call->host.face.alloc = give;
	call->host.face.cancelled = is_cancelled;
	call->host.face.log = take_line;
	buffer_init(&call->said, 0);
	call->began_us = now_us();
	return true;
}

static void call_end(struct call *call)
{
	struct winnow_str said = buffer_str(&call->said);
	const char *fault = fault_of_answer(call, call->outcome->answer);

	if (fault)
		call_fault(call, "%s", fault);
	digest_of(said, call->outcome->digest);
	buffer_finish(&call->said);
	arena_destroy(call->arena);
	arena_destroy(call->analysis);
}

bool call_open(struct call *call)
{
	if (!call_begin(call))
		return false;
	call->outcome->answer = opened_again(call->opened, &call->host);
	call_end(call);
	return true;
}

bool drive(struct opened *opened, const struct input *input, const struct manner *manner,
	struct outcome *ret_outcome)
{
	struct call plain, *call = &plain;

	*ret_outcome = (struct outcome){ .suited = true };
	/* A host that was kept shows itself, too. */
	if (manner->fence && !(call = fence_give(manner->fence, sizeof *call)))
		return false;
	memset(call, 0, sizeof *call);
	call->opened = opened;
	call->manner = *manner;
	call->input = input;
	call->outcome = ret_outcome;
	if (!call_begin(call))
		return false;
	instance_enter(&opened->instance);
	ret_outcome->answer = drives[opened->trial->kind](call);
	instance_leave(&opened->instance);
	call_end(call);
	if (manner->fence && !fence_take_back(manner->fence))
		failure_set(&ret_outcome->fault, WINNOW_EDATA,
			"writes a few bytes beyond what host->alloc gave it: ask for as much "
			"as "
			"it writes");
	return true;
}
