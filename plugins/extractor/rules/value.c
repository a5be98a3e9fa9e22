/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include "shared/decimal.h"
#include "value.h"

/* A slot while the marks are gone through: the newest first. */
struct filling {
	const struct machine *machine;
	struct found *found;
	struct payload payload; /* of the slot that is open */
	const char *refused;
};

void match_core(const struct machine *machine, const struct match *match, uint32_t *ret_first,
	uint32_t *ret_end)
{
	for (uint32_t i = match->marks; i != NONE; i = machine->marks.items[i].before) {
		const struct mark *mark = &machine->marks.items[i];
		if (mark->slot == 2 * SLOT_CORE)
			*ret_first = mark->token;
		if (mark->slot == 2 * SLOT_CORE + 1)
			*ret_end = mark->token;
	}
}

/* ---- one value ---- */

static int is_code(const struct winnow_attribute_type *type, struct winnow_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char byte = text.ptr[i];
		if (!((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
			    (byte >= '0' && byte <= '9') || (byte && strchr("._:/-", byte))))
			return 0;
	}
	if (text.len == 0 || !type->codes)
		return text.len > 0;
	for (const char *const *code = type->codes; *code; code++)
		if (winnow_is(text, *code))
			return 1;
	return 0;
}

static int take_number(const struct filling *filling, struct winnow_attribute *attribute)
{
	const struct passage *passage = &filling->machine->matter->passage;
	const struct winnow_number *number =
		&passage->analysis->numbers[filling->payload.index];
	int64_t whole = number->mantissa;

	if (attribute->type == WINNOW_VALUE_DECIMAL) {
		attribute->text = decimal_text(
			passage->host, (struct decimal){ number->mantissa, number->exponent });
		return attribute->text.len > 0;
	}
	for (int32_t i = number->exponent; i < 0; i++) {
		if (whole % 10 != 0)
			return 0;
		whole /= 10;
	}
	attribute->integer = whole;
	return number->exponent <= 0;
}

/* An attribute of the fact that was captured, where it is of the type that is wanted. */
static int take_of_fact(const struct filling *filling, struct winnow_attribute *attribute)
{
	const struct matter *matter = filling->machine->matter;
	const struct winnow_fact *fact = matter->reading->facts[filling->payload.index];
	struct winnow_str name = matter->grammar->atoms.items[filling->payload.atom].chosen;

	if (attribute->type == WINNOW_VALUE_REFERENCE) {
		attribute->integer = fact->number;
		return name.len == 0;
	}
	const struct winnow_attribute *of_fact = fact_attribute(fact, name);
	if (!of_fact)
		return 0;
	attribute->precision = of_fact->precision;
	attribute->integer = of_fact->integer;
	attribute->text = of_fact->text;
	return of_fact->type == attribute->type ||
	       (attribute->type == WINNOW_VALUE_TEXT && of_fact->text.len > 0) ||
	       (attribute->type == WINNOW_VALUE_DECIMAL &&
		       of_fact->type == WINNOW_VALUE_INTEGER);
}

static struct winnow_str integer_text(const struct winnow_host *host, int64_t integer)
{
	return decimal_text(host, (struct decimal){ integer, 0 });
}

/* 0: the capture has no such value. */
static int take_value(const struct filling *filling, struct winnow_attribute *attribute)
{
	const struct matter *matter = filling->machine->matter;
	const struct payload *payload = &filling->payload;
	int chosen = payload->kind == PAYLOAD_FACT &&
		     matter->grammar->atoms.items[payload->atom].chosen.len > 0;

	if (payload->kind == PAYLOAD_NUMBER && attribute->type != WINNOW_VALUE_TEXT)
		return take_number(filling, attribute);
	if (chosen || attribute->type == WINNOW_VALUE_REFERENCE) {
		if (payload->kind != PAYLOAD_FACT || !take_of_fact(filling, attribute))
			return 0;
		if (attribute->type == WINNOW_VALUE_DECIMAL && attribute->text.len == 0)
			attribute->text =
				integer_text(matter->passage.host, attribute->integer);
		return 1;
	}
	if (payload->kind == PAYLOAD_VALUE && payload->value.len)
		attribute->text = payload->value;
	return attribute->type == WINNOW_VALUE_TEXT || attribute->type == WINNOW_VALUE_CODE;
}

/* ---- all of them ---- */

static struct winnow_attribute *find_attribute(struct found *found, const char *name)
{
	for (uint32_t i = 0; i < found->attribute_count; i++)
		if (winnow_is(found->attributes[i].name, name))
			return &found->attributes[i];
	return NULL;
}

