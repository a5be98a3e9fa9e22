/* SPDX-License-Identifier: MIT
 *
 * The source `file`: files, folders and patterns on this machine. It only says what it wants of
 * what the host shows; the host opens and reads.
 */
#include <stdio.h>
#include "pattern.h"

enum { PATHS, MATCH, RECURSIVE, LINKS, HIDDEN, MAX_DEPTH, MAX_BYTES };

static const char *const link_choices[] = { "none", "files", "all", NULL };

static const struct winnow_option options[] = {
	[PATHS] = {
		.name = "paths",
		.help = "Files, folders and patterns such as ./pages/**/*.html.",
		.type = WINNOW_PATH,
		.flags = WINNOW_REQUIRED | WINNOW_LIST,
	},
	[MATCH] = {
		.name = "match",
		.help = "Names to take in folders, as *.html; left out: all.",
		.type = WINNOW_TEXT,
		.flags = WINNOW_LIST,
	},
	[RECURSIVE] = {
		.name = "recursive",
		.help = "Whether to go into the folders of a folder.",
		.fallback = "yes",
		.type = WINNOW_BOOLEAN,
	},
	[LINKS] = {
		.name = "links",
		.help = "Which symbolic links to follow.",
		.fallback = "files",
		.choices = link_choices,
		.type = WINNOW_TEXT,
	},
	[HIDDEN] = {
		.name = "hidden",
		.help = "Whether to take names that begin with a dot.",
		.fallback = "no",
		.type = WINNOW_BOOLEAN,
	},
	[MAX_DEPTH] = {
		.name = "max_depth",
		.help = "How many folders deep to go below a path.",
		.fallback = "32",
		.min = 1,
		.max = 63, /* a file in the deepest is the 64th request, the last the host takes */
		.type = WINNOW_INTEGER,
	},
	[MAX_BYTES] = {
		.name = "max_bytes",
		.help = "Leave out larger files; left out: what the configuration's max_item_bytes allows.",
		.min = 1,
		.max = INT64_MAX,
		.type = WINNOW_SIZE,
	},
	{ .name = NULL },
};

struct files {
	const struct winnow_value *values;
};

static int files_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct files *files = WINNOW_NEW(host, struct files);

	if (!files)
		return winnow_fail(host, WINNOW_EFATAL, "no memory");
	files->values = values;
	*ret_self = files;
	return 0;
}

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

static int files_start(
	void *self, const struct winnow_host *host, const struct winnow_source_out *out)
{
	const struct files *files = self;
	const struct winnow_value *paths = &files->values[PATHS];

	for (uint32_t i = 0; i < paths->count; i++) {
		struct pattern pattern = pattern_of(paths->text[i]);
		uint32_t expects = pattern.below.len ? WINNOW_LISTING : WINNOW_ANYTHING;
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
static uint32_t form_of(const struct files *files, const struct winnow_item *item)
{
	struct winnow_str links = files->values[LINKS].text[0];

	if (item->form != WINNOW_ENTRY_LINK)
		return item->form;
	if (winnow_is(links, "all"))
		return item->link_form;
	if (winnow_is(links, "files") && item->link_form == WINNOW_ENTRY_FILE)
		return WINNOW_ENTRY_FILE;
	return WINNOW_ENTRY_OTHER;
}

static int is_wanted_name(const struct files *files, struct winnow_str name)
{
	const struct winnow_value *match = &files->values[MATCH];

	for (uint32_t i = 0; i < match->count; i++)
		if (pattern_names(match->text[i], name))
			return 1;
	return match->count == 0;
}

static int wants_file(const struct files *files, const struct winnow_host *host,
	const struct winnow_item *item, const struct entry *entry)
{
	const struct winnow_value *max_bytes = &files->values[MAX_BYTES];

	if (entry->below.len && !pattern_matches(entry->below, entry->relative))
		return 0;
	if (!is_wanted_name(files, entry->name))
		return 0;
	if (max_bytes->count && item->length > (uint64_t)max_bytes->number[0]) {
		host->log(host, WINNOW_INFO,
			winnow_str("a file larger than max_bytes is left out"));
		return 0;
	}
	return 1;
}

static int wants_folder(const struct files *files, const struct entry *entry)
{
	if (entry->depth > files->values[MAX_DEPTH].number[0])
		return 0;
	if (entry->below.len)
		return pattern_leads_to(entry->below, entry->relative);
	return files->values[RECURSIVE].number[0] != 0;
}

static int visit_entry(const struct files *files, const struct winnow_host *host,
	const struct winnow_item *item, const struct winnow_source_out *out)
{
	struct entry entry = { .depth = 0 };
	int code = entry_read(host, item, &entry);

	if (code < 0)
		return code;
	if (winnow_starts(entry.name, ".") && !files->values[HIDDEN].number[0])
		return 0;
	uint32_t form = form_of(files, item);
	if (form == WINNOW_ENTRY_FILE && wants_file(files, host, item, &entry))
		return request(host, out, item->uri, WINNOW_ARTICLE, entry.below, entry.depth);
	if (form == WINNOW_ENTRY_FOLDER && wants_folder(files, &entry))
		return request(host, out, item->uri, WINNOW_LISTING, entry.below, entry.depth);
	return 0;
}

static int files_visit(void *self, const struct winnow_host *host,
	const struct winnow_item *item, const struct winnow_source_out *out)
{
	if (item->form == WINNOW_BYTES)
		return out->keep(out, winnow_str(""));
	return visit_entry(self, host, item, out);
}

static const struct winnow_source source = {
	.size = sizeof source,
	.options = options,
	.open = files_open,
	.start = files_start,
	.visit = files_visit,
};

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "file",
	.version = "1.0.0",
	.licence = "MIT",
	.summary = "Files, folders and patterns on this machine.",
	.source = &source,
};
