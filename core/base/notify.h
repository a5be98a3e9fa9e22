/* SPDX-License-Identifier: MIT
 *
 * What a service tells the manager that started it, by the protocol of sd_notify(3): a datagram
 * to the socket that the environment names. Without one, nothing is told.
 */
#ifndef WINNOW_BASE_NOTIFY_H
#define WINNOW_BASE_NOTIFY_H

#include <stdbool.h>
#include <stdint.h>

/* "READY=1", "STATUS=…"; several with a line feed between. Whether it was told. */
bool notify(const char *state);

/* How often the manager wants to hear "WATCHDOG=1" of this process; 0: never. */
int64_t notify_watchdog_ms(void);

#endif
