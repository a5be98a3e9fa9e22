/* SPDX-License-Identifier: MIT
 *
 * A plugin of one's own, outside of winnow's tree: a source that asks for the addresses it is
 * given, and an extractor that finds acronyms such as UNICEF.
 */
#include <winnow/helpers.h>
#include <winnow/text.h>

/* ---- the source ---- */

static const struct winnow_option source_options[] = {
	{ .name = "addresses",
		.help = "What to read, as file:///home/me/report.txt.",
		.type = WINNOW_TEXT,
		.flags = WINNOW_REQUIRED | WINNOW_LIST },
	{ .name = NULL },
};

static int source_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	(void)host;
	*ret_self = (void *)values; /* lives until close, and is all we need */
	return 0;
}

static int source_start(
	void *self, const struct winnow_host *host, const struct winnow_source_out *out)
{
	const struct winnow_value *addresses = self;
	int result = 0;

	for (uint32_t i = 0; i < addresses->count && !host->cancelled(host); i++) {
		const struct winnow_request request = {
			.size = sizeof request,
			.expects = WINNOW_ARTICLE,
			.uri = addresses->text[i],
		};
		result = out->request(out, &request);
		if (result < 0)
			break;
	}
	return result;
}

static const struct winnow_source source = {
	.size = sizeof source,
	.options = source_options,
	.open = source_open,
	.start = source_start,
};

/* ---- the extractor ---- */

static const struct winnow_attribute_type attributes[] = {
	{ .name = "letters", .help = "The acronym.", .type = WINNOW_VALUE_TEXT },
	{ .name = NULL },
};

static const struct winnow_fact_type makes[] = {
	{ .name = "acronym", .help = "A name of capital letters.", .attributes = attributes },
	{ .name = NULL },
};

static int extractor_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	(void)values;
	*ret_self = (void *)host->service(host, WINNOW_TEXT_SERVICE);
	return *ret_self ? 0 : winnow_fail(host, WINNOW_EFATAL, "this winnow has no tokens");
}

static int extractor_extract(void *self, const struct winnow_host *host,
	const struct winnow_reading *reading, const struct winnow_extractor_out *out)
{
	const struct winnow_text *text = self;
	const struct winnow_analysis *analysis = text->analysis(host);
	int64_t result = 0;

	for (uint32_t i = 0; i < analysis->token_count && result >= 0; i++) {
		const struct winnow_token *token = &analysis->tokens[i];
		const struct winnow_attribute letters = {
			.name = winnow_str("letters"),
			.text = winnow_slice(reading->document->text, token->at, token->length),
			.type = WINNOW_VALUE_TEXT,
		};
		const struct winnow_fact fact = {
			.size = sizeof fact,
			.attribute_count = 1,
			.type = winnow_str("acronym"),
			.rule = winnow_str("acronym.upper"),
			.attributes = &letters,
			.at = token->at,
			.length = token->length,
			.confidence = 0.9,
		};
		if (token->kind == WINNOW_WORD && token->flags & WINNOW_UPPER)
			result = out->fact(out, &fact);
	}
	return result < 0 ? (int)result : 0;
}

static const struct winnow_extractor extractor = {
	.size = sizeof extractor,
	.fact_type_size = sizeof *makes,
	.attribute_type_size = sizeof *attributes,
	.makes = makes,
	.open = extractor_open,
	.extract = extractor_extract,
};

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "acronym",
	.version = "1.0.0",
	.licence = "MIT",
	.summary = "Finds acronyms in the pages it is pointed to.",
	.source = &source,
	.extractor = &extractor,
};
