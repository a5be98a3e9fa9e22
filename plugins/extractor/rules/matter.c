/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include "match.h"
#include "shared/decimal.h"
#include "words.h"

/* ---- what is where ---- */

/* A number that begins there may be a trigger. */
static void note_numbers(struct matter *matter)
{
	const struct winnow_analysis *analysis = matter->passage.analysis;

	for (uint32_t i = 0; i < analysis->number_count; i++)
		matter->fires[analysis->numbers[i].first] = 1;
}

static void find_facts(struct matter *matter)
{
	const struct winnow_analysis *analysis = matter->passage.analysis;
	int fires = matter->grammar->other_triggers.count > 0;

	/* NONE has all bits. */
	memset(matter->fact_at, 0xff, analysis->token_count * sizeof *matter->fact_at);
	for (uint32_t i = matter->reading->fact_count; i > 0; i--) {
		const struct winnow_fact *fact = matter->reading->facts[i - 1];
		uint32_t first = passage_token_at(&matter->passage, fact->at);
		if (first == analysis->token_count)
			continue;
		matter->fact_end[i - 1] =
			passage_token_at(&matter->passage, fact->at + fact->length - 1) + 1;
		matter->fact_next[i - 1] = matter->fact_at[first];
		matter->fact_at[first] = i - 1;
		matter->fires[first] |= (char)fires;
	}
}

static uint32_t *new_numbers(const struct winnow_host *host, size_t count)
{
	return host->alloc(host, (count + 1) * sizeof(uint32_t));
}

int matter_create(const struct winnow_host *host, const struct winnow_text *text,
	const struct winnow_reading *reading, const struct grammar *grammar,
	struct matter *ret_matter)
{
	struct passage passage = passage_of(host, text, reading);
	uint32_t count = passage.analysis->token_count;

	*ret_matter = (struct matter){ passage, grammar, reading, new_numbers(host, count),
		host->alloc(host, (size_t)count + 1),
		new_numbers(host, grammar->with_facts ? count : 0),
		new_numbers(host, reading->fact_count),
		new_numbers(host, reading->fact_count) };
	if (!ret_matter->entries || !ret_matter->fires || !ret_matter->fact_at ||
		!ret_matter->fact_next || !ret_matter->fact_end)
		return 0;
	words_fire(&grammar->words, &ret_matter->passage, ret_matter->fires);
	if (grammar->with_numbers && grammar->other_triggers.count)
		note_numbers(ret_matter);
	if (grammar->with_facts)
		find_facts(ret_matter);
	return 1;
}

/* ---- atoms that are words ---- */

/* The first link of the token's entry to the atom; NULL: it has none. */
static const struct link *link_to(const struct matter *matter, uint32_t atom, uint32_t token)
{
	const struct words *words = &matter->grammar->words;
	uint32_t number = matter->entries[token];

	if (number == NONE)
		return NULL;
	const struct entry *entry = &words->entries.items[number];
	const struct link *links = &words->links.items[entry->first_link];
	uint32_t low = 0, high = entry->link_count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (links[middle].atom < atom)
			low = middle + 1;
		else
			high = middle;
	}
	return low < entry->link_count && links[low].atom == atom ? &links[low] : NULL;
}

static int has_rest(const struct matter *matter, const struct term *term, uint32_t token)
{
	const struct winnow_analysis *analysis = matter->passage.analysis;
	char space[FOLD_LONGEST];

	if (term->rest_count > analysis->token_count - token)
		return 0;
	for (uint32_t i = 0; i < term->rest_count; i++)
		if (!winnow_equal(term->rest[i],
			    word_fold(passage_word(&matter->passage, token + i), space)))
			return 0;
	return 1;
}

/* Links of one entry and atom stand together, the longest terms first. */
static uint32_t take_term(
	const struct matter *matter, uint32_t atom, uint32_t token, struct payload *ret_payload)
{
	const struct link *link = link_to(matter, atom, token);
	const struct words *words = &matter->grammar->words;
	const struct link *end = words->links.items + words->links.count;

	for (; link && link < end && link->atom == atom &&
		link->entry == matter->entries[token];
		link++) {
		if (!has_rest(matter, link->term, token + 1))
			continue;
		ret_payload->kind = PAYLOAD_VALUE;
		ret_payload->value = link->term->value;
		return link->term->rest_count + 1;
	}
	return 0;
}

static int has_value(const struct winnow_term *row, struct winnow_str value)
{
	for (uint32_t i = 0; i < row->value_count; i++)
		if (winnow_equal(row->values[i], value))
			return 1;
	return 0;
}

static uint32_t take_row(const struct matter *matter, const struct atom *atom, uint32_t number,
	uint32_t token, struct payload *ret_payload)
{
	const struct passage *passage = &matter->passage;
	uint32_t count = 0;

	if (!link_to(matter, number, token))
		return 0;
	const struct winnow_term *row =
		passage->text->match(passage->host, atom->lexicon, token, &count);
	if (!row || (atom->value.len && !has_value(row, atom->value)))
		return 0;
	ret_payload->kind = PAYLOAD_VALUE;
	if (atom->column >= 2 && row->value_count > atom->column - 2)
		ret_payload->value = row->values[atom->column - 2];
	return count;
}

