/* SPDX-License-Identifier: MIT
 * How often processes of plugins ended before their time, since this program began. Any thread. */
#ifndef WINNOW_OUTSIDE_CRASHES_H
#define WINNOW_OUTSIDE_CRASHES_H

#include <stdint.h>

/* `who` is "extractor names"; of more than 64 the rest are counted together, as "others". */
void crashes_add(const char *who);

int64_t crashes_count(void); /* in all */
void crashes_each(void (*each)(void *context, const char *who, int64_t crashes), void *context);

#endif
