/* SPDX-License-Identifier: MIT */
#include <string.h>
#include "config/bind.h"
#include "config/expect.h"
#include "config/keys.h"
#include "config/outside_keys.h"
#include "config/path.h"
#include "config/sections.h"
#include "config/site.h"
#include "config/suggest.h"

#define LONGEST_NAME 64

enum { ENTRY_PLUGIN, ENTRY_NAME, ENTRY_INCLUDE_RESTRICTED, ENTRY_KEYS };

/* What the host itself reads of an entry; the rest is the plugin's. */
static const struct winnow_option entry_keys[] = {
	[ENTRY_PLUGIN] = { .name = "plugin", .type = WINNOW_TEXT },
	[ENTRY_NAME] = { .name = "name", .type = WINNOW_TEXT },
	[ENTRY_INCLUDE_RESTRICTED] = { .name = "include_restricted", .type = WINNOW_TEXT },
	{ .name = NULL },
};

static const char *const kind_names[] = {
	[SECTION_SOURCE] = "source",
	[SECTION_READER] = "reader",
	[SECTION_EXTRACTOR] = "extractor",
	[SECTION_SINK] = "sink",
};

/* An entry being read. */
struct entry {
	const struct files *files;
	const struct config_node *node;
	struct winnow_str given[ENTRY_KEYS]; /* by entry_keys; ptr NULL: not given */
	struct section section;
};

const char *section_who(const struct section *section, struct arena *arena)
{
	struct winnow_str name = section->name.len ? section->name : section->plugin;
	struct winnow_str who =
		arena_printf(arena, "%s %.*s: ", kind_names[section->kind], STR_ARGS(name));

	return who.ptr ? who.ptr : "";
}

/* ---- names ---- */

