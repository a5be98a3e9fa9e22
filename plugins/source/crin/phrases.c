/* SPDX-License-Identifier: MIT */
#include "source/crin/join.h"
#include "source/crin/phrases.h"

static const char *const lexicon_names[] = { "en/crin", "es/crin", "fr/crin", "ru/crin",
	"ar/crin" };

#define LANGUAGES (sizeof lexicon_names / sizeof *lexicon_names)
#define MOST_WORDS 9

struct phrases {
	const struct winnow_text *text;
	const struct winnow_lexicon *lexicons[LANGUAGES];
};

struct phrases *phrases_create(const struct winnow_host *host)
{
	struct phrases *phrases = WINNOW_NEW(host, struct phrases);

	if (!phrases) {
		winnow_fail(host, WINNOW_ELIMIT, "no memory left to open the lexicons");
		return NULL;
	}
	phrases->text = winnow_text_service(host);
	if (!phrases->text)
		return NULL;
	for (size_t i = 0; i < LANGUAGES; i++)
		phrases->lexicons[i] = phrases->text->lexicon(host, lexicon_names[i]);
	return phrases;
}

static const struct winnow_term *find(const struct phrases *phrases,
	const struct winnow_host *host, struct winnow_str words, size_t *ret_language)
{
	const struct winnow_term *term = NULL;

	for (size_t i = 0; i < LANGUAGES && !term; i++) {
		if (phrases->lexicons[i])
			term = phrases->text->find(host, phrases->lexicons[i], words);
		*ret_language = i;
	}
	return term;
}

static bool is_mark(char byte)
{
	return strchr(" :.,;*|-", byte) != NULL;
}

static struct winnow_str without_marks(struct winnow_str text)
{
	while (text.len && is_mark(text.ptr[text.len - 1]))
		text.len--;
	return text;
}

/* Ends of the first words of `text`, the longest last; answers how many. A word ends before
 * white space, and before a colon: "Owner:Somebody". */
static size_t word_ends(struct winnow_str text, size_t ends[MOST_WORDS])
{
	size_t count = 0;

	for (size_t at = 0; at <= text.len && count < MOST_WORDS; at++) {
		bool ends_here = at == text.len || strchr(" :\n\t", text.ptr[at]);
		if (ends_here && at && !strchr(" :\n\t", text.ptr[at - 1]))
			ends[count++] = at;
	}
	return count;
}

static const struct winnow_term *longest(const struct phrases *phrases,
	const struct winnow_host *host, struct winnow_str text, size_t *ret_length,
	size_t *ret_language)
{
	size_t ends[MOST_WORDS], count = word_ends(text, ends);
	const struct winnow_term *term = NULL;

	while (count-- > 0 && !term) {
		struct winnow_str words = without_marks(winnow_slice(text, 0, ends[count]));
		term = find(phrases, host, words, ret_language);
		if (term)
			*ret_length = words.len;
	}
	return term;
}

const struct winnow_term *phrases_at(const struct phrases *phrases,
	const struct winnow_host *host, struct winnow_str text, size_t *ret_length)
{
	size_t language;

	return longest(phrases, host, text, ret_length, &language);
}

struct winnow_str phrases_language(
	const struct phrases *phrases, const struct winnow_host *host, struct winnow_str text)
{
	size_t length, language;

	if (!longest(phrases, host, text, &length, &language))
		return winnow_str("");
	return winnow_slice(winnow_str(lexicon_names[language]), 0, 2);
}

const struct winnow_term *phrases_role_at(const struct phrases *phrases,
	const struct winnow_host *host, struct winnow_str text, const char *role,
	size_t *ret_length)
{
	size_t length;
	const struct winnow_term *term = phrases_at(phrases, host, text, &length);

	if (!term || !winnow_is(phrase_role(term), role))
		return NULL;
	*ret_length = length;
	return term;
}

bool phrases_is(const struct phrases *phrases, const struct winnow_host *host,
	struct winnow_str text, const char *role)
{
	size_t length;
	struct winnow_str bare = without_marks(text);

	return phrases_role_at(phrases, host, bare, role, &length) && length == bare.len;
}

static struct winnow_str column(const struct winnow_term *term, uint32_t index)
{
	return index < term->value_count ? term->values[index] : winnow_str("");
}

struct winnow_str phrase_role(const struct winnow_term *term)
{
	return column(term, 0);
}

struct winnow_str phrase_name(const struct winnow_term *term)
{
	return column(term, 1);
}
