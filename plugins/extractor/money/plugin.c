/* SPDX-License-Identifier: MIT */
#include "home.h"

static const struct winnow_attribute_type money_attributes[] = {
	{ "amount", "the sum as stated; absent of ranges and of millions", NULL,
		WINNOW_VALUE_DECIMAL, 0 },
	{ "stated", "the number of cents or pence, of a sum stated in them", NULL,
		WINNOW_VALUE_DECIMAL, 0 },
	{ "part", "their name: cent", NULL, WINNOW_VALUE_TEXT, 0 },
	{ "low", "the least it can be", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ "high", "the most it can be", NULL, WINNOW_VALUE_DECIMAL, 0 },
	{ "currency", "ISO 4217", NULL, WINNOW_VALUE_CODE, 0 },
	{ "unit", "its name, where that does not tell the currency, or one is a rate: crown",
		NULL, WINNOW_VALUE_TEXT, 0 },
	{ "bound", "how the number bounds the sum", bound_codes, WINNOW_VALUE_CODE, 0 },
	{ "hedge", "the words that say so", NULL, WINNOW_VALUE_TEXT, WINNOW_SPANNED },
	{ "per", "for what it is paid, in English, singular: each, day, child", NULL,
		WINNOW_VALUE_TEXT, WINNOW_SPANNED },
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

/* The last has the signs and codes, which mean the same everywhere. */
static const char *const codes[] = { "en", "es", "fr", "ru", "any", NULL };

static void open_language(const struct winnow_host *host, const struct winnow_text *text,
	const char *code, struct language *language)
{
	int romance = !strcmp(code, "es") || !strcmp(code, "fr");

	language->partitive = romance ? "de" : !strcmp(code, "en") ? "of" : NULL;
	language->article = strcmp(code, "en") ? NULL : "a";
	amount_words_open(host, text, code, &language->amount);
	currency_words_open(host, text, code, &language->currency);
	if (language->article && language->currency.names)
		language->article_word =
			text->number(language->currency.names, winnow_str(language->article))
				.folded;
	language->per = language_lexicon(host, text, code, "per");
	language->weight = language_lexicon(host, text, code, "weight");
	language->country = language_lexicon(host, text, code, "currency_country");
	language->city = text->lexicon(host, "any/city");
}

/* Of one document. */
struct state {
	uint32_t at; /* how far it is read */
	struct home home;
};

/* "a dollar a day": sums without a number among the tokens before the next one. */
static int read_articles(const struct reading *reading, struct state *state, uint32_t end)
{
	const struct winnow_word *words = reading->passage.analysis->words;
	uint32_t article = reading->language->article_word, next;
	struct sum sum;

	for (uint32_t token = state->at; article && token < end; token++) {
		if (words[token].folded != article || !sum_read_article(reading, token, &sum))
			continue;
		int outcome = sum_state(reading, &state->home, &sum, &next);
		if (outcome < 0)
			return outcome;
	}
	return 0;
}

/* The sums from the token read last on, as far as number `number` reaches. */
static int read_on(
	const struct reading *reading, void *of_document, uint32_t number, uint32_t *ret_next)
{
	const struct winnow_number *numbers = reading->passage.analysis->numbers;
	struct state *state = of_document;
	struct sum sum;
	int outcome = read_articles(reading, state, numbers[number].first);

	state->at = numbers[number].first + numbers[number].count;
	if (outcome < 0 || !sum_read(reading, number, &sum))
		return outcome;
	if (sum.end > state->at)
		state->at = sum.end;
	return sum_state(reading, &state->home, &sum, ret_next);
}

static int read_rest(const struct reading *reading, void *of_document)
{
	return read_articles(reading, of_document, reading->passage.analysis->token_count);
}

static const struct by_number kind = {
	.language_size = sizeof(struct language),
	.codes = codes,
	.serves_all = 1,
	.open_language = open_language,
	.state_size = sizeof(struct state),
	.read = read_on,
	.finish = read_rest,
};

static int money_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	(void)values;
	return by_number_open(host, &kind, ret_self);
}

static const char *const uses[] = { "place", NULL };

static const struct winnow_extractor money = {
	.size = sizeof money,
	.fact_type_size = sizeof(struct winnow_fact_type),
	.attribute_type_size = sizeof(struct winnow_attribute_type),
	.makes = money_types,
	.uses = uses,
	.open = money_open,
	.extract = by_number_extract,
};

WINNOW_EXPORT const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "money",
	.version = "0.9.0",
	.licence = "MIT",
	.summary = "Sums of money, with their currency and what they are paid for.",
	.extractor = &money,
};
