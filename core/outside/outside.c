/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include "load/tables.h"
#include "load/trust.h"
#include "outside/call.h"
#include "outside/describe.h"
#include "outside/member.h"
#include "outside/outside.h"

#define ARENA_CEILING ((size_t)64 << 20)
#define MOST_BATCH 1024

static int no_memory(struct failure *failure)
{
	return failure_set(failure, FAILURE_MEMORY, "no memory");
}

/* ---- its tables ---- */

/* As a .so has them, to be copied into the module. */
struct tables {
	struct winnow_plugin plugin;
	struct winnow_source source;
	struct winnow_reader reader;
	struct winnow_extractor extractor;
	struct winnow_sink sink;
};

static void set_kind(
	enum section_kind which, const struct described_kind *kind, struct tables *tables)
{
	switch (which) {
	case SECTION_SOURCE:
		source_outside(&tables->source, kind->visit);
		tables->source.flags = kind->flags;
		tables->source.options = kind->options;
		tables->plugin.source = &tables->source;
		break;
	case SECTION_READER:
		reader_outside(&tables->reader);
		tables->reader.flags = kind->flags;
		tables->reader.options = kind->options;
		tables->plugin.reader = &tables->reader;
		break;
	case SECTION_EXTRACTOR:
		extractor_outside(&tables->extractor, kind->declares);
		tables->extractor.flags = kind->flags;
		tables->extractor.options = kind->options;
		tables->extractor.makes = kind->makes;
		tables->extractor.needs = kind->needs;
		tables->extractor.uses = kind->uses;
		tables->plugin.extractor = &tables->extractor;
		break;
	case SECTION_SINK:
		sink_outside(&tables->sink, kind->resume);
		tables->sink.flags = kind->flags;
		tables->sink.options = kind->options;
		tables->plugin.sink = &tables->sink;
		break;
	}
}

/* As if they had been read from a .so, with all that is checked then. */
static int make_module(
	struct outside *outside, const json_t *json, const char *path, struct failure *failure)
{
	struct loading loading = { .path = path, .arena = outside->arena, .failure = failure };
	struct tables tables = { .plugin = { WINNOW_PLUGIN_HEAD } };
	struct description description;
	int code = describe_read(json, outside->arena, &description, failure);

	if (code < 0)
		return code;
	const struct described_kind *kind = &description.kinds[outside->settings.kind];
	if (!kind->present)
		return failure_set(failure, WINNOW_EDATA,
			"%s: is no %s: move it to another list", path,
			kind_names[outside->settings.kind]);
	if (kind->item)
		return failure_set(failure, WINNOW_EDATA,
			"%s: keeps what is received, as it came, and that does not go through "
			"another process: remove 'isolate'",
			path);
	tables.plugin.id = description.id;
	tables.plugin.version = description.version;
	tables.plugin.licence = description.licence;
	tables.plugin.summary = description.summary;
	set_kind(outside->settings.kind, kind, &tables);
	code = descriptor_copy(&loading, &tables.plugin, &outside->module);
	outside->module.path = path;
	if (code >= 0)
		outside->module.outside = outside;
	return code;
}

/* ---- a program ---- */

static int read_manners(struct outside *outside, const json_t *answer, struct failure *failure)
{
	const json_t *offsets = json_object_get(answer, "offsets");
	const json_t *batch = json_object_get(answer, "batch");

	if (offsets && !offset_unit_named(member_text_of(offsets), &outside->unit))
		return failure_set(failure, WINNOW_EFATAL,
			"counts \"offsets\" in what is none of characters, utf16 and bytes");
	if (batch && (json_integer_value(batch) < 1 || json_integer_value(batch) > MOST_BATCH))
		return failure_set(failure, WINNOW_EFATAL,
			"has a \"batch\" that is not 1 to %d", MOST_BATCH);
	if (batch)
		pool_set_batch(outside->pool, (unsigned)json_integer_value(batch));
	outside->takes_payload = json_is_true(json_object_get(answer, "payloads"));
	return 0;
}

static bool is_as_before(const struct module *module, const json_t *ready)
{
	return winnow_is(member_text_of(json_object_get(ready, "id")), module->plugin.id) &&
	       winnow_is(member_text_of(json_object_get(ready, "version")),
		       module->plugin.version);
}

/* "extractor sharp" says more than "extractor exec". A source and a sink have names of their own. */
static int take_name(struct outside *outside, struct failure *failure)
{
	enum section_kind kind = outside->settings.kind;

	if (kind == SECTION_SOURCE || kind == SECTION_SINK)
		return 0;
	const char *who = arena_printf(
		outside->arena, "%s %s", kind_names[kind], outside->module.plugin.id)
				  .ptr;
	if (!who)
		return no_memory(failure);
	outside->settings.who = who;
	return 0;
}

