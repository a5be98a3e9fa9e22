/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include "base/digest.h"
#include "base/log.h"
#include "outside/describe.h"
#include "run/order.h"
#include "run/outward.h"
#include "run/plan.h"
#include "run/timetable.h"
#include "store/record_json.h"
#include "text/lexicon_table.h"
#include "text/service.h"

const struct service plan_services[] = {
	{ WINNOW_TEXT_SERVICE, &text_service },
	{ WINNOW_JSON_SERVICE, &record_json_service },
	{ WINNOW_TREE_SERVICE, &tree_service },
	{ NULL, NULL },
};

static struct place whole_file(const struct config *config)
{
	return (struct place){ .file = config->file };
}

/* The folders the configuration names, or the default ones. */
struct folders {
	struct winnow_str defaults[16];
	const struct winnow_str *items;
	size_t count;
};

static void find_folders(const struct config *config, struct folders *ret_folders)
{
	ret_folders->items = config->plugin_path;
	ret_folders->count = config->plugin_path_count;
	if (ret_folders->count > 0)
		return;
	ret_folders->items = ret_folders->defaults;
	ret_folders->count = module_default_path(ret_folders->defaults);
}

/* Gathers sections for a list the configuration leaves out. */
struct gathering {
	enum section_kind kind;
	struct plan *plan;
	struct section *sections;
	size_t count, capacity;
};

static int gather(void *context, const char *name, const char *path)
{
	struct gathering *gathering = context;
	const struct module *module;
	struct failure failure;

	if (module_load(path, &module, &failure) < 0) {
		/* Said once, not once for each kind that is looked for. */
		if (!gathering->plan->has_gathered)
			log_line(LOG_LEVEL_WARNING, NULL, "left out: %s", failure.why);
		return 0;
	}
	if (!module_has(module, gathering->kind) || gathering->count == gathering->capacity)
		return 0;
	struct winnow_str plugin = arena_copy(gathering->plan->arena, winnow_str(path));
	struct winnow_str label = arena_copy(gathering->plan->arena, winnow_str(name));
	gathering->sections[gathering->count++] = (struct section){
		.kind = gathering->kind,
		.name = label,
		.plugin = plugin,
		.place = whole_file(gathering->plan->config),
	};
	return 0;
}

#define MOST_INSTALLED 256

static struct section_list all_installed(struct plan *plan, enum section_kind kind,
	const struct folders *folders, struct problems *problems)
{
	struct gathering gathering = {
		.kind = kind,
		.plan = plan,
		.sections =
			arena_alloc_array(plan->arena, MOST_INSTALLED, sizeof(struct section)),
		.capacity = MOST_INSTALLED,
	};
	struct failure failure;

	if (gathering.sections &&
		module_list(folders->items, folders->count, gather, &gathering, &failure) < 0)
		problems_add(problems, whole_file(plan->config), "%s", failure.why);
	plan->has_gathered = true;
	return (struct section_list){ .items = gathering.sections, .count = gathering.count };
}

static bool is_outside(const struct section *section)
{
	return section->outside.isolate || section->outside.command_count > 0;
}

static const struct module *keep_outside(
	struct plan *plan, struct outside *outside, struct problems *problems)
{
	struct outside **place = vector_push(&plan->outsides);

	if (place) {
		*place = outside;
		return outside_module(outside);
	}
	outside_destroy(outside);
	problems_add(problems, whole_file(plan->config), "no memory for the plugins");
	return NULL;
}

/* In a process of its own; no module: a problem says why. */
static const struct module *start_outside(struct plan *plan, const struct section *section,
	const struct folders *folders, struct problems *problems)
{
	const struct section_outside *given = &section->outside;
	char path[PATH_MAX] = "", who[128];
	struct outside *outside;
	struct failure failure;
	int code = 0;

	snprintf(
		who, sizeof who, "%s %.*s", kind_names[section->kind], STR_ARGS(section->name));
	if (given->command_count == 0)
		code = module_locate(
			folders->items, folders->count, section->plugin, path, &failure);
	const struct outside_settings settings = {
		.who = who,
		.kind = section->kind,
		.command = given->command,
		.command_count = given->command_count,
		.plugin = path,
		.config = plan->config,
		.deadline = given->deadline,
		.memory = given->memory,
		.processes = given->processes,
		.restarts = given->restarts,
	};
	if (code >= 0)
		code = outside_create(&settings, &outside, &failure);
	if (code >= 0)
		return keep_outside(plan, outside, problems);
	problems_add(problems, section->place, "%s: %s", who, failure.why);
	return NULL;
}

