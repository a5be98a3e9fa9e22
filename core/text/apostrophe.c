/* SPDX-License-Identifier: MIT */
#include "text/apostrophe.h"
#include "text/character.h"

#define LONGEST_FORM 2 /* letters: re, ve, ll */

/* How many letters begin at `at`, all ASCII; more than LONGEST_FORM: too many to matter. */
static size_t count_letters(struct winnow_str text, size_t at)
{
	size_t count = 0;

	while (count <= LONGEST_FORM && character_is_letter(character_at(text, at + count)))
		count++;
	return count;
}

static bool is_form(struct winnow_str letters)
{
	static const char *const forms[] = { "s", "re", "ve", "ll", "d", "m" };

	for (size_t i = 0; i < COUNT_OF(forms); i++)
		if (str_equal_ascii_case(letters, winnow_str(forms[i])))
			return true;
	return false;
}

/* 's at `at`, where an apostrophe stands. */
static size_t form_length(struct winnow_str text, size_t at, size_t apostrophe)
{
	size_t letters = count_letters(text, at + apostrophe);

	if (letters == 0 || letters > LONGEST_FORM || at + apostrophe + letters > text.len)
		return 0;
	return is_form(winnow_slice(text, at + apostrophe, letters)) ? apostrophe + letters : 0;
}

static bool is_one_of(struct character character, const char *letters)
{
	return character.code < 128 && character.length && strchr(letters, (int)character.code);
}

/* n't at `at`. */
static size_t negation_length(struct winnow_str text, size_t at)
{
	struct character n = character_at(text, at);
	struct character apostrophe = character_at(text, at + 1);
	size_t t = at + 1 + apostrophe.length;

	if (!is_one_of(n, "nN") || !character_is_apostrophe(apostrophe) ||
		!is_one_of(character_at(text, t), "tT") || count_letters(text, t) != 1)
		return 0;
	return t + 1 - at;
}

size_t apostrophe_short_form(struct winnow_str text, size_t at, bool leans)
{
	struct character first = character_at(text, at);
	struct character before = character_before(text, at);

	if (before.length)
		leans = character_is_letter(before) || before.kind == CHARACTER_COMBINING;

	if (character_is_apostrophe(first))
		return leans || before.kind == CHARACTER_DIGIT || before.code == '.'
			       ? form_length(text, at, first.length)
			       : 0;
	return leans ? negation_length(text, at) : 0;
}

/* The parts of speech that French, Catalan and Italian cut short: one consonant, que and its
 * kin, the articles in -ll. */
static bool is_elision(struct winnow_str word)
{
	if (word.len == 1)
		return strchr("cdjlmnstCDJLMNST", word.ptr[0]) != NULL;
	struct winnow_str end = winnow_slice(word, word.len - 2, 2);
	return str_equal_ascii_case(end, STR_LITERAL("qu")) ||
	       str_equal_ascii_case(end, STR_LITERAL("ll"));
}

size_t apostrophe_cut(struct winnow_str text, size_t start, size_t at)
{
	size_t apostrophe = character_at(text, at).length;

	if (at > start + 1 && negation_length(text, at - 1))
		return at - 1;
	if (form_length(text, at, apostrophe))
		return at;
	return is_elision(winnow_slice(text, start, at - start)) ? at + apostrophe : 0;
}
