/* SPDX-License-Identifier: MIT */
#include <malloc.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include "base/clock.h"
#include "trial/drive.h"
#include "trial/process.h"
#include "trial/work.h"

#define MOST_FAILED_ALLOCATIONS 200
#define THREADS 2
#define THREADS_MS 400
#define LEAK_ROUNDS 8
#define LEAK_SEGMENTS 12
#define LEAST_LEAK ((size_t)16) /* bytes a round */
#define TIMED_RUNS 5
#define LEAST_WEIGHED_US 300000 /* what takes less is quick enough, however it grows */
#define MOST_GROWTH 9           /* for four times the text; quadratic would be sixteen */

static const struct manner plainly = { .cancel_after_us = CANCEL_NEVER };

/* Drives and says what is wrong. False: something is. */
static bool try(struct opened *opened, const struct input *input, const struct manner *manner,
	struct outcome *ret_outcome)
{
	if (!manner->fence)
		report_doing(opened->report, "%s", input->name);
	if (!drive(opened, input, manner, ret_outcome)) {
		report_skip(opened->report, "this machine has no memory for it");
		return false;
	}
	if (ret_outcome->fault.code == 0)
		return true;
	report_fail(opened->report, "%s (on %s)", ret_outcome->fault.why, input->name);
	return false;
}

/* ---- open and close ---- */

static void check_opening(struct opened *opened)
{
	opened_close(opened);
	if (opened_open(opened))
		opened_close(opened);
}

/* ---- hostile texts, on memory that ends where it says ---- */

static void check_hostile(struct opened *opened)
{
	const struct inputs *inputs = &opened->trial->inputs;
	struct manner manner = plainly;
	struct outcome outcome;
	size_t suited = 0, made = 0, failed = 0;

	manner.fence = fence_create(opened->report);
	for (size_t i = 0; manner.fence && i < inputs->list.count; i++) {
		if (!try(opened, &inputs->list.items[i], &manner, &outcome))
			return;
		suited += outcome.suited;
		failed += outcome.answer < 0;
		made += outcome.made;
	}
	if (suited == 0)
		report_skip(opened->report,
			"none of %zu texts suits it: give it one that does by --with FILE",
			inputs->list.count);
	else
		report_note(opened->report, "%zu of %zu texts, %zu made, %zu refused", suited,
			inputs->list.count, made, failed);
}

/* ---- time ---- */

/* The least time of some runs: other work of the machine only adds. */
static bool time_least(struct opened *opened, const struct input *input, int64_t *ret_us)
{
	struct outcome outcome;

	*ret_us = INT64_MAX;
	for (int i = 0; i < TIMED_RUNS; i++) {
		if (!try(opened, input, &plainly, &outcome))
			return false;
		if (outcome.elapsed_us < *ret_us)
			*ret_us = outcome.elapsed_us;
	}
	return true;
}

static bool grows_too_fast(int64_t shorter_us, int64_t longer_us)
{
	return longer_us > LEAST_WEIGHED_US && longer_us > MOST_GROWTH * shorter_us;
}

static void check_time(struct opened *opened)
{
	const struct inputs *inputs = &opened->trial->inputs;
	struct outcome outcome;

	if (!try(opened, &inputs->longer_one, &plainly, &outcome))
		return;
	int64_t longer = outcome.elapsed_us, shorter = longer;
	if (longer > LEAST_WEIGHED_US && !time_least(opened, &inputs->long_one, &shorter))
		return;
	if (grows_too_fast(shorter, longer) &&
		!time_least(opened, &inputs->longer_one, &longer))
		return;
	if (grows_too_fast(shorter, longer))
		report_fail(opened->report,
			"takes %jd ms for 1 MB and %jd ms for a quarter of it: its time grows "
			"with the square of the text; look for a loop within a loop",
			(intmax_t)longer / 1000, (intmax_t)shorter / 1000);
	else if (try(opened, &inputs->huge, &plainly, &outcome))
		report_note(opened->report, "%jd ms for %zu MB",
			(intmax_t)outcome.elapsed_us / 1000, inputs->huge.bytes.len >> 20);
}

/* ---- cancelling ---- */

/* A whole run and one that is cancelled after a quarter of its time. Where that took clearly more
 * than a quarter, the machine may have had other work during the first: the quicker whole counts. */
static bool run_both(struct opened *opened, struct outcome *ret_whole, struct outcome *ret_part)
{
	const struct input *huge = &opened->trial->inputs.huge;
	struct manner manner = plainly;
	struct outcome again;

	if (!try(opened, huge, &plainly, ret_whole))
		return false;
	manner.cancel_after_us = ret_whole->elapsed_us / 4;
	if (!try(opened, huge, &manner, ret_part))
		return false;
	if (ret_part->elapsed_us < ret_whole->elapsed_us / 3 + 250000)
		return true;
	if (!try(opened, huge, &plainly, &again))
		return false;
	if (again.elapsed_us < ret_whole->elapsed_us)
		*ret_whole = again;
	return true;
}

