/* SPDX-License-Identifier: MIT */
#include "config/outside_keys.h"
#include "config/path.h"

#define ONE_DAY_MS (INT64_C(24) * 3600 * 1000)
#define LEAST_MEMORY (INT64_C(16) << 20)
#define MOST_MEMORY (INT64_C(1) << 40)

const struct winnow_option config_outside_keys[] = {
	[OUTSIDE_ISOLATE] = { .name = "isolate",
		.type = WINNOW_BOOLEAN,
		.fallback = "no",
		.help = "Whether the plugin runs in a process of its own, which may open no "
			"file and no connection: one that fails costs the document in hand." },
	[OUTSIDE_COMMAND] = { .name = "command",
		.type = WINNOW_TEXT,
		.flags = WINNOW_LIST,
		.help = "Of the plugin exec: the program and its arguments; what begins with "
			"./ is looked for from the configuration's folder." },
	[OUTSIDE_DEADLINE] = { .name = "deadline",
		.type = WINNOW_DURATION,
		.fallback = "30s",
		.min = 10,
		.max = ONE_DAY_MS,
		.help = "Of isolate and exec: how long one document may take." },
	[OUTSIDE_MEMORY] = { .name = "memory",
		.type = WINNOW_SIZE,
		.fallback = "1G",
		.min = LEAST_MEMORY,
		.max = MOST_MEMORY,
		.help = "Of isolate and exec: how much memory each process may use." },
	[OUTSIDE_PROCESSES] = { .name = "processes",
		.type = WINNOW_INTEGER,
		.fallback = "0",
		.max = 1024,
		.help = "Of isolate and exec: how many there may be; 0: as many as documents "
			"are worked on at once." },
	[OUTSIDE_RESTARTS] = { .name = "restarts",
		.type = WINNOW_INTEGER,
		.fallback = "5",
		.min = 1,
		.max = 1000,
		.help = "Of isolate and exec: how often in a row it may fail to start before "
			"it is given up." },
	[OUTSIDE_KEY_COUNT] = { .name = NULL },
};

/* "./mine.py", "../mine.py", and a program that is named by a path. */
static bool is_of_folder(struct winnow_str text, bool is_program)
{
	return winnow_starts(text, "./") || winnow_starts(text, "../") ||
	       (is_program && str_find_byte(text, '/', 0) < text.len);
}

static bool read_command(const struct binding *binding, const struct config_node *node,
	const struct winnow_value *value, struct section_outside *outside)
{
	struct winnow_str *command =
		arena_alloc_array(binding->arena, value->count, sizeof *command);

	for (uint32_t i = 0; command && i < value->count; i++) {
		command[i] = value->text[i];
		if (is_of_folder(command[i], i == 0))
			command[i] = path_absolute(binding->arena, node->folder, command[i]);
		if (!command[i].ptr)
			command[i] = STR_LITERAL("");
	}
	outside->command = command;
	outside->command_count = value->count;
	return command != NULL;
}

static void check_together(const struct binding *binding, const struct section *section)
{
	bool is_exec = winnow_is(section->plugin, "exec");

	for (size_t key = 0; section->node && key < OUTSIDE_KEY_COUNT; key++) {
		const char *name = config_outside_keys[key].name;
		const struct config_pair *pair = node_find(section->node, winnow_str(name));
		if (!pair)
			continue;
		if (is_exec && key == OUTSIDE_ISOLATE)
			problems_add(binding->problems, pair->place,
				"%sexec runs in a process of its own as it is; remove "
				"'isolate'",
				binding->who);
		else if (!is_exec && key == OUTSIDE_COMMAND)
			problems_add(binding->problems, pair->place,
				"%s'command' is for the plugin exec; write 'plugin: exec', or "
				"remove it",
				binding->who);
		else if (!is_exec && key != OUTSIDE_ISOLATE && !section->outside.isolate)
			problems_add(binding->problems, pair->place,
				"%s'%s' bounds a process of its own; add 'isolate: true', or "
				"remove it",
				binding->who, name);
	}
	if (is_exec && section->outside.command_count == 0)
		problems_add(binding->problems, section->place,
			"%sexec runs a program; name it, as 'command: [python3, ./mine.py]'",
			binding->who);
}

bool outside_keys_read(const struct binding *binding, struct section *section)
{
	struct winnow_value *values = bind_new_values(binding, config_outside_keys);

	if (!values)
		return false;
	bind_given(binding, section->node, config_outside_keys, values);
	bind_rest(binding, section->node, config_outside_keys, values);
	section->outside = (struct section_outside){
		.isolate = value_number(&values[OUTSIDE_ISOLATE]) != 0,
		.deadline = value_number(&values[OUTSIDE_DEADLINE]),
		.memory = value_number(&values[OUTSIDE_MEMORY]),
		.processes = value_number(&values[OUTSIDE_PROCESSES]),
		.restarts = value_number(&values[OUTSIDE_RESTARTS]),
	};
	if (!read_command(binding, section->node, &values[OUTSIDE_COMMAND], &section->outside))
		return false;
	check_together(binding, section);
	return true;
}
