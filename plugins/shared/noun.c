/* SPDX-License-Identifier: MIT */
#include "shared/noun.h"

static struct winnow_str cut(struct winnow_str word, size_t letters)
{
	return winnow_slice(word, 0, word.len - letters);
}

static int ends_in_one_of(struct winnow_str word, const char *const *ends)
{
	for (size_t i = 0; ends[i]; i++)
		if (winnow_ends(word, ends[i]))
			return 1;
	return 0;
}

/* With another ending for its last letters. */
static struct winnow_str with_ending(const struct passage *passage, struct winnow_str word,
	size_t letters, const char *ending)
{
	size_t kept = word.len - letters, length = strlen(ending);
	char *copy = passage->host->alloc(passage->host, kept + length);

	if (!copy)
		return (struct winnow_str){ 0 };
	memcpy(copy, word.ptr, kept);
	memcpy(copy + kept, ending, length);
	return (struct winnow_str){ copy, kept + length };
}

/* Each ending is written out where English is read, for most words are asked, and a text of known
 * length is compared in place. */
static int is_no_plural_en(struct winnow_str word)
{
	return word.len < 4 || !winnow_ends(word, "s") || winnow_ends(word, "ss") ||
	       winnow_ends(word, "us") || winnow_ends(word, "is") || winnow_ends(word, "'s") ||
	       winnow_ends(word, "’s");
}

/* "churches", "heroes": two letters are of the plural. */
static int takes_es_en(struct winnow_str word)
{
	return winnow_ends(word, "ches") || winnow_ends(word, "shes") ||
	       winnow_ends(word, "xes") || winnow_ends(word, "sses") ||
	       winnow_ends(word, "zzes") || winnow_ends(word, "oes");
}

static struct winnow_str singular_en(const struct passage *passage, struct winnow_str word)
{
	if (is_no_plural_en(word))
		return (struct winnow_str){ 0 };
	if (winnow_ends(word, "ies") && word.len > 4)
		return with_ending(passage, word, 3, "y");
	return cut(word, takes_es_en(word) ? 2 : 1);
}

static struct winnow_str singular_es(const struct passage *passage, struct winnow_str word)
{
	static const char *const vowel[] = { "as", "os", "is", "us", "és", "ás", NULL };
	static const char *const consonant[] = { "dades", "ores", "ales", "eles", "iles",
		"ines", "enes", "anes", "eres", "ares", "udes", "edes", NULL };

	if (word.len < 4 || !winnow_ends(word, "s"))
		return (struct winnow_str){ 0 };
	if (winnow_ends(word, "iones"))
		return with_ending(passage, word, 5, "ión");
	if (winnow_ends(word, "ces"))
		return with_ending(passage, word, 3, "z");
	if (ends_in_one_of(word, consonant))
		return cut(word, 2);
	return winnow_ends(word, "es") || ends_in_one_of(word, vowel)
		       ? cut(word, 1)
		       : (struct winnow_str){ 0 };
}

static struct winnow_str singular_fr(const struct passage *passage, struct winnow_str word)
{
	static const char *const ends[] = { "eaux", "eux", "yaux", NULL };

	if (word.len >= 4 && winnow_ends(word, "s") && !winnow_ends(word, "ss"))
		return cut(word, 1);
	if (word.len < 5)
		return (struct winnow_str){ 0 };
	if (ends_in_one_of(word, ends))
		return cut(word, 1);
	return winnow_ends(word, "aux") ? with_ending(passage, word, 3, "al")
					: (struct winnow_str){ 0 };
}

static struct winnow_str by_rule(
	const struct passage *passage, struct winnow_str language, struct winnow_str word)
{
	if (winnow_is(language, "en"))
		return singular_en(passage, word);
	if (winnow_is(language, "es"))
		return singular_es(passage, word);
	return winnow_is(language, "fr") ? singular_fr(passage, word)
					 : (struct winnow_str){ 0 };
}

/* "MPs", "TVs": two capitals are as good as three letters. */
static int is_acronym(struct winnow_str word)
{
	return word.len == 3 && word.ptr[2] == 's' && word.ptr[0] >= 'A' &&
	       word.ptr[0] <= 'Z' && word.ptr[1] >= 'A' && word.ptr[1] <= 'Z';
}

/* No rule knows a plural that ends otherwise: "boys", "eaux". */
static int may_be_plural(struct winnow_str word)
{
	char last = word.len ? passage_lower_ascii(word.ptr[word.len - 1]) : 0;

	return last == 's' || last == 'x';
}

struct winnow_str noun_singular(
	const struct passage *passage, const struct noun_words *words, uint32_t token)
{
	struct winnow_str language = winnow_str(words->language);
	const struct winnow_term *listed = passage_find(passage, words->plural, token);

	if (passage_kind(passage, token) != WINNOW_WORD)
		return (struct winnow_str){ 0 };
	if (listed)
		return term_value(listed, 0);
	struct winnow_str word = passage_word(passage, token);
	if (!may_be_plural(word))
		return (struct winnow_str){ 0 };
	if (is_acronym(word) && winnow_is(language, "en"))
		return passage_lower(passage, cut(word, 1));
	return by_rule(passage, language, passage_lower(passage, word));
}

static const char *kind_of(const struct winnow_term *term)
{
	static const char *const kinds[] = { "person", "animal", "thing", NULL };

	for (size_t i = 0; term && kinds[i]; i++)
		if (term_is(term, 0, kinds[i]))
			return kinds[i];
	return "unknown";
}

const char *noun_kind_of(
	const struct passage *passage, const struct noun_words *words, struct winnow_str noun)
{
	return kind_of(words->noun && noun.len
			       ? passage->text->find(passage->host, words->noun, noun)
			       : NULL);
}

const char *noun_kind_at(
	const struct passage *passage, const struct noun_words *words, uint32_t token)
{
	struct winnow_str singular = noun_singular(passage, words, token);

	return singular.len ? noun_kind_of(passage, words, singular)
			    : kind_of(passage_find(passage, words->noun, token));
}

const struct winnow_term *noun_term(const struct passage *passage,
	const struct noun_words *words, const struct winnow_lexicon *lexicon, uint32_t token)
{
	const struct winnow_term *row = passage_find(passage, lexicon, token);
	struct winnow_str singular =
		row ? (struct winnow_str){ 0 } : noun_singular(passage, words, token);

	return singular.len ? passage->text->find(passage->host, lexicon, singular) : row;
}
