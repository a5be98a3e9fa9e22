/* SPDX-License-Identifier: MIT */
#include "config/scalar.h"
#include "config/number.h"
#include "config/path.h"
#include "config/suggest.h"

bool scalar_is_number(uint32_t type)
{
	return type >= WINNOW_INTEGER && type <= WINNOW_DURATION;
}

/* One value under examination. */
struct scalar {
	const struct binding *binding;
	const struct winnow_option *option;
	const struct config_node *node;
};

/* "source pages: 'limit': '12x' …": what was written rather than what its variables hold, which
 * may be secret even where the option is not. */
static void report(const struct scalar *scalar, const char *why, struct winnow_str more)
{
	const struct binding *binding = scalar->binding;
	struct winnow_str written = scalar->node->written, shown = node_shown(written);

	if (scalar->option->flags & WINNOW_SECRET)
		problems_add(binding->problems, scalar->node->place, "%s'%s': its value %s%.*s",
			binding->who, scalar->option->name, why, STR_ARGS(more));
	else
		problems_add(binding->problems, scalar->node->place, "%s'%s': '%.*s%s' %s%.*s",
			binding->who, scalar->option->name, STR_ARGS(shown),
			shown.len < written.len ? "..." : "", why, STR_ARGS(more));
}

/* ---- choices ---- */

static struct winnow_str list_choices(const struct scalar *scalar)
{
	struct winnow_str list = STR_LITERAL("");

	for (const char *const *choice = scalar->option->choices; *choice; choice++)
		list = arena_printf(scalar->binding->arena, "%.*s%s%s", STR_ARGS(list),
			list.len ? ", " : "", *choice);
	return list;
}

static bool check_choice(const struct scalar *scalar)
{
	struct suggestion suggestion;

	if (!scalar->option->choices)
		return true;
	suggest_begin(&suggestion, scalar->node->text);
	for (const char *const *choice = scalar->option->choices; *choice; choice++) {
		if (winnow_is(scalar->node->text, *choice))
			return true;
		suggest_offer(&suggestion, winnow_str(*choice));
	}
	bool secret = scalar->option->flags & WINNOW_SECRET;
	if (!suggestion.best.ptr || secret)
		report(scalar, "is not one of: ", list_choices(scalar));
	else
		report(scalar, "is not known; did you mean ",
			arena_printf(
				scalar->binding->arena, "'%.*s'?", STR_ARGS(suggestion.best)));
	return false;
}

/* ---- numbers ---- */

static bool check_bounds(const struct scalar *scalar, int64_t number)
{
	const struct winnow_option *option = scalar->option;
	char text[NUMBER_TEXT_SIZE];

	if (option->type == WINNOW_BOOLEAN || (option->min == 0 && option->max == 0))
		return true;
	if (number < option->min)
		report(scalar, "is too small; the least is ",
			number_text(option->type, option->min, text));
	else if (number > option->max)
		report(scalar, "is too large; the most is ",
			number_text(option->type, option->max, text));
	else
		return true;
	return false;
}

static bool bind_number(const struct scalar *scalar, int64_t *ret_number)
{
	const char *reason;
	int64_t number;

	if (!config_parse_number(scalar->option->type, scalar->node->text, &number, &reason)) {
		report(scalar, reason, STR_LITERAL(""));
		return false;
	}
	if (!check_bounds(scalar, number))
		return false;
	*ret_number = number;
	return true;
}

/* ---- texts and paths ---- */

static bool check_path(const struct scalar *scalar)
{
	struct winnow_str path = scalar->node->text;

	if (path.len == 0)
		report(scalar, "names nothing; write a path", STR_LITERAL(""));
	else if (winnow_is(path, "~") || winnow_starts(path, "~/"))
		report(scalar, "begins with ~, which only a shell knows; write ${HOME} for it",
			STR_LITERAL(""));
	else
		return true;
	return false;
}

static bool bind_text(const struct scalar *scalar, struct winnow_str *ret_text)
{
	const struct binding *binding = scalar->binding;
	struct winnow_str text;

	if (scalar->option->type == WINNOW_PATH) {
		if (!check_path(scalar))
			return false;
		text = path_absolute(binding->arena, scalar->node->folder, scalar->node->text);
	} else {
		text = arena_copy(binding->arena, scalar->node->text);
	}
	if (!text.ptr) {
		problems_add_no_memory(binding->problems, scalar->node->place);
		return false;
	}
	*ret_text = text;
	return true;
}

void scalar_bind(const struct binding *binding, const struct winnow_option *option,
	const struct config_node *node, struct winnow_str *ret_text, int64_t *ret_number)
{
	struct scalar scalar = { binding, option, node };

	if (node->broken)
		return;
	if (node->kind != NODE_SCALAR) {
		problems_add(binding->problems, node->place,
			"%s'%s' takes plain values, and one of them is %s", binding->who,
			option->name, node_kind_name(node));
		return;
	}
	if (node->text.len == 0 && (node->empty || (option->flags & WINNOW_REQUIRED))) {
		problems_add(binding->problems, node->place,
			"%s'%s': this value is empty; write one, or remove it", binding->who,
			option->name);
		return;
	}
	if (!check_choice(&scalar))
		return;
	if (scalar_is_number(option->type) && !bind_number(&scalar, ret_number))
		return;
	if (!bind_text(&scalar, ret_text))
		return;
}
