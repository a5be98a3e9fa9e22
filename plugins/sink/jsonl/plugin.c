/* SPDX-License-Identifier: MIT
 *
 * The sink `jsonl`: each record a line of JSON in one file. What the store has recorded as
 * delivered is never written twice: after a kill the file is cut back to that point first.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include <winnow/helpers.h>
#include <winnow/json.h>

enum { PATH, RECORDS, STABLE, WITH_TEXT };

static const char *const record_choices[] = { "all", "documents", "facts", NULL };

static const struct winnow_option options[] = {
	[PATH] = {
		.name = "path",
		.help = "The file to write, or - for standard output.",
		.type = WINNOW_PATH,
		.flags = WINNOW_REQUIRED,
	},
	[RECORDS] = {
		.name = "records",
		.help = "Which records to write.",
		.fallback = "all",
		.choices = record_choices,
		.type = WINNOW_TEXT,
	},
	[STABLE] = {
		.name = "stable",
		.help = "Leave out the run and the times of the clock, so that the same input gives the same bytes.",
		.fallback = "no",
		.type = WINNOW_BOOLEAN,
	},
	[WITH_TEXT] = {
		.name = "with_text",
		.help = "Whether a document carries its whole text.",
		.fallback = "no",
		.type = WINNOW_BOOLEAN,
	},
	{ .name = NULL },
};

struct lines {
	const struct winnow_value *values;
	const struct winnow_json *json;
	FILE *stream;
	int64_t length; /* bytes of whole records; -1: standard output, where none can be told */
	uint32_t json_flags;
};

static int is_standard_output(const struct lines *lines)
{
	return winnow_is(lines->values[PATH].text[0], "-");
}

static int fail_with(
	const struct winnow_host *host, const struct lines *lines, const char *what)
{
	struct winnow_str path = is_standard_output(lines) ? winnow_str("standard output")
							   : lines->values[PATH].text[0];
	char why[600];

	snprintf(why, sizeof why, "%.*s: %s", (int)path.len, path.ptr, what);
	return winnow_fail(host, WINNOW_EFATAL, why);
}

static int open_stream(const struct winnow_host *host, struct lines *lines)
{
	struct winnow_str path = lines->values[PATH].text[0];
	char name[4096];

	if (is_standard_output(lines)) {
		lines->length = -1;
		lines->stream = stdout;
		return 0;
	}
	if (path.len >= sizeof name)
		return fail_with(host, lines, "the path is too long");
	memcpy(name, path.ptr, path.len);
	name[path.len] = '\0';
	int descriptor = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (descriptor < 0)
		return fail_with(host, lines, strerror(errno));
	lines->stream = fdopen(descriptor, "r+");
	if (!lines->stream) {
		close(descriptor);
		return fail_with(host, lines, "no memory");
	}
	return 0;
}

static int lines_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct lines *lines = WINNOW_NEW(host, struct lines);

	if (!lines)
		return winnow_fail(host, WINNOW_EFATAL, "no memory");
	lines->values = values;
	lines->json = host->service(host, WINNOW_JSON_SERVICE);
	if (!lines->json)
		return winnow_fail(
			host, WINNOW_EFATAL, "this host has no " WINNOW_JSON_SERVICE);
	if (values[STABLE].number[0])
		lines->json_flags |= WINNOW_JSON_STABLE;
	if (values[WITH_TEXT].number[0])
		lines->json_flags |= WINNOW_JSON_WITH_TEXT;
	*ret_self = lines;
	return 0;
}

static int cut_back(const struct winnow_host *host, struct lines *lines, int64_t position)
{
	if (ftruncate(fileno(lines->stream), (off_t)position) != 0 ||
		fseeko(lines->stream, (off_t)position, SEEK_SET) != 0)
		return fail_with(host, lines, strerror(errno));
	lines->length = position;
	return 0;
}

/* The file is opened here, not in open(): a configuration that is only checked leaves no trace. */
static int lines_resume(void *self, const struct winnow_host *host, int64_t position)
{
	struct lines *lines = self;
	struct stat status;

	int code = open_stream(host, lines);
	if (code < 0 || is_standard_output(lines))
		return code;
	if (fstat(fileno(lines->stream), &status) != 0)
		return fail_with(host, lines, strerror(errno));
	if (position < 0 && status.st_size > 0)
		return fail_with(host, lines,
			"holds what this store did not write: name another path, or move the "
			"file away");
	if (status.st_size >= position)
		return cut_back(host, lines, position < 0 ? 0 : position);
	if (status.st_size > 0)
		return fail_with(host, lines,
			"is shorter than it was: move it away, and it is written again from "
			"the beginning");
	return cut_back(host, lines, 0) < 0 ? WINNOW_EFATAL : 1;
}

static int is_wanted(const struct lines *lines, const struct winnow_record *record)
{
	struct winnow_str records = lines->values[RECORDS].text[0];

	return winnow_is(records, "all") ||
	       winnow_is(records, record->fact ? "facts" : "documents");
}

static int lines_write(
	void *self, const struct winnow_host *host, const struct winnow_record *record)
{
	struct lines *lines = self;
	struct winnow_str line;

	if (!is_wanted(lines, record))
		return 0;
	int code = lines->json->record(host, record, lines->json_flags, &line);
	if (code < 0)
		return code;
	if (fwrite(line.ptr, 1, line.len, lines->stream) != line.len ||
		putc('\n', lines->stream) == EOF)
		return fail_with(host, lines, strerror(errno));
	if (lines->length >= 0)
		lines->length += (int64_t)line.len + 1;
	return 0;
}

static int lines_flush(void *self, const struct winnow_host *host, int64_t *ret_position)
{
	struct lines *lines = self;

	if (fflush(lines->stream) != 0)
		return fail_with(host, lines, strerror(errno));
	if (!is_standard_output(lines) && fdatasync(fileno(lines->stream)) != 0)
		return fail_with(host, lines, strerror(errno));
	*ret_position = lines->length;
	return 0;
}

static void lines_close(void *self)
{
	struct lines *lines = self;

	if (lines->stream && !is_standard_output(lines))
		fclose(lines->stream);
}

static const struct winnow_sink sink = {
	.size = sizeof sink,
	.options = options,
	.open = lines_open,
	.resume = lines_resume,
	.write = lines_write,
	.flush = lines_flush,
	.close = lines_close,
};

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "jsonl",
	.version = "1.0.0",
	.licence = "MIT",
	.summary = "Each record a line of JSON in a file.",
	.sink = &sink,
};
