/* SPDX-License-Identifier: MIT
 * An extractor that does what the option `habit` says, to every text that has the word "bad". */
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

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "misbehaves",
	.version = "1.0.0",
	.licence = "MIT",
	.summary = "Does one thing wrong.",
	.extractor = &extractor,
};
