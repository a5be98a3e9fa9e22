/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include "atoms.h"
#include "shared/words.h"
#include "terms.h"
#include "words.h"

/* How often a trigger fires, by and large: small words everywhere, others now and then. */
#define COST_WORD 10
#define COST_SMALL 3000
#define COST_NUMBER 3000
#define COST_FACT 1500

/* ---- each once ---- */

static uint32_t hash_of(struct winnow_str text)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < text.len; i++)
		hash = (hash ^ (unsigned char)text.ptr[i]) * 16777619u;
	return hash;
}

static void put_atom(struct grammar *grammar, uint32_t atom)
{
	uint32_t at = hash_of(grammar->atoms.items[atom].key) & grammar->atom_mask;

	while (grammar->atom_slots[at])
		at = (at + 1) & grammar->atom_mask;
	grammar->atom_slots[at] = atom + 1;
}

static int make_room(struct build *build)
{
	struct grammar *grammar = build->grammar;
	uint32_t size = grammar->atom_slots ? 2 * (grammar->atom_mask + 1) : 256;

	if (grammar->atom_slots && 2 * (grammar->atoms.count + 1) <= grammar->atom_mask)
		return 1;
	uint32_t *slots = build_alloc(build, size * sizeof *slots);
	if (!slots)
		return 0;
	grammar->atom_slots = slots;
	grammar->atom_mask = size - 1;
	for (uint32_t i = 0; i < grammar->atoms.count; i++)
		put_atom(grammar, i);
	return 1;
}

/* What is written alike takes alike; lists of a file have the file's number behind them. */
static uint32_t find_atom(const struct grammar *grammar, struct winnow_str text)
{
	if (!grammar->atom_slots)
		return NONE;
	for (uint32_t at = hash_of(text) & grammar->atom_mask; grammar->atom_slots[at];
		at = (at + 1) & grammar->atom_mask) {
		uint32_t atom = grammar->atom_slots[at] - 1;
		if (winnow_equal(grammar->atoms.items[atom].key, text))
			return atom;
	}
	return NONE;
}

/* A new atom of one token, with `text` as its name. */
static struct atom *add_atom(struct build *build, struct winnow_str text, enum atom_kind kind)
{
	struct winnow_str copy = { build_copy(build, text), text.len };
	struct atom *atom = copy.ptr && make_room(build)
				    ? LIST_ADD(build->host, &build->grammar->atoms)
				    : NULL;

	if (!atom) {
		build_no_memory(build);
		return NULL;
	}
	*atom = (struct atom){ .kind = kind, .key = copy, .text = copy, .longest = 1 };
	put_atom(build->grammar, build->grammar->atoms.count - 1);
	return atom;
}

static uint32_t last_atom(const struct build *build)
{
	return build->grammar->atoms.count - 1;
}

/* ---- words ---- */

static int is_small(const struct build *build, struct winnow_str word)
{
	char space[FOLD_LONGEST];
	struct winnow_str folded = word_fold(word, space);

	return folded.len < 2 ||
	       (build->grammar->small &&
		       build->text->find(build->host, build->grammar->small, folded));
}

static double cost_of(const struct build *build, struct winnow_str word)
{
	return is_small(build, word) ? COST_SMALL : COST_WORD;
}

static int add_word(struct build *build, struct winnow_str word, const struct term *term)
{
	struct atom *atom = &build->grammar->atoms.items[last_atom(build)];

	atom->word_count++;
	atom->cost += cost_of(build, word);
	return words_add(build->host, &build->grammar->words, word, last_atom(build), term) ||
	       build_no_memory(build);
}

static uint32_t one_word(struct build *build, const struct written *written,
	enum atom_kind kind, struct winnow_str word)
{
	uint32_t known = find_atom(build->grammar, written->text);

	if (known != NONE)
		return known;
	if (word.len > FOLD_LONGEST) {
		build_fault(build, written->node, written->at,
			"no word is so long; divide it into words");
		return NONE;
	}
	struct atom *atom = add_atom(build, written->text, kind);
	return atom && add_word(build, word, NULL) ? last_atom(build) : NONE;
}

uint32_t atom_word(struct build *build, const struct written *written)
{
	return one_word(build, written, ATOM_WORD, written->text);
}

