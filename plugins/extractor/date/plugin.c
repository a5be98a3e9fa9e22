/* SPDX-License-Identifier: MIT
 *
 * The extractor `date`: when something is said to have been or to come, and for how long.
 */
#include "emit.h"

struct instance {
	const struct winnow_text *text;
	struct vocabulary *vocabulary;
};

static int date_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct instance *instance = WINNOW_NEW(host, struct instance);

	(void)values;
	if (!instance)
		return winnow_fail(
			host, WINNOW_ELIMIT, "no memory is left for the date extractor");
	instance->text = winnow_text_service(host);
	if (!instance->text)
		return WINNOW_EFATAL;
	instance->vocabulary = vocabulary_create(host, instance->text);
	if (!instance->vocabulary)
		return WINNOW_ELIMIT;
	*ret_self = instance;
	return 0;
}

static int extract_from(const struct scan *scan, struct emitter *emitter)
{
	struct beginnings beginnings;
	struct expression expression;
	uint32_t at = 0;

	parse_beginnings(scan, &beginnings);
	while ((at = parse_next(scan, &beginnings, at, &expression))) {
		int error = emit(emitter, scan, &expression);

		if (error < 0)
			return error;
	}
	return 0;
}

static int date_extract(void *self, const struct winnow_host *host,
	const struct winnow_reading *reading, const struct winnow_extractor_out *out)
{
	const struct instance *instance = self;
	struct passage passage = passage_of(host, instance->text, reading);
	struct word_search search =
		vocabulary_search(instance->vocabulary, instance->text, host);
	struct piece_reader reader;
	struct emitter emitter;
	struct scan scan;
	int error = 0;

	pieces_start(&search, reading->document->text, &reader);
	if (emitter_start(&passage, reading, &search, out, &emitter) < 0)
		return winnow_fail(
			host, WINNOW_ELIMIT, "the text needs more memory than there is");
	reader.order = order_of(&passage, &search, &emitter.published);
	while (!error && !host->cancelled(host) && pieces_read(&reader, &scan))
		error = extract_from(&scan, &emitter);
	return error;
}

static const char *const uses[] = { "age", NULL };

static const struct winnow_extractor extractor = {
	.size = sizeof(extractor),
	.fact_type_size = sizeof(struct winnow_fact_type),
	.attribute_type_size = sizeof(struct winnow_attribute_type),
	.makes = date_fact_types,
	.uses = uses,
	.open = date_open,
	.extract = date_extract,
};

WINNOW_EXPORT const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "date",
	.version = "1.10.0",
	.licence = "MIT",
	.summary =
		"Finds dates, periods and durations, and says what relative ones count from.",
	.extractor = &extractor,
};
