/* @name@ - a sink: it writes a line for each fact, of columns divided by tabs.
 *
 * To make it yours: change what write() does with a record. The contract is in winnow/plugin.h
 * and winnow/ABI.md.
 */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <winnow/helpers.h>

/* ---- what may be set ---- */

enum { PATH };

static const struct winnow_option options[] = {
	[PATH] = { .name = "path",
		.help = "The file to write.",
		.type = WINNOW_PATH,
		.flags = WINNOW_REQUIRED },
	{ .name = NULL },
};

/* ---- the file ---- */

static int fail_with_errno(const struct winnow_host *host, const char *what)
{
	char why[200];

	snprintf(why, sizeof why, "%s: %s", what, strerror(errno));
	return winnow_fail(host, WINNOW_EFATAL, why);
}

static int sink_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct winnow_str path = values[PATH].text[0];
	char *name = host->alloc(host, path.len + 1); /* zeroed: it ends with NUL */

	if (!name)
		return winnow_fail(host, WINNOW_ELIMIT, "no memory");
	memcpy(name, path.ptr, path.len);
	FILE *file = fopen(name, "a");
	if (!file)
		return fail_with_errno(host, "the file cannot be opened");
	*ret_self = file;
	return 0;
}

static void sink_close(void *self)
{
	fclose(self);
}

/* A tab or a line feed would begin another column or line. */
static void put(FILE *file, struct winnow_str text, char end)
{
	for (size_t i = 0; i < text.len; i++)
		fputc((unsigned char)text.ptr[i] < ' ' ? ' ' : text.ptr[i], file);
	fputc(end, file);
}

static int sink_write(
	void *self, const struct winnow_host *host, const struct winnow_record *record)
{
	FILE *file = self;

	if (!record->fact)
		return 0; /* a document; its facts follow */
	put(file, record->id, '\t');
	put(file, record->fact->type, '\t');
	put(file, record->document->uri, '\t');
	put(file, record->anchor->quote, '\n');
	return ferror(file) ? fail_with_errno(host, "the file cannot be written") : 0;
}

/* 0 promises that all of it is on the disk. Where a run is killed before, it is written again:
 * the ids tell what came twice. A resume() would do without. */
static int sink_flush(void *self, const struct winnow_host *host, int64_t *ret_position)
{
	FILE *file = self;

	if (fflush(file) != 0 || fsync(fileno(file)) != 0)
		return fail_with_errno(host, "the file cannot be written");
	*ret_position = -1;
	return 0;
}

static const struct winnow_sink sink = {
	.size = sizeof sink,
	.options = options,
	.open = sink_open,
	.write = sink_write,
	.flush = sink_flush,
	.close = sink_close,
};

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "@name@",
	.version = "0.1.0",
	.licence = "MIT",
	.summary = "Writes a line for each fact.",
	.sink = &sink,
};