uint32_t atom_exact(struct build *build, const struct written *written, struct winnow_str word)
{
	char name[FOLD_LONGEST + 3];
	int length = snprintf(name, sizeof name, "\"%.*s\"", (int)word.len, word.ptr);
	struct written quoted = *written;

	if (length > 0 && (size_t)length < sizeof name)
		quoted.text = (struct winnow_str){ name, (size_t)length };
	return one_word(build, &quoted, ATOM_EXACT, word);
}

/* ---- forms ---- */

/* The plural that the rule makes. */
static size_t plural_of(struct winnow_str word, char *plural)
{
	char last = word.ptr[word.len - 1],
	     before = word.len > 1 ? word.ptr[word.len - 2] : 'a';
	size_t length = word.len;
	const char *ending = "s";

	memcpy(plural, word.ptr, length);
	if (last == 'y' && !strchr("aeiou", before)) {
		length--;
		ending = "ies";
	} else if (last == 's' || last == 'x' || last == 'z' ||
		   (last == 'h' && (before == 'c' || before == 's'))) {
		ending = "es";
	}
	memcpy(plural + length, ending, strlen(ending));
	return length + strlen(ending);
}

static int add_forms(struct build *build, struct winnow_str word)
{
	const struct words *forms = &build->grammar->forms;
	uint32_t entry = words_find_word(forms, word);
	char plural[FOLD_LONGEST + 4];
	int irregular = 0;

	if (!add_word(build, word, NULL))
		return 0;
	for (uint32_t i = 0; entry != NONE && i < forms->entries.items[entry].link_count; i++) {
		const struct link *link =
			&forms->links.items[forms->entries.items[entry].first_link + i];
		irregular |= link->atom == FORM_PLURAL;
		if (!add_word(build, link->term->value, NULL))
			return 0;
	}
	return irregular ||
	       add_word(build, (struct winnow_str){ plural, plural_of(word, plural) }, NULL);
}

uint32_t atom_forms(struct build *build, const struct written *written)
{
	struct winnow_str word = winnow_slice(written->text, 0, written->text.len - 1);
	uint32_t known = find_atom(build->grammar, written->text);

	if (known != NONE)
		return known;
	if (word.len > FOLD_LONGEST) {
		build_fault(build, written->node, written->at,
			"no word is so long; divide it into words");
		return NONE;
	}
	if (!terms_open_forms(build))
		return NONE;
	struct atom *atom = add_atom(build, written->text, ATOM_WORD);
	if (!atom || !add_forms(build, word))
		return NONE;
	atom->cost = cost_of(build, word) + COST_WORD / 2.0;
	return last_atom(build);
}

/* ---- lists ---- */

static const struct word_list *list_named(const struct build *build, struct winnow_str name)
{
	for (uint32_t i = 0; i < build->lists.count; i++)
		if (winnow_equal(build->lists.items[i].name, name))
			return &build->lists.items[i];
	return NULL;
}

/* A list of the file: all its terms become entries. */
static int fill_from_file(struct build *build, const struct word_list *list)
{
	int mapping = build->tree->kind(list->node) == WINNOW_MAPPING;

	for (uint32_t i = 0; i < build->tree->count(list->node); i++) {
		const struct winnow_node *item = build->tree->item(list->node, i);
		const struct winnow_node *named =
			mapping ? build->tree->key(list->node, i) : item;
		struct winnow_str first;
		const struct term *term = term_make(build, build->tree->text(named),
			mapping ? build->tree->text(item) : (struct winnow_str){ 0 }, &first);
		if (!term || !add_word(build, first, term))
			return 0;
		struct atom *atom = &build->grammar->atoms.items[last_atom(build)];
		if (term->rest_count + 1 > atom->longest)
			atom->longest = term->rest_count + 1;
	}
	return 1;
}

static int has_value(const struct winnow_term *row, struct winnow_str value)
{
	for (uint32_t i = 0; i < row->value_count; i++)
		if (winnow_equal(row->values[i], value))
			return 1;
	return 0;
}