static void check_cancelling(struct opened *opened)
{
	struct outcome whole, part;

	if (!run_both(opened, &whole, &part))
		return;
	/* What is done within the blink of an eye need not ask. */
	if (part.elapsed_us > whole.elapsed_us / 2 + 250000)
		report_fail(opened->report,
			"goes on for %jd ms after it was cancelled: ask host->cancelled in "
			"every "
			"long loop, and return what there is",
			(intmax_t)(part.elapsed_us - whole.elapsed_us / 4) / 1000);
	else
		report_note(opened->report, "%jd ms, and %jd ms where it is cancelled",
			(intmax_t)whole.elapsed_us / 1000, (intmax_t)part.elapsed_us / 1000);
}

/* ---- without memory ---- */

/* open(), with each of its allocations failing in turn. */
static bool fail_opening(struct opened *opened, size_t number, bool *ret_more)
{
	static const struct input opening = { .name = "open()" };
	struct outcome outcome = { 0 };
	struct call call = { .opened = opened, .input = &opening, .outcome = &outcome };

	call.manner = plainly;
	call.manner.fail_at = number;
	report_doing(opened->report, "open() whose allocation %zu fails", number);
	if (!call_open(&call))
		return false;
	*ret_more = outcome.denied;
	return true;
}

static void check_allocations(struct opened *opened)
{
	const struct input *report = &opened->trial->inputs.report;
	struct manner manner = plainly;
	struct outcome outcome = { .denied = true };
	bool more = true;
	size_t number = 0, opening = 0;

	for (; more && opening < MOST_FAILED_ALLOCATIONS; opening++)
		if (!fail_opening(opened, opening + 1, &more))
			return;
	for (; outcome.denied && number < MOST_FAILED_ALLOCATIONS; number++) {
		manner.fail_at = number + 1;
		report_doing(opened->report, "%s, where allocation %zu fails", report->name,
			number + 1);
		if (!drive(opened, report, &manner, &outcome))
			return;
		if (outcome.fault.code) {
			report_fail(opened->report, "%s (where allocation %zu fails)",
				outcome.fault.why, number + 1);
			return;
		}
	}
	/* The last round of both failed nothing, since there was no more to fail. */
	report_note(
		opened->report, "%zu allocations, each failed in turn", opening + number - 2);
}

/* ---- two threads ---- */

struct thread {
	struct opened *opened;
	const char (*expected)[DIGEST_TEXT_SIZE];
	pthread_barrier_t *start;
	const struct input *differed; /* NULL: none did */
	pthread_t thread;
};

static void *drive_on_and_on(void *context)
{
	struct thread *thread = context;
	const struct inputs *inputs = &thread->opened->trial->inputs;
	struct outcome outcome;
	int64_t began = clock_monotonic_ms();

	pthread_barrier_wait(thread->start);
	do {
		for (size_t i = 0; i < inputs->list.count; i++) {
			const struct input *input = &inputs->list.items[i];
			if (!drive(thread->opened, input, &plainly, &outcome))
				return NULL;
			if (strcmp(outcome.digest, thread->expected[i]) != 0)
				thread->differed = input;
		}
	} while (clock_monotonic_ms() - began < THREADS_MS && !thread->differed);
	return NULL;
}

static void run_threads(struct opened *opened, const char (*expected)[DIGEST_TEXT_SIZE])
{
	struct thread threads[THREADS];
	pthread_barrier_t start;
	size_t started = 0;

	pthread_barrier_init(&start, NULL, THREADS);
	report_doing(opened->report, "two threads at once");
	for (size_t i = 0; i < THREADS; i++) {
		threads[i] = (struct thread){ opened, expected, &start, NULL, 0 };
		started += pthread_create(
				   &threads[i].thread, NULL, drive_on_and_on, &threads[i]) == 0;
	}
	if (started < THREADS) {
		report_skip(opened->report, "this machine has no more threads");
		report_end(opened->report);
	}
	for (size_t i = 0; i < THREADS; i++)
		pthread_join(threads[i].thread, NULL);
	for (size_t i = 0; i < THREADS; i++)
		if (threads[i].differed)
			report_fail(opened->report,
				"is not thread-safe: with two threads at once it makes "
				"something "
				"else of %s; keep nothing of a call in static variables or in "
				"self, or set WINNOW_SERIAL",
				threads[i].differed->name);
}

