/* SPDX-License-Identifier: MIT */
#include <string.h>
#include "base/log.h"
#include "cli/man.h"
#include "cli/open.h"
#include "cli/option_text.h"
#include "load/instance.h"
#include "outside/describe.h"

static const struct command_option options[] = {
	OPTION_CONFIG,
	{ "dump", NULL, "All that is known of them, as JSON.", 0 },
	{ "man", NULL, "The manual page of one, winnow-PLUGIN(7).", 0 },
	{ NULL, NULL, NULL, 0 },
};

static void put_kinds(const struct module *module)
{
	char text[64] = "";

	for (int kind = 0; kind < SECTION_KINDS; kind++)
		if (module_has(module, (enum section_kind)kind)) {
			strcat(text, *text ? ", " : "");
			strcat(text, kind_names[kind]);
		}
	printf("%-20s", text);
}

static int put_row(const struct module *module)
{
	printf("%-18.*s", STR_ARGS(module->label));
	put_kinds(module);
	printf("%s\n", module->plugin.summary);
	return 0;
}

static void put_option(const struct winnow_option *option)
{
	struct buffer about;

	buffer_init(&about, 0);
	option_text(option, &about);
	printf("    %-14s %.*s\n%19s%s\n", option->name, STR_ARGS(buffer_str(&about)), "",
		option->help);
	buffer_finish(&about);
}

static void put_fact_types(const struct winnow_extractor *extractor)
{
	const struct winnow_fact_type *type = extractor->makes;

	if (extractor->declare)
		printf("  makes what its options say: `winnow check` tells\n");
	for (; type && type->name; type++) {
		const struct winnow_attribute_type *attribute = type->attributes;
		printf("  makes %s: %s\n", type->name, type->help);
		for (; attribute && attribute->name; attribute++)
			printf("    %-14s %s: %s\n", attribute->name,
				value_types[attribute->type], attribute->help);
	}
}

static int put_details(const struct module *module)
{
	printf("%.*s: %s\n%s\nlicence %s\n", STR_ARGS(module->label), module->plugin.summary,
		module->path, module->plugin.licence);
	for (int kind = 0; kind < SECTION_KINDS; kind++) {
		if (!module_has(module, (enum section_kind)kind))
			continue;
		printf("\nas %s %s\n", kind == SECTION_EXTRACTOR ? "an" : "a",
			kind_names[kind]);
		const struct winnow_option *option =
			module_options(module, (enum section_kind)kind);
		for (; option && option->name; option++)
			put_option(option);
		if (kind == SECTION_EXTRACTOR)
			put_fact_types(&module->extractor);
	}
	return 0;
}

struct listing {
	json_t *dump; /* NULL: a table */
	int status;
};

static int list_one(void *context, const char *name, const char *path)
{
	struct listing *listing = context;
	const struct module *module;
	struct failure failure;

	(void)name;
	if (module_load(path, &module, &failure) < 0) {
		log_line(LOG_LEVEL_WARNING, NULL, "%s", failure.why);
		listing->status = EXIT_PARTLY;
		return 0;
	}
	if (!listing->dump)
		return put_row(module);
	return json_array_append_new(listing->dump, describe_plugin(module)) ? FAILURE_MEMORY
									     : 0;
}

static int put_dump(json_t *dump)
{
	int code = json_dumpf(dump, stdout, JSON_INDENT(2));

	putchar('\n');
	json_decref(dump);
	return code ? EXIT_IO : EXIT_DONE;
}

static int list_all(const struct winnow_str *folders, size_t count, bool dump)
{
	struct listing listing = { .dump = dump ? json_array() : NULL };
	struct failure failure;

	if (module_list(folders, count, list_one, &listing, &failure) < 0) {
		json_decref(listing.dump);
		return command_fail(&failure);
	}
	if (!dump)
		return listing.status;
	int status = put_dump(listing.dump);
	return status ? status : listing.status;
}

static int show_one(const struct arguments *arguments, const struct winnow_str *folders,
	size_t count, const char *name)
{
	const struct module *module;
	struct failure failure;

	if (module_find(folders, count, winnow_str(name), &module, &failure) < 0)
		return command_fail(&failure);
	if (argument_count(arguments, "dump"))
		return put_dump(describe_plugin(module));
	if (!argument_count(arguments, "man"))
		return put_details(module);
	man_plugin(stdout, module);
	return EXIT_DONE;
}

static int plugins_run(const struct arguments *arguments)
{
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	const char *name = argument_operand(arguments, 0);
	struct winnow_str defaults[16];
	const struct winnow_str *folders = defaults;
	size_t count = module_default_path(defaults);
	struct config *config = NULL;
	int status = EXIT_DONE;

	/* A configuration is not needed, but its folders count where one is named. */
	if (argument(arguments, "config") &&
		!(config = open_config(arguments, problems, &status)))
		return status;
	if (config && config->plugin_path_count > 0) {
		folders = config->plugin_path;
		count = config->plugin_path_count;
	}
	status = name ? show_one(arguments, folders, count, name)
		      : list_all(folders, count, argument_count(arguments, "dump") > 0);
	config_destroy(config);
	return status;
}

const struct command plugins_command = {
	.name = "plugins",
	.summary = "List the plugins, or tell all about one: options, fact types.",
	.operands = "[PLUGIN]",
	.max_operands = 1,
	.examples = "winnow plugins\nwinnow plugins quantity\nwinnow plugins --dump ./mine.so\n"
		    "winnow plugins --man ./mine.so > winnow-mine.7",
	.options = options,
	.run = plugins_run,
};
