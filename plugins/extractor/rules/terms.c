/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include "terms.h"
#include "words.h"

static int is_word(char letter)
{
	return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
	       (letter >= '0' && letter <= '9') || (unsigned char)letter >= 0x80;
}

/* "'s" is a word of its own. */
static size_t word_length(struct winnow_str text)
{
	size_t length = text.ptr[0] == '\'';

	while (length < text.len && is_word(text.ptr[length]))
		length++;
	return length ? length : 1;
}

struct winnow_str term_next_word(struct winnow_str *rest)
{
	while (rest->len && rest->ptr[0] == ' ')
		*rest = winnow_slice(*rest, 1, rest->len - 1);
	size_t length = rest->len ? word_length(*rest) : 0;
	struct winnow_str word = winnow_slice(*rest, 0, length);
	*rest = winnow_slice(*rest, length, rest->len - length);
	return word;
}

static int copy_folded(
	struct build *build, struct winnow_str word, struct winnow_str *ret_folded)
{
	char space[FOLD_LONGEST];
	struct winnow_str folded = word_fold(word, space);

	*ret_folded = (struct winnow_str){ build_copy(build, folded), folded.len };
	return ret_folded->ptr != NULL;
}

const struct term *term_make(struct build *build, struct winnow_str text,
	struct winnow_str value, struct winnow_str *ret_first)
{
	struct term *term = build_alloc(build, sizeof *term);
	struct winnow_str rest = text, counted;
	uint32_t count = 0;

	*ret_first = term_next_word(&rest);
	counted = rest;
	while (term_next_word(&counted).len)
		count++;
	struct winnow_str *words = term ? build_alloc(build, count * sizeof *words) : NULL;
	if (!words)
		return NULL;
	for (uint32_t i = 0; i < count; i++)
		if (!copy_folded(build, term_next_word(&rest), &words[i]))
			return NULL;
	*term = (struct term){ .rest = words,
		.rest_count = count,
		.value = { build_copy(build, value), value.len } };
	return term->value.ptr ? term : NULL;
}

/* The rows of a lexicon, whose column `column` has the lemma of the term. */
static int add_forms(struct build *build, const char *name, uint32_t column, uint32_t kind)
{
	char path[32];
	size_t position = 0;
	const struct winnow_term *row;

	snprintf(path, sizeof path, "%s/%s", build->grammar->language, name);
	const struct winnow_lexicon *lexicon = build->text->lexicon(build->host, path);
	while (lexicon && (row = build->text->row(lexicon, &position))) {
		struct term *term = build_alloc(build, sizeof *term);
		if (!term)
			return 0;
		term->value = row->term;
		if (row->value_count > column && !words_add(build->host, &build->grammar->forms,
							 row->values[column], kind, term))
			return build_no_memory(build);
	}
	return 1;
}

int terms_open_forms(struct build *build)
{
	struct words *forms = &build->grammar->forms;

	if (forms->slots)
		return 1;
	return add_forms(build, "verb", 1, FORM_VERB) &&
	       add_forms(build, "form", 0, FORM_VERB) &&
	       add_forms(build, "plural", 0, FORM_PLURAL) &&
	       (words_finish(build->host, forms) || build_no_memory(build));
}
