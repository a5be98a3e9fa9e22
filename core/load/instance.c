/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>
#include "base/large.h"
#include "load/instance.h"
#include "load/tables.h"

/* What an open() may take for its tables; a gazetteer of the world fits. */
#define OPEN_CEILING ((size_t)1 << 30)

typedef int open_function(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self);

static const char *const kind_names[SECTION_KINDS] = {
	[SECTION_SOURCE] = "source",
	[SECTION_READER] = "reader",
	[SECTION_EXTRACTOR] = "extractor",
	[SECTION_SINK] = "sink",
};

/* The members every kind has. */
struct kind {
	const struct winnow_option *options;
	open_function *open;
	void (*close)(void *self);
	uint32_t flags;
	bool present;
};

static struct kind kind_of(const struct module *module, enum section_kind kind)
{
	const struct winnow_plugin *plugin = &module->plugin;

#define KIND(table)                                                                            \
	plugin->table ? (struct kind){ plugin->table->options, plugin->table->open,            \
		plugin->table->close, plugin->table->flags, true }                             \
		      : (struct kind)                                                          \
	{                                                                                      \
		0                                                                              \
	}
	switch (kind) {
	case SECTION_SOURCE:
		return KIND(source);
	case SECTION_READER:
		return KIND(reader);
	case SECTION_EXTRACTOR:
		return KIND(extractor);
	case SECTION_SINK:
		return KIND(sink);
	}
#undef KIND
	return (struct kind){ 0 };
}

const struct winnow_option *module_options(const struct module *module, enum section_kind kind)
{
	return kind_of(module, kind).options;
}

bool module_has(const struct module *module, enum section_kind kind)
{
	return kind_of(module, kind).present;
}

const char *const *section_reserved_keys(enum section_kind kind)
{
	static const char *keys[SECTION_KINDS][2 + OUTSIDE_KEY_COUNT + SOURCE_KEY_COUNT + 1];
	const char **own = keys[kind];
	size_t count = 0;

	own[count++] = "name";
	own[count++] = "plugin";
	for (size_t i = 0; i < OUTSIDE_KEY_COUNT; i++)
		own[count++] = config_outside_keys[i].name;
	if (kind == SECTION_SINK)
		own[count++] = "include_restricted";
	for (size_t i = 0; kind == SECTION_SOURCE && i < SOURCE_KEY_COUNT; i++)
		own[count++] = config_source_keys[i].name;
	return own;
}

static void name_instance(struct instance *instance, const struct section *section)
{
	struct winnow_str name = section->name;

	if (name.len == 0)
		name = winnow_str(instance->module->plugin.id);
	snprintf(instance->who, sizeof instance->who, "%s %.*s", kind_names[section->kind],
		STR_ARGS(name));
}

static int explain_missing_kind(const struct instance *instance, struct problems *problems)
{
	const struct module *module = instance->module;
	char has[64] = "";

	for (int kind = 0; kind < SECTION_KINDS; kind++)
		if (module_has(module, (enum section_kind)kind)) {
			size_t end = strlen(has);
			snprintf(has + end, sizeof has - end, "%s a %s", end ? " and" : "",
				kind_names[kind]);
		}
	problems_add(problems, instance->section.place,
		"%s: the plugin %s is no %s, it is%s: move it to that list", instance->who,
		module->plugin.id, kind_names[instance->section.kind], has);
	return FAILURE_CONFIG;
}

static int open_kind(
	struct instance *instance, const struct config *config, struct problems *problems)
{
	struct opening opening = { .config = config, .problems = problems };
	size_t before = problems_count(problems);