static const struct module *find_module(
	const struct section *section, const struct folders *folders, struct problems *problems)
{
	const struct module *module;
	struct failure failure;

	if (module_find(folders->items, folders->count, section->plugin, &module, &failure) <
		0) {
		problems_add(problems, section->place, "%s", failure.why);
		return NULL;
	}
	if (module_has(module, section->kind))
		return module;
	problems_add(problems, section->place,
		"plugin \"%s\" is no %s: `winnow plugins` tells what it is", module->plugin.id,
		kind_names[section->kind]);
	return NULL;
}

/* A program says itself what it is called; what has a name of its own keeps it. */
static struct section named_by(const struct section *section, const struct module *module)
{
	struct section named = *section;

	if (section->outside.command_count > 0 &&
		(section->kind == SECTION_READER || section->kind == SECTION_EXTRACTOR))
		named.name = winnow_str(module->plugin.id);
	return named;
}

static void open_section(struct plan *plan, const struct section *section,
	const struct folders *folders, struct problems *problems)
{
	size_t *count = &plan->counts[section->kind];
	struct instance *instance = &plan->instances[section->kind][*count];
	const struct module *module = is_outside(section)
					      ? start_outside(plan, section, folders, problems)
					      : find_module(section, folders, problems);

	if (!module)
		return;
	const struct section named = named_by(section, module);
	if (instance_open(instance, plan->config, module, &named, &plan->shared, problems) >= 0)
		(*count)++;
}

static void open_kind(struct plan *plan, enum section_kind kind, const struct folders *folders,
	struct problems *problems)
{
	struct section_list list = plan->config->sections[kind];

	if (!list.given && (kind == SECTION_READER || kind == SECTION_EXTRACTOR))
		list = all_installed(plan, kind, folders, problems);
	plan->instances[kind] = calloc(list.count + 1, sizeof *plan->instances[kind]);
	if (!plan->instances[kind]) {
		problems_add(problems, whole_file(plan->config), "no memory for the plugins");
		return;
	}
	for (size_t i = 0; i < list.count; i++)
		open_section(plan, &list.items[i], folders, problems);
}

static void check_needs(struct plan *plan, unsigned kinds, struct problems *problems)
{
	if (kinds & 1u << SECTION_SOURCE && plan->counts[SECTION_SOURCE] == 0 &&
		problems_count(problems) == 0)
		problems_add(problems, whole_file(plan->config),
			"no source is named, so there is nothing to read: add one under "
			"sources");
	if (kinds & 1u << SECTION_READER && plan->counts[SECTION_READER] == 0 &&
		problems_count(problems) == 0)
		problems_add(problems, whole_file(plan->config),
			"there is no reader, so nothing can be read: install one or name its "
			"folder in plugin_path");
}

static int open_lexicons(struct plan *plan, struct problems *problems)
{
	struct winnow_str folder = plan->config->lexicon_path;
	struct failure failure;

	if (folder.len == 0)
		folder = lexicons_default_path();
	int code = lexicons_create(folder, &plan->lexicons, &failure);
	for (size_t i = 0; i < plan->config->lexicon_count && code >= 0; i++)
		code = lexicons_add_folder(plan->lexicons, plan->config->lexicons[i], &failure);
	if (code >= 0)
		code = language_tables_create(plan->lexicons, &plan->tables, &failure);
	if (code >= 0)
		code = lexicons_open(
			plan->lexicons, STR_LITERAL("any/address"), &plan->addresses, &failure);
	if (code >= 0)
		code = lexicons_open(plan->lexicons, STR_LITERAL("any/calibration"),
			&plan->calibration, &failure);
	if (code < 0)
		problems_add(problems, whole_file(plan->config), "%s", failure.why);
	else
		text_service_use(plan->lexicons);
	return code;
}

static void add_values(struct digest *digest, const struct instance *instance)
{
	const struct winnow_option *option =
		module_options(instance->module, instance->section.kind);

	digest_add_part(digest, instance->module->label);
	digest_add_part(digest, winnow_str(instance->files));
	for (size_t i = 0; i < instance->section.outside.command_count; i++)
		digest_add_part(digest, instance->section.outside.command[i]);
	for (size_t i = 0; option && option[i].name; i++)
		for (uint32_t j = 0; j < instance->values[i].count; j++)
			digest_add_part(digest, instance->values[i].text[j]);
}