/* A lexicon: the entries say where a term of it may begin. */
static int fill_from_lexicon(struct build *build)
{
	size_t position = 0;
	const struct winnow_term *row;

	for (;;) {
		struct atom *atom = &build->grammar->atoms.items[last_atom(build)];
		row = build->text->row(atom->lexicon, &position);
		if (!row)
			return 1;
		if (atom->value.len && !has_value(row, atom->value))
			continue;
		struct winnow_str rest = row->term;
		struct winnow_str first = term_next_word(&rest);
		uint32_t words = 1;
		while (term_next_word(&rest).len)
			words++;
		if (words > atom->longest)
			atom->longest = words;
		if (!add_word(build, first, NULL))
			return 0;
	}
}

static const struct winnow_lexicon *open_lexicon(struct build *build, struct winnow_str name)
{
	char path[128];
	const struct winnow_lexicon *lexicon;

	if (name.len > 60)
		return NULL;
	if (name.len && memchr(name.ptr, '/', name.len)) {
		snprintf(path, sizeof path, "%.*s", (int)name.len, name.ptr);
		return build->text->lexicon(build->host, path);
	}
	snprintf(path, sizeof path, "%s/%.*s", build->grammar->language, (int)name.len,
		name.ptr);
	lexicon = build->text->lexicon(build->host, path);
	if (lexicon)
		return lexicon;
	snprintf(path, sizeof path, "any/%.*s", (int)name.len, name.ptr);
	return build->text->lexicon(build->host, path);
}