static void check_threads(struct opened *opened)
{
	const struct inputs *inputs = &opened->trial->inputs;
	struct outcome outcome;

	if (opened->trial->kind == SECTION_SINK) {
		report_note(opened->report, "a sink is called from one thread");
		return;
	}
	if (opened->instance.flags & WINNOW_SERIAL) {
		report_note(opened->report, "one thread at a time enters it, as it asks");
		return;
	}
	char(*expected)[DIGEST_TEXT_SIZE] = calloc(inputs->list.count, sizeof *expected);
	for (size_t i = 0; expected && i < inputs->list.count; i++) {
		if (!try(opened, &inputs->list.items[i], &plainly, &outcome))
			return;
		memcpy(expected[i], outcome.digest, sizeof outcome.digest);
	}
	if (expected)
		run_threads(opened, (const char(*)[DIGEST_TEXT_SIZE])expected);
	free(expected);
}

/* ---- the same twice ---- */

static bool digest_all(struct opened *opened, char text[DIGEST_TEXT_SIZE])
{
	const struct inputs *inputs = &opened->trial->inputs;
	struct outcome first, second;
	struct digest digest;

	digest_init(&digest);
	for (size_t i = 0; i < inputs->list.count; i++) {
		const struct input *input = &inputs->list.items[i];
		if (!try(opened, input, &plainly, &first) ||
			!try(opened, input, &plainly, &second))
			return false;
		if (strcmp(first.digest, second.digest) != 0) {
			report_fail(opened->report,
				"is not deterministic: it makes something else of %s the "
				"second "
				"time; let nothing but the input and the options decide",
				input->name);
			return false;
		}
		digest_add_part(&digest, winnow_str(first.digest));
	}
	digest_text(&digest, text);
	return true;
}

/* Done in two processes: in the second, where memory lies elsewhere and numbers are others, the
 * report has what came of the first. */
static void check_twice(struct opened *opened)
{
	struct report *report = opened->report;
	char text[DIGEST_TEXT_SIZE];

	if (!digest_all(opened, text))
		return;
	if (*report->digest && strcmp(text, report->digest) != 0)
		report_fail(report, "is not deterministic: another process makes something "
				    "else of the same "
				    "texts; let no address, time or random number decide");
	memcpy(report->digest, text, sizeof text);
}

/* ---- leaks ---- */

static size_t in_use(void)
{
	struct mallinfo2 heap = mallinfo2();

	return heap.uordblks + heap.hblkhd;
}

static bool drive_all(struct opened *opened)
{
	const struct inputs *inputs = &opened->trial->inputs;
	struct outcome outcome;

	for (size_t i = 0; i < inputs->list.count; i++)
		if (!try(opened, &inputs->list.items[i], &plainly, &outcome))
			return false;
	return true;
}

static bool open_anew(struct opened *opened)
{
	opened_close(opened);
	return opened_open(opened);
}

/* What a round grew by: the least of many, since memory that the C library or the plugin keeps for
 * good grows for a while, and a leak for ever. */
static bool measure(
	struct opened *opened, bool (*round)(struct opened *opened), size_t *ret_growth)
{
	*ret_growth = SIZE_MAX;
	for (int segment = 0; segment < LEAK_SEGMENTS && *ret_growth >= LEAST_LEAK; segment++) {
		size_t before = in_use();
		for (int i = 0; i < LEAK_ROUNDS; i++)
			if (!round(opened))
				return false;
		size_t after = in_use();
		size_t grown = after > before ? (after - before) / LEAK_ROUNDS : 0;
		if (grown < *ret_growth)
			*ret_growth = grown;
	}
	return true;
}

static void check_leaks(struct opened *opened)
{
	size_t working, opening;

	if (!measure(opened, drive_all, &working))
		return;
	if (working >= LEAST_LEAK) {
		report_fail(opened->report,
			"leaks: %zu bytes more for each time it sees all the texts; free what "
			"it "
			"allocates before it returns, or take it from host->alloc",
			working);
		return;
	}
	report_doing(opened->report, "open() and close()");
	if (measure(opened, open_anew, &opening) && opening >= LEAST_LEAK)
		report_fail(opened->report,
			"leaks: %zu bytes more for each open() and close(); free in close() "
			"what "
			"open() allocates",
			opening);
}

/* ---- the process ---- */

static void check_process(struct opened *opened)
{
	struct process_state before, after;

	opened_close(opened);
	process_begin();
	process_look(&before);
	if (!opened_open(opened) || !drive_all(opened))
		return;
	opened_close(opened);
	process_look(&after);
	const char *habit = process_habit(&before, &after);
	if (habit)
		report_fail(opened->report, "%s", habit);
}

const struct work_check work_checks[] = {
	{ "opens and closes", check_opening, false },
	{ "hostile texts", check_hostile, false },
	{ "leaves the process alone", check_process, false },
	{ "the same twice", check_twice, true },
	{ "two threads", check_threads, false },
	{ "without memory", check_allocations, false },
	{ "megabytes", check_time, false },
	{ "cancelled", check_cancelling, false },
	{ "gives memory back", check_leaks, false },
	{ NULL, NULL, false },
};
