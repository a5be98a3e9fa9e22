/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>
#include "base/utf8.h"
#include "trial/report.h"

#define SAY(member)                                                                            \
	do {                                                                                   \
		va_list arguments;                                                             \
		va_start(arguments, format);                                                   \
		vsnprintf(report->member, sizeof report->member, format, arguments);           \
		va_end(arguments);                                                             \
		utf8_make_printable(report->member);                                           \
	} while (0)

static bool may_write(const struct report *report)
{
	return report->state != TRIAL_FAILED && (!report->owner || report->owner == getpid());
}

void report_fail(struct report *report, const char *format, ...)
{
	if (!may_write(report))
		return;
	SAY(text);
	report->state = TRIAL_FAILED;
}

void report_skip(struct report *report, const char *format, ...)
{
	if (!may_write(report))
		return;
	SAY(text);
	report->state = TRIAL_SKIPPED;
}

void report_note(struct report *report, const char *format, ...)
{
	if (may_write(report))
		SAY(text);
}

void report_doing(struct report *report, const char *format, ...)
{
	if (may_write(report))
		SAY(doing);
}

void report_end(struct report *report)
{
	if (report->owner == getpid())
		report->done = true;
	_exit(0);
}
