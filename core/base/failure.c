/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "base/failure.h"
#include "base/utf8.h"

/* A sentence ends up in logs, terminals and tables: nothing in it may steer them. */
static void set(struct failure *failure, int code, const char *text)
{
	failure->code = code;
	size_t length = strnlen(text, sizeof failure->why - 1);
	memmove(failure->why, text, length);
	failure->why[length] = '\0';
	utf8_make_printable(failure->why);
}

int failure_set(struct failure *failure, int code, const char *format, ...)
{
	char text[sizeof failure->why];
	va_list arguments;

	if (!failure)
		return code;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	set(failure, code, text);
	return code;
}

int failure_errno(struct failure *failure, int code, const char *format, ...)
{
	char text[sizeof failure->why];
	int error = errno;
	va_list arguments;

	if (!failure)
		return code;
	va_start(arguments, format);
	int length = vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	if (length >= 0 && (size_t)length < sizeof text)
		snprintf(text + length, sizeof text - (size_t)length, ": %s", strerror(error));
	set(failure, code, text);
	return code;
}

int failure_prefix(struct failure *failure, const char *format, ...)
{
	char text[2 * sizeof failure->why];
	va_list arguments;

	if (!failure)
		return FAILURE_SYSTEM;
	va_start(arguments, format);
	int length = vsnprintf(text, sizeof failure->why, format, arguments);
	va_end(arguments);
	if (length < 0)
		return failure->code;
	if ((size_t)length >= sizeof failure->why)
		length = (int)sizeof failure->why - 1;
	snprintf(text + length, sizeof text - (size_t)length, ": %s", failure->why);
	set(failure, failure->code, text);
	return failure->code;
}
