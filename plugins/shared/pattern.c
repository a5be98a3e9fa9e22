/* SPDX-License-Identifier: MIT */
#include <fnmatch.h>
#include <limits.h>
#include "shared/pattern.h"

static int is_pattern(struct winnow_str component)
{
	for (size_t i = 0; i < component.len; i++)
		if (component.ptr[i] == '*' || component.ptr[i] == '?' ||
			component.ptr[i] == '[')
			return 1;
	return 0;
}

/* Takes the first component off; empty once there is none. */
static struct winnow_str next_component(struct winnow_str *path)
{
	while (path->len && path->ptr[0] == '/')
		*path = winnow_slice(*path, 1, path->len - 1);
	size_t end = 0;
	while (end < path->len && path->ptr[end] != '/')
		end++;
	struct winnow_str component = winnow_slice(*path, 0, end);
	*path = winnow_slice(*path, end, path->len - end);
	return component;
}

struct pattern pattern_of(struct winnow_str path)
{
	struct winnow_str rest = path;

	for (;;) {
		struct winnow_str before = rest, component = next_component(&rest);
		if (component.len == 0)
			return (struct pattern){ .folder = path };
		if (is_pattern(component))
			return (struct pattern){
				.folder =
					winnow_slice(path, 0, (size_t)(before.ptr - path.ptr)),
				.below = before,
			};
	}
}

int pattern_names(struct winnow_str component, struct winnow_str name)
{
	char pattern[NAME_MAX + 1], text[NAME_MAX + 1];

	if (component.len > NAME_MAX || name.len > NAME_MAX)
		return 0;
	memcpy(pattern, component.ptr, component.len);
	memcpy(text, name.ptr, name.len);
	pattern[component.len] = text[name.len] = '\0';
	return fnmatch(pattern, text, 0) == 0;
}

/* `leads`: the path may end before the pattern does. A "**" at the end is whatever is there. */
static int match(struct winnow_str below, struct winnow_str relative, int leads)
{
	struct winnow_str rest = below, component = next_component(&rest);
	struct winnow_str tail = relative, name = next_component(&tail);

	if (component.len == 0)
		return name.len == 0 && !leads;
	if (name.len == 0)
		return leads;
	if (winnow_is(component, "**"))
		return rest.len == 0 || match(rest, relative, leads) ||
		       match(below, tail, leads);
	return pattern_names(component, name) && match(rest, tail, leads);
}

int pattern_matches(struct winnow_str below, struct winnow_str relative)
{
	return match(below, relative, 0);
}

int pattern_leads_to(struct winnow_str below, struct winnow_str relative)
{
	return match(below, relative, 1);
}

static int hexadecimal(char digit)
{
	if (digit >= '0' && digit <= '9')
		return digit - '0';
	if (digit >= 'A' && digit <= 'F')
		return digit - 'A' + 10;
	return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

struct winnow_str pattern_unescape(const struct winnow_host *host, struct winnow_str uri)
{
	char *plain = host->alloc(host, uri.len + 1);
	size_t length = 0;

	for (size_t i = 0; plain && i < uri.len; i++) {
		int high =
			uri.ptr[i] == '%' && i + 2 < uri.len ? hexadecimal(uri.ptr[i + 1]) : -1;
		int low = high >= 0 ? hexadecimal(uri.ptr[i + 2]) : -1;
		plain[length++] = low >= 0 ? (char)(high * 16 + low) : uri.ptr[i];
		i += low >= 0 ? 2 : 0;
	}
	return (struct winnow_str){ plain, length };
}
