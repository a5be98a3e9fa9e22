/* @name@ - an extractor: it finds words of capital letters, such as UNICEF.
 *
 * To make it yours: change what it declares (attributes, makes), then what extract() looks for.
 * The contract is in winnow/plugin.h and winnow/ABI.md.
 */
#include <winnow/helpers.h>
#include <winnow/text.h>

/* ---- what may be set ---- */

enum { SHORTEST };

static const struct winnow_option options[] = {
	[SHORTEST] = { .name = "shortest",
		.help = "Letters that a word must have at least.",
		.fallback = "3",
		.min = 2,
		.max = 100,
		.type = WINNOW_INTEGER },
	{ .name = NULL },
};

/* ---- what it states: the host checks every fact against this ---- */

static const struct winnow_attribute_type attributes[] = {
	{ .name = "letters", .help = "The word.", .type = WINNOW_VALUE_TEXT, .flags = WINNOW_REQUIRED },
	{ .name = NULL },
};

static const struct winnow_fact_type makes[] = {
	{ .name = "@name@", .help = "A word of capital letters.", .attributes = attributes },
	{ .name = NULL },
};

/* ---- an instance: one for each section of the configuration that names this plugin ---- */

struct instance {
	const struct winnow_text *text;
	int64_t shortest;
};

static int extractor_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct instance *instance = WINNOW_NEW(host, struct instance);

	if (!instance)
		return winnow_fail(host, WINNOW_ELIMIT, "no memory");
	instance->text = winnow_text_service(host);
	if (!instance->text)
		return WINNOW_EFATAL;
	instance->shortest = values[SHORTEST].number[0];
	*ret_self = instance;
	return 0;
}

static int state(const struct winnow_extractor_out *out, struct winnow_str text,
	const struct winnow_token *token)
{
	const struct winnow_attribute letters = {
		.name = winnow_str("letters"),
		.text = winnow_slice(text, token->at, token->length),
		.type = WINNOW_VALUE_TEXT,
	};
	const struct winnow_fact fact = {
		.size = sizeof fact,
		.attribute_count = 1,
		.type = winnow_str("@name@"),
		.rule = winnow_str("@name@.capitals"),
		.attributes = &letters,
		.at = token->at,
		.length = token->length,
		.confidence = 0.9,
	};
	int64_t number = out->fact(out, &fact);

	return number < 0 ? (int)number : 0;
}

/* May be entered by many threads at once: *self is only read. */
static int extractor_extract(void *self, const struct winnow_host *host,
	const struct winnow_reading *reading, const struct winnow_extractor_out *out)
{
	const struct instance *instance = self;
	const struct winnow_analysis *analysis = instance->text->analysis(host);
	int result = 0;

	for (uint32_t i = 0; i < analysis->token_count && result == 0; i++) {
		const struct winnow_token *token = &analysis->tokens[i];
		int is_found = token->kind == WINNOW_WORD && (token->flags & WINNOW_UPPER) != 0;
		if (host->cancelled(host))
			break;
		if (is_found && (int64_t)token->length >= instance->shortest)
			result = state(out, reading->document->text, token);
	}
	return result;
}

static const struct winnow_extractor extractor = {
	.size = sizeof extractor,
	.fact_type_size = sizeof *makes,
	.attribute_type_size = sizeof *attributes,
	.options = options,
	.makes = makes,
	.open = extractor_open,
	.extract = extractor_extract,
};

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "@name@",
	.version = "0.1.0",
	.licence = "MIT",
	.summary = "Finds words of capital letters.",
	.extractor = &extractor,
};
