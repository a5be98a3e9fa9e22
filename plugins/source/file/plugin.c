/* SPDX-License-Identifier: MIT
 *
 * The source `file`: files, folders and patterns on this machine. It only says what it wants of
 * what the host shows; the host opens and reads.
 */
#include "shared/walk.h"

static const struct winnow_option options[] = {
	WALK_OPTIONS,
	{ .name = NULL },
};

static int files_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct walk *walk = WINNOW_NEW(host, struct walk);

	if (!walk)
		return winnow_fail(host, WINNOW_EFATAL, "no memory");
	*walk = (struct walk){ .values = values, .expects_found = WINNOW_ARTICLE };
	*ret_self = walk;
	return 0;
}

static int files_start(
	void *self, const struct winnow_host *host, const struct winnow_source_out *out)
{
	return walk_start(self, host, out);
}

static int files_visit(void *self, const struct winnow_host *host,
	const struct winnow_item *item, const struct winnow_source_out *out)
{
	if (item->form == WINNOW_BYTES)
		return out->keep(out, winnow_str(""));
	return walk_visit(self, host, item, out);
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
