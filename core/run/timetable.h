/* SPDX-License-Identifier: MIT
 *
 * Which source is due, by its own schedule. Knows no clock: who asks says what time it is, by
 * the wall and by a clock that is never set. A source is due when the wall clock says so, or when
 * as much time has passed as there was to wait: so a clock that is set back delays nothing, and
 * one that is set forward is like a machine that was off. What was missed meanwhile runs once.
 */
#ifndef WINNOW_RUN_TIMETABLE_H
#define WINNOW_RUN_TIMETABLE_H

#include "run/plan.h"
#include "run/schedule.h"

struct moment {
	int64_t wall_ms;   /* UTC since 1970 */
	int64_t steady_ms; /* monotonic */
};

struct moment moment_now(void);

struct timetable;

/* Of the plan's sources, by their index. Schedules and zones were checked with the plan. */
int timetable_create(const struct plan *plan, struct timetable **ret_timetable,
	struct failure *failure) MUST_CHECK;
void timetable_destroy(struct timetable *timetable); /* accepts NULL */
DEFINE_SCOPED(struct timetable *, timetable_destroy)

/* Every schedule and zone that is none becomes a problem. */
void timetable_check(const struct config *config, struct problems *problems);

/* What a source goes by, in one line: "17 3 * * *, Europe/Berlin, up to 30 minutes later"; empty:
 * it has no schedule. Lives in `arena`. */
struct winnow_str timetable_rule(
	const struct plan *plan, size_t source, struct arena *arena) MUST_CHECK;

/* Tells when a source was to run next, as it was kept; 0: it never ran, and so is due. `same_rule`:
 * it went by the same schedule then. */
void timetable_recall(struct timetable *timetable, size_t source, int64_t next_ms,
	bool same_rule, struct moment now);

/* A source without a schedule, or a paused one, is never due. Of those that are late, as after a
 * time in which nothing ran, one a second is. */
bool timetable_is_due(struct timetable *timetable, size_t source, struct moment now);

/* All but the paused are due now, whatever their schedule, and late. */
void timetable_call_all(struct timetable *timetable, struct moment now);

/* It begins, and is not due again until it ended. */
void timetable_began(struct timetable *timetable, size_t source);

/* It ended; the time at which it is due next (0: never), which is by its schedule, or after
 * `failures` in a row sooner than a rare schedule says and later than a frequent one. */
int64_t timetable_ended(
	struct timetable *timetable, size_t source, int64_t failures, struct moment now);

/* How long until the next is due; -1: none ever is. Those under way do not count. */
int64_t timetable_wait_ms(const struct timetable *timetable, struct moment now);

/* The first time after `after` by its schedule, and how far its zone is from UTC then, all in
 * seconds; SCHEDULE_NEVER. */
int64_t timetable_next(const struct timetable *timetable, size_t source, int64_t after,
	int32_t *ret_zone_offset);

#endif
