/* SPDX-License-Identifier: MIT */
#include "glossary.h"

static const char *const list_names[LISTS] = { "en/country", "en/area", "en/nationality",
	"en/organisation", "en/subdivision", "any/city" };

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
		glossary->classes[glossary->class_count++] = value_of(glossary->values, name);
	return class;
}

static uint32_t find_class(const struct glossary *glossary, struct winnow_str name)
{
	for (uint32_t class = 0; class < glossary->class_count; class ++)
		if (winnow_equal(glossary->classes[class].text, name))
			return class;
	return MOST_CLASSES;
}

uint64_t glossary_class(const struct glossary *glossary, const char *name)
{
	uint32_t class = find_class(glossary, winnow_str(name));

	return class < MOST_CLASSES ? (uint64_t)1 << class : 0;
}

static struct single *single_of(const struct glossary *glossary, uint64_t hash)
{
	size_t at = (size_t)(hash ^ hash >> 32) & glossary->mask;

	while (glossary->singles[at].hash && glossary->singles[at].hash != hash)
		at = (at + 1) & glossary->mask;
	return &glossary->singles[at];
}

static void add_single(struct glossary *glossary, struct winnow_str word, uint64_t classes)
{
	struct single *single = single_of(glossary, text_hash(word));

	single->hash = text_hash(word);
	single->classes |= classes;
}

/* The lexicons of single words: either the first column names their classes, or all have one.
 * Words of those whose case is folded stand in lower case. */
struct list {
	const char *name, *class;
	const struct winnow_lexicon *lexicon;
};

enum { SINGLES = 8, FIRST_GRAMMAR = 2 };

static uint64_t classes_of(
	struct glossary *glossary, const struct winnow_term *term, const char *class)
{
	struct winnow_str rest = class ? winnow_str(class) : term_value(term, 0), name;
	uint64_t classes = 0;

	while (next_part(&rest, &name))
		classes |= (uint64_t)1 << intern(glossary, name);
	return classes;
}

static size_t count_rows(
	const struct winnow_text *text, struct list *lists, const struct winnow_host *host)
{
	size_t count = 0;

	for (int i = 0; i < SINGLES; i++) {
		size_t position = 0;
		lists[i].lexicon = text->lexicon(host, lists[i].name);
		while (lists[i].lexicon && text->row(lists[i].lexicon, &position))
			count++;
	}
	return count;
}

static void read_list(
	struct glossary *glossary, const struct winnow_text *text, const struct list *list)
{
	const struct winnow_term *term;
	size_t position = 0;

	while (list->lexicon && (term = text->row(list->lexicon, &position)))
		add_single(glossary, term->term, classes_of(glossary, term, list->class));
}

/* Those of lists that fold case, grammar aside. */
static uint64_t noun_classes(const struct glossary *glossary)
{
	return glossary_class(glossary, "person") | glossary_class(glossary, "animal") |
	       glossary_class(glossary, "thing");
}

/* A word of lexicons as it is in any text, where it stands in small letters, or is a sign. */
static struct word word_of(
	const struct glossary *glossary, struct winnow_str text, const struct value *shape)
{
	struct word word = { .text = text };

	word.classes = single_of(glossary, text_hash(text))->classes;
	if (!shape || word.classes & ~glossary_name_classes(glossary))
		word.lower = value_of(glossary->values, text);
	word.shape = shape ? *shape : word.lower;
	word.seen = word.lower.text.len ? 1u << SEEN_LOWER : 0;
	return word;
}

static void add_small(
	struct glossary *glossary, const struct winnow_text *text, const struct list *list)
{
	const struct value *shape = &glossary->values->fixed[VALUE_SMALL];
	const struct winnow_term *term;
	size_t position = 0;

	while (list->lexicon && (term = text->row(list->lexicon, &position))) {
		struct winnow_word number = text->number(list->lexicon, term->term);
		if (!number.folded || number.folded != number.exact ||
			glossary->small_of_number[number.folded])
			continue;
		glossary->small[glossary->small_count] = word_of(glossary, term->term, shape);
		glossary->small_of_number[number.folded] = glossary->small_count++;
	}
}

static uint32_t count_numbers(const struct winnow_text *text, const struct list *lists)
{
	const struct winnow_term *term;
	uint32_t highest = 0;

	for (int i = 0; i < SINGLES; i++)
		for (size_t position = 0;
			lists[i].lexicon && (term = text->row(lists[i].lexicon, &position));) {
			uint32_t number = text->number(lists[i].lexicon, term->term).folded;
			highest = number > highest ? number : highest;
		}
	return highest + 1;
}

