/* SPDX-License-Identifier: MIT */
#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "load/tables.h"

#define SIZE_LIMIT 65536u /* no struct of the contract comes near it */
#define ROWS_LIMIT 1000u  /* nor a table; without its end it would be read for ever */
#define NAME_LIMIT 63u

void loading_about(struct loading *loading, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(loading->subject, sizeof loading->subject, format, arguments);
	va_end(arguments);
}

int loading_refuse(const struct loading *loading, const char *format, ...)
{
	char text[600];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	return failure_set(loading->failure, WINNOW_EDATA,
		"%s: %s%s%s: correct it and rebuild the plugin", loading->path,
		loading->subject, loading->subject[0] ? " " : "", text);
}

int table_check_size(
	const struct loading *loading, uint32_t size, uint32_t least, const char *what)
{
	if (size < least)
		return loading_refuse(loading,
			"%s has %u bytes, less than the %u of the first ABI", what, size,
			least);
	if (size >= SIZE_LIMIT || size % alignof(uint32_t) != 0)
		return loading_refuse(loading, "%s has %u bytes, which cannot be", what, size);
	return 0;
}

void table_copy(void *ret_own, size_t own_size, const void *theirs, uint32_t size)
{
	memset(ret_own, 0, own_size);
	memcpy(ret_own, theirs, size < own_size ? size : own_size);
}

static const char *name_of(const void *row)
{
	const char *name;

	memcpy(&name, row, sizeof name);
	return name;
}

static int refuse_endless(const struct loading *loading, const char *what)
{
	return loading_refuse(loading,
		"has a table of %s with no NULL at its end, or more than %u entries", what,
		ROWS_LIMIT);
}

int table_copy_rows(const struct loading *loading, const void *theirs, uint32_t stride,
	size_t own_size, const char *what, void **ret_own, size_t *ret_count)
{
	const char *row = theirs;
	size_t count = 0;

	*ret_own = NULL;
	*ret_count = 0;
	if (!theirs)
		return 0;
	while (count <= ROWS_LIMIT && name_of(row + count * stride))
		count++;
	if (count > ROWS_LIMIT)
		return refuse_endless(loading, what);
	char *own = arena_alloc_array(loading->arena, count + 1, own_size);
	if (!own)
		return failure_set(
			loading->failure, FAILURE_MEMORY, "%s: no memory", loading->path);
	for (size_t i = 0; i < count; i++)
		table_copy(own + i * own_size, own_size, row + i * stride, stride);
	*ret_own = own;
	*ret_count = count;
	return 0;
}

int table_count_texts(const struct loading *loading, const char *const *texts, const char *what,
	size_t *ret_count)
{
	size_t count = 0;

	while (texts && texts[count])
		if (++count > ROWS_LIMIT)
			return refuse_endless(loading, what);
	*ret_count = count;
	return 0;
}

bool table_is_name(const char *name)
{
	if (!name || *name < 'a' || *name > 'z')
		return false;
	size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_");
	return name[length] == '\0' && length <= NAME_LIMIT;
}