static uint32_t take_exact(
	const struct matter *matter, const struct atom *atom, uint32_t number, uint32_t token)
{
	struct winnow_str word = passage_word(&matter->passage, token);

	return link_to(matter, number, token) && atom->text.len == word.len + 2 &&
	       memcmp(atom->text.ptr + 1, word.ptr, word.len) == 0;
}

/* ---- numbers and facts ---- */

static uint32_t take_number(const struct matter *matter, const struct atom *atom,
	uint32_t token, struct payload *ret_payload)
{
	const struct winnow_number *number = passage_number_at(&matter->passage, token);

	if (!number || number->flags & WINNOW_ORDINAL)
		return 0;
	double value = decimal_double((struct decimal){ number->mantissa, number->exponent });
	if (value < atom->low || value > atom->high)
		return 0;
	ret_payload->kind = PAYLOAD_NUMBER;
	ret_payload->index = (uint32_t)(number - matter->passage.analysis->numbers);
	return number->count;
}

const struct winnow_attribute *fact_attribute(
	const struct winnow_fact *fact, struct winnow_str name)
{
	for (uint32_t i = 0; i < fact->attribute_count; i++)
		if (winnow_equal(fact->attributes[i].name, name))
			return &fact->attributes[i];
	return NULL;
}

static int is_in_range(
	const struct winnow_attribute *attribute, const struct fact_filter *filter)
{
	char copy[40];
	double value = (double)attribute->integer;

	if (attribute->type == WINNOW_VALUE_DECIMAL) {
		if (attribute->text.len >= sizeof copy)
			return 0;
		memcpy(copy, attribute->text.ptr, attribute->text.len);
		copy[attribute->text.len] = '\0';
		value = strtod(copy, NULL);
	} else if (attribute->type != WINNOW_VALUE_INTEGER) {
		return winnow_equal(attribute->text, filter->value);
	}
	return value >= filter->low && value <= filter->high;
}

static int passes(const struct winnow_fact *fact, const struct fact_filter *filter)
{
	const struct winnow_attribute *attribute = fact_attribute(fact, filter->name);

	if (!attribute)
		return 0;
	return filter->is_range ? is_in_range(attribute, filter)
				: winnow_equal(attribute->text, filter->value);
}

static int is_meant(const struct atom *atom, const struct winnow_fact *fact)
{
	if (!winnow_equal(fact->type, atom->type))
		return 0;
	for (uint32_t i = 0; i < atom->filters.count; i++)
		if (!passes(fact, &atom->filters.items[i]))
			return 0;
	return 1;
}

/* The longest of those that begin here. */
static uint32_t take_fact(const struct matter *matter, const struct atom *atom, uint32_t token,
	struct payload *ret_payload)
{
	uint32_t longest = 0;

	for (uint32_t i = matter->fact_at[token]; i != NONE; i = matter->fact_next[i]) {
		uint32_t length = matter->fact_end[i] > token ? matter->fact_end[i] - token : 0;
		if (length <= longest || !is_meant(atom, matter->reading->facts[i]))
			continue;
		longest = length;
		ret_payload->kind = PAYLOAD_FACT;
		ret_payload->index = i;
	}
	return longest;
}

uint32_t matter_take(const struct matter *matter, uint32_t number, uint32_t token,
	struct payload *ret_payload)
{
	const struct atom *atom = &matter->grammar->atoms.items[number];
	const struct winnow_token *here = &matter->passage.analysis->tokens[token];

	if (atom->word_count && matter->entries[token] == NONE)
		return 0;
	*ret_payload = (struct payload){ .atom = number };
	switch (atom->kind) {
	case ATOM_WORD:
		return link_to(matter, number, token) != NULL;
	case ATOM_EXACT:
		return take_exact(matter, atom, number, token);
	case ATOM_LIST:
		return take_term(matter, number, token, ret_payload);
	case ATOM_LEXICON:
		return take_row(matter, atom, number, token, ret_payload);
	case ATOM_NUMBER:
		return take_number(matter, atom, token, ret_payload);
	case ATOM_FACT:
		return take_fact(matter, atom, token, ret_payload);
	case ATOM_ANY:
		return 1;
	case ATOM_LETTERS:
		return here->kind == WINNOW_WORD;
	case ATOM_CONTENT:
		return here->kind == WINNOW_WORD &&
		       !passage_find(&matter->passage, matter->grammar->small, token);
	case ATOM_CAPITAL:
		return here->kind == WINNOW_WORD && (here->flags & WINNOW_CAPITAL);
	case ATOM_UPPER:
		return here->kind == WINNOW_WORD && (here->flags & WINNOW_UPPER);
	case ATOM_MARK:
		return here->kind == WINNOW_MARK || here->kind == WINNOW_SYMBOL;
	}
	return 0;
}
