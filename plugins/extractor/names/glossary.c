/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include "glossary.h"
#include "shared/words.h"

_Static_assert(sizeof(struct word) <= CACHE_LINE, "one line for each word");

enum { LONGEST_CUE = 4 }; /* bytes */

static const char *const list_names[LISTS] = { "en/country", "en/area", "en/nationality",
	"en/organisation", "en/subdivision", "any/city" };

/* The class of this name; a new one where it is met first. Past the last the last is shared. */
static uint32_t intern(struct glossary *glossary, struct winnow_str name)
{
	uint32_t class = 0;

	while (class < glossary->class_count &&
		!winnow_equal(value_text(&glossary->classes[class]), name))
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
		if (winnow_equal(value_text(&glossary->classes[class]), name))
			return class;
	return MOST_CLASSES;
}

uint64_t glossary_class(const struct glossary *glossary, const char *name)
{
	uint32_t class = find_class(glossary, winnow_str(name));

	return class < MOST_CLASSES ? (uint64_t)1 << class : 0;
}

/* That of the spelling, else the free one that it may have; NULL: there is none. */
static struct single *single_of(const struct glossary *glossary, uint32_t number, uint64_t hash)
{
	if (number >= glossary->number_count)
		return NULL;
	uint32_t at = glossary->singles_from[number], end = glossary->singles_from[number + 1];
	while (at < end && glossary->singles[at].hash && glossary->singles[at].hash != hash)
		at++;
	return at < end ? &glossary->singles[at] : NULL;
}

static uint64_t classes_as_spelled(
	const struct glossary *glossary, uint32_t number, uint64_t hash)
{
	const struct single *single = single_of(glossary, number, hash);

	return single ? single->classes : 0;
}

/* The lexicons of single words: either the first column names their classes, or all have one; that
 * of verbs names their readings. Words of those whose case is folded stand in lower case. */
struct list {
	const char *name, *class;
	const struct winnow_lexicon *lexicon;
	int is_of_verbs;
};

enum { SINGLES = 11, FIRST_GRAMMAR = 2 };

/* By its likeliest reading; empty: any other. */
static struct winnow_str class_of_verb(const struct winnow_term *term)
{
	struct winnow_str readings = term_value(term, 0);
	char likeliest = readings.len ? readings.ptr[0] : 0;

	if (likeliest == 'D' || likeliest == 'P')
		return winnow_str("past");
	return winnow_str(likeliest == 'Z' ? "finite" : "");
}

static uint64_t classes_of(
	struct glossary *glossary, const struct winnow_term *term, const struct list *list)
{
	struct winnow_str rest = list->class ? winnow_str(list->class) : term_value(term, 0),
			  name;
	uint64_t classes = 0;

	if (list->is_of_verbs)
		rest = class_of_verb(term);
	while (next_word(&rest, &name))
		classes |= (uint64_t)1 << intern(glossary, name);
	return classes;
}

/* A row of a list, while lists are read. */
struct row {
	struct winnow_str word;
	uint64_t classes;
	uint32_t number;
	int is_small; /* as its case is folded */
};

struct rows {
	struct row *items;
	size_t count;
};

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

static void read_list(struct glossary *glossary, const struct winnow_text *text,
	const struct list *list, struct rows *rows)
{
	const struct winnow_term *term;
	size_t position = 0;

	while (list->lexicon && (term = text->row(list->lexicon, &position))) {
		struct winnow_word word = text->number(list->lexicon, term->term);
		uint32_t number = word.exact ? word.exact : word.folded;
		rows->items[rows->count++] = (struct row){ term->term,
			classes_of(glossary, term, list), number, word.folded == word.exact };
		if (number >= glossary->number_count)
			glossary->number_count = number + 1;
	}
}

static int spells(struct winnow_str text, const char *word)
{
	size_t at = 0;

	while (at < text.len && word[at] && passage_lower_ascii(text.ptr[at]) == word[at])
		at++;
	return at == text.len && !word[at];
}

