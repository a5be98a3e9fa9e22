/* SPDX-License-Identifier: MIT
 *
 * A sink that reads trees in open(): writes an outline of each, reads the mapping `plant` by a
 * table of options, and takes every '?' in a text for a mistake.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <winnow/helpers.h>
#include <winnow/tree.h>

static const struct winnow_option options[] = {
	{ .name = "trees",
		.help = "Files and folders to read.",
		.type = WINNOW_TEXT,
		.flags = WINNOW_LIST },
	{ .name = "notes", .help = "The file to write to.", .type = WINNOW_PATH },
	{ .name = NULL },
};

static const struct winnow_option plant_options[] = {
	{ .name = "height",
		.help = "In metres.",
		.type = WINNOW_INTEGER,
		.min = 1,
		.max = 120 },
	{ .name = "kind", .help = "Its kind.", .type = WINNOW_TEXT, .flags = WINNOW_REQUIRED },
	{ .name = "leaf", .help = "Its leaf.", .type = WINNOW_TEXT, .fallback = "needle" },
	{ .name = NULL },
};
static const char *const plant_others[] = { "roots", NULL };

struct outline {
	const struct winnow_host *host;
	const struct winnow_tree *tree;
	FILE *notes;
};

static void put(struct outline *outline, const struct winnow_node *node)
{
	struct winnow_str text = outline->tree->text(node);
	struct winnow_node_place place = outline->tree->place(node);

	fprintf(outline->notes, " %u:%u", place.line, place.column);
	if (text.len > 0)
		fprintf(outline->notes, "=%.*s", (int)text.len, text.ptr);
}

static void check_text(struct outline *outline, const struct winnow_node *node)
{
	struct winnow_str text = outline->tree->text(node);

	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] == '?')
			outline->tree->problem(
				outline->host, node, i, winnow_str("who asks? say it plainly"));
}

static void check_plant(struct outline *outline, const struct winnow_node *plant)
{
	const struct winnow_value *values = outline->tree->bind(
		outline->host, plant, plant_options, sizeof plant_options[0], plant_others);

	if (values && values[0].count)
		fprintf(outline->notes, " (%d %s %s)", (int)values[0].number[0],
			values[1].text[0].ptr, values[2].text[0].ptr);
}

static void walk(struct outline *outline, const struct winnow_node *node)
{
	static const char *const brackets[] = { "", "", "[]", "{}" };
	const char *bracket = brackets[outline->tree->kind(node)];

	put(outline, node);
	check_text(outline, node);
	if (*bracket)
		fputc(bracket[0], outline->notes);
	for (uint32_t i = 0; i < outline->tree->count(node); i++) {
		const struct winnow_node *key = outline->tree->key(node, i);
		if (key)
			put(outline, key);
		walk(outline, outline->tree->item(node, i));
	}
	if (*bracket)
		fputc(bracket[1], outline->notes);
}

static int read_path(struct outline *outline, struct winnow_str path)
{
	uint32_t count;
	const struct winnow_str *files = outline->tree->files(outline->host, path, &count);

	for (uint32_t i = 0; i < count; i++) {
		const struct winnow_node *root = outline->tree->read(outline->host, files[i]);
		if (!root)
			continue;
		fprintf(outline->notes, "%s:", strrchr(files[i].ptr, '/') + 1);
		walk(outline, root);
		const struct winnow_node *plant =
			outline->tree->find(root, winnow_str("plant"));
		if (plant)
			check_plant(outline, plant);
		fputc('\n', outline->notes);
	}
	return files ? 0 : WINNOW_EFATAL;
}

static int outline_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct outline *outline = WINNOW_NEW(host, struct outline);

	if (!outline)
		return WINNOW_EFATAL;
	*ret_self = outline;
	outline->host = host;
	outline->tree = host->service(host, WINNOW_TREE_SERVICE);
	outline->notes = fopen(values[1].text[0].ptr, "w");
	if (!outline->notes || !outline->tree || !WINNOW_HAS(outline->tree, problem))
		return winnow_fail(host, WINNOW_EFATAL, "there are no notes, or no trees");
	int result = 0;
	for (uint32_t i = 0; i < values[0].count; i++)
		if (read_path(outline, values[0].text[i]) < 0)
			result = WINNOW_EFATAL;
	fclose(outline->notes);
	return result;
}

/* Too late: the service is for open(). */
static int outline_write(
	void *self, const struct winnow_host *host, const struct winnow_record *record)
{
	struct outline *outline = self;

	(void)record;
	return outline->tree->read(host, winnow_str("/etc/hosts")) ? 0 : WINNOW_EFATAL;
}

static int outline_flush(void *self, const struct winnow_host *host, int64_t *ret_position)
{
	(void)self;
	(void)host;
	*ret_position = -1;
	return 0;
}

static const struct winnow_sink sink = {
	.size = sizeof sink,
	.options = options,
	.open = outline_open,
	.write = outline_write,
	.flush = outline_flush,
};

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "outline",
	.version = "1.0.0",
	.licence = "MIT",
	.summary = "Writes down how trees are built.",
	.sink = &sink,
};
