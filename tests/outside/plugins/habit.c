/* SPDX-License-Identifier: MIT
 * An extractor that marks the first letter of each text, and before that does what the text says:
 * "please crash". */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>
#include <winnow/helpers.h>

static const struct winnow_fact_type makes[] = {
	{ .name = "remark", .help = "A remark." },
	{ .name = NULL },
};

static const struct winnow_option options[] = {
	{ .name = "opening",
		.help = "What to do while it is opened.",
		.fallback = "well",
		.type = WINNOW_TEXT },
	{ .name = "patience",
		.help = "A number, to see that it comes along.",
		.fallback = "3s",
		.type = WINNOW_DURATION },
	{ .name = NULL },
};

static int habit_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	if (winnow_is(values[0].text[0], "crash"))
		raise(SIGSEGV);
	if (winnow_is(values[0].text[0], "refuse"))
		return winnow_fail(host, WINNOW_EFATAL, "will not be opened");
	if (values[1].number[0] != 3000)
		return winnow_fail(host, WINNOW_EFATAL, "has no patience");
	*ret_self = NULL;
	return 0;
}

static int asks_for(struct winnow_str text, const char *habit)
{
	static const char please[] = "please ";

	for (size_t at = 0; at + sizeof please < text.len; at++) {
		struct winnow_str rest = winnow_slice(text, at, text.len - at);
		if (winnow_starts(rest, please) &&
			winnow_starts(winnow_slice(rest, sizeof please - 1,
					      rest.len - (sizeof please - 1)),
				habit))
			return 1;
	}
	return 0;
}

static void spin(const struct winnow_host *host, int until_cancelled)
{
	/* Or a compiler may take it that the loop ends. */
	volatile int for_ever = !until_cancelled;

	while (for_ever || !host->cancelled(host))
		;
}

/* Bounded, since under a sanitizer nothing else bounds it. */
static void leak(void)
{
	char *piece;

	for (int i = 0; i < 200 && (piece = malloc(1 << 20)); i++)
		memset(piece, 1, 1 << 20);
	abort();
}

static void smash(void)
{
	volatile char small[8];
	volatile char *end = small;

	for (size_t i = 0; i < 100000000; i++)
		end[i] = 'x';
}

static int state(const struct winnow_extractor_out *out, size_t at)
{
	const struct winnow_fact fact = {
		.size = sizeof fact,
		.type = winnow_str("remark"),
		.rule = winnow_str("habit.first"),
		.at = at,
		.length = 1,
		.confidence = 0.1234567890123,
	};
	int64_t number = out->fact(out, &fact);

	return number < 0 ? (int)number : 0;
}

static int habit_extract(void *self, const struct winnow_host *host,
	const struct winnow_reading *reading, const struct winnow_extractor_out *out)
{
	struct winnow_str text = reading->document->text;

	(void)self;
	if (asks_for(text, "crash"))
		raise(SIGSEGV);
	if (asks_for(text, "abort"))
		abort();
	if (asks_for(text, "exit"))
		exit(3);
	if (asks_for(text, "hang"))
		spin(host, 0);
	if (asks_for(text, "leak"))
		leak();
	if (asks_for(text, "smash"))
		smash();
	if (asks_for(text, "connect"))
		socket(AF_INET, SOCK_STREAM, 0);
	if (asks_for(text, "fork") && fork() == 0)
		_exit(0);
	if (asks_for(text, "look") && open("/etc/passwd", O_RDONLY) >= 0)
		return winnow_fail(host, WINNOW_EDATA, "could open a file");
	if (asks_for(text, "print"))
		puts("{\"call\":1,\"done\":true}");
	if (asks_for(text, "flood"))
		while (state(out, 0) == 0)
			;
	if (asks_for(text, "stray") && state(out, text.len) < 0)
		return WINNOW_EDATA;
	if (asks_for(text, "refuse"))
		return winnow_fail(host, WINNOW_ELIMIT, "this text is beyond me");
	return state(out, 0);
}

static const struct winnow_extractor extractor = {
	.size = sizeof extractor,
	.fact_type_size = sizeof makes[0],
	.attribute_type_size = sizeof(struct winnow_attribute_type),
	.options = options,
	.makes = makes,
	.open = habit_open,
	.extract = habit_extract,
};

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "habit",
	.version = "1.0.0",
	.licence = "MIT",
	.summary = "Does what it is asked to.",
	.extractor = &extractor,
};