static uint32_t cue_of_sign(char sign)
{
	switch (sign) {
	case ',':
		return CUE_COMMA;
	case '(':
		return CUE_OPENS;
	case ')':
		return CUE_CLOSES;
	default:
		return 0;
	}
}

enum { CUES = 11 };
static const struct {
	const char *word;
	uint32_t cue;
} cues[CUES] = { { "the", CUE_THE }, { "of", CUE_OF }, { "in", CUE_IN }, { "at", CUE_IN },
	{ "from", CUE_IN }, { "near", CUE_IN }, { "said", CUE_SAYS }, { "says", CUE_SAYS },
	{ "told", CUE_TOLD }, { "'s", CUE_OWNS }, { "’s", CUE_OWNS } };

uint32_t cues_of(struct winnow_str text)
{
	size_t at = 0;

	if (text.len > LONGEST_CUE)
		return 0;
	if (text.len == 1)
		return cue_of_sign(text.ptr[0]);
	while (at < CUES && !spells(text, cues[at].word))
		at++;
	return at < CUES ? cues[at].cue : 0;
}

/* A word of lexicons as it is in any text, where it stands in small letters, or is a sign. */
static void word_fill(const struct glossary *glossary, uint32_t number, struct winnow_str text,
	const struct value *shape, struct word *word)
{
	word->classes = classes_as_spelled(glossary, number, text_hash(text));
	if (!shape || word->classes & ~glossary_name_classes(glossary))
		word->lower = value_of(glossary->values, text);
	word->shape = shape ? shape : &word->lower;
	word->main = glossary_main(glossary, word->classes, word->shape);
	word->seen = word->lower.length ? 1u << SEEN_LOWER : 0;
	word->cues = cues_of(text);
}

enum { LONGEST_SMALL = (1 << 8) - 1 /* bytes */, MOST_SMALL = (1 << 24) - 1 };

/* Once the classes of all words are known. */
static void add_small(struct glossary *glossary, const struct row *row)
{
	struct small_word *small = &glossary->small_words[row->number];

	if (!row->number || !row->is_small || small->index || row->word.len > LONGEST_SMALL ||
		glossary->small_count > MOST_SMALL)
		return;
	small->length = (uint32_t)row->word.len & LONGEST_SMALL;
	small->index = glossary->small_count & MOST_SMALL;
	word_fill(glossary, row->number, row->word, &glossary->values->fixed[VALUE_SMALL],
		&glossary->small[glossary->small_count++]);
}

/* A cue is told apart from other small words, whether a list has it or not. */
static void add_cues(const struct winnow_text *text, const struct winnow_lexicon *any,
	struct glossary *glossary)
{
	for (size_t i = 0; i < CUES; i++) {
		struct row row = { .word = winnow_str(cues[i].word) };
		struct winnow_word word = text->number(any, row.word);
		row.number = word.folded < glossary->number_count ? word.folded : 0;
		row.is_small = word.folded == word.exact;
		add_small(glossary, &row);
	}
}

/* The words of one number together: those that are in no lexicon have none. */
static void add_singles(struct glossary *glossary, const struct rows *rows)
{
	uint32_t *from = glossary->singles_from;

	for (size_t i = 0; i < rows->count; i++)
		if (rows->items[i].number)
			from[rows->items[i].number + 1]++;
	for (uint32_t number = 1; number <= glossary->number_count; number++)
		from[number] += from[number - 1];
	for (size_t i = 0; i < rows->count; i++) {
		const struct row *row = &rows->items[i];
		uint64_t hash = text_hash(row->word);
		struct single *single = single_of(glossary, row->number, hash);
		if (!single)
			continue;
		single->hash = hash;
		single->classes |= row->classes;
	}
}

