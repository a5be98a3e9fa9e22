/* SPDX-License-Identifier: MIT */
#include "shared/walk.h"
#include <stdio.h>
#include "shared/pattern.h"

const char *const walk_link_choices[] = { "none", "files", "all", NULL };

/* A folder is listed once for each pattern that leads through it: two patterns below one folder
 * are two requests, and a file that both mean is still one. ptr NULL: over budget. */
static struct winnow_str key_of_listing(const struct winnow_host *host, struct winnow_str uri,
	struct winnow_str below, unsigned depth)
{
	size_t room = uri.len + below.len + 16;
	char *key = host->alloc(host, room);

	if (!key)
		return (struct winnow_str){ NULL, 0 };
	int length = snprintf(key, room, "%.*s#%u/%.*s", (int)uri.len, uri.ptr, depth,
		(int)below.len, below.ptr);
	return (struct winnow_str){ key, (size_t)length };
}

/* Every request carries the pattern it stands under, and how many components deep. */
static int request(const struct winnow_host *host, const struct winnow_source_out *out,
	struct winnow_str uri, uint32_t expects, struct winnow_str below, unsigned depth)
{
	char digits[16];
	int length = snprintf(digits, sizeof digits, "%u", depth);
	int is_listing = expects == WINNOW_LISTING && below.len > 0;
	struct winnow_str key =
		is_listing ? key_of_listing(host, uri, below, depth) : winnow_str("");
	const struct winnow_pair hints[] = {
		{ winnow_str("file.below"), below },
		{ winnow_str("file.depth"), { digits, (size_t)length } },
	};
	const struct winnow_request wanted = {
		.size = sizeof wanted,
		.expects = expects,
		.uri = uri,
		.key = key,
		.hints = hints,
		.hint_count = 2,
	};

	if (!key.ptr)
		return winnow_fail(host, WINNOW_ELIMIT, "no memory for the key of a folder");
	return out->request(out, &wanted);
}

int walk_start(const struct walk *walk, const struct winnow_host *host,
	const struct winnow_source_out *out)
{
	const struct winnow_value *paths = &walk->values[WALK_PATHS];

	for (uint32_t i = 0; i < paths->count; i++) {
		struct pattern pattern = pattern_of(paths->text[i]);
		uint32_t expects = pattern.below.len ? WINNOW_LISTING : walk->expects_named;
		int code = request(host, out, pattern.folder, expects, pattern.below, 0);
		if (code < 0)
			return code;
	}
	return 0;
}

/* An entry of a folder that was asked for. */
struct entry {
	struct winnow_str below;    /* the pattern it stands under */
	struct winnow_str relative; /* its path below the folder the pattern begins at */
	struct winnow_str name;
	unsigned depth; /* components of `relative` */
};

static struct winnow_str hint(const struct winnow_item *item, const char *name)
{
	for (uint32_t i = 0; i < item->hint_count; i++)
		if (winnow_is(item->hints[i].name, name))
			return item->hints[i].value;
	return winnow_str("");
}

static unsigned number_of(struct winnow_str text)
{
	unsigned number = 0;

	for (size_t i = 0; i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9'; i++)
		number = number * 10 + (unsigned)(text.ptr[i] - '0');
	return number;
}

/* The last `count` components of a path. */
static struct winnow_str last_components(struct winnow_str path, unsigned count)
{
	size_t start = path.len;

	while (start > 0 && (path.ptr[start - 1] != '/' || --count > 0))
		start--;
	return winnow_slice(path, start, path.len - start);
}

static int entry_read(
	const struct winnow_host *host, const struct winnow_item *item, struct entry *ret_entry)
{
	struct winnow_str path = pattern_unescape(host, item->uri);

	if (!path.ptr)
		return winnow_fail(host, WINNOW_ELIMIT, "no memory for the path of an entry");
	ret_entry->below = hint(item, "file.below");
	ret_entry->depth = number_of(hint(item, "file.depth")) + 1;
	ret_entry->relative = last_components(path, ret_entry->depth);
	ret_entry->name = last_components(path, 1);
	return 0;
}

/* A link is taken for what it leads to, where that is wanted, and else for nothing. */
static uint32_t form_of(const struct walk *walk, const struct winnow_item *item)
{
	struct winnow_str links = walk->values[WALK_LINKS].text[0];

	if (item->form != WINNOW_ENTRY_LINK)
		return item->form;
	if (winnow_is(links, "all"))
		return item->link_form;
	if (winnow_is(links, "files") && item->link_form == WINNOW_ENTRY_FILE)
		return WINNOW_ENTRY_FILE;
	return WINNOW_ENTRY_OTHER;
}

static int is_wanted_name(const struct walk *walk, struct winnow_str name)
{
	const struct winnow_value *match = &walk->values[WALK_MATCH];

	for (uint32_t i = 0; i < match->count; i++)
		if (pattern_names(match->text[i], name))
			return 1;
	if (match->count || !walk->endings)
		return match->count == 0;
	for (size_t i = 0; walk->endings[i]; i++)
		if (winnow_ends(name, walk->endings[i]))
			return 1;
	return 0;
}

static int wants_file(const struct walk *walk, const struct winnow_host *host,
	const struct winnow_item *item, const struct entry *entry)
{
	const struct winnow_value *max_bytes = &walk->values[WALK_MAX_BYTES];

	if (entry->below.len && !pattern_matches(entry->below, entry->relative))
		return 0;
	if (!is_wanted_name(walk, entry->name))
		return 0;
	if (max_bytes->count && item->length > (uint64_t)max_bytes->number[0]) {
		host->log(host, WINNOW_INFO,
			winnow_str("a file larger than max_bytes is left out"));
		return 0;
	}
	return 1;
}

static int wants_folder(const struct walk *walk, const struct entry *entry)
{
	if (entry->depth > walk->values[WALK_MAX_DEPTH].number[0])
		return 0;
	if (entry->below.len)
		return pattern_leads_to(entry->below, entry->relative);
	return walk->values[WALK_RECURSIVE].number[0] != 0;
}

int walk_visit(const struct walk *walk, const struct winnow_host *host,
	const struct winnow_item *item, const struct winnow_source_out *out)
{
	struct entry entry = { .depth = 0 };
	int code = entry_read(host, item, &entry);

	if (code < 0)
		return code;
	if (winnow_starts(entry.name, ".") && !walk->values[WALK_HIDDEN].number[0])
		return 0;
	uint32_t form = form_of(walk, item);
	if (form == WINNOW_ENTRY_FILE && wants_file(walk, host, item, &entry))
		return request(
			host, out, item->uri, walk->expects_found, entry.below, entry.depth);
	if (form == WINNOW_ENTRY_FOLDER && wants_folder(walk, &entry))
		return request(host, out, item->uri, WINNOW_LISTING, entry.below, entry.depth);
	return 0;
}