/* The first process tells what the program is; the others are to be the same. */
static int check_ready(void *context, const json_t *answer, struct failure *failure)
{
	struct outside *outside = context;
	const json_t *ready = json_object_get(answer, "ready");

	if (!json_is_object(ready))
		return failure_set(failure, WINNOW_EFATAL,
			"did not answer with {\"ready\": {\"id\": …, \"version\": …}}");
	if (outside->module.outside)
		return is_as_before(&outside->module, ready)
			       ? 0
			       : failure_set(failure, WINNOW_EFATAL,
					 "has another id or version than when the run "
					 "began: run again");
	int code = read_manners(outside, answer, failure);
	if (code >= 0)
		code = make_module(outside, ready, outside->settings.command[0].ptr, failure);
	return code < 0 ? code : take_name(outside, failure);
}

/* A file that others may write is not run, be it the program or what an interpreter is given. */
static int check_trust(const struct outside_settings *settings, struct failure *failure)
{
	char real[PATH_MAX];
	int code = 0;

	for (size_t i = 0; i < settings->command_count && code >= 0; i++)
		if (winnow_starts(settings->command[i], "/") &&
			trust_is_file(settings->command[i].ptr))
			code = trust_file(settings->command[i].ptr, real, failure);
	return code;
}

static int start_program(struct outside *outside, struct failure *failure)
{
	struct winnow_str greeting =
		arena_printf(outside->arena, "{\"winnow\":1,\"kind\":\"%s\",\"name\":\"%s\"}\n",
			kind_names[outside->settings.kind], outside->settings.who);

	if (!greeting.ptr)
		return no_memory(failure);
	outside->greeting = (struct pool_greeting){ greeting.ptr, check_ready, outside };
	outside->pool = pool_create(&outside->settings, outside->keeper, &outside->greeting);
	return outside->pool ? pool_start(outside->pool, failure) : no_memory(failure);
}

/* ---- a .so ---- */

static int describe_so(
	struct outside *outside, const json_t *description, struct failure *failure)
{
	outside->unit = OFFSETS_BYTES;
	outside->takes_payload = true;
	outside->pool = pool_create(&outside->settings, outside->keeper, NULL);
	if (!outside->pool)
		return no_memory(failure);
	int code = make_module(outside, description, outside->settings.plugin, failure);
	/* What is entered by one thread at a time has one state. */
	const struct module *module = &outside->module;
	if ((module->source.flags | module->reader.flags | module->extractor.flags) &
		WINNOW_SERIAL)
		outside->settings.processes = 1;
	return code;
}

/* ---- its life ---- */

static bool copy_settings(struct outside *outside, const struct outside_settings *settings)
{
	struct winnow_str *command =
		arena_alloc_array(outside->arena, settings->command_count, sizeof *command);
	bool whole = command != NULL;

	outside->settings = *settings;
	for (size_t i = 0; whole && i < settings->command_count; i++) {
		command[i] = arena_copy(outside->arena, settings->command[i]);
		whole = command[i].ptr != NULL;
	}
	outside->settings.command = command;
	outside->settings.who = arena_copy(outside->arena, winnow_str(settings->who)).ptr;
	outside->settings.plugin = arena_copy(outside->arena, winnow_str(settings->plugin)).ptr;
	return whole && outside->settings.who && outside->settings.plugin;
}

static int begin(struct outside *outside, struct failure *failure)
{
	json_t *description = NULL;

	/* A sink has one place to write to. */
	if (outside->settings.kind == SECTION_SINK)
		outside->settings.processes = 1;
	bool is_program = outside->settings.command_count > 0;
	int code = is_program ? check_trust(&outside->settings, failure) : 0;

	if (code >= 0)
		code = keeper_create(
			&outside->settings, &outside->keeper, &description, failure);
	if (code >= 0)
		code = is_program ? start_program(outside, failure)
				  : describe_so(outside, description, failure);
	json_decref(description);
	return code;
}

int outside_create(const struct outside_settings *settings, struct outside **ret_outside,
	struct failure *failure)
{
	struct outside *outside = calloc(1, sizeof *outside);
	int code = 0;

	if (outside)
		outside->arena = arena_create(ARENA_CEILING);
	if (!outside || !outside->arena || !copy_settings(outside, settings))
		code = no_memory(failure);
	if (code >= 0)
		code = begin(outside, failure);
	if (code < 0)
		outside_destroy(outside);
	else
		*ret_outside = outside;
	return code;
}

const struct module *outside_module(const struct outside *outside)
{
	return &outside->module;
}

void outside_destroy(struct outside *outside)
{
	if (!outside)
		return;
	pool_destroy(outside->pool);
	keeper_destroy(outside->keeper);
	arena_destroy(outside->arena);
	free(outside);
}