static int make_signs(const struct winnow_host *host, const struct winnow_text *text,
	const struct winnow_lexicon *any, struct glossary *glossary)
{
	char *texts = host->alloc(host, ASCII);

	glossary->signs = alloc_lines(host, ASCII * sizeof *glossary->signs);
	for (int sign = 1; texts && glossary->signs && sign < ASCII; sign++) {
		texts[sign] = (char)sign;
		const struct winnow_str word = { &texts[sign], 1 };
		word_fill(glossary, text->number(any, word).folded, word, NULL,
			&glossary->signs[sign]);
	}
	return texts && glossary->signs ? 0 : -1;
}

/* Numbers are known by how they look alone. */
static void make_digits(const struct winnow_text *text, const struct winnow_lexicon *any,
	struct glossary *glossary)
{
	for (int is_year = 0; is_year < 2; is_year++) {
		const struct value *shape =
			&glossary->values
				 ->fixed[is_year ? VALUE_YEAR_SHAPE : VALUE_DIGIT_SHAPE];
		struct winnow_str spelled = value_text(shape);
		struct word *word = &glossary->digits[is_year];
		word->lower = *shape;
		word->shape = shape;
		word->classes = glossary_classes(
			glossary, text->number(any, spelled), text_hash(spelled));
		word->main = glossary_main(glossary, word->classes, shape);
	}
}

/* The first stands for all words in small letters that are in none of the lists. */
static void make_unknown(struct glossary *glossary)
{
	struct word *word = &glossary->small[glossary->small_count++];

	word->shape = &glossary->values->fixed[VALUE_SMALL];
	word->main = word->shape;
}

static int make_words(const struct winnow_host *host, const struct winnow_text *text,
	const struct winnow_lexicon *any, const struct rows *rows, struct glossary *glossary)
{
	glossary->singles = host->alloc(host, (rows->count + 1) * sizeof *glossary->singles);
	glossary->singles_from = host->alloc(
		host, ((size_t)glossary->number_count + 1) * sizeof *glossary->singles_from);
	glossary->small_words = host->alloc(
		host, ((size_t)glossary->number_count + 1) * sizeof *glossary->small_words);
	glossary->small = alloc_lines(host, (rows->count + 1 + CUES) * sizeof *glossary->small);
	if (!glossary->singles || !glossary->singles_from || !glossary->small_words ||
		!glossary->small)
		return -1;
	add_singles(glossary, rows);
	make_unknown(glossary);
	for (size_t i = 0; i < rows->count; i++)
		add_small(glossary, &rows->items[i]);
	add_cues(text, any, glossary);
	make_digits(text, any, glossary);
	return make_signs(host, text, any, glossary);
}

/* Of all the classes of these names. */
static uint64_t classes_named(const struct glossary *glossary, const char *names)
{
	struct winnow_str rest = winnow_str(names), name;
	uint64_t classes = 0;

	while (next_word(&rest, &name)) {
		uint32_t class = find_class(glossary, name);
		classes |= class < MOST_CLASSES ? (uint64_t)1 << class : 0;
	}
	return classes;
}

static void find_words(struct glossary *glossary)
{
	glossary->noun_fields = classes_named(glossary, "act artifact communication group");
	glossary->folded = glossary->grammatical | glossary->noun_fields |
			   classes_named(glossary, "ordinary person animal thing");
	glossary->land = classes_named(glossary, "land water");
	glossary->past = classes_named(glossary, "past");
	glossary->finite = classes_named(glossary, "finite");
	glossary->direction = classes_named(glossary, "direction");
	glossary->kin = classes_named(glossary, "kin_word");
	glossary->person_words = classes_named(glossary, "person title title_word kin_word");
	glossary->body_words = classes_named(
		glossary, "firm institution body body_word party club media school force");
	glossary->place_words =
		classes_named(glossary, "settlement division division_word street");
	glossary->land_words =
		classes_named(glossary, "land water division settlement street site");
}

