/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stdio.h>
#include "build.h"

int build_fault(
	struct build *build, const struct winnow_node *node, size_t at, const char *format, ...)
{
	char text[600];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	build->tree->problem(build->host, node, at, winnow_str(text));
	build->failed = 1;
	return 0;
}

int build_no_memory(struct build *build)
{
	build->failed = 1;
	winnow_fail(build->host, WINNOW_EFATAL, "no memory is left for the rules");
	return 0;
}

void *build_alloc(struct build *build, size_t size)
{
	void *memory = build->host->alloc(build->host, size ? size : 1);

	if (!memory)
		build_no_memory(build);
	return memory;
}

const char *build_copy(struct build *build, struct winnow_str text)
{
	char *copy = build_alloc(build, text.len + 1);

	if (copy && text.len)
		memcpy(copy, text.ptr, text.len);
	return copy;
}

const struct declared_type *build_type(const struct build *build, struct winnow_str name)
{
	for (uint32_t i = 0; i < build->types.count; i++)
		if (winnow_is(name, build->types.items[i].type->name))
			return &build->types.items[i];
	return NULL;
}
