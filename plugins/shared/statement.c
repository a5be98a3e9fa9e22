/* SPDX-License-Identifier: MIT */
#include "shared/statement.h"

static struct winnow_attribute *add(
	struct statement *statement, const char *name, uint32_t type)
{
	/* No fact of ours has so many; should one, its last attribute gives way. */
	if (statement->count == STATEMENT_ATTRIBUTES)
		statement->count--;
	struct winnow_attribute *attribute = &statement->attributes[statement->count++];
	*attribute = (struct winnow_attribute){ .name = winnow_str(name), .type = type };
	return attribute;
}

static void point(const struct statement *statement, struct winnow_attribute *attribute,
	uint32_t first, uint32_t end)
{
	if (first >= end)
		return;
	attribute->at = passage_at(statement->passage, first);
	attribute->length = passage_length(statement->passage, first, end);
}

void statement_text(struct statement *statement, const char *name, struct winnow_str text,
	uint32_t first, uint32_t end)
{
	if (text.len == 0)
		return;
	struct winnow_attribute *attribute = add(statement, name, WINNOW_VALUE_TEXT);
	attribute->text = text;
	point(statement, attribute, first, end);
}

void statement_code(struct statement *statement, const char *name, const char *code)
{
	if (code)
		add(statement, name, WINNOW_VALUE_CODE)->text = winnow_str(code);
}

void statement_code_text(struct statement *statement, const char *name, struct winnow_str code)
{
	if (code.len)
		add(statement, name, WINNOW_VALUE_CODE)->text = code;
}

void statement_integer(struct statement *statement, const char *name, int64_t number,
	uint32_t first, uint32_t end)
{
	struct winnow_attribute *attribute = add(statement, name, WINNOW_VALUE_INTEGER);

	attribute->integer = number;
	point(statement, attribute, first, end);
}

void statement_decimal(struct statement *statement, const char *name, struct decimal number)
{
	struct winnow_str text = decimal_text(statement->passage->host, number);

	if (text.len)
		add(statement, name, WINNOW_VALUE_DECIMAL)->text = text;
}

void statement_reference(struct statement *statement, const char *name, int64_t number)
{
	if (number >= 0)
		add(statement, name, WINNOW_VALUE_REFERENCE)->integer = number;
}

void statement_bound(struct statement *statement, const struct amount *amount)
{
	statement_code(statement, "bound", bound_codes[amount->bound]);
	statement_text(statement, "hedge",
		passage_words(statement->passage, amount->hedge_first, amount->hedge_end),
		amount->hedge_first, amount->hedge_end);
}

void statement_amount(struct statement *statement, const struct amount_names *names,
	const struct amount *amount)
{
	if (amount->has_value)
		statement_decimal(statement, names->value, amount->value);
	if (amount->has_low)
		statement_decimal(statement, names->low, amount->low);
	if (amount->has_high)
		statement_decimal(statement, names->high, amount->high);
}

int64_t statement_make(const struct statement *statement,
	const struct winnow_extractor_out *out, const struct stated *stated)
{
	const struct winnow_fact fact = {
		.size = sizeof fact,
		.type = winnow_str(stated->type),
		.rule = winnow_str(stated->rule),
		.attributes = statement->attributes,
		.attribute_count = statement->count,
		.at = passage_at(statement->passage, stated->first),
		.length = passage_length(statement->passage, stated->first, stated->end),
		.confidence = stated->confidence,
	};

	return out->fact(out, &fact);
}
