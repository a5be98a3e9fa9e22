/* SPDX-License-Identifier: MIT
 *
 * The host as one call of a plugin sees it: an arena, a place for the reason of a failure, the
 * services. One for each instance, alive as long as it; one for each working call.
 */
#ifndef WINNOW_LOAD_HOST_H
#define WINNOW_LOAD_HOST_H

#include <stdatomic.h>
#include "base/arena.h"
#include "base/failure.h"

/* A service by its versioned name; the host offers a NULL-ended array of these. */
struct service {
	const char *name;
	const void *table;
};

/* What all calls of a run share. */
struct host_shared {
	const struct service *services;
	atomic_bool cancelled;
};

/* Stands behind a struct that is handed to plugins and fills it up with zeros, so that a newer
 * plugin that forgot WINNOW_HAS meets them, and not the stack:
 *
 *     struct { struct winnow_item item; BOX_REST(winnow_item); } boxed = { .item = *item };
 */
#define BOX_SIZE 512
#define BOX_REST(type) char type##_rest[BOX_SIZE - sizeof(struct type)]

struct work;    /* core/run */
struct opening; /* load/tree.h */

struct host {
	struct winnow_host face; /* must stay first: a plugin holds a pointer to it */
	BOX_REST(winnow_host);
	const char *who; /* for the log: "source crin" */
	struct host_shared *shared;
	struct arena *arena;
	struct failure failure;
	const void *attachment;  /* what a service keeps for this call: the analysis */
	struct opening *opening; /* of open(), for the service of tree.h; NULL: it is over */
	struct work *why; /* keeps what a reader tells of its choices; NULL: nobody asked */
};

/* `who`, `shared` and `arena` are borrowed for the life of the host. */
void host_init(
	struct host *host, const char *who, struct host_shared *shared, struct arena *arena);

/* What a call that did not answer as it should (0, or more where the contract says so) means:
 * one of the four outcomes, or the core's own code where a function of the host put it in
 * host->failure and the plugin handed it back up. Afterwards host->failure holds that code and
 * a reason, the plugin's own where it gave one. An answer that means nothing is WINNOW_EDATA,
 * and the reason says so. */
int host_failure(struct host *host, int code);

/* The host behind what a service was handed. */
struct host *host_of(const struct winnow_host *face);

#endif
