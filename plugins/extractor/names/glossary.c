/* SPDX-License-Identifier: MIT */
#include "glossary.h"

static const char *const list_names[LISTS] = { "en/country", "en/area", "en/nationality",
	"en/organisation", "en/subdivision", "any/city" };

struct value value_of(struct winnow_str text)
{
	uint64_t hash = 14695981039346656037u;

	for (size_t i = 0; i < text.len; i++)
		hash = (hash ^ (unsigned char)text.ptr[i]) * 1099511628211u;
	return (struct value){ text, text.len ? hash : 0 };
}

/* The class of this name; a new one where it is met first. Past the last the last is shared. */
static uint32_t intern(struct glossary *glossary, struct winnow_str name)
{
	uint32_t class = 0;

	while (class < glossary->class_count &&
		!winnow_equal(glossary->classes[class].text, name))
		class ++;
	if (class == MOST_CLASSES)
		return MOST_CLASSES - 1;
	if (class == glossary->class_count)
		glossary->classes[glossary->class_count++] = value_of(name);
	return class;
}

static uint32_t find_class(const struct glossary *glossary, struct winnow_str name)
{
	for (uint32_t class = 0; class < glossary->class_count; class ++)
		if (winnow_equal(glossary->classes[class].text, name))
			return class;
	return MOST_CLASSES;
}

/* The next of names divided by spaces; 0: no more. */
static int next_name(struct winnow_str *rest, struct winnow_str *ret_name)
{
	size_t end = 0;

	while (end < rest->len && rest->ptr[end] != ' ')
		end++;
	*ret_name = winnow_slice(*rest, 0, end);
	size_t next = end < rest->len ? end + 1 : end;
	*rest = winnow_slice(*rest, next, rest->len - next);
	return ret_name->len > 0;
}

static void intern_all(struct glossary *glossary, const struct winnow_text *text,
	const struct winnow_lexicon *lexicon)
{
	const struct winnow_term *term;
	size_t position = 0;

	while (lexicon && (term = text->row(lexicon, &position))) {
		struct winnow_str rest = term_value(term, 0), name;
		while (next_name(&rest, &name))
			intern(glossary, name);
	}
}

static void open_lexicons(const struct winnow_host *host, const struct winnow_text *text,
	struct glossary *glossary)
{
	for (int i = 0; i < LISTS; i++)
		glossary->lists[i] = text->lexicon(host, list_names[i]);
	glossary->word = text->lexicon(host, "en/name_word");
	glossary->given = text->lexicon(host, "any/given_name");
	glossary->family = text->lexicon(host, "any/family_name");
	glossary->common = text->lexicon(host, "en/ordinary_word");
	glossary->grammar = text->lexicon(host, "en/grammar");
	glossary->noun = text->lexicon(host, "en/noun");
	glossary->month = text->lexicon(host, "en/month");
	glossary->weekday = text->lexicon(host, "en/weekday");
}

const struct glossary *glossary_open(
	const struct winnow_host *host, const struct winnow_text *text)
{
	struct glossary *glossary = WINNOW_NEW(host, struct glossary);

	if (!glossary) {
		winnow_fail(host, WINNOW_EFATAL, "no memory is left for the names");
		return NULL;
	}
	open_lexicons(host, text, glossary);
	glossary->given_name = intern(glossary, winnow_str("given"));
	glossary->family_name = intern(glossary, winnow_str("family"));
	glossary->ordinary = intern(glossary, winnow_str("ordinary"));
	glossary->person_noun = intern(glossary, winnow_str("person"));
	glossary->honorific = intern(glossary, winnow_str("honorific"));
	glossary->title = intern(glossary, winnow_str("title"));
	glossary->particle = intern(glossary, winnow_str("particle"));
	glossary->joint = intern(glossary, winnow_str("joint"));
	glossary->calendar = intern(glossary, winnow_str("calendar"));
	intern_all(glossary, text, glossary->word);
	intern_all(glossary, text, glossary->noun);
	uint32_t first = glossary->class_count;
	intern_all(glossary, text, glossary->grammar);
	for (uint32_t class = first; class < glossary->class_count; class ++)
		glossary->grammatical |= (uint64_t)1 << class;
	glossary->title_word = find_class(glossary, winnow_str("title_word"));
	glossary->thing_noun = find_class(glossary, winnow_str("thing"));
	glossary->actor_word = find_class(glossary, winnow_str("actor_word"));
	glossary->child_word = find_class(glossary, winnow_str("child_word"));
	return glossary;
}

static uint64_t bits_of(const struct glossary *glossary, const struct winnow_term *term)
{
	struct winnow_str rest = term_value(term, 0), name;
	uint64_t bits = 0;

	while (next_name(&rest, &name)) {
		uint32_t class = find_class(glossary, name);
		if (class < MOST_CLASSES)
			bits |= (uint64_t)1 << class;
	}
	return bits;
}

uint64_t glossary_classes(
	const struct glossary *glossary, const struct passage *passage, struct winnow_str word)
{
	const struct winnow_text *text = passage->text;
	const struct winnow_host *host = passage->host;
	uint64_t bits = bits_of(glossary, text->find(host, glossary->word, word)) |
			bits_of(glossary, text->find(host, glossary->noun, word)) |
			bits_of(glossary, text->find(host, glossary->grammar, word));

	if (text->find(host, glossary->given, word))
		bits |= (uint64_t)1 << glossary->given_name;
	if (text->find(host, glossary->family, word))
		bits |= (uint64_t)1 << glossary->family_name;
	if (text->find(host, glossary->common, word))
		bits |= (uint64_t)1 << glossary->ordinary;
	if (text->find(host, glossary->month, word) ||
		text->find(host, glossary->weekday, word))
		bits |= (uint64_t)1 << glossary->calendar;
	return bits;
}