static bool is_name(struct winnow_str name)
{
	for (size_t i = 0; i < name.len; i++) {
		char byte = name.ptr[i];
		if (!((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
			    byte == '_'))
			return false;
	}
	return name.len > 0 && name.len <= LONGEST_NAME;
}

/* "my_plugin" for "/opt/winnow/my_plugin.so". */
static struct winnow_str name_of_plugin(struct winnow_str plugin)
{
	for (size_t slash; (slash = str_find_byte(plugin, '/', 0)) < plugin.len;)
		plugin = winnow_slice(plugin, slash + 1, plugin.len - slash - 1);
	if (winnow_ends(plugin, ".so"))
		plugin.len -= strlen(".so");
	return plugin;
}

static bool has_own_name(enum section_kind kind)
{
	return kind == SECTION_SOURCE || kind == SECTION_SINK;
}

/* The place of a key of the entry; of the entry where it has none. */
static struct place place_of(const struct entry *entry, const char *key)
{
	const struct config_pair *pair = node_find(entry->node, winnow_str(key));

	return pair ? pair->value->place : entry->section.place;
}

static void report_no_name(const struct entry *entry)
{
	struct winnow_str plugin = node_shown(entry->given[ENTRY_PLUGIN]);
	struct winnow_str name = node_shown(entry->section.name);

	if (entry->node->kind == NODE_SCALAR)
		problems_add(entry->files->problems, entry->section.place,
			"a source needs a name of its own; write '{name: %.*s, plugin: %.*s}'",
			STR_ARGS(name), STR_ARGS(plugin));
	else
		problems_add(entry->files->problems, entry->section.place,
			"a source needs a name of its own; add one, as 'name: %.*s'",
			STR_ARGS(name));
}

static void check_name(const struct entry *entry)
{
	const struct section *section = &entry->section;
	struct winnow_str name = node_shown(section->name);

	if (section->kind == SECTION_SOURCE && !entry->given[ENTRY_NAME].ptr)
		report_no_name(entry);
	else if (has_own_name(section->kind) && !is_name(section->name))
		problems_add(entry->files->problems, place_of(entry, "name"),
			"'%.*s' cannot be the name of a %s; use a to z, 0 to 9 and _, %d of "
			"them at most",
			STR_ARGS(name), kind_names[section->kind], LONGEST_NAME);
}

/* Names of people leave only for a reason. Of what is no sink the plugin's own check says that it has no
 * such key. */
static void read_restricted(struct entry *entry)
{
	struct winnow_str reason = entry->given[ENTRY_INCLUDE_RESTRICTED];

	if (!reason.ptr || entry->section.kind != SECTION_SINK)
		return;
	entry->section.include_restricted = str_trim(reason);
	if (!entry->section.include_restricted.len)
		problems_add(entry->files->problems, place_of(entry, "include_restricted"),
			"'include_restricted' takes the reason why this sink is given names as "
			"they are; say it, as 'include_restricted: our own archive, "
			"encrypted'");
}

/* ---- one entry ---- */

/* `plugin: ./mine.so` starts at the file's folder, as all paths. */
static bool name_plugin(struct entry *entry)
{
	struct winnow_str plugin = entry->given[ENTRY_PLUGIN];
	struct winnow_str name = entry->given[ENTRY_NAME];
	struct arena *arena = entry->files->arena;

	if (str_find_byte(plugin, '/', 0) < plugin.len)
		plugin = path_absolute(arena, entry->node->folder, plugin);
	if (!has_own_name(entry->section.kind) || !name.ptr)
		name = arena_copy(arena, name_of_plugin(plugin));
	if (!plugin.ptr || !name.ptr) {
		problems_add_no_memory(entry->files->problems, entry->section.place);
		return false;
	}
	entry->section.plugin = plugin;
	entry->section.name = name;
	return true;
}

/* "- jsonl: {path: x}", as other programs have it. */
static bool is_keyed_by_plugin(const struct config_node *node)
{
	return node->count == 1 &&
	       (node->pairs[0].value->kind == NODE_MAPPING || node->pairs[0].value->empty);
}

static struct winnow_str misspelt_plugin_key(const struct config_node *node)
{
	struct suggestion suggestion;

	suggest_begin(&suggestion, STR_LITERAL("plugin"));
	for (size_t i = 0; i < node->count; i++)
		suggest_offer(&suggestion, node->pairs[i].key);
	return suggestion.best;
}

static void report_no_plugin(const struct entry *entry)
{
	const struct config_node *node = entry->node;
	struct winnow_str misspelt = misspelt_plugin_key(node);
	struct winnow_str remedy;

	if (misspelt.ptr)
		remedy = arena_printf(entry->files->arena,
			"did you mean 'plugin' where it says '%.*s'?", STR_ARGS(misspelt));
	else if (is_keyed_by_plugin(node))
		remedy = arena_printf(entry->files->arena,
			"write 'plugin: %s', and its options beside that, not below",
			node->pairs[0].key.ptr);
	else
		remedy = STR_LITERAL(
			"add one, as 'plugin: NAME', of those that 'winnow plugins' lists");
	problems_add(entry->files->problems, entry->section.place,
		"this %s names no plugin; %.*s", kind_names[entry->section.kind],
		STR_ARGS(remedy));
}

static void read_mapping(struct entry *entry)
{
	struct winnow_value values[COUNT_OF(entry_keys)] = { 0 };
	struct binding binding = { .who = "",
		.place = entry->section.place,
		.arena = entry->files->arena,
		.problems = entry->files->problems };

	bind_given(&binding, entry->node, entry_keys, values);
	for (size_t i = 0; i < COUNT_OF(entry->given); i++)
		if (values[i].count && values[i].text[0].ptr)
			entry->given[i] = values[i].text[0];
	entry->section.node = entry->node;
	if (!node_find(entry->node, STR_LITERAL("plugin")))
		report_no_plugin(entry);
}

/* "- site: NAME": the source that the profile of the site describes. False: a problem was added. */
static bool take_site(struct entry *entry)
{
	const struct files *files = entry->files;
	const struct config_pair *pair = entry->node->kind == NODE_MAPPING
						 ? node_find(entry->node, STR_LITERAL("site"))
						 : NULL;
	struct site site;

	if (!pair || entry->section.kind != SECTION_SOURCE)
		return true;
	if (!site_find(files->config, pair->value->text, pair->value->place, files->arena,
		    files->problems, &site))
		return false;
	if (!site.discover) {
		problems_add(files->problems, pair->value->place,
			"the profile of '%.*s' does not say how the site is looked through; "
			"name a plugin here, with its options",
			STR_ARGS(site.name));
		return false;
	}
	entry->node = site_source(entry->node, &site, files->arena);
	if (!entry->node)
		problems_add_no_memory(files->problems, entry->section.place);
	return entry->node != NULL;
}

static void read_entry(struct entry *entry)
{
	if (entry->node->broken || !take_site(entry))
		return;
	const struct config_node *node = entry->node;
	if (node->kind == NODE_MAPPING)
		read_mapping(entry);
	else if (node->kind == NODE_SCALAR && node->text.len > 0)
		entry->given[ENTRY_PLUGIN] = node->text;
	else
		problems_add(entry->files->problems, node->place,
			"this %s must be the name of a plugin, or 'plugin: NAME' with its "
			"options",
			kind_names[entry->section.kind]);
}

static bool read_source_keys(const struct binding *binding, struct section *section)
{
	struct winnow_value *values = bind_new_values(binding, config_source_keys);

	if (!values)
		return false;
	bind_given(binding, section->node, config_source_keys, values);
	bind_rest(binding, section->node, config_source_keys, values);
	section->keys = values;
	expect_read(binding, section);
	return true;
}

/* What the host itself reads of an entry, beyond its name and plugin. */
static bool read_own_keys(struct entry *entry)
{
	struct section *section = &entry->section;
	struct binding binding = { .who = section_who(section, entry->files->arena),
		.place = section->place,
		.arena = entry->files->arena,
		.problems = entry->files->problems };

	if (section->kind == SECTION_SOURCE && !read_source_keys(&binding, section))
		return false;
	return outside_keys_read(&binding, section);
}

struct entry_vector {
	VECTOR(struct section) sections;
};

static bool add_entry(const struct files *files, enum section_kind kind,
	const struct config_node *node, struct entry_vector *entries)
{
	struct entry entry = {
		.files = files, .node = node, .section = { .kind = kind, .place = node->place }
	};

	read_entry(&entry);
	if (entry.given[ENTRY_PLUGIN].len == 0)
		return true;
	if (!name_plugin(&entry))
		return false;
	check_name(&entry);
	read_restricted(&entry);
	if (!read_own_keys(&entry))
		return false;
	struct section *slot = vector_push(&entries->sections);
	if (!slot) {
		problems_add_no_memory(files->problems, node->place);
		return false;
	}
	*slot = entry.section;
	return true;
}

/* ---- lists ---- */

static bool is_entry_list(
	const struct files *files, enum section_kind kind, const struct config_pair *pair)
{
	const struct config_node *node = pair->value;

	if (node->kind != NODE_MAPPING || node_find(node, STR_LITERAL("plugin")))
		return !node->broken;
	problems_add(files->problems, node->place,
		"'%.*s' takes a list; begin each entry with '- ', as '- {%splugin: PLUGIN}'",
		STR_ARGS(pair->key), kind == SECTION_SOURCE ? "name: NAME, " : "");
	return false;
}

static bool read_list(const struct files *files, enum section_kind kind,
	struct entry_vector *entries, bool *given)
{
	struct winnow_str key = winnow_str(config_keys[KEY_SECTIONS + kind].name);

	for (size_t i = 0; i < files->read.count; i++) {
		const struct config_pair *pair = node_find(files->read.items[i].root, key);
		if (!pair)
			continue;
		*given = true;
		if (!is_entry_list(files, kind, pair))
			continue;
		for (size_t j = 0; j < node_item_count(pair->value); j++)
			if (!add_entry(files, kind, node_item(pair->value, j), entries))
				return false;
	}
	return true;
}

/* By name, then in order. */
static int compare_names(const void *left, const void *right)
{
	const struct section *const *a = left, *const *b = right;
	int order = str_compare((*a)->name, (*b)->name);

	return order ? order : (*a > *b) - (*a < *b);
}

static bool check_unique(const struct files *files, const struct entry_vector *entries)
{
	size_t count = entries->sections.count;
	const struct section **sorted = arena_alloc_array(files->arena, count, sizeof *sorted);

	if (!sorted)
		return false;
	for (size_t i = 0; i < count; i++)
		sorted[i] = &entries->sections.items[i];
	if (count)
		qsort(sorted, count, sizeof *sorted, compare_names);
	for (size_t i = 1; i < count; i++)
		if (winnow_equal(sorted[i]->name, sorted[i - 1]->name))
			problems_add(files->problems, sorted[i]->place,
				"another %s is named '%.*s' (%s:%u); give this one a 'name' of "
				"its own",
				kind_names[sorted[i]->kind], STR_ARGS(sorted[i]->name),
				sorted[i - 1]->place.file, sorted[i - 1]->place.line);
	return true;
}

static bool keep_list(const struct files *files, const struct entry_vector *entries,
	struct section_list *list)
{
	size_t count = entries->sections.count;
	struct section *items = arena_alloc_array(files->arena, count, sizeof *items);

	if (!items)
		return false;
	if (count)
		memcpy(items, entries->sections.items, count * sizeof *items);
	list->items = items;
	list->count = count;
	return true;
}

static bool read_kind(
	const struct files *files, enum section_kind kind, struct section_list *list)
{
	struct entry_vector entries = { 0 };
	bool whole = read_list(files, kind, &entries, &list->given);

	if (whole && (!keep_list(files, &entries, list) ||
			     (has_own_name(kind) && !check_unique(files, &entries)))) {
		problems_add_no_memory(files->problems, (struct place){ .file = "" });
		whole = false;
	}
	vector_finish(&entries.sections);
	return whole;
}

bool sections_read(const struct files *files, struct config *config)
{
	for (int kind = 0; kind < SECTION_KINDS; kind++)
		if (!read_kind(files, (enum section_kind)kind, &config->sections[kind]))
			return false;
	return true;
}