static int make_signs(const struct winnow_host *host, struct glossary *glossary)
{
	char *texts = host->alloc(host, ASCII);

	glossary->signs = host->alloc(host, ASCII * sizeof *glossary->signs);
	for (int sign = 1; texts && glossary->signs && sign < ASCII; sign++) {
		texts[sign] = (char)sign;
		const struct winnow_str text = { &texts[sign], 1 };
		glossary->signs[sign] = word_of(glossary, text, NULL);
	}
	return texts && glossary->signs ? 0 : -1;
}

/* Once the classes of all words are known. */
static int make_words(const struct winnow_host *host, const struct winnow_text *text,
	const struct list *lists, size_t row_count, struct glossary *glossary)
{
	glossary->number_count = count_numbers(text, lists);
	glossary->small = host->alloc(host, (row_count + 1) * sizeof *glossary->small);
	glossary->small_of_number =
		host->alloc(host, glossary->number_count * sizeof *glossary->small_of_number);
	if (!glossary->small || !glossary->small_of_number)
		return -1;
	glossary->small[glossary->small_count++].shape = glossary->values->fixed[VALUE_SMALL];
	for (int i = 0; i < SINGLES; i++)
		add_small(glossary, text, &lists[i]);
	return make_signs(host, glossary);
}

static int read_lists(const struct winnow_host *host, const struct winnow_text *text,
	struct glossary *glossary)
{
	struct list lists[SINGLES] = { { "en/name_word", NULL, NULL },
		{ "en/noun", NULL, NULL }, { "en/grammar", NULL, NULL },
		{ "any/given_name", "given", NULL }, { "any/family_name", "family", NULL },
		{ "en/ordinary_word", "ordinary", NULL }, { "en/month", "calendar", NULL },
		{ "en/weekday", "calendar", NULL } };
	size_t size = 64, count = count_rows(text, lists, host);

	while (size < 2 * count)
		size *= 2;
	glossary->singles = host->alloc(host, size * sizeof *glossary->singles);
	glossary->mask = size - 1;
	for (int i = 0; glossary->singles && i < SINGLES; i++) {
		uint32_t first = glossary->class_count;
		read_list(glossary, text, &lists[i]);
		for (uint32_t class = first;
			i == FIRST_GRAMMAR && class < glossary->class_count; class ++)
			glossary->grammatical |= (uint64_t)1 << class;
	}
	glossary->folded = glossary->grammatical | noun_classes(glossary) |
			   (uint64_t)1 << glossary->ordinary;
	glossary->land = glossary_class(glossary, "land") | glossary_class(glossary, "water");
	glossary->telling =
		~(uint64_t)0 << glossary->honorific & ~((uint64_t)1 << glossary->joint);
	return glossary->singles ? make_words(host, text, lists, count, glossary) : -1;
}

const struct glossary *glossary_open(
	const struct winnow_host *host, const struct winnow_text *text)
{
	struct glossary *glossary = WINNOW_NEW(host, struct glossary);

	if (glossary)
		glossary->values =
			values_open(host, text, text->lexicon(host, "en/name_weight"));
	if (glossary && glossary->values) {
		glossary->given_name = intern(glossary, winnow_str("given"));
		glossary->family_name = intern(glossary, winnow_str("family"));
		glossary->ordinary = intern(glossary, winnow_str("ordinary"));
		glossary->person_noun = intern(glossary, winnow_str("person"));
		glossary->honorific = intern(glossary, winnow_str("honorific"));
		glossary->title = intern(glossary, winnow_str("title"));
		glossary->particle = intern(glossary, winnow_str("particle"));
		glossary->joint = intern(glossary, winnow_str("joint"));
		glossary->calendar = intern(glossary, winnow_str("calendar"));
	}
	if (!glossary || !glossary->values || read_lists(host, text, glossary)) {
		winnow_fail(host, WINNOW_EFATAL, "no memory is left for the names");
		return NULL;
	}
	for (int i = 0; i < LISTS; i++)
		glossary->lists[i] = text->lexicon(host, list_names[i]);
	glossary->title_word = find_class(glossary, winnow_str("title_word"));
	glossary->thing_noun = find_class(glossary, winnow_str("thing"));
	glossary->actor_word = find_class(glossary, winnow_str("actor_word"));
	glossary->child_word = find_class(glossary, winnow_str("child_word"));
	return glossary;
}

uint64_t glossary_classes(
	const struct glossary *glossary, struct winnow_str word, struct winnow_str lower)
{
	uint64_t classes = single_of(glossary, text_hash(word))->classes;

	return winnow_equal(word, lower)
		       ? classes
		       : classes | (single_of(glossary, text_hash(lower))->classes &
					   glossary->folded);
}
