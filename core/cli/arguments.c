/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/log.h"
#include "base/vector.h"
#include "cli/command.h"

const struct command_option common_options[] = {
	{ "help", NULL, "Show this help and stop.", 'h' },
	{ "quiet", NULL, "Say nothing but errors.", 'q' },
	{ "verbose", NULL, "Say more; twice: everything.", 'v' },
	{ "log-format", "FORMAT", "How to log: human, logfmt or json.", 0 },
	{ "no-color", NULL, "No colours, whatever the terminal.", 0 },
	{ NULL, NULL, NULL, 0 },
};

struct given {
	const struct command_option *option;
	const char *value;
};

struct arguments {
	VECTOR(struct given) given;
	char **operands;
	size_t operand_count;
};

/* Long options carry the index of their entry, beyond every letter. */
#define FIRST_LONG 1000
#define MOST_OPTIONS 48

struct tables {
	struct option longs[MOST_OPTIONS + 1];
	const struct command_option *entries[MOST_OPTIONS];
	char letters[2 * MOST_OPTIONS + 2];
	int count;
};

static void add_options(struct tables *tables, const struct command_option *option)
{
	for (; option && option->name && tables->count < MOST_OPTIONS; option++) {
		size_t end = strlen(tables->letters);
		tables->entries[tables->count] = option;
		tables->longs[tables->count] = (struct option){
			.name = option->name,
			.has_arg = option->argument ? required_argument : no_argument,
			.val = FIRST_LONG + tables->count,
		};
		tables->count++;
		if (!option->letter)
			continue;
		tables->letters[end++] = option->letter;
		if (option->argument)
			tables->letters[end] = ':';
	}
}

static const struct command_option *option_of(const struct tables *tables, int value)
{
	if (value >= FIRST_LONG)
		return tables->entries[value - FIRST_LONG];
	for (int i = 0; i < tables->count; i++)
		if (tables->entries[i]->letter == value)
			return tables->entries[i];
	return NULL;
}

static const char *nearest_option(const struct tables *tables, const char *given)
{
	struct winnow_str name = winnow_str(given);
	const char *nearest = NULL;
	size_t least = 3;

	while (winnow_starts(name, "-"))
		name = winnow_slice(name, 1, name.len - 1);
	for (int i = 0; i < tables->count; i++) {
		size_t distance = str_distance(name, winnow_str(tables->entries[i]->name));
		if (distance < least) {
			least = distance;
			nearest = tables->entries[i]->name;
		}
	}
	return nearest;
}

static void tell_mistake(const struct command *command, const struct tables *tables, int value,
	const char *given)
{
	const char *nearest = value == '?' ? nearest_option(tables, given) : NULL;

	fprintf(stderr, "winnow %s: %s %s%s%s%s\n", command->name,
		value == ':' ? "this option needs a value:" : "no such option:", given,
		nearest ? "; did you mean --" : "", nearest ? nearest : "", nearest ? "?" : "");
	fprintf(stderr, "Try `winnow help %s`.\n", command->name);
}

static bool read_options(
	const struct command *command, struct arguments *arguments, int argc, char **argv)
{
	struct tables tables = { .letters = ":" };
	int value;

	add_options(&tables, command->options);
	add_options(&tables, common_options);
	opterr = 0;
	optind = 1;
	while ((value = getopt_long(argc, argv, tables.letters, tables.longs, NULL)) != -1) {
		const struct command_option *option = option_of(&tables, value);
		if (!option) {
			tell_mistake(command, &tables, value, argv[optind - 1]);
			return false;
		}
		struct given *given = vector_push(&arguments->given);
		if (!given)
			return false;
		*given = (struct given){ option, optarg };
	}
	arguments->operands = argv + optind;
	arguments->operand_count = (size_t)(argc - optind);
	return true;
}

static bool check_operands(const struct command *command, const struct arguments *arguments)
{
	if (argument_count(arguments, "help"))
		return true;
	if (arguments->operand_count >= command->min_operands &&
		arguments->operand_count <= command->max_operands)
		return true;
	if (arguments->operand_count < command->min_operands)
		fprintf(stderr, "winnow %s: %s is missing\n", command->name, command->operands);
	else
		fprintf(stderr, "winnow %s: \"%s\" is one too many\n", command->name,
			arguments->operands[command->max_operands]);
	fprintf(stderr, "Try `winnow help %s`.\n", command->name);
	return false;
}

struct arguments *arguments_read(const struct command *command, int argc, char **argv)
{
	struct arguments *arguments = calloc(1, sizeof *arguments);

	if (arguments && read_options(command, arguments, argc, argv) &&
		check_operands(command, arguments))
		return arguments;
	arguments_free(arguments);
	return NULL;
}

void arguments_free(struct arguments *arguments)
{
	if (arguments)
		vector_finish(&arguments->given);
	free(arguments);
}

const char *argument(const struct arguments *arguments, const char *option)
{
	const char *value = NULL;

	for (size_t i = 0; i < arguments->given.count; i++)
		if (strcmp(arguments->given.items[i].option->name, option) == 0)
			value = arguments->given.items[i].value;
	return value;
}

unsigned argument_count(const struct arguments *arguments, const char *option)
{
	unsigned count = 0;

	for (size_t i = 0; i < arguments->given.count; i++)
		count += strcmp(arguments->given.items[i].option->name, option) == 0;
	return count;
}

size_t argument_all(
	const struct arguments *arguments, const char *option, const char **values, size_t most)
{
	size_t count = 0;

	for (size_t i = 0; i < arguments->given.count && count < most; i++)
		if (strcmp(arguments->given.items[i].option->name, option) == 0)
			values[count++] = arguments->given.items[i].value;
	return count;
}

const char *argument_operand(const struct arguments *arguments, size_t index)
{
	return index < arguments->operand_count ? arguments->operands[index] : NULL;
}

bool argument_number(const struct arguments *arguments, const char *option, int64_t fallback,
	int64_t *ret_number)
{
	const char *text = argument(arguments, option);
	char *end = NULL;

	*ret_number = fallback;
	if (!text)
		return true;
	errno = 0;
	long long number = strtoll(text, &end, 10);
	if (errno || end == text || *end || number < 0) {
		fprintf(stderr, "winnow: --%s takes a whole number, not \"%s\"\n", option,
			text);
		return false;
	}
	*ret_number = number;
	return true;
}
