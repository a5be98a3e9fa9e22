/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include "money.h"

static const char *const bounds[] = { "exact", "about", "at_least", "at_most", "more_than",
	"less_than", "between", "vague", NULL };

static const struct winnow_attribute_type money_attributes[] = {
	{ "amount", "the sum as stated; absent of ranges and of millions", NULL,
		WINNOW_VALUE_DECIMAL, 0 },
	{ "low", "the least it can be", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ "high", "the most it can be", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ "currency", "ISO 4217", NULL, WINNOW_VALUE_CODE, 0 },
	{ "unit", "its name, where that does not tell the currency: crown", NULL,
		WINNOW_VALUE_TEXT, 0 },
	{ "bound", "how the number bounds the sum", bounds, WINNOW_VALUE_CODE, 0 },
	{ "hedge", "the words that say so", NULL, WINNOW_VALUE_TEXT, WINNOW_SPANNED },
	{ "per", "for what it is paid: each, a day, per child", NULL, WINNOW_VALUE_TEXT,
		WINNOW_SPANNED },
	{ "conversion_of", "the sum that this one is in another currency", NULL,
		WINNOW_VALUE_REFERENCE, 0 },
	{ "rate", "that sum divided by this, rounded to six digits", NULL, WINNOW_VALUE_DECIMAL,
		0 },
	{ 0 },
};

static const struct winnow_fact_type money_types[] = {
	{ "money", "a sum of money", money_attributes },
	{ 0 },
};

static const struct language known[] = {
	{ .code = "en", .partitive = "of", .article = "a" },
	{ .code = "es", .partitive = "de" },
	{ .code = "fr", .partitive = "de" },
	{ .code = "ru" },
};

enum { LANGUAGES = sizeof known / sizeof *known };

struct extractor {
	const struct winnow_text *text;
	struct language languages[LANGUAGES];
	struct language other; /* signs and codes mean the same everywhere */
};

static void open_language(const struct winnow_host *host, const struct winnow_text *text,
	struct language *language)
{
	char path[16];

	amount_words_open(host, text, language->code, &language->amount);
	currency_words_open(host, text, language->code, &language->currency);
	snprintf(path, sizeof path, "%s/per", language->code);
	language->per = text->lexicon(host, path);
	snprintf(path, sizeof path, "%s/weight", language->code);
	language->weight = text->lexicon(host, path);
}

static int money_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct extractor *extractor = WINNOW_NEW(host, struct extractor);

	(void)values;
	if (!extractor)
		return winnow_fail(host, WINNOW_EFATAL, "no memory is left to open it");
	extractor->text = host->service(host, WINNOW_TEXT_SERVICE);
	if (!extractor->text)
		return winnow_fail(host, WINNOW_EFATAL,
			"this winnow has no service " WINNOW_TEXT_SERVICE "; update winnow");
	for (size_t i = 0; i < LANGUAGES; i++) {
		extractor->languages[i] = known[i];
		open_language(host, extractor->text, &extractor->languages[i]);
	}
	extractor->other = (struct language){ .code = "any" };
	open_language(host, extractor->text, &extractor->other);
	*ret_self = extractor;
	return 0;
}

static const struct language *find_language(
	const struct extractor *extractor, struct winnow_str code)
{
	if (code.len == 0)
		return &extractor->languages[0];
	for (size_t i = 0; i < LANGUAGES; i++)
		if (winnow_is(code, extractor->languages[i].code))
			return &extractor->languages[i];
	return &extractor->other;
}

/* "a dollar a day": sums without a number among the tokens before the next one. */
static int read_articles(const struct reading *reading, uint32_t first, uint32_t end)
{
	struct sum sum;
	uint32_t next;

	for (uint32_t token = first; token < end; token++) {
		if (!sum_read_article(reading, token, &sum))
			continue;
		int outcome = sum_state(reading, &sum, &next);
		if (outcome < 0)
			return outcome;
	}
	return 0;
}

/* The sums from the token `*at` on, as far as number `number` reaches. */
static int read_on(
	const struct reading *reading, uint32_t number, uint32_t *at, uint32_t *ret_next)
{
	const struct winnow_number *numbers = reading->passage.analysis->numbers;
	struct sum sum;
	int outcome = read_articles(reading, *at, numbers[number].first);

	*at = numbers[number].first + numbers[number].count;
	*ret_next = number + 1;
	if (outcome < 0 || !sum_read(reading, number, &sum))
		return outcome;
	if (sum.end > *at)
		*at = sum.end;
	return sum_state(reading, &sum, ret_next);
}

static int money_extract(void *self, const struct winnow_host *host,
	const struct winnow_reading *text_reading, const struct winnow_extractor_out *out)
{
	const struct extractor *extractor = self;
	struct reading reading = {
		.passage = passage_of(host, extractor->text, text_reading),
		.out = out,
	};
	const struct winnow_analysis *analysis = reading.passage.analysis;
	uint32_t at = 0;

	reading.language = find_language(extractor, analysis->language);
	for (uint32_t number = 0; number < analysis->number_count;) {
		uint32_t next = number + 1;
		int outcome = read_on(&reading, number, &at, &next);
		if (outcome < 0)
			return outcome;
		if (host->cancelled(host))
			return 0;
		number = next > number ? next : number + 1;
	}
	int outcome = read_articles(&reading, at, analysis->token_count);
	return outcome < 0 ? outcome : 0;
}

static const struct winnow_extractor money = {
	.size = sizeof money,
	.fact_type_size = sizeof(struct winnow_fact_type),
	.attribute_type_size = sizeof(struct winnow_attribute_type),
	.makes = money_types,
	.open = money_open,
	.extract = money_extract,
};

WINNOW_EXPORT const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "money",
	.version = "0.1.0",
	.licence = "MIT",
	.summary = "Sums of money, with their currency and what they are paid for.",
	.extractor = &money,
};
