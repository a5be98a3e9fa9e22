/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include "base/buffer.h"
#include "config/node.h"

/* The environment's values are long at times, and a scalar may name many. */
#define LONGEST_SCALAR ((size_t)64 << 10)

static bool is_name(struct winnow_str name)
{
	for (size_t i = 0; i < name.len; i++) {
		char byte = name.ptr[i];
		bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
			      byte == '_';
		if (!letter && !(i > 0 && byte >= '0' && byte <= '9'))
			return false;
	}
	return name.len > 0;
}

struct filling {
	struct place place;
	struct arena *arena;
	struct problems *problems;
	struct buffer text;
};

static bool fill_one(struct filling *filling, struct winnow_str name)
{
	struct winnow_str copy = arena_copy(filling->arena, name);

	if (!copy.ptr) {
		problems_add_no_memory(filling->problems, filling->place);
		return false;
	}
	const char *value = getenv(copy.ptr);
	if (!value) {
		problems_add(filling->problems, filling->place,
			"the environment has no variable %s; set it, as 'export %s=...', or "
			"write $${ for a plain ${",
			copy.ptr, copy.ptr);
		return false;
	}
	buffer_append(&filling->text, winnow_str(value));
	return true;
}

/* `rest` begins behind a "${"; *rest is then what follows the "}". */
static bool fill_name(struct filling *filling, struct winnow_str *rest)
{
	size_t end = str_find_byte(*rest, '}', 0);
	struct winnow_str name = winnow_slice(*rest, 0, end);

	if (end == rest->len || !is_name(name)) {
		problems_add(filling->problems, filling->place,
			"'${' begins the name of a variable, as ${HOME}, but this is none, or "
			"its '}' is missing; write $${ for a plain ${");
		return false;
	}
	*rest = winnow_slice(*rest, end + 1, rest->len - end - 1);
	return fill_one(filling, name);
}

static bool fill_all(struct filling *filling, struct winnow_str rest)
{
	bool all = true;

	while (rest.len > 0) {
		size_t at = str_find(rest, STR_LITERAL("${"));
		bool plain = at < rest.len && at > 0 && rest.ptr[at - 1] == '$';
		buffer_append(&filling->text, winnow_slice(rest, 0, plain ? at - 1 : at));
		if (at == rest.len)
			break;
		rest = winnow_slice(rest, at + 2, rest.len - at - 2);
		if (plain)
			buffer_append(&filling->text, STR_LITERAL("${"));
		else if (!fill_name(filling, &rest))
			all = false;
	}
	return all;
}

bool variables_fill(struct winnow_str written, struct place place, struct arena *arena,
	struct problems *problems, struct winnow_str *ret_text)
{
	struct filling filling = { .place = place, .arena = arena, .problems = problems };

	if (str_find(written, STR_LITERAL("${")) == written.len) {
		*ret_text = written;
		return true;
	}
	buffer_init(&filling.text, LONGEST_SCALAR);
	bool filled = fill_all(&filling, written);
	if (filled && buffer_failed(&filling.text)) {
		problems_add(problems, place,
			"this value is longer than %zu bytes once its variables are filled in; "
			"shorten them",
			LONGEST_SCALAR);
		filled = false;
	}
	struct winnow_str text = { NULL, 0 };
	if (filled)
		text = arena_copy(arena, buffer_str(&filling.text));
	if (filled && !text.ptr)
		problems_add_no_memory(problems, place);
	buffer_finish(&filling.text);
	if (!text.ptr)
		return false;
	*ret_text = text;
	return true;
}