/* Tokens [first, end) were captured. The newest comes first, so what is there already stays. */
static void fill_slot(struct filling *filling, uint32_t slot, uint32_t first, uint32_t end)
{
	const struct passage *passage = &filling->machine->matter->passage;
	const struct winnow_attribute_type *type =
		filling->found->rule->captures[slot].attribute;
	struct winnow_attribute attribute = { .name = winnow_str(type->name),
		.type = type->type };

	if (first == end || filling->found->attribute_count == VALUE_MOST ||
		(!(type->flags & WINNOW_LIST) && find_attribute(filling->found, type->name)))
		return;
	attribute.text = passage_words(passage, first, end);
	attribute.at = passage_at(passage, first);
	attribute.length = passage_length(passage, first, end);
	if (!take_value(filling, &attribute))
		return;
	if (type->type == WINNOW_VALUE_CODE && !is_code(type, attribute.text)) {
		filling->refused = "what it captured as a code is none that its type has";
		return;
	}
	filling->found->attributes[filling->found->attribute_count++] = attribute;
}

/* A column or an attribute that the pattern chose goes before what only stands there. */
static int is_chosen(const struct grammar *grammar, const struct payload *payload)
{
	const struct atom *atom =
		payload->kind == PAYLOAD_NONE ? NULL : &grammar->atoms.items[payload->atom];

	return atom && (payload->kind == PAYLOAD_NUMBER || atom->chosen.len || atom->column);
}

/* The words of one capture: from its end, which is met first, to its beginning. */
static void fill_from(struct filling *filling, uint32_t end_mark)
{
	const struct machine *machine = filling->machine;
	const struct grammar *grammar = machine->matter->grammar;
	uint32_t slot = machine->marks.items[end_mark].slot / 2;
	uint32_t end = machine->marks.items[end_mark].token;

	filling->payload = (struct payload){ 0 };
	for (uint32_t i = machine->marks.items[end_mark].before; i != NONE;
		i = machine->marks.items[i].before) {
		const struct mark *mark = &machine->marks.items[i];
		if (mark->slot == 2 * slot) {
			fill_slot(filling, slot, mark->token, end);
			return;
		}
		if (mark->slot != NONE || mark->payload.kind == PAYLOAD_NONE)
			continue;
		const struct atom *atom = &grammar->atoms.items[mark->payload.atom];
		int value_only = mark->payload.kind == PAYLOAD_VALUE && atom->column == 0;
		if (!value_only && (is_chosen(grammar, &mark->payload) ||
					   filling->payload.kind == PAYLOAD_NONE))
			filling->payload = mark->payload;
	}
}

/* As they stand in the text, the longer before what is within it. */
static void sort_attributes(struct found *found)
{
	for (uint32_t i = 1; i < found->attribute_count; i++) {
		struct winnow_attribute moved = found->attributes[i];
		uint32_t to = i;
		for (; to > 0; to--) {
			const struct winnow_attribute *before = &found->attributes[to - 1];
			if (before->at < moved.at ||
				(before->at == moved.at && before->length >= moved.length))
				break;
			found->attributes[to] = *before;
		}
		found->attributes[to] = moved;
	}
}

static const char *missing(struct found *found)
{
	const struct winnow_attribute_type *type = found->rule->type->attributes;

	for (; type && type->name; type++)
		if ((type->flags & WINNOW_REQUIRED) && !find_attribute(found, type->name))
			return "an attribute that its type requires is not there";
	return NULL;
}

const char *found_fill(
	const struct machine *machine, const struct match *match, struct found *found)
{
	const struct winnow_host *host = machine->matter->passage.host;
	struct filling filling = { .machine = machine, .found = found };
	const struct rule *rule = found->rule;

	found->attributes = host->alloc(
		host, (VALUE_MOST + rule->constants.count) * sizeof *found->attributes);
	if (!found->attributes)
		return "no memory is left for its attributes";
	for (uint32_t i = match->marks; i != NONE; i = machine->marks.items[i].before)
		if (machine->marks.items[i].slot != NONE &&
			machine->marks.items[i].slot % 2 == 1 &&
			machine->marks.items[i].slot / 2 >= SLOT_FIRST)
			fill_from(&filling, i);
	sort_attributes(found);
	for (uint32_t i = 0; i < rule->constants.count; i++)
		if (!find_attribute(found, rule->constants.items[i].attribute.name.ptr))
			found->attributes[found->attribute_count++] =
				rule->constants.items[i].attribute;
	return filling.refused ? filling.refused : missing(found);
}
