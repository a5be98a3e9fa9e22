/* SPDX-License-Identifier: MIT */
#include <string.h>
#include "load/tables.h"

#define KNOWN_FLAGS ((uint32_t)WINNOW_SERIAL)

static int check_head(const struct loading *loading, const struct winnow_plugin *theirs)
{
	if (theirs->abi_major != WINNOW_ABI_MAJOR)
		return failure_set(loading->failure, WINNOW_EDATA,
			"%s: speaks winnow ABI %u, this winnow speaks %u: rebuild it against "
			"the headers of this version",
			loading->path, theirs->abi_major, WINNOW_ABI_MAJOR);
	int result = table_check_size(loading, theirs->size, LEAST_PLUGIN, "descriptor");
	if (result < 0)
		return result;
	return table_check_size(loading, theirs->option_size, LEAST_OPTION, "option_size");
}

static int check_text(const struct loading *loading, const char *what, const char *text)
{
	if (!text || !*text)
		return loading_refuse(loading, "does not say its %s", what);
	return 0;
}

static int check_identity(const struct loading *loading, const struct winnow_plugin *plugin)
{
	if (!table_is_name(plugin->id))
		return loading_refuse(loading,
			"has the id '%s', which is no name as [a-z][a-z0-9_]*",
			plugin->id ? plugin->id : "");
	int result = check_text(loading, "version", plugin->version);
	if (result == 0 && strpbrk(plugin->version, " \t\r\n"))
		result = loading_refuse(loading, "has the version '%s', which is not one word",
			plugin->version);
	if (result == 0)
		result = check_text(loading, "licence", plugin->licence);
	if (result == 0)
		result = check_text(loading, "summary", plugin->summary);
	return result;
}

/* A kind's table: copied, its flags known. `least` is its size in ABI 0.1. */
static int copy_kind(struct loading *loading, const char *kind, const void *theirs,
	uint32_t least, void *ret_own, size_t own_size)
{
	uint32_t head[2]; /* size, flags: every kind begins with them */

	loading_about(loading, "the %s", kind);
	memcpy(head, theirs, sizeof head);
	int result = table_check_size(loading, head[0], least, "table");
	if (result < 0)
		return result;
	if (head[1] & ~KNOWN_FLAGS)
		return loading_refuse(loading,
			"has the flags 0x%x, which this winnow does not know",
			head[1] & ~KNOWN_FLAGS);
	table_copy(ret_own, own_size, theirs, head[0]);
	return 0;
}

/* The names of functions a kind cannot do without, and whether they are there. */
struct needed {
	const char *name;
	bool present;
};

static int check_functions(
	const struct loading *loading, const struct needed *needed, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!needed[i].present)
			return loading_refuse(loading, "has no %s()", needed[i].name);
	return 0;
}

static int copy_source(struct loading *loading, struct module *module)
{
	struct winnow_source *own = &module->source;
	int result = copy_kind(
		loading, "source", module->plugin.source, LEAST_SOURCE, own, sizeof *own);
	const struct needed needed[] = { { "open", own->open }, { "start", own->start } };

	module->plugin.source = own;
	if (result == 0)
		result = check_functions(loading, needed, COUNT_OF(needed));
	return result < 0 ? result
			  : options_copy(loading, "source", module->plugin.option_size,
				    &own->options);
}

static int copy_reader(struct loading *loading, struct module *module)
{
	struct winnow_reader *own = &module->reader;
	int result = copy_kind(
		loading, "reader", module->plugin.reader, LEAST_READER, own, sizeof *own);
	const struct needed needed[] = {
		{ "open", own->open },
		{ "probe", own->probe },
		{ "read", own->read },
	};

	module->plugin.reader = own;
	if (result == 0)
		result = check_functions(loading, needed, COUNT_OF(needed));
	return result < 0 ? result
			  : options_copy(loading, "reader", module->plugin.option_size,
				    &own->options);
}

static int copy_extractor(struct loading *loading, struct module *module)
{
	struct winnow_extractor *own = &module->extractor;
	int result = copy_kind(loading, "extractor", module->plugin.extractor, LEAST_EXTRACTOR,
		own, sizeof *own);
	const struct needed needed[] = { { "open", own->open }, { "extract", own->extract } };

	module->plugin.extractor = own;
	if (result == 0)
		result = check_functions(loading, needed, COUNT_OF(needed));
	if (result == 0)
		result = options_copy(
			loading, "extractor", module->plugin.option_size, &own->options);
	return result < 0 ? result : fact_types_copy(loading, own);
}

static int copy_sink(struct loading *loading, struct module *module)
{
	struct winnow_sink *own = &module->sink;
	int result =
		copy_kind(loading, "sink", module->plugin.sink, LEAST_SINK, own, sizeof *own);
	const struct needed needed[] = {
		{ "open", own->open },
		{ "write", own->write },
		{ "flush", own->flush },
	};

	module->plugin.sink = own;
	if (result == 0)
		result = check_functions(loading, needed, COUNT_OF(needed));
	return result < 0 ? result
			  : options_copy(
				    loading, "sink", module->plugin.option_size, &own->options);
}

static int copy_kinds(struct loading *loading, struct module *module)
{
	const struct winnow_plugin *plugin = &module->plugin;
	int result = 0;

	if (!plugin->source && !plugin->reader && !plugin->extractor && !plugin->sink)
		return loading_refuse(
			loading, "is neither source nor reader nor extractor nor sink");
	if (plugin->source)
		result = copy_source(loading, module);
	if (result == 0 && plugin->reader)
		result = copy_reader(loading, module);
	if (result == 0 && plugin->extractor)
		result = copy_extractor(loading, module);
	if (result == 0 && plugin->sink)
		result = copy_sink(loading, module);
	return result;
}

int descriptor_copy(
	struct loading *loading, const struct winnow_plugin *theirs, struct module *ret_module)
{
	int result = check_head(loading, theirs);

	if (result < 0)
		return result;
	table_copy(&ret_module->plugin, sizeof ret_module->plugin, theirs, theirs->size);
	result = check_identity(loading, &ret_module->plugin);
	if (result == 0)
		result = copy_kinds(loading, ret_module);
	if (result < 0)
		return result;
	ret_module->label = arena_printf(
		loading->arena, "%s %s", ret_module->plugin.id, ret_module->plugin.version);
	return ret_module->label.ptr ? 0
				     : failure_set(loading->failure, FAILURE_MEMORY,
					       "%s: no memory", loading->path);
}
