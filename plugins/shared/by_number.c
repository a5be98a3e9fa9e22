/* SPDX-License-Identifier: MIT */
#include "shared/amount.h"
#include "shared/by_number.h"

struct extractor {
	const struct by_number *kind;
	const struct winnow_text *text;
	char *languages;
};

static const struct language *language_at(const struct extractor *extractor, size_t i)
{
	return (const struct language *)(const void *)(extractor->languages +
						       i * extractor->kind->language_size);
}

static int open_languages(const struct winnow_host *host, struct extractor *extractor)
{
	const struct by_number *kind = extractor->kind;
	size_t count = 0;

	while (kind->codes[count])
		count++;
	extractor->languages = host->alloc(host, count * kind->language_size);
	if (!extractor->languages)
		return winnow_fail(host, WINNOW_EFATAL, "no memory is left for the lexicons");
	for (size_t i = 0; i < count; i++)
		kind->open_language(host, extractor->text, kind->codes[i],
			(void *)(extractor->languages + i * kind->language_size));
	return 0;
}

int by_number_open(
	const struct winnow_host *host, const struct by_number *kind, void **ret_self)
{
	struct extractor *extractor = WINNOW_NEW(host, struct extractor);

	if (!extractor)
		return winnow_fail(host, WINNOW_EFATAL, "no memory is left to open it");
	extractor->kind = kind;
	extractor->text = winnow_text_service(host);
	if (!extractor->text)
		return WINNOW_EFATAL;
	*ret_self = extractor;
	return open_languages(host, extractor);
}

/* Its place among the codes; where they end: there is none. */
static size_t find_language(const struct by_number *kind, struct winnow_str code)
{
	size_t i = 0;

	while (code.len > 0 && kind->codes[i] && !winnow_is(code, kind->codes[i]))
		i++;
	return !kind->codes[i] && kind->serves_all ? i - 1 : i;
}

static int read_numbers(
	const struct reading *reading, const struct by_number *kind, void *state)
{
	const struct winnow_host *host = reading->passage.host;

	for (uint32_t number = 0; number < reading->passage.analysis->number_count;) {
		uint32_t next = number + 1;
		int outcome = kind->read(reading, state, number, &next);
		if (outcome < 0)
			return outcome;
		if (host->cancelled(host))
			return 0;
		number = next > number ? next : number + 1;
	}
	int outcome = kind->finish ? kind->finish(reading, state) : 0;
	return outcome < 0 ? outcome : 0;
}

int by_number_extract(void *self, const struct winnow_host *host,
	const struct winnow_reading *text_reading, const struct winnow_extractor_out *out)
{
	const struct extractor *extractor = self;
	size_t size = extractor->kind->state_size;
	struct reading reading = {
		.passage = passage_of(host, extractor->text, text_reading),
		.shown = text_reading,
		.out = out,
	};
	void *state = size ? host->alloc(host, size) : NULL;

	size_t language = find_language(extractor->kind, reading.passage.analysis->language);
	if (!extractor->kind->codes[language])
		return 0;
	reading.language = language_at(extractor, language);
	amounts_keep(&reading.passage, extractor->kind->codes[language]);
	if (size && !state)
		return winnow_fail(host, WINNOW_ELIMIT, "no memory is left to read it");
	return read_numbers(&reading, extractor->kind, state);
}
