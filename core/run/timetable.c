/* SPDX-License-Identifier: MIT */
#include "run/timetable.h"
#include <stdlib.h>
#include "base/clock.h"

#define NEVER INT64_MAX
#define LATE_MS 60000
#define LATE_APART_MS 1000
#define FIRST_RETRY_MS (INT64_C(15) * 60 * 1000)
#define LONGEST_RETRY_MS (INT64_C(6) * 3600 * 1000)

struct entry {
	struct schedule schedule;
	struct zone *zone; /* NULL: has no schedule */
	int64_t delay;     /* seconds */
	bool paused, under_way;
	int64_t next_ms;     /* by the wall clock; NEVER */
	int64_t deadline_ms; /* the same by the steady one */
};

struct timetable {
	struct entry *entries;
	size_t count;
	int64_t late_from_ms; /* steady: when the next that is late may begin */
};

struct moment moment_now(void)
{
	return (struct moment){ clock_wall_ms(), clock_monotonic_ms() };
}

static const struct section *section_of(const struct plan *plan, size_t source)
{
	return &plan->instances[SECTION_SOURCE][source].section;
}

/* ---- from the configuration ---- */

static void check_source(const struct section *section, struct problems *problems)
{
	const struct section_timing *timing = &section->timing;
	struct schedule schedule;
	struct failure failure;
	SCOPED(zone_close) struct zone *zone = NULL;

	if (timing->schedule.len && schedule_parse(timing->schedule, &schedule, &failure) < 0)
		problems_add(problems, timing->schedule_place, "source %.*s: 'schedule': %s",
			STR_ARGS(section->name), failure.why);
	if (zone_open(timing->zone, &zone, &failure) < 0)
		problems_add(problems, timing->zone_place, "source %.*s: 'tz': %s",
			STR_ARGS(section->name), failure.why);
}

void timetable_check(const struct config *config, struct problems *problems)
{
	const struct section_list *sources = &config->sections[SECTION_SOURCE];

	for (size_t i = 0; i < sources->count; i++)
		check_source(&sources->items[i], problems);
}

struct winnow_str timetable_rule(const struct plan *plan, size_t source, struct arena *arena)
{
	const struct section_timing *timing = &section_of(plan, source)->timing;
	int64_t seconds = timing->jitter / 1000;

	if (!timing->schedule.len)
		return arena_copy(arena, STR_LITERAL(""));
	if (!seconds)
		return arena_printf(arena, "%.*s, %.*s", STR_ARGS(timing->schedule),
			STR_ARGS(timing->zone));
	return arena_printf(arena, "%.*s, %.*s, up to %jd %s later", STR_ARGS(timing->schedule),
		STR_ARGS(timing->zone), (intmax_t)(seconds % 60 ? seconds : seconds / 60),
		seconds % 60 ? "seconds" : "minutes");
}

static int fill_entry(
	struct entry *entry, const struct section *section, struct failure *failure)
{
	const struct section_timing *timing = &section->timing;

	entry->paused = timing->paused;
	entry->next_ms = entry->deadline_ms = NEVER;
	if (!timing->schedule.len)
		return 0;
	entry->delay = schedule_delay(section->name, timing->jitter / 1000);
	int code = schedule_parse(timing->schedule, &entry->schedule, failure);
	return code < 0 ? code : zone_open(timing->zone, &entry->zone, failure);
}

int timetable_create(
	const struct plan *plan, struct timetable **ret_timetable, struct failure *failure)
{
	size_t count = plan->counts[SECTION_SOURCE];
	struct timetable *timetable = calloc(1, sizeof *timetable);
	int code = 0;

	if (timetable)
		timetable->entries = calloc(count + 1, sizeof *timetable->entries);
	if (!timetable || !timetable->entries) {
		free(timetable);
		return failure_set(failure, FAILURE_MEMORY, "no memory for a timetable");
	}
	for (; timetable->count < count && code >= 0; timetable->count++)
		code = fill_entry(&timetable->entries[timetable->count],
			section_of(plan, timetable->count), failure);
	if (code < 0)
		timetable_destroy(timetable);
	else
		*ret_timetable = timetable;
	return code;
}

void timetable_destroy(struct timetable *timetable)
{
	if (!timetable)
		return;
	for (size_t i = 0; i < timetable->count; i++)
		zone_close(timetable->entries[i].zone);
	free(timetable->entries);
	free(timetable);
}

/* ---- when ---- */

static bool is_scheduled(const struct entry *entry)
{
	return entry->zone && !entry->paused;
}

