/* SPDX-License-Identifier: MIT
 * The service "winnow.why/1": what a reader tells of its choices is kept with the work in hand.
 * Inside core/run only. */
#ifndef WINNOW_RUN_WHY_H
#define WINNOW_RUN_WHY_H

#include <winnow/why.h>
#include "run/work.h"

extern const struct winnow_why why_service;

#endif