/* How sure facts are, and how sure they must be. */
static void add_confidence(struct digest *digest, const struct plan *plan)
{
	const struct winnow_term *row;
	char least[32];
	size_t position = 0;

	snprintf(least, sizeof least, "%g", plan->config->min_confidence);
	digest_add_part(digest, winnow_str(least));
	while (plan->calibration && (row = lexicon_next(plan->calibration, &position)))
		for (uint32_t i = 0; i < row->value_count; i++)
			digest_add_part(digest, row->values[i]);
}

/* What decides what is read out of the same bytes: a change of it has everything read again. */
static void take_fingerprint(struct plan *plan)
{
	static const enum section_kind kinds[] = { SECTION_READER, SECTION_EXTRACTOR };
	struct digest digest;
	char merged[DIGEST_TEXT_SIZE];

	digest_init(&digest);
	for (size_t k = 0; k < COUNT_OF(kinds); k++)
		for (size_t i = 0; i < plan->counts[kinds[k]]; i++)
			add_values(&digest, &plan->instances[kinds[k]][i]);
	add_confidence(&digest, plan);
	if (plan->lexicons)
		digest_add_part(&digest, lexicons_merged(plan->lexicons, merged));
	digest_text(&digest, plan->fingerprint);
}

/* What decides where a page leads on to: a change of it has every page asked for whole. */
static void take_visitors(struct plan *plan, struct problems *problems)
{
	size_t count = plan->counts[SECTION_SOURCE];
	struct digest digest;

	plan->visitors = arena_alloc_array(plan->arena, count, sizeof *plan->visitors);
	if (!plan->visitors)
		problems_add(problems, whole_file(plan->config), "no memory for the sources");
	for (size_t i = 0; plan->visitors && i < count; i++) {
		digest_init(&digest);
		add_values(&digest, &plan->instances[SECTION_SOURCE][i]);
		digest_text(&digest, plan->visitors[i]);
	}
}

static void open_all(struct plan *plan, unsigned kinds, struct problems *problems)
{
	struct folders folders;

	if (open_lexicons(plan, problems) < 0)
		return;
	find_folders(plan->config, &folders);
	for (int kind = 0; kind < SECTION_KINDS; kind++)
		if (kinds & 1u << kind)
			open_kind(plan, (enum section_kind)kind, &folders, problems);
	check_needs(plan, kinds, problems);
	outward_check(plan, problems);
	terms_read(plan->config, plan->instances[SECTION_SOURCE], plan->counts[SECTION_SOURCE],
		plan->arena, &plan->terms, problems);
	if (kinds & 1u << SECTION_SOURCE)
		timetable_check(plan->config, problems);
	if (problems_count(problems) == 0 && !order_extractors(plan, problems))
		problems_add(problems, whole_file(plan->config),
			"no memory to put the extractors in order");
	if (plan->counts[SECTION_EXTRACTOR] > 0)
		lexicons_settle(plan->lexicons);
	take_fingerprint(plan);
	take_visitors(plan, problems);
}

static struct plan *create(
	const struct config *config, unsigned kinds, struct problems *problems)
{
	struct plan *plan = calloc(1, sizeof *plan);

	if (plan)
		plan->arena = arena_create(0);
	if (!plan || !plan->arena) {
		problems_add(problems, whole_file(config), "no memory for the plugins");
		free(plan);
		return NULL;
	}
	plan->config = config;
	plan->shared.services = plan_services;
	plan->paths = (struct canonical_bounds){ config->bounds.max_path_parts,
		config->bounds.max_path_repeats };
	open_all(plan, kinds, problems);
	if (problems_count(problems) == 0)
		return plan;
	plan_destroy(plan);
	return NULL;
}

struct plan *plan_create(const struct config *config, struct problems *problems)
{
	return create(config, (1u << SECTION_KINDS) - 1, problems);
}

struct plan *plan_create_readers(const struct config *config, struct problems *problems)
{
	return create(config, 1u << SECTION_READER, problems);
}

struct plan *plan_create_extractors(const struct config *config, struct problems *problems)
{
	return create(config, 1u << SECTION_EXTRACTOR, problems);
}

void plan_destroy(struct plan *plan)
{
	if (!plan)
		return;
	for (int kind = SECTION_KINDS - 1; kind >= 0; kind--) {
		for (size_t i = plan->counts[kind]; i > 0; i--)
			instance_close(&plan->instances[kind][i - 1]);
		free(plan->instances[kind]);
	}
	for (size_t i = 0; i < plan->outsides.count; i++)
		outside_destroy(plan->outsides.items[i]);
	vector_finish(&plan->outsides);
	text_service_use(NULL);
	language_tables_destroy(plan->tables);
	lexicons_destroy(plan->lexicons);
	arena_destroy(plan->arena);
	free(plan);
}
