/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "base/failure.h"

/* A sentence ends up in logs, terminals and tables: nothing in it may steer them. */
static void make_printable(char *text)
{
	for (unsigned char *byte = (unsigned char *)text; *byte; byte++)
		if (*byte < 0x20 || *byte == 0x7f)
			*byte = '?';
}

/* Drops the beginning of a character that the end of the array cut. */
static void cut_whole(char *text, size_t length)
{
	size_t start = length;

	while (start > 0 && ((unsigned char)text[start - 1] & 0xc0) == 0x80)
		start--;
	if (start == 0)
		return;
	unsigned char lead = (unsigned char)text[start - 1];
	size_t need = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
	if (length - (start - 1) < need)
		text[start - 1] = '\0';
}

static void set(struct failure *failure, int code, const char *text)
{
	failure->code = code;
	size_t length = strnlen(text, sizeof failure->why - 1);
	memmove(failure->why, text, length);
	failure->why[length] = '\0';
	make_printable(failure->why);
	cut_whole(failure->why, length);
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