	digest_init(&opening.digest);
	instance->host.opening = &opening;
	int answer = kind_of(instance->module, instance->section.kind)
			     .open(&instance->host.face, instance->values, &instance->self);
	instance->host.opening = NULL;
	digest_text(&opening.digest, instance->files);
	instance->opened = answer == 0;
	/* What it told of its files says enough. */
	if (problems_count(problems) > before && instance->host.failure.code == 0)
		return FAILURE_CONFIG;
	/* What failed while it opened, a broken lexicon say, failed it, whatever it answers. */
	if (answer == 0)
		answer = instance->host.failure.code;
	if (answer == 0)
		return 0;
	(void)host_failure(&instance->host, answer);
	problems_add(problems, instance->section.place, "%s: %s", instance->who,
		instance->host.failure.why);
	return FAILURE_CONFIG;
}

/* What an extractor makes and needs, where only its options decide it. */
static int declare(struct instance *instance, struct problems *problems)
{
	struct winnow_extractor *extractor = &instance->extractor;
	struct loading loading = { .path = instance->module->path,
		.arena = instance->arena,
		.failure = &instance->host.failure };

	/* Copied by the row size of the plugin, which the module's own copies no longer have. */
	struct winnow_extractor declared = *extractor;
	declared.makes = NULL;
	declared.needs = NULL;
	int answer = extractor->declare(
		instance->self, &instance->host.face, &declared.makes, &declared.needs);
	answer = answer == 0 ? fact_types_copy(&loading, &declared)
			     : host_failure(&instance->host, answer);
	if (answer < 0) {
		failure_prefix(&instance->host.failure, "%s", instance->who);
		problems_add(
			problems, instance->section.place, "%s", instance->host.failure.why);
		return FAILURE_CONFIG;
	}
	if (declared.makes)
		extractor->makes = declared.makes;
	if (declared.needs)
		extractor->needs = declared.needs;
	return 0;
}

static int bind_and_open(
	struct instance *instance, const struct config *config, struct problems *problems)
{
	enum section_kind kind = instance->section.kind;

	int result = config_bind(config, &instance->section,
		module_options(instance->module, kind), section_reserved_keys(kind),
		instance->arena, &instance->values, problems);
	if (result == 0)
		result = open_kind(instance, config, problems);
	if (result < 0 || kind != SECTION_EXTRACTOR)
		return result;
	instance->extractor = instance->module->extractor;
	return instance->extractor.declare ? declare(instance, problems) : 0;
}

int instance_open(struct instance *instance, const struct config *config,
	const struct module *module, const struct section *section, struct host_shared *shared,
	struct problems *problems)
{
	*instance = (struct instance){ .module = module, .section = *section };
	name_instance(instance, section);
	if (!module_has(module, section->kind))
		return explain_missing_kind(instance, problems);
	instance->flags = kind_of(module, section->kind).flags;
	instance->arena = arena_create_large(OPEN_CEILING, LARGE_PAGE / 2);
	if (!instance->arena || pthread_mutex_init(&instance->serial, NULL) != 0) {
		arena_destroy(instance->arena);
		instance->arena = NULL;
		problems_add(problems, section->place, "%s: no memory", instance->who);
		return FAILURE_CONFIG;
	}
	host_init(&instance->host, instance->who, shared, instance->arena);
	instance->host.attachment = module->outside;
	int result = bind_and_open(instance, config, problems);
	if (result < 0)
		instance_close(instance);
	return result;
}

void instance_close(struct instance *instance)
{
	if (!instance->arena)
		return;
	struct kind kind = kind_of(instance->module, instance->section.kind);
	if (instance->opened && kind.close)
		kind.close(instance->self);
	pthread_mutex_destroy(&instance->serial);
	arena_destroy(instance->arena);
	instance->arena = NULL;
	instance->self = NULL;
	instance->opened = false;
}

void instance_enter(struct instance *instance)
{
	if (instance->flags & WINNOW_SERIAL)
		pthread_mutex_lock(&instance->serial);
}

void instance_leave(struct instance *instance)
{
	if (instance->flags & WINNOW_SERIAL)
		pthread_mutex_unlock(&instance->serial);
}
