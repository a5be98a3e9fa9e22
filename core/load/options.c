/* SPDX-License-Identifier: MIT */
#include <string.h>
#include "config/config.h"
#include "load/instance.h"
#include "load/tables.h"

#define KNOWN_FLAGS ((uint32_t)(WINNOW_REQUIRED | WINNOW_LIST | WINNOW_SECRET))

static bool is_number(const struct winnow_option *option)
{
	return option->type != WINNOW_TEXT && option->type != WINNOW_PATH;
}

static bool has_bounds(const struct winnow_option *option)
{
	return option->min != 0 || option->max != 0;
}

static int check_name(const struct loading *loading, const struct winnow_option *first,
	const struct winnow_option *option)
{
	const char *const *reserved = section_reserved_keys(SECTION_SOURCE);

	if (!table_is_name(option->name))
		return loading_refuse(loading, "has no name as [a-z][a-z0-9_]*");
	for (; first < option; first++)
		if (strcmp(first->name, option->name) == 0)
			return loading_refuse(loading, "is there twice");
	for (; *reserved; reserved++)
		if (strcmp(*reserved, option->name) == 0)
			return loading_refuse(loading, "has a name that is winnow's own");
	return 0;
}

static int check_declaration(const struct loading *loading, const struct winnow_option *option)
{
	if (!option->help || !*option->help)
		return loading_refuse(loading, "has no help");
	if (option->type < WINNOW_TEXT || option->type > WINNOW_DURATION)
		return loading_refuse(loading,
			"has the type %u, which this winnow does not know", option->type);
	if (option->flags & ~KNOWN_FLAGS)
		return loading_refuse(loading,
			"has the flags 0x%x, which this winnow does not know",
			option->flags & ~KNOWN_FLAGS);
	if (has_bounds(option) && (!is_number(option) || option->type == WINNOW_BOOLEAN))
		return loading_refuse(loading, "has bounds, but is no number to be bounded");
	if (option->min > option->max)
		return loading_refuse(loading, "has a least value above its greatest");
	if ((option->flags & WINNOW_REQUIRED) && option->fallback)
		return loading_refuse(loading, "is required and yet has a fallback");
	return 0;
}

static int check_value(const struct loading *loading, const struct winnow_option *option,
	const char *what, const char *text)
{
	const char *reason = "";
	int64_t number = 0;

	if (!is_number(option))
		return 0;
	if (!config_parse_number(option->type, winnow_str(text), &number, &reason))
		return loading_refuse(loading, "has the %s '%s', which %s", what, text, reason);
	if (has_bounds(option) && (number < option->min || number > option->max))
		return loading_refuse(
			loading, "has the %s '%s', out of its own bounds", what, text);
	return 0;
}

static bool is_chosen(const char *const *choices, const char *text)
{
	for (; *choices; choices++)
		if (strcmp(*choices, text) == 0)
			return true;
	return false;
}

static int check_choices(const struct loading *loading, const struct winnow_option *option)
{
	size_t count;
	int result = table_count_texts(loading, option->choices, "choices", &count);

	if (result == 0 && option->choices && count == 0)
		return loading_refuse(loading, "has an empty table of choices");
	for (size_t i = 0; result == 0 && i < count; i++)
		result = check_value(loading, option, "choice", option->choices[i]);
	return result;
}

static int check_fallback(const struct loading *loading, const struct winnow_option *option)
{
	if (!option->fallback)
		return 0;
	if (option->choices && !is_chosen(option->choices, option->fallback))
		return loading_refuse(loading,
			"has the fallback '%s', which is none of its choices",
			option->fallback);
	return check_value(loading, option, "fallback", option->fallback);
}

static int check_option(const struct loading *loading, const struct winnow_option *first,
	const struct winnow_option *option)
{
	int result = check_name(loading, first, option);

	if (result == 0)
		result = check_declaration(loading, option);
	if (result == 0)
		result = check_choices(loading, option);
	return result < 0 ? result : check_fallback(loading, option);
}

int options_copy(struct loading *loading, const char *kind, uint32_t stride,
	const struct winnow_option **options)
{
	void *copy;
	size_t count;

	loading_about(loading, "the %s", kind);
	int result = table_copy_rows(loading, *options, stride, sizeof(struct winnow_option),
		"options", &copy, &count);
	if (result < 0)
		return result;
	*options = copy;
	for (size_t i = 0; result == 0 && i < count; i++) {
		loading_about(loading, "the option %s of the %s", (*options)[i].name, kind);
		result = check_option(loading, *options, &(*options)[i]);
	}
	return result;
}
