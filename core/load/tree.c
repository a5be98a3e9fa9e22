/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "base/utf8.h"
#include "config/bind.h"
#include "config/data.h"
#include "config/disk.h"
#include "config/path.h"
#include "load/host.h"
#include "load/tables.h"
#include "load/tree.h"

static const struct config_node *inside(const struct winnow_node *node)
{
	return (const struct config_node *)node;
}

static const struct winnow_node *outside(const struct config_node *node)
{
	return (const struct winnow_node *)node;
}

/* NULL, with a reason: open() is over. */
static struct opening *opening_of(const struct winnow_host *face)
{
	struct opening *opening = host_of(face)->opening;

	if (!opening)
		winnow_fail(face, WINNOW_EFATAL,
			"the service " WINNOW_TREE_SERVICE
			" is for open() alone: correct the plugin");
	return opening;
}

static void report(const struct winnow_host *face, struct place place, const char *text)
{
	problems_add(
		host_of(face)->opening->problems, place, "%s: %s", host_of(face)->who, text);
}

/* ---- files ---- */

static void report_unreadable(const struct winnow_host *face, const char *path, int error)
{
	char text[200];

	if (error == EFBIG)
		snprintf(text, sizeof text, "this file is larger than %zu KiB; divide it",
			DISK_LARGEST_FILE >> 10);
	else
		snprintf(text, sizeof text,
			"this cannot be read: %s; check the name, or name another",
			strerror(error));
	report(face, (struct place){ .file = path }, text);
}

static const struct winnow_str *tree_files(
	const struct winnow_host *face, struct winnow_str path, uint32_t *ret_count)
{
	const struct opening *opening = opening_of(face);
	struct data_files files;

	*ret_count = 0;
	if (!opening)
		return NULL;
	int error = data_list(opening->config, path, host_of(face)->arena, &files);
	if (error) {
		report_unreadable(face, files.refused ? files.refused : "", error);
		return NULL;
	}
	*ret_count = (uint32_t)files.count;
	return files.paths;
}

static const struct winnow_node *tree_read(
	const struct winnow_host *face, struct winnow_str path)
{
	struct opening *opening = opening_of(face);
	struct arena *arena = host_of(face)->arena;
	const struct config_node *root = NULL;
	struct buffer bytes;
	struct stat status;

	if (!opening)
		return NULL;
	path = arena_copy(arena, path);
	buffer_init(&bytes, DISK_LARGEST_FILE);
	const char *folder = path.ptr ? path_folder(arena, path.ptr) : NULL;
	int error = folder ? disk_read(path.ptr, &bytes, &status) : ENOMEM;
	if (error) {
		report_unreadable(face, path.ptr ? path.ptr : "", error);
	} else {
		size_t before = problems_count(opening->problems);
		digest_add_part(&opening->digest, buffer_str(&bytes));
		root = yaml_read_plain(
			buffer_str(&bytes), path.ptr, folder, arena, opening->problems);
		if (problems_count(opening->problems) > before)
			root = NULL;
	}
	buffer_finish(&bytes);
	return outside(root);
}

/* ---- nodes ---- */

static uint32_t tree_kind(const struct winnow_node *node)
{
	static const uint32_t kinds[] = {
		[NODE_SCALAR] = WINNOW_SCALAR,
		[NODE_LIST] = WINNOW_SEQUENCE,
		[NODE_MAPPING] = WINNOW_MAPPING,
	};

	return kinds[inside(node)->kind];
}

static struct winnow_str tree_text(const struct winnow_node *node)
{
	return inside(node)->kind == NODE_SCALAR ? inside(node)->text : STR_LITERAL("");
}

static uint32_t tree_count(const struct winnow_node *node)
{
	return (uint32_t)inside(node)->count;
}

static const struct winnow_node *tree_item(const struct winnow_node *node, uint32_t index)
{
	const struct config_node *parent = inside(node);

	if (index >= parent->count)
		return NULL;
	return outside(
		parent->kind == NODE_LIST ? parent->items[index] : parent->pairs[index].value);
}

static const struct winnow_node *tree_key(const struct winnow_node *node, uint32_t index)
{
	const struct config_node *parent = inside(node);

	if (parent->kind != NODE_MAPPING || index >= parent->count)
		return NULL;
	return outside(parent->pairs[index].name);
}

static const struct winnow_node *tree_find(
	const struct winnow_node *node, struct winnow_str key)
{
	const struct config_pair *pair = node_find(inside(node), key);

	return pair ? outside(pair->value) : NULL;
}

static struct winnow_node_place tree_place(const struct winnow_node *node)
{
	struct place place = inside(node)->place;

	return (struct winnow_node_place){ winnow_str(place.file), place.line, place.column };
}

/* ---- meaning ---- */

static const struct winnow_value *tree_bind(const struct winnow_host *face,
	const struct winnow_node *mapping, const struct winnow_option *options,
	uint32_t option_size, const char *const *others)
{
	struct opening *opening = opening_of(face);
	struct host *host = host_of(face);
	struct loading loading = {
		.path = host->who, .arena = host->arena, .failure = &host->failure
	};
	void *table;
	size_t count;

	if (!opening || table_copy_rows(&loading, options, option_size, sizeof *options,
				"options", &table, &count) < 0)
		return NULL;
	struct winnow_str who = arena_printf(host->arena, "%s: ", host->who);
	struct binding binding = { .who = who.ptr ? who.ptr : "",
		.place = inside(mapping)->place,
		.folder = inside(mapping)->folder,
		.reserved = others,
		.arena = host->arena,
		.problems = opening->problems };
	size_t before = problems_count(opening->problems);
	struct winnow_value *values = bind_new_values(&binding, table);
	if (!values)
		return NULL;
	bind_check_keys(&binding, inside(mapping), table);
	bind_given(&binding, inside(mapping), table, values);
	bind_rest(&binding, inside(mapping), table, values);
	return problems_count(opening->problems) > before ? NULL : values;
}

static int tree_problem(const struct winnow_host *face, const struct winnow_node *node,
	size_t at, struct winnow_str sentence)
{
	const struct config_node *about = inside(node);
	struct place place = about->place;
	char text[1000];

	if (!opening_of(face))
		return WINNOW_EFATAL;
	if (about->text_column && at <= about->text.len)
		place.column = about->text_column +
			       (unsigned)utf8_count(winnow_slice(about->text, 0, at));
	snprintf(text, sizeof text, "%.*s", STR_ARGS(sentence));
	report(face, place, text);
	return WINNOW_EFATAL;
}

const struct winnow_tree tree_service = {
	.size = sizeof tree_service,
	.files = tree_files,
	.read = tree_read,
	.kind = tree_kind,
	.text = tree_text,
	.count = tree_count,
	.item = tree_item,
	.key = tree_key,
	.find = tree_find,
	.place = tree_place,
	.bind = tree_bind,
	.problem = tree_problem,
};
