/* SPDX-License-Identifier: MIT
 * An extractor that does what the option `habit` says, to every text that has the word "bad", and a
 * source that keeps what it finds under a key that no host takes, and does not hear of it. */
#include <winnow/helpers.h>

static const char *const habits[] = { "none", "outside", "undeclared", "fails", "silent",
	"deaf", "fatal", NULL };

static const struct winnow_option options[] = {
	{
		.name = "habit",
		.help = "What to do wrong.",
		.fallback = "none",
		.choices = habits,
		.type = WINNOW_TEXT,
	},
	{ .name = NULL },
};

static const struct winnow_fact_type makes[] = {
	{ .name = "remark", .help = "A remark." },
	{ .name = NULL },
};

static int misbehaves_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct winnow_str *habit = WINNOW_NEW(host, struct winnow_str);

	if (!habit)
		return winnow_fail(host, WINNOW_EFATAL, "no memory");
	*habit = values[0].text[0];
	*ret_self = habit;
	return 0;
}

static int has_word(struct winnow_str text, const char *word)
{
	for (size_t at = 0; at < text.len; at++)
		if (winnow_starts(winnow_slice(text, at, text.len - at), word))
			return 1;
	return 0;
}

static int misbehaves_extract(void *self, const struct winnow_host *host,
	const struct winnow_reading *reading, const struct winnow_extractor_out *out)
{
	const struct winnow_str *habit = self;
	struct winnow_fact fact = {
		.size = sizeof fact,
		.type = winnow_str("remark"),
		.length = 1,
		.confidence = 1,
	};

	if (has_word(reading->document->text, "bad")) {
		if (winnow_is(*habit, "fails"))
			return winnow_fail(host, WINNOW_EDATA, "this text is beyond me");
		if (winnow_is(*habit, "silent"))
			return WINNOW_EDATA;
		if (winnow_is(*habit, "fatal"))
			return winnow_fail(host, WINNOW_EFATAL, "all is lost");
		if (winnow_is(*habit, "outside") || winnow_is(*habit, "deaf"))
			fact.at = reading->document->text.len;
		if (winnow_is(*habit, "undeclared"))
			fact.type = winnow_str("rumour");
	}
	int64_t number = out->fact(out, &fact);
	return number < 0 && !winnow_is(*habit, "deaf") ? (int)number : 0;
}

static const struct winnow_extractor extractor = {
	.size = sizeof extractor,
	.fact_type_size = sizeof makes[0],
	.attribute_type_size = sizeof(struct winnow_attribute_type),
	.options = options,
	.makes = makes,
	.open = misbehaves_open,
	.extract = misbehaves_extract,
};

static const struct winnow_option places[] = {
	{ .name = "path", .help = "Where to look.", .type = WINNOW_PATH },
	{ .name = NULL },
};

static int deaf_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	(void)host;
	*ret_self = (void *)(uintptr_t)values;
	return 0;
}

static int deaf_start(
	void *self, const struct winnow_host *host, const struct winnow_source_out *out)
{
	const struct winnow_value *values = self;
	const struct winnow_request request = { .size = sizeof request,
		.uri = values[0].text[0] };

	(void)host;
	return out->request(out, &request);
}

static int deaf_visit(void *self, const struct winnow_host *host,
	const struct winnow_item *item, const struct winnow_source_out *out)
{
	static const char key[5000];
	const struct winnow_str too_long = { key, sizeof key };

	(void)self;
	(void)host;
	(void)item;
	(void)out->keep(out, too_long);
	return out->keep(out, winnow_str(""));
}

static const struct winnow_source source = {
	.size = sizeof source,
	.options = places,
	.open = deaf_open,
	.start = deaf_start,
	.visit = deaf_visit,
};

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "misbehaves",
	.version = "1.0.0",
	.licence = "MIT",
	.summary = "Does one thing wrong.",
	.source = &source,
	.extractor = &extractor,
};