static int is_list_name(struct winnow_str name)
{
	for (size_t i = 0; i < name.len; i++) {
		char letter = name.ptr[i];
		if (!((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
			    letter == '_' || letter == '/'))
			return 0;
	}
	return name.len > 0;
}

static uint32_t no_list(
	struct build *build, const struct written *written, struct winnow_str name)
{
	build_fault(build, written->node, written->at,
		"there is no list '%.*s': write it under 'words' of this file, or name a "
		"lexicon, "
		"of which winnow has config/lexicon/%s/*.tsv",
		name.len > 60 ? 60 : (int)name.len, name.len ? name.ptr : "",
		build->grammar->language);
	return NONE;
}

uint32_t atom_list(struct build *build, const struct written *written, struct winnow_str name,
	struct winnow_str value, uint32_t column)
{
	const struct word_list *list = list_named(build, name);
	char text[200];
	int length =
		snprintf(text, sizeof text, "%.*s", (int)written->text.len, written->text.ptr);

	/* Another file's list of the same name is another. */
	if (list && length >= 0 && (size_t)length < sizeof text - 12)
		length += snprintf(
			text + length, sizeof text - (size_t)length, "#%u", build->file);
	if (length < 0 || (size_t)length >= sizeof text || !is_list_name(name))
		return no_list(build, written, name);
	struct winnow_str key = { text, (size_t)length };
	uint32_t known = find_atom(build->grammar, key);
	if (known != NONE)
		return known;
	const struct winnow_lexicon *lexicon = list ? NULL : open_lexicon(build, name);
	if (!list && !lexicon)
		return no_list(build, written, name);
	if (list && (value.len || column > 2)) {
		build_fault(build, written->node, written->at,
			"a list of the file has terms and, as its second column, their values: "
			"<%.*s> or <%.*s>.2",
			(int)name.len, name.ptr, (int)name.len, name.ptr);
		return NONE;
	}
	struct atom *atom = add_atom(build, key, list ? ATOM_LIST : ATOM_LEXICON);
	if (!atom)
		return NONE;
	atom->text.len = written->text.len; /* as messages show it */
	atom->column = column;
	atom->lexicon = lexicon;
	atom->value = (struct winnow_str){ build_copy(build, value), value.len };
	return (list ? fill_from_file(build, list) : fill_from_lexicon(build))
		       ? last_atom(build)
		       : NONE;
}

/* ---- kinds, numbers, facts ---- */

uint32_t atom_kind(struct build *build, const struct written *written, enum atom_kind kind)
{
	uint32_t known = find_atom(build->grammar, written->text);

	if (known != NONE)
		return known;
	return add_atom(build, written->text, kind) ? last_atom(build) : NONE;
}

static int read_end(struct winnow_str text, double *ret_end)
{
	char copy[32];
	char *end;

	if (text.len == 0 || text.len >= sizeof copy)
		return 0;
	memcpy(copy, text.ptr, text.len);
	copy[text.len] = '\0';
	if (strspn(copy, "0123456789.-") != text.len)
		return 0;
	*ret_end = strtod(copy, &end);
	return *end == '\0';
}

int range_read(struct winnow_str text, double *ret_low, double *ret_high)
{
	size_t at = 0;

	*ret_low = -1e300;
	*ret_high = 1e300;
	while (at + 1 < text.len && !(text.ptr[at] == '.' && text.ptr[at + 1] == '.'))
		at++;
	if (at + 1 >= text.len) {
		int sound = read_end(text, ret_low);
		*ret_high = *ret_low;
		return sound;
	}
	struct winnow_str low = winnow_slice(text, 0, at);
	struct winnow_str high = winnow_slice(text, at + 2, text.len - at - 2);
	return low.len + high.len > 0 && (low.len == 0 || read_end(low, ret_low)) &&
	       (high.len == 0 || read_end(high, ret_high)) && *ret_low <= *ret_high;
}

uint32_t atom_number(
	struct build *build, const struct written *written, struct winnow_str range)
{
	double low = -1e300, high = 1e300;
	uint32_t known = find_atom(build->grammar, written->text);

	if (known != NONE)
		return known;
	if (range.ptr && !range_read(range, &low, &high)) {
		build_fault(build, written->node, written->at,
			"write a range as NUMBER(12..17), NUMBER(..17), NUMBER(12..) or "
			"NUMBER(12)");
		return NONE;
	}
	struct atom *atom = add_atom(build, written->text, ATOM_NUMBER);
	if (!atom)
		return NONE;
	atom->low = low;
	atom->high = high;
	atom->longest = 8;
	atom->cost = COST_NUMBER;
	build->grammar->with_numbers = 1;
	return last_atom(build);
}

static int need_type(struct build *build, struct winnow_str type)
{
	for (uint32_t i = 0; i < build->needs.count; i++)
		if (winnow_is(type, build->needs.items[i]))
			return 1;
	const char **need = LIST_ADD(build->host, &build->needs);
	if (!need)
		return build_no_memory(build);
	*need = build_copy(build, type);
	return *need != NULL;
}

/* "kind=limit", "value=..17" */
static int read_filter(struct build *build, const struct written *written, struct atom *atom,
	struct winnow_str part)
{
	const char *equals = memchr(part.ptr, '=', part.len);
	struct fact_filter *filter = LIST_ADD(build->host, &atom->filters);
	size_t cut = equals ? (size_t)(equals - part.ptr) : 0;

	if (!filter)
		return build_no_memory(build);
	if (cut == 0 || cut + 1 == part.len)
		return build_fault(build, written->node, written->at,
			"behind the type stand conditions without blanks in them, as in "
			"FACT(age kind=limit value=..17)");
	filter->name = winnow_slice(part, 0, cut);
	filter->value = winnow_slice(part, cut + 1, part.len - cut - 1);
	filter->is_range = range_read(filter->value, &filter->low, &filter->high);
	return 1;
}

uint32_t atom_fact(struct build *build, const struct written *written, struct winnow_str inside,
	struct winnow_str chosen)
{
	uint32_t known = find_atom(build->grammar, written->text);

	if (known != NONE)
		return known;
	struct winnow_str rest = { build_copy(build, inside), inside.len };
	struct winnow_str type = { 0 }, part;
	if (rest.ptr)
		next_word(&rest, &type);
	if (!is_list_name(type) || memchr(type.ptr, '/', type.len)) {
		build_fault(build, written->node, written->at,
			"name a type of fact, as FACT(age): `winnow check` tells which are "
			"made");
		return NONE;
	}
	struct atom *atom = add_atom(build, written->text, ATOM_FACT);
	if (!atom || !need_type(build, type))
		return NONE;
	atom->type = type;
	atom->chosen = (struct winnow_str){ build_copy(build, chosen), chosen.len };
	atom->longest = 40;
	atom->cost = COST_FACT;
	build->grammar->with_facts = 1;
	while (next_word(&rest, &part))
		if (!read_filter(build, written, atom, part))
			return NONE;
	return last_atom(build);
}
