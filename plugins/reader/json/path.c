/* SPDX-License-Identifier: MIT */
#include "reader/json/path.h"

#include <stdio.h>

enum { MOST_TEXTS = 32 };

struct texts {
	const struct winnow_host *host;
	struct winnow_str items[MOST_TEXTS];
	size_t count, most;
};

/* The recursion is as deep as the parser lets values nest. */
int path_follow(const json_t *value, struct winnow_str path, path_visit *visit, void *context)
{
	const json_t *element;
	size_t at;
	int result = 0;

	if (json_is_array(value)) {
		json_array_foreach(value, at, element)
		{
			result = path_follow(element, path, visit, context);
			if (result)
				break;
		}
		return result;
	}
	if (path.len == 0)
		return visit(context, value);
	const char *dot = memchr(path.ptr, '.', path.len);
	size_t length = dot ? (size_t)(dot - path.ptr) : path.len;
	size_t behind = length + (dot != NULL);
	element = json_object_getn(value, path.ptr, length);
	return element ? path_follow(element, winnow_slice(path, behind, path.len - behind),
				 visit, context)
		       : 0;
}

static struct winnow_str digits(const struct winnow_host *host, json_int_t number)
{
	enum { ROOM = 24 };
	char *text = host->alloc(host, ROOM);

	if (text)
		snprintf(text, ROOM, "%" JSON_INTEGER_FORMAT, number);
	return winnow_str(text);
}

static int add_text(void *context, const json_t *value)
{
	struct texts *texts = context;
	struct winnow_str text = { json_string_value(value), json_string_length(value) };

	if (json_is_integer(value))
		text = digits(texts->host, json_integer_value(value));
	if (text.len)
		texts->items[texts->count++] = text;
	return texts->count == texts->most;
}

struct winnow_str path_first(
	const struct winnow_host *host, const json_t *value, struct winnow_str path)
{
	struct texts texts = { .host = host, .most = 1 };

	if (path.len)
		path_follow(value, path, add_text, &texts);
	return texts.items[0];
}

struct winnow_str path_all(
	const struct winnow_host *host, const json_t *value, struct winnow_str path)
{
	struct texts texts = { .host = host, .most = MOST_TEXTS };
	size_t length = 0, room = 1;

	if (path.len)
		path_follow(value, path, add_text, &texts);
	for (size_t at = 0; at < texts.count; at++)
		room += texts.items[at].len + 2;
	char *all = texts.count > 1 ? host->alloc(host, room) : NULL;
	if (!all)
		return texts.items[0];
	for (size_t at = 0; at < texts.count; at++)
		length += (size_t)snprintf(all + length, room - length, "%s%.*s",
			at ? "; " : "", (int)texts.items[at].len, texts.items[at].ptr);
	return (struct winnow_str){ all, length };
}
