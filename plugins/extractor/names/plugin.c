/* SPDX-License-Identifier: MIT */
#include "names.h"

static int names_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct extractor *extractor = WINNOW_NEW(host, struct extractor);

	(void)values;
	if (!extractor)
		return winnow_fail(host, WINNOW_EFATAL, "no memory is left to open it");
	extractor->text = winnow_text_service(host);
	if (!extractor->text)
		return WINNOW_EFATAL;
	extractor->glossary = glossary_open(host, extractor->text);
	if (!extractor->glossary)
		return WINNOW_EFATAL;
	extractor->weights = weights_open(host, extractor->text, extractor->glossary->values);
	if (!extractor->weights)
		return WINNOW_EFATAL;
	extractor->tongues = tongues_open(host, extractor->text);
	if (!extractor->tongues)
		return winnow_fail(host, WINNOW_EFATAL, "no memory is left for places");
	place_open(extractor);
	organisation_open(extractor);
	extractor->notice = extractor->text->lexicon(host, "any/notice");
	gender_words_open(host, extractor->text, &extractor->gender_words);
	extractor->naming = extractor->text->lexicon(host, "en/naming");
	extractor->namesake = extractor->text->lexicon(host, "any/namesake");
	extractor->role_word = extractor->text->lexicon(host, "en/role_word");
	extractor->fields = glossary_class(extractor->glossary, "field");
	extractor->epithet = extractor->text->lexicon(host, "en/epithet");
	extractor->country_name = extractor->text->lexicon(host, "en/country_name");
	*ret_self = extractor;
	return 0;
}

double name_confidence(const struct name *name)
{
	double odds = name->margin < 0 ? 0 : name->margin;

	return 0.5 + 0.5 * odds / (odds + 200);
}

static int64_t state(const struct reading *reading, uint32_t at)
{
	switch (reading->names.items[at].kind) {
	case KIND_PERSON:
		return person_state(reading, at);
	case KIND_ORGANISATION:
		return organisation_state(reading, at);
	case KIND_PLACE:
	case KIND_SITE:
		return place_state(reading, at);
	case KIND_NATIONALITY:
		return nationality_state(reading, at);
	default:
		return -1;
	}
}

/* Events and works are told from the rest so as not to be taken for it; they are no facts of
 * ours. */
static int is_stated(const struct name *name)
{
	return name->kind != KIND_OTHER;
}

static int state_all(struct reading *reading)
{
	reading->notice_first = notice_first(&reading->passage, reading->extractor->notice);
	reading->mentions = mentions_join(
		&reading->passage, &reading->extractor->gender_words, &reading->names);
	if (!reading->mentions)
		return winnow_fail(reading->passage.host, WINNOW_ELIMIT,
			"the text needs more memory than there is");
	for (uint32_t i = 0; i < reading->names.count; i++) {
		struct mention *full = &reading->mentions[reading->mentions[i].full];
		if (!is_stated(&reading->names.items[i]) || is_set_aside(reading, i))
			continue;
		int64_t number = state(reading, i);
		if (number < 0)
			return (int)number;
		if (full->number < 0)
			full->number = number;
		if (reading->names.items[i].kind == KIND_NATIONALITY)
			number = actor_state(reading, i);
		if (number < 0)
			return (int)number;
	}
	int64_t outcome = epithets_state(reading);

	return outcome < 0 ? (int)outcome : 0;
}

static int names_extract(void *self, const struct winnow_host *host,
	const struct winnow_reading *text_reading, const struct winnow_extractor_out *out)
{
	const struct extractor *extractor = self;
	struct child_sight sight = { 0 };
	struct countries countries = { 0 };
	struct reading reading = {
		.sight = &sight,
		.countries = &countries,
		.extractor = extractor,
		.passage = passage_of(host, extractor->text, text_reading),
		.out = out,
	};
	struct winnow_str language = reading.passage.analysis->language;

	if (language.len && !winnow_is(language, "en")) {
		const struct tongue *tongue = tongue_find(extractor->tongues, language);
		return tongue ? tongue_state(&reading, tongue) : 0;
	}
	int code = words_read(extractor->glossary, &reading.passage, &reading.words);
	if (code == 0)
		code = decide(extractor->glossary, extractor->weights, &reading.passage,
			&reading.words, &reading.names);
	return code == 0 ? state_all(&reading) : code;
}

static const struct winnow_extractor names = {
	.size = sizeof names,
	.fact_type_size = sizeof(struct winnow_fact_type),
	.attribute_type_size = sizeof(struct winnow_attribute_type),
	.makes = names_fact_types,
	.open = names_open,
	.extract = names_extract,
};

WINNOW_EXPORT const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "names",
	.version = "0.11.0",
	.licence = "MIT",
	.summary = "Persons with age and role, organisations, places and nationalities; the "
		   "last two in Spanish, French and Russian, too.",
	.extractor = &names,
};
