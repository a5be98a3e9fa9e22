/* SPDX-License-Identifier: MIT
 *
 * A source and a sink that do as their options say, and note in a file when they are opened and
 * closed.
 */
#include <stdio.h>
#include <winnow/helpers.h>

enum { OPTION_NOTES, OPTION_LINES, OPTION_ANSWER, OPTION_SILENT };

static const struct winnow_option options[] = {
	[OPTION_NOTES] = { .name = "notes",
		.help = "The file to write to.",
		.type = WINNOW_PATH,
		.flags = WINNOW_REQUIRED },
	[OPTION_LINES] = { .name = "lines",
		.help = "What to write.",
		.type = WINNOW_TEXT,
		.flags = WINNOW_LIST },
	[OPTION_ANSWER] = { .name = "answer",
		.help = "What open() answers.",
		.fallback = "0",
		.type = WINNOW_INTEGER },
	[OPTION_SILENT] = { .name = "silent",
		.help = "Fail without a reason.",
		.fallback = "false",
		.type = WINNOW_BOOLEAN },
	{ .name = NULL },
};

struct witness {
	struct winnow_str notes;
	const struct winnow_host *host;
};

static void note(struct winnow_str path, const char *what)
{
	FILE *file = fopen(path.ptr, "a");

	if (!file)
		return;
	fprintf(file, "%s\n", what);
	fclose(file);
}

static int witness_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct witness *witness = WINNOW_NEW(host, struct witness);
	int answer = (int)values[OPTION_ANSWER].number[0];

	if (!witness)
		return WINNOW_EFATAL;
	witness->notes = values[OPTION_NOTES].text[0];
	witness->host = host;
	note(witness->notes, "open");
	for (uint32_t i = 0; i < values[OPTION_LINES].count; i++)
		note(witness->notes, values[OPTION_LINES].text[i].ptr);
	*ret_self = witness;
	if (answer != 0 && !values[OPTION_SILENT].number[0])
		return (host->fail)(host, answer, winnow_str("the well is dry: dig deeper"));
	return answer;
}

static void witness_close(void *self)
{
	struct witness *witness = self;

	witness->host->log(witness->host, WINNOW_DEBUG, winnow_str("closing"));
	note(witness->notes, "close");
}

static int witness_start(
	void *self, const struct winnow_host *host, const struct winnow_source_out *out)
{
	(void)self;
	(void)host;
	(void)out;
	return 0;
}

static const struct winnow_source source = {
	.size = sizeof source,
	.flags = WINNOW_SERIAL,
	.options = options,
	.open = witness_open,
	.start = witness_start,
	.close = witness_close,
};

static int witness_write(
	void *self, const struct winnow_host *host, const struct winnow_record *record)
{
	(void)self;
	(void)host;
	(void)record;
	return 0;
}

static int witness_flush(void *self, const struct winnow_host *host, int64_t *ret_position)
{
	(void)self;
	(void)host;
	*ret_position = -1;
	return 0;
}

static const struct winnow_sink sink = {
	.size = sizeof sink,
	.open = witness_open,
	.write = witness_write,
	.flush = witness_flush,
	.close = NULL,
	.options = options,
};

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "witness",
	.version = "1.2.3",
	.licence = "MIT",
	.summary = "Sees what is done to it.",
	.source = &source,
	.sink = &sink,
};
