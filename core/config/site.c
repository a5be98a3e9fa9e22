/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <string.h>
#include "config/bind.h"
#include "config/data.h"
#include "config/disk.h"
#include "config/path.h"
#include "config/site.h"
#include "config/suggest.h"

#define ENDING ".yaml"

enum { SITE_FIXTURES };

/* What the host itself reads of a profile besides "discover". */
static const struct winnow_option keys[] = {
	[SITE_FIXTURES] = { .name = "fixtures", .type = WINNOW_PATH, .flags = WINNOW_LIST },
	{ .name = NULL },
};

bool sites_list(const struct config *config, struct arena *arena, struct problems *problems,
	struct sites *ret_sites)
{
	struct data_files files;
	int error = data_list(config, STR_LITERAL("sites"), arena, &files);

	*ret_sites = (struct sites){ files.paths, files.count };
	if (error)
		problems_add(problems,
			(struct place){ .file = files.refused ? files.refused : "sites" },
			"the profiles of sites cannot be read: %s", strerror(error));
	return error == 0;
}

struct winnow_str site_name(struct winnow_str path)
{
	size_t at = path.len;

	while (at > 0 && path.ptr[at - 1] != '/')
		at--;
	size_t length = path.len - at;
	if (winnow_ends(path, ENDING))
		length -= strlen(ENDING);
	return winnow_slice(path, at, length);
}

static const struct config_node *read_root(
	struct winnow_str path, struct arena *arena, struct problems *problems)
{
	const struct config_node *root = NULL;
	const char *folder = path_folder(arena, path.ptr);
	struct buffer bytes;
	struct stat status;

	buffer_init(&bytes, DISK_LARGEST_FILE);
	int error = folder ? disk_read(path.ptr, &bytes, &status) : ENOMEM;
	if (error)
		problems_add(problems, (struct place){ .file = path.ptr },
			"this profile cannot be read: %s", strerror(error));
	else
		root = yaml_read_plain(buffer_str(&bytes), path.ptr, folder, arena, problems);
	buffer_finish(&bytes);
	return root;
}

static const struct config_node *find_discover(
	const struct config_node *root, struct problems *problems)
{
	const struct config_pair *pair = node_find(root, STR_LITERAL("discover"));

	if (!pair)
		return NULL;
	if (pair->value->kind == NODE_MAPPING && node_find(pair->value, STR_LITERAL("plugin")))
		return pair->value;
	problems_add(problems, pair->value->place,
		"discover is a source, as {plugin: feed, urls: "
		"[\"https://www.example.org/feed\"]}");
	return NULL;
}

bool site_read(struct winnow_str path, struct arena *arena, struct problems *problems,
	struct site *ret_site)
{
	size_t before = problems_count(problems);
	const struct config_node *root = read_root(path, arena, problems);
	struct binding binding = {
		.who = "", .place = { .file = path.ptr }, .arena = arena, .problems = problems
	};
	struct winnow_value *values = root ? bind_new_values(&binding, keys) : NULL;

	if (!values)
		return false;
	bind_given(&binding, root, keys, values);
	*ret_site = (struct site){ .name = site_name(path),
		.discover = find_discover(root, problems),
		.fixtures = values[SITE_FIXTURES].text,
		.fixture_count = values[SITE_FIXTURES].count };
	return problems_count(problems) == before;
}

static void report_unknown(const struct sites *sites, struct winnow_str name,
	struct place asked, struct problems *problems)
{
	struct winnow_str shown = node_shown(name);
	struct suggestion suggestion;

	suggest_begin(&suggestion, name);
	for (size_t i = 0; i < sites->count; i++)
		suggest_offer(&suggestion, site_name(sites->paths[i]));
	if (suggestion.best.ptr)
		problems_add(problems, asked,
			"there is no profile of a site '%.*s'; did you mean '%.*s'?",
			STR_ARGS(shown), STR_ARGS(suggestion.best));
	else
		problems_add(problems, asked,
			"there is no profile of a site '%.*s'; write one, sites/%.*s.yaml, in "
			"a folder of your own that data_path names",
			STR_ARGS(shown), STR_ARGS(shown));
}

bool site_find(const struct config *config, struct winnow_str name, struct place asked,
	struct arena *arena, struct problems *problems, struct site *ret_site)
{
	struct sites sites;

	if (!sites_list(config, arena, problems, &sites))
		return false;
	for (size_t i = 0; i < sites.count; i++)
		if (winnow_equal(site_name(sites.paths[i]), name))
			return site_read(sites.paths[i], arena, problems, ret_site);
	report_unknown(&sites, name, asked, problems);
	return false;
}

const struct config_node *site_source(
	const struct config_node *entry, const struct site *site, struct arena *arena)
{
	static const char site_key[] = "site", name_key[] = "name";
	const struct config_node *discover = site->discover;
	struct config_node *merged = arena_alloc(arena, sizeof *merged);
	struct config_pair *pairs =
		arena_alloc_array(arena, entry->count + discover->count + 1, sizeof *pairs);
	size_t count = 0;

	if (!merged || !pairs)
		return NULL;
	for (size_t i = 0; i < entry->count; i++) {
		struct config_pair pair = entry->pairs[i];
		if (winnow_is(pair.key, site_key) && node_find(entry, winnow_str(name_key)))
			continue;
		if (winnow_is(pair.key, site_key))
			pair.key = winnow_str(name_key);
		pairs[count++] = pair;
	}
	for (size_t i = 0; i < discover->count; i++)
		if (!node_find(entry, discover->pairs[i].key))
			pairs[count++] = discover->pairs[i];
	*merged = *entry;
	merged->pairs = pairs;
	merged->count = count;
	return merged;
}
