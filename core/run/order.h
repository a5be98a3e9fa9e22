/* SPDX-License-Identifier: MIT
 * Extractors in the order of their needs. Inside core/run only. */
#ifndef WINNOW_RUN_ORDER_H
#define WINNOW_RUN_ORDER_H

#include "run/plan.h"

/* Sets plan->extractors, plan->shown and plan->makers; of those free to go, the first in the configuration
 * goes first. Two that make one type, a need nobody makes and circles become problems. false: there is
 * no memory. */
bool order_extractors(struct plan *plan, struct problems *problems) MUST_CHECK;

#endif