/* By its schedule, the first after a moment. */
static int64_t regular_ms(const struct entry *entry, int64_t after_ms)
{
	int64_t next = schedule_next_delayed(
		&entry->schedule, entry->zone, entry->delay, after_ms / 1000);

	return next == SCHEDULE_NEVER ? NEVER : next * 1000;
}

static void set_next(struct entry *entry, int64_t next_ms, struct moment now)
{
	entry->next_ms = next_ms;
	entry->deadline_ms = NEVER;
	if (next_ms != NEVER)
		entry->deadline_ms = now.steady_ms + (next_ms - now.wall_ms);
}

void timetable_recall(struct timetable *timetable, size_t source, int64_t next_ms,
	bool same_rule, struct moment now)
{
	struct entry *entry = &timetable->entries[source];

	if (!is_scheduled(entry))
		return;
	int64_t regular = regular_ms(entry, now.wall_ms);
	/* Kept while the clock was ahead, or for another schedule. */
	if (next_ms > regular || (next_ms > now.wall_ms && !same_rule))
		next_ms = regular;
	set_next(entry, next_ms ? next_ms : now.wall_ms, now);
}

/* By how much it is overdue; negative: it is not due. */
static int64_t overdue_ms(const struct entry *entry, struct moment now)
{
	if (entry->under_way || entry->next_ms == NEVER)
		return -1;
	int64_t by_wall = now.wall_ms - entry->next_ms;
	int64_t by_steady = now.steady_ms - entry->deadline_ms;
	return by_wall > by_steady ? by_wall : by_steady;
}

bool timetable_is_due(struct timetable *timetable, size_t source, struct moment now)
{
	int64_t overdue = overdue_ms(&timetable->entries[source], now);

	if (overdue < 0 || (overdue >= LATE_MS && now.steady_ms < timetable->late_from_ms))
		return false;
	if (overdue >= LATE_MS)
		timetable->late_from_ms = now.steady_ms + LATE_APART_MS;
	return true;
}

void timetable_call_all(struct timetable *timetable, struct moment now)
{
	for (size_t i = 0; i < timetable->count; i++)
		if (!timetable->entries[i].paused)
			set_next(&timetable->entries[i], now.wall_ms - LATE_MS, now);
}

void timetable_began(struct timetable *timetable, size_t source)
{
	timetable->entries[source].under_way = true;
}

/* 15 minutes or its own interval, whichever is shorter, then twice as long each time. */
static int64_t retry_ms(const struct entry *entry, int64_t failures, int64_t now_ms)
{
	int64_t interval = regular_ms(entry, now_ms);
	int64_t wait = interval == NEVER ? NEVER : interval - now_ms;

	if (wait > FIRST_RETRY_MS)
		wait = FIRST_RETRY_MS;
	while (--failures > 0 && wait < LONGEST_RETRY_MS)
		wait *= 2;
	return now_ms + (wait < LONGEST_RETRY_MS ? wait : LONGEST_RETRY_MS);
}

int64_t timetable_ended(
	struct timetable *timetable, size_t source, int64_t failures, struct moment now)
{
	struct entry *entry = &timetable->entries[source];

	entry->under_way = false;
	if (!is_scheduled(entry))
		set_next(entry, NEVER, now);
	else if (failures > 0)
		set_next(entry, retry_ms(entry, failures, now.wall_ms), now);
	else
		set_next(entry, regular_ms(entry, now.wall_ms), now);
	return entry->next_ms == NEVER ? 0 : entry->next_ms;
}

/* Until it may begin. */
static int64_t left_ms(
	const struct timetable *timetable, const struct entry *entry, struct moment now)
{
	int64_t overdue = overdue_ms(entry, now);

	if (overdue < 0)
		return -overdue;
	if (overdue >= LATE_MS && timetable->late_from_ms > now.steady_ms)
		return timetable->late_from_ms - now.steady_ms;
	return 0;
}

int64_t timetable_wait_ms(const struct timetable *timetable, struct moment now)
{
	int64_t wait = -1;

	for (size_t i = 0; i < timetable->count; i++) {
		const struct entry *entry = &timetable->entries[i];
		if (entry->under_way || entry->next_ms == NEVER)
			continue;
		int64_t left = left_ms(timetable, entry, now);
		wait = wait < 0 || left < wait ? left : wait;
	}
	return wait;
}

int64_t timetable_next(const struct timetable *timetable, size_t source, int64_t after,
	int32_t *ret_zone_offset)
{
	const struct entry *entry = &timetable->entries[source];
	int64_t next = SCHEDULE_NEVER;

	if (is_scheduled(entry))
		next = schedule_next_delayed(
			&entry->schedule, entry->zone, entry->delay, after);
	if (next != SCHEDULE_NEVER)
		*ret_zone_offset = zone_offset(entry->zone, next);
	return next;
}
