/* SPDX-License-Identifier: MIT
 *
 * winnow/tree.h - the service "winnow.tree/1": a plugin's own files of YAML, read as winnow reads
 * its configuration, with the place of everything in them.
 *
 * Ask for it in open():  tree = host->service(host, WINNOW_TREE_SERVICE);
 * All of it is for open() alone; nodes live until close(). What files said counts as options do:
 * when it changes, documents are read again. Bounded: 1 MiB a file, 1,000 files a folder, 200,000
 * values and 1,000 anchors a file, 1,000 keys a mapping, 20 levels.
 */
#ifndef WINNOW_TREE_H
#define WINNOW_TREE_H

#include <winnow/plugin.h>

#ifdef __cplusplus
extern "C" {
#endif

#define WINNOW_TREE_SERVICE "winnow.tree/1"

enum { /* the kind of a node */
	WINNOW_SCALAR = 1,
	WINNOW_SEQUENCE = 2,
	WINNOW_MAPPING = 3
};

struct winnow_node; /* a value, and where it stands */

/* Lines and columns count from 1. Frozen. */
struct winnow_node_place {
	struct winnow_str file; /* as read() was given it, absolute */
	uint32_t line, column;
};

struct winnow_tree {
	uint32_t size, reserved;
	/* The files at `path`, in order: itself; of a folder, those in it whose names end in
	 * .yaml. A relative path, as "rules", is looked for in the folders of the user's data_path,
	 * and then in that of what is installed with winnow; of two files with one name the
	 * first counts. NULL: it cannot be read, which is a problem now. */
	const struct winnow_str *(*files)(
		const struct winnow_host *host, struct winnow_str path, uint32_t *ret_count);
	/* The mapping that a file is. NULL: it cannot be read, and problems say why. */
	const struct winnow_node *(*read)(
		const struct winnow_host *host, struct winnow_str path);
	uint32_t (*kind)(const struct winnow_node *node);
	struct winnow_str (*text)(const struct winnow_node *scalar); /* of others: empty */
	/* Items of a sequence, pairs of a mapping; 0 of a scalar. */
	uint32_t (*count)(const struct winnow_node *node);
	/* An item, or the value of a pair. */
	const struct winnow_node *(*item)(const struct winnow_node *node, uint32_t index);
	/* The key of a pair. */
	const struct winnow_node *(*key)(const struct winnow_node *mapping, uint32_t index);
	/* The value of that key; NULL: there is none, or this is no mapping. */
	const struct winnow_node *(*find)(
		const struct winnow_node *mapping, struct winnow_str key);
	struct winnow_node_place (*place)(const struct winnow_node *node);
	/* A mapping by a table of options, as a section of the configuration is read by one: types,
	 * bounds, fallbacks, "did you mean". `others` are the keys that are not the table's, for
	 * the plugin to read, NULL-terminated; NULL: none. NULL: problems were found. */
	const struct winnow_value *(*bind)(const struct winnow_host *host,
		const struct winnow_node *mapping, const struct winnow_option *options,
		uint32_t option_size, const char *const *others);
	/* A mistake at a node, `at` bytes into its text: a sentence that names the remedy. winnow
	 * puts the file, line and column before it. However many there are, all are told, and
	 * open() fails whatever it answers. Answers WINNOW_EFATAL. */
	int (*problem)(const struct winnow_host *host, const struct winnow_node *node,
		size_t at, struct winnow_str sentence);
};

#ifdef __cplusplus
}
#endif
#endif
