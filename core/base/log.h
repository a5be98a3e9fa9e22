/* SPDX-License-Identifier: MIT
 *
 * What winnow tells the person who runs it: lines on standard error, never on standard output.
 * On a terminal short lines, elsewhere logfmt; under the journal short lines, and whatever the
 * format with its priority before.
 * Any thread may log. Article text and names are never logged.
 */
#ifndef WINNOW_BASE_LOG_H
#define WINNOW_BASE_LOG_H

#include <stdbool.h>
#include "base/str.h"

enum log_level { LOG_LEVEL_DEBUG, LOG_LEVEL_INFO, LOG_LEVEL_WARNING, LOG_LEVEL_ERROR };
enum log_format { LOG_FORMAT_AUTO, LOG_FORMAT_HUMAN, LOG_FORMAT_LOGFMT, LOG_FORMAT_JSON };

/* By enum log_format, NULL-terminated. */
extern const char *const log_format_names[];

/* False: there is no format of that name. */
bool log_format_named(struct winnow_str name, enum log_format *ret_format);

/* On the main thread, before there are others. Lines below `least` are dropped. */
void log_setup(enum log_level least, enum log_format format);

/* Another format from now on. Any thread. */
void log_use_format(enum log_format format);

/* `who` says which part speaks, as "source crin"; NULL: winnow itself. */
void log_line(enum log_level level, const char *who, const char *format, ...) FORMAT(3, 4);

/* A line that the next one overwrites, on a terminal only; NULL takes it away. */
void log_progress(const char *text);
bool log_is_terminal(void);

#endif
