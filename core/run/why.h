/* SPDX-License-Identifier: MIT
 * The service "winnow.why/1": what a plugin tells of its choices is kept with the work in hand.
 * Inside core/run only. */
#ifndef WINNOW_RUN_WHY_H
#define WINNOW_RUN_WHY_H

#include <winnow/why.h>
#include "run/work.h"

extern const struct winnow_why why_service;

enum { WHY_MOST_SERVICES = 16 };

/* What a plan offers and, if it is wanted, that service beside it. */
struct why_services {
	struct host_shared shared;
	struct service services[WHY_MOST_SERVICES + 1];
};
void why_offer(const struct plan *plan, bool wanted, struct why_services *ret_services);

#endif
