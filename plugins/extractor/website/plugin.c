/* SPDX-License-Identifier: MIT */
#include "website.h"
#include "shared/statement.h"

static const char *const kinds[] = { "website", "document", "email", NULL };

static const struct winnow_attribute_type attributes[] = {
	{ "value", "the address as written, or the site's name", NULL, WINNOW_VALUE_TEXT,
		WINNOW_REQUIRED },
	{ "kind", "where it leads", kinds, WINNOW_VALUE_CODE, WINNOW_REQUIRED },
	{ 0 },
};

static const struct winnow_fact_type types[] = {
	{ "website", "a place on the net: a site by its address or name, a document, a mailbox",
		attributes },
	{ 0 },
};

struct extractor {
	const struct winnow_text *text;
	struct site_words words;
};

static int website_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct extractor *extractor = WINNOW_NEW(host, struct extractor);

	(void)values;
	if (!extractor)
		return winnow_fail(host, WINNOW_EFATAL, "no memory is left to open it");
	extractor->text = winnow_text_service(host);
	if (!extractor->text)
		return WINNOW_EFATAL;
	extractor->words.noun = extractor->text->lexicon(host, "en/website");
	extractor->words.naming = extractor->text->lexicon(host, "en/naming");
	*ret_self = extractor;
	return 0;
}

static int state_address(const struct winnow_extractor_out *out, struct winnow_str text,
	const struct address *address)
{
	struct winnow_str words = winnow_slice(text, address->at, address->end - address->at);
	const struct winnow_attribute given[] = {
		{ .name = winnow_str("value"), .text = words, .type = WINNOW_VALUE_TEXT },
		{ .name = winnow_str("kind"),
			.text = winnow_str(address->kind),
			.type = WINNOW_VALUE_CODE },
	};
	const struct winnow_fact fact = {
		.size = sizeof fact,
		.attribute_count = 2,
		.type = winnow_str("website"),
		.rule = winnow_str(address->rule),
		.attributes = given,
		.at = address->at,
		.length = address->end - address->at,
		.confidence = address->confidence,
	};
	int64_t made = out->fact(out, &fact);

	return made < 0 ? (int)made : 0;
}

static int find_addresses(const struct winnow_host *host, struct winnow_str text,
	const struct winnow_extractor_out *out)
{
	struct address_walk walk = { .text = text };
	struct address address;

	while (!host->cancelled(host) && address_next(&walk, &address)) {
		int outcome = state_address(out, text, &address);
		if (outcome < 0)
			return outcome;
	}
	return 0;
}

static int state_named(const struct passage *passage, const struct winnow_extractor_out *out,
	const struct named_site *site)
{
	struct statement statement;
	statement_begin(&statement, passage);

	statement_text(
		&statement, "value", passage_words(passage, site->first, site->end), 0, 0);
	statement_code(&statement, "kind", "website");
	int64_t made = statement_make(&statement, out,
		&(struct stated){ "website", "website.named", site->first, site->end, 0.85 });
	return made < 0 ? (int)made : 0;
}

static int find_named(const struct extractor *extractor, const struct passage *passage,
	const struct winnow_extractor_out *out)
{
	struct named_site names[MOST_NAMED];
	struct start_set nouns = { 0 };

	start_set_add(&nouns, passage, extractor->words.noun);
	for (uint32_t token = start_set_next(&nouns, passage, 0);
		token < passage->analysis->token_count;
		token = start_set_next(&nouns, passage, token + 1)) {
		if (passage_kind(passage, token) != WINNOW_WORD ||
			!passage_find(passage, extractor->words.noun, token))
			continue;
		uint32_t count = site_names(passage, &extractor->words, token, names);
		for (uint32_t i = 0; i < count; i++) {
			int outcome = state_named(passage, out, &names[i]);
			if (outcome < 0)
				return outcome;
		}
	}
	return 0;
}

static int website_extract(void *self, const struct winnow_host *host,
	const struct winnow_reading *reading, const struct winnow_extractor_out *out)
{
	const struct extractor *extractor = self;
	struct passage passage = passage_of(host, extractor->text, reading);
	int outcome = find_addresses(host, reading->document->text, out);

	return outcome < 0 ? outcome : find_named(extractor, &passage, out);
}

static const struct winnow_extractor website = {
	.size = sizeof website,
	.fact_type_size = sizeof(struct winnow_fact_type),
	.attribute_type_size = sizeof(struct winnow_attribute_type),
	.makes = types,
	.open = website_open,
	.extract = website_extract,
};

WINNOW_EXPORT const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "website",
	.version = "0.1.0",
	.licence = "MIT",
	.summary = "Addresses of sites, documents and mailboxes, and sites told of by name.",
	.extractor = &website,
};
