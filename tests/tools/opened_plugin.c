/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "text/service.h"
#include "tools/opened_plugin.h"

static const struct service text_services[] = {
	{ WINNOW_TEXT_SERVICE, &text_service },
	{ WINNOW_TREE_SERVICE, &tree_service },
	{ NULL, NULL },
};

static const char *const lists[SECTION_KINDS] = {
	[SECTION_SOURCE] = "sources",
	[SECTION_READER] = "readers",
	[SECTION_EXTRACTOR] = "extractors",
	[SECTION_SINK] = "sinks",
};

static const struct module *find_module(const char *name)
{
	struct winnow_str folders[16];
	struct failure failure = { 0 };
	const struct module *module = NULL;
	size_t count = module_default_path(folders);

	if (module_find(folders, count, winnow_str(name), &module, &failure) < 0)
		fail_msg("%s", failure.why);
	return module;
}

static struct config *parse(struct opened_plugin *plugin, enum section_kind kind,
	const char *name, const char *options)
{
	char yaml[4096], folder[1024];

	assert_non_null(getcwd(folder, sizeof folder));
	int length = snprintf(yaml, sizeof yaml, "%s: [{plugin: %s%s%s%s}]\n", lists[kind],
		name, kind == SECTION_SOURCE ? ", name: test" : "", options ? ", " : "",
		options ? options : "");
	assert_in_range(length, 1, sizeof yaml - 1);
	return config_parse((struct winnow_str){ yaml, (size_t)length }, "test.yaml", folder,
		plugin->problems);
}

/* 0, or a negative with plugin->problems. */
static int open_section(struct opened_plugin *plugin, enum section_kind kind, const char *name,
	const char *options)
{
	plugin->config = parse(plugin, kind, name, options);
	if (!plugin->config || problems_count(plugin->problems) > 0)
		return FAILURE_CONFIG;
	assert_int_equal(plugin->config->sections[kind].count, 1);
	return instance_open(&plugin->instance, plugin->config, find_module(name),
		plugin->config->sections[kind].items, &plugin->shared, plugin->problems);
}

static void use_lexicons(struct opened_plugin *plugin)
{
	struct failure failure = { 0 };

	if (lexicons_create(lexicons_default_path(), &plugin->lexicons, &failure) < 0)
		fail_msg("%s", failure.why);
	text_service_use(plugin->lexicons);
}

static struct opened_plugin *plugin_create(const struct service *services)
{
	struct opened_plugin *plugin = calloc(1, sizeof *plugin);

	assert_non_null(plugin);
	plugin->shared.services = services ? services : text_services;
	if (!services)
		use_lexicons(plugin);
	plugin->problems = problems_create();
	assert_non_null(plugin->problems);
	return plugin;
}

struct opened_plugin *plugin_open(enum section_kind kind, const char *name, const char *options,
	const struct service *services)
{
	struct opened_plugin *plugin = plugin_create(services);

	if (open_section(plugin, kind, name, options) < 0) {
		problems_print(plugin->problems, stderr);
		fail_msg("the plugin %s does not open", name);
	}
	return plugin;
}

char *plugin_open_problem(enum section_kind kind, const char *name, const char *options,
	const struct service *services)
{
	struct opened_plugin *plugin = plugin_create(services);
	char *text = NULL;

	if (open_section(plugin, kind, name, options) < 0)
		text = strdup(problems_get(plugin->problems, 0)->text);
	plugin_close(plugin);
	return text;
}

char *plugin_open_problems(enum section_kind kind, const char *name, const char *options)
{
	struct opened_plugin *plugin = plugin_create(NULL);
	char *lines = NULL;
	size_t length = 0;
	FILE *stream = open_memstream(&lines, &length);

	assert_non_null(stream);
	(void)open_section(plugin, kind, name, options);
	problems_print(plugin->problems, stream);
	fclose(stream);
	plugin_close(plugin);
	return lines;
}

void plugin_close(struct opened_plugin *plugin)
{
	if (!plugin)
		return;
	instance_close(&plugin->instance);
	config_destroy(plugin->config);
	problems_destroy(plugin->problems);
	if (plugin->lexicons)
		text_service_use(NULL);
	lexicons_destroy(plugin->lexicons);
	free(plugin);
}

void call_begin(struct opened_plugin *plugin, struct call *ret_call)
{
	ret_call->plugin = plugin;
	ret_call->working = arena_create(plugin->budget);
	ret_call->results = arena_create(0);
	assert_non_null(ret_call->working);
	assert_non_null(ret_call->results);
	host_init(&ret_call->host, plugin->instance.who, &plugin->shared, ret_call->working);
	instance_enter(&plugin->instance);
}

struct outcome call_end(struct call *call, int answer)
{
	struct outcome outcome = { answer, NULL };

	instance_leave(&call->plugin->instance);
	if (answer < 0) {
		outcome.result = host_failure(&call->host, answer);
		outcome.why = copy_text(call->results, winnow_str(call->host.failure.why)).ptr;
	}
	arena_destroy(call->working);
	call->working = NULL;
	return outcome;
}

void *need_array(struct arena *arena, size_t count, size_t size)
{
	void *memory = arena_alloc_array(arena, count, size);

	if (!memory) {
		fputs("the harness: no memory\n", stderr);
		abort();
	}
	return memory;
}

struct winnow_str copy_text(struct arena *arena, struct winnow_str text)
{
	char *copy = need_array(arena, text.len + 1, 1);

	if (text.len)
		memcpy(copy, text.ptr, text.len);
	return (struct winnow_str){ copy, text.len };
}

const struct winnow_pair *copy_pairs(
	struct arena *arena, const struct winnow_pair *pairs, size_t count)
{
	struct winnow_pair *copy = need_array(arena, count, sizeof *copy);

	for (size_t i = 0; i < count; i++)
		copy[i] = (struct winnow_pair){ copy_text(arena, pairs[i].name),
			copy_text(arena, pairs[i].value) };
	return copy;
}

void copy_struct(void *ret_own, size_t own_size, const void *theirs)
{
	uint32_t size;

	memcpy(&size, theirs, sizeof size);
	memset(ret_own, 0, own_size);
	memcpy(ret_own, theirs, size < own_size ? size : own_size);
}