static int read_lists(const struct winnow_host *host, const struct winnow_text *text,
	struct glossary *glossary)
{
	struct list lists[SINGLES] = { { .name = "en/name_word" }, { .name = "en/noun" },
		{ .name = "en/grammar" }, { .name = "any/given_name", .class = "given" },
		{ .name = "any/family_name", .class = "family" },
		{ .name = "en/ordinary_word", .class = "ordinary" },
		{ .name = "en/month", .class = "calendar" },
		{ .name = "en/weekday", .class = "calendar" },
		{ .name = "en/verb", .is_of_verbs = 1 }, { .name = "en/cue", .class = "cue" },
		{ .name = "en/noun_field" } };
	struct rows rows = { calloc(count_rows(text, lists, host) + 1, sizeof *rows.items), 0 };

	for (int i = 0; rows.items && i < SINGLES; i++) {
		uint32_t first = glossary->class_count;
		read_list(glossary, text, &lists[i], &rows);
		for (uint32_t class = first;
			i == FIRST_GRAMMAR && class < glossary->class_count; class ++)
			glossary->grammatical |= (uint64_t)1 << class;
	}
	find_words(glossary);
	glossary->telling = ~(uint64_t)0 << glossary->honorific &
			    ~((uint64_t)1 << glossary->joint | glossary->noun_fields);
	glossary->titles = (uint64_t)1 << glossary->honorific | (uint64_t)1 << glossary->title;
	glossary->joints = (uint64_t)1 << glossary->joint | (uint64_t)1 << glossary->particle;
	int code = rows.items ? make_words(host, text, lists[0].lexicon, &rows, glossary) : -1;
	free(rows.items);
	return code;
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
	glossary->place_head = text->lexicon(host, "en/place_head");
	glossary->body_head = text->lexicon(host, "en/body_head");
	glossary->age_lead = text->lexicon(host, "en/age_lead");
	glossary->postal = text->lexicon(host, "en/postal_code");
	for (int i = 0; i < LISTS; i++)
		glossary->lists[i] = text->lexicon(host, list_names[i]);
	glossary->title_word = find_class(glossary, winnow_str("title_word"));
	glossary->thing_noun = find_class(glossary, winnow_str("thing"));
	glossary->body_word = find_class(glossary, winnow_str("body_word"));
	glossary->field = find_class(glossary, winnow_str("field"));
	glossary->actor_word = find_class(glossary, winnow_str("actor_word"));
	glossary->child_word = find_class(glossary, winnow_str("child_word"));
	return glossary;
}

uint64_t glossary_classes(
	const struct glossary *glossary, struct winnow_word number, uint64_t hash)
{
	uint64_t classes = classes_as_spelled(glossary, number.exact, hash);

	return number.exact == number.folded
		       ? classes
		       : classes | classes_as_spelled(glossary, number.folded, hash);
}

uint64_t glossary_folded_classes(
	const struct glossary *glossary, uint32_t folded, struct winnow_str lower)
{
	return classes_as_spelled(glossary, folded, text_hash(lower)) & glossary->folded;
}

static const struct value *class_value(const struct glossary *glossary, uint64_t classes)
{
	return &glossary->classes[__builtin_ctzll(classes)];
}

const struct value *glossary_main(
	const struct glossary *glossary, uint64_t classes, const struct value *shape)
{
	const struct value *fixed = glossary->values->fixed;
	int given = has_class(classes, glossary->given_name);
	int family = has_class(classes, glossary->family_name);

	if (classes & glossary->telling)
		return class_value(glossary, classes & glossary->telling);
	if (given || family)
		return &fixed[given && family ? VALUE_GIVEN_FAMILY
			      : given         ? VALUE_GIVEN
					      : VALUE_FAMILY];
	if (classes & glossary->noun_fields)
		return class_value(glossary, classes & glossary->noun_fields);
	return has_class(classes, glossary->ordinary) ? &fixed[VALUE_ORDINARY] : shape;
}
