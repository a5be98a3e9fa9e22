/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include "compile.h"
#include "rule.h"

enum { RULE_NAME, RULE_TYPE, RULE_CONFIDENCE, RULE_SENSITIVITY, RULE_NOTE };
static const char *const sensitivities[] = { "open", "restricted", NULL };
static const struct winnow_option rule_options[] = {
	[RULE_NAME] = { .name = "name",
		.help = "Its name: winnow explain tells which rule made a fact.",
		.type = WINNOW_TEXT,
		.flags = WINNOW_REQUIRED },
	[RULE_TYPE] = { .name = "type", .help = "The type of its facts.", .type = WINNOW_TEXT },
	[RULE_CONFIDENCE] = { .name = "confidence",
		.help = "How often it is right, 0 to 1.",
		.fallback = "0.8",
		.type = WINNOW_TEXT },
	[RULE_SENSITIVITY] = { .name = "sensitivity",
		.help = "Of its facts, where it is not that of the type.",
		.choices = sensitivities,
		.type = WINNOW_TEXT },
	[RULE_NOTE] = { .name = "note",
		.help = "For who reads the rule.",
		.type = WINNOW_TEXT },
	{ .name = NULL },
};
static const char *const rule_others[] = { "pattern", "before", "after", "not_before",
	"not_after", "with", "without", "set", "tests", NULL };

static const struct {
	const char *key;
	enum condition_kind kind;
} conditions[] = {
	{ "not_before", NOT_BEFORE },
	{ "not_after", NOT_AFTER },
	{ "with", WITH },
	{ "without", WITHOUT },
};

/* A rule being read. */
struct reading {
	struct build *build;
	const struct winnow_node *node;
	const struct winnow_value *values;
	const struct declared_type *declared;
	struct rule *rule;
};

static const struct winnow_node *under(const struct reading *reading, const char *key)
{
	return reading->build->tree->find(reading->node, winnow_str(key));
}

/* ---- name and type ---- */

static int find_type(struct reading *reading, const struct declared_type *only)
{
	const struct winnow_node *node = under(reading, "type");

	reading->declared =
		node ? build_type(reading->build, reading->build->tree->text(node)) : only;
	if (reading->declared)
		return 1;
	return build_fault(reading->build, node ? node : reading->node, 0,
		node ? "no file declares this type; write it under 'types'"
		     : "say the 'type' of the facts, one that is declared under 'types'");
}

static int name_rule(struct reading *reading)
{
	struct build *build = reading->build;
	struct winnow_str name = reading->values[RULE_NAME].text[0];
	struct winnow_str type = winnow_str(reading->declared->type->name);
	char whole[160];

	if (!is_plain_name(name))
		return build_fault(build, under(reading, "name"), 0,
			"a name is made of small letters, digits and _, and begins with a "
			"letter");
	memcpy(whole, type.ptr, type.len);
	whole[type.len] = '.';
	memcpy(whole + type.len + 1, name.ptr, name.len);
	struct winnow_str made = { whole, type.len + 1 + name.len };
	for (const struct grammar *grammar = build->grammars; grammar; grammar = grammar->next)
		for (uint32_t i = 0; i < grammar->rules.count; i++)
			if (grammar->rules.items[i].name &&
				winnow_is(made, grammar->rules.items[i].name))
				return build_fault(build, under(reading, "name"), 0,
					"another rule of this type has this name; give it one "
					"of its own");
	reading->rule->name = build_copy(build, made);
	return reading->rule->name != NULL;
}

static int read_confidence(struct reading *reading)
{
	struct winnow_str text = reading->values[RULE_CONFIDENCE].text[0];
	const char *copy = build_copy(reading->build, text);
	char *end;

	if (!copy)
		return 0;
	reading->rule->confidence = strtod(copy, &end);
	if (end != copy && *end == '\0' && reading->rule->confidence >= 0 &&
		reading->rule->confidence <= 1)
		return 1;
	return build_fault(reading->build, under(reading, "confidence"), 0,
		"a confidence is from 0 to 1, as 0.8");
}

/* ---- captures ---- */

/* What the pieces of a capture can give besides words. */
struct given {
	int number, column, fact, attribute;
};

static void look_into(const struct build *build, const struct piece *piece, struct given *given)
{
	if (piece->kind == PIECE_ATOM) {
		const struct atom *atom = &build->grammar->atoms.items[piece->atom];
		given->number |= atom->kind == ATOM_NUMBER;
		given->column |= atom->column > 0;
		given->fact |= atom->kind == ATOM_FACT && atom->chosen.len == 0;
		given->attribute |= atom->kind == ATOM_FACT && atom->chosen.len > 0;
	}
	for (const struct piece *child = piece->first; child; child = child->next)
		look_into(build, child, given);
}

/* NULL: it can be had; else how. */
static const char *lacking(uint32_t type, const struct given *given)
{
	switch (type) {
	case WINNOW_VALUE_INTEGER:
	case WINNOW_VALUE_DECIMAL:
		return given->number || given->attribute ? NULL
							 : "a number is taken from NUMBER, or "
							   "from a fact, as FACT(age).value";
	case WINNOW_VALUE_DATE:
		return given->attribute ? NULL
					: "a date is taken from a fact, as FACT(date).date";
	case WINNOW_VALUE_CODE:
		return given->column || given->attribute
			       ? NULL
			       : "a code is taken from a list's second column, as <group>.2, "
				 "from "
				 "a fact, as FACT(place).country, or is given under 'set'";
	case WINNOW_VALUE_REFERENCE:
		return given->fact ? NULL : "a reference is to a fact, as FACT(quantity)";
	default:
		return NULL;
	}
}

static int name_captures(struct reading *reading)
{
	struct build *build = reading->build;

	for (uint32_t slot = SLOT_FIRST; slot < SLOT_MOST; slot++) {
		struct capture *capture = &reading->rule->captures[slot];
		if (capture->name.len == 0)
			break;
		const struct piece *piece = capture->piece;
		capture->attribute = declared_attribute(reading->declared, capture->name);
		if (!capture->attribute)
			return build_fault(build, piece->node, piece->at,
				"'%.*s' is no attribute of %s; declare it under 'types', or "
				"correct "
				"the name",
				(int)(capture->name.len > 63 ? 63 : capture->name.len),
				capture->name.ptr, reading->declared->type->name);
		struct given given = { 0 };
		look_into(build, piece, &given);
		const char *how = lacking(capture->attribute->type, &given);
		if (how)
			return build_fault(build, piece->node, piece->at, "%s", how);
	}
	return 1;
}

/* ---- constants ---- */

static uint32_t precision_of(struct winnow_str date)
{
	switch (date.len) {
	case 4:
		return WINNOW_YEAR;
	case 7:
		return WINNOW_MONTH;
	default:
		return WINNOW_DAY;
	}
}

static int is_code_of(const struct winnow_attribute_type *attribute, struct winnow_str code)
{
	if (!attribute->codes)
		return 1;
	for (const char *const *known = attribute->codes; *known; known++)
		if (winnow_is(code, *known))
			return 1;
	return 0;
}

static int read_number(struct winnow_str text, int64_t *ret_number)
{
	char copy[24];
	char *end;

	if (text.len == 0 || text.len >= sizeof copy)
		return 0;
	memcpy(copy, text.ptr, text.len);
	copy[text.len] = '\0';
	*ret_number = strtoll(copy, &end, 10);
	return *end == '\0';
}

/* Digits, with the marks that a value of the type has between them. */
static int is_made_of(struct winnow_str text, const char *marks)
{
	for (size_t i = 0; i < text.len; i++)
		if (!(text.ptr[i] >= '0' && text.ptr[i] <= '9') && !strchr(marks, text.ptr[i]))
			return 0;
	return text.len > 0;
}

static int add_constant(struct reading *reading, const struct winnow_node *node,
	const struct winnow_attribute_type *attribute, struct winnow_str text)
{
	struct constant *constant = LIST_ADD(reading->build->host, &reading->rule->constants);
	int sound = 1;

	if (!constant)
		return build_no_memory(reading->build);
	constant->attribute = (struct winnow_attribute){
		.name = winnow_str(attribute->name), .text = text, .type = attribute->type
	};
	switch (attribute->type) {
	case WINNOW_VALUE_INTEGER:
		sound = read_number(text, &constant->attribute.integer);
		constant->attribute.text = (struct winnow_str){ 0 };
		break;
	case WINNOW_VALUE_DECIMAL:
		sound = is_made_of(text, ".-");
		break;
	case WINNOW_VALUE_DATE:
		sound = is_made_of(text, "-") &&
			(text.len == 4 || text.len == 7 || text.len == 10);
		constant->attribute.precision = precision_of(text);
		break;
	case WINNOW_VALUE_CODE:
		sound = is_code_of(attribute, text);
		break;
	case WINNOW_VALUE_REFERENCE:
		sound = 0;
	}
	return sound ||
	       build_fault(reading->build, node, 0,
		       "this is no value that '%s' can have; write one of its type, or one of "
		       "its codes",
		       attribute->name);
}

static int read_constants(struct reading *reading)
{
	struct build *build = reading->build;
	const struct winnow_node *set = under(reading, "set");

	for (uint32_t i = 0; set && i < build->tree->count(set); i++) {
		const struct winnow_node *key = build->tree->key(set, i);
		const struct winnow_node *value = build->tree->item(set, i);
		const struct winnow_attribute_type *attribute =
			key ? declared_attribute(reading->declared, build->tree->text(key))
			    : NULL;
		if (!attribute)
			return build_fault(build, key ? key : set, 0,
				"this is no attribute of %s; write 'set' as {attribute: value}",
				reading->declared->type->name);
		if (!add_constant(reading, value, attribute, build->tree->text(value)))
			return 0;
	}
	return 1;
}

static int add_sensitivity(struct reading *reading)
{
	static const char restricted[] = "restricted";
	const struct winnow_value *given = &reading->values[RULE_SENSITIVITY];
	const struct winnow_attribute_type *attribute =
		declared_attribute(reading->declared, winnow_str("sensitivity"));

	if (given->count && !attribute)
		return build_fault(reading->build, under(reading, "sensitivity"), 0,
			"the type is not restricted; say 'sensitivity: restricted' of the "
			"type");
	if (!attribute)
		return 1;
	return add_constant(reading, reading->node, attribute,
		given->count ? given->text[0] : winnow_str(restricted));
}

/* Everything required comes from somewhere. */
static int check_required(struct reading *reading)
{
	const struct winnow_attribute_type *attribute = reading->declared->type->attributes;

	for (; attribute && attribute->name; attribute++) {
		int found = !(attribute->flags & WINNOW_REQUIRED);
		for (uint32_t i = 0; i < reading->rule->constants.count; i++)
			found |= winnow_is(reading->rule->constants.items[i].attribute.name,
				attribute->name);
		for (uint32_t slot = SLOT_FIRST; slot < SLOT_MOST; slot++)
			found |= reading->rule->captures[slot].attribute == attribute;
		if (!found)
			return build_fault(reading->build, reading->node, 0,
				"'%s' is required of %s; capture it in the pattern, or give it "
				"under "
				"'set'",
				attribute->name, reading->declared->type->name);
	}
	return 1;
}

/* ---- patterns ---- */

static int read_conditions(struct reading *reading)
{
	struct build *build = reading->build;

	for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++) {
		const struct winnow_node *node = under(reading, conditions[i].key);
		if (!node)
			continue;
		struct piece *piece = pattern_parse(build, node);
		struct condition *condition =
			piece ? LIST_ADD(build->host, &reading->rule->conditions) : NULL;
		if (!condition)
			return piece ? build_no_memory(build) : 0;
		condition->kind = conditions[i].kind;
		condition->number = build->grammar->condition_count++;
		condition->name = conditions[i].key;
		if (!compile_condition(build, piece, &condition->program))
			return 0;
	}
	return 1;
}

static int parse_context(struct reading *reading, const char *key, struct piece **ret_piece)
{
	const struct winnow_node *node = under(reading, key);

	*ret_piece = node ? pattern_parse(reading->build, node) : NULL;
	return !node || *ret_piece;
}

static int read_patterns(struct reading *reading)
{
	const struct winnow_node *node = under(reading, "pattern");
	struct piece *before, *after;

	if (!node)
		return build_fault(reading->build, reading->node, 0,
			"this rule has no pattern; add 'pattern: …'");
	struct piece *pattern = pattern_parse(reading->build, node);
	int sound = parse_context(reading, "before", &before);
	sound &= parse_context(reading, "after", &after);
	return sound && pattern &&
	       compile_rule(reading->build, reading->rule, before, pattern, after);
}

/* ---- tests ---- */

static const struct winnow_option test_options[] = {
	{ .name = "text",
		.help = "A text to read.",
		.type = WINNOW_TEXT,
		.flags = WINNOW_REQUIRED },
	{ .name = NULL },
};
static const char *const test_others[] = { "facts", NULL };

/* They are run by winnow selftest; here only their form is looked at. */
static void check_tests(struct reading *reading)
{
	struct build *build = reading->build;
	const struct winnow_node *tests = under(reading, "tests");

	for (uint32_t i = 0; tests && i < build->tree->count(tests); i++) {
		const struct winnow_node *test = build->tree->item(tests, i);
		if (build->tree->kind(test) != WINNOW_MAPPING)
			build_fault(build, test, 0,
				"a test is 'text: …' and, where facts come of it, 'facts: "
				"[…]'");
		else if (!build->tree->bind(build->host, test, test_options,
				 sizeof test_options[0], test_others))
			build->failed = 1;
	}
}

void rule_read(
	struct build *build, const struct winnow_node *node, const struct declared_type *only)
{
	struct reading reading = { .build = build, .node = node };

	if (build->tree->kind(node) != WINNOW_MAPPING) {
		build_fault(build, node, 0, "a rule has keys: 'name', 'pattern' and so on");
		return;
	}
	reading.values = build->tree->bind(
		build->host, node, rule_options, sizeof rule_options[0], rule_others);
	reading.rule = LIST_ADD(build->host, &build->grammar->rules);
	if (!reading.values || !reading.rule) {
		build->failed = 1;
		return;
	}
	check_tests(&reading);
	int sound = find_type(&reading, only) && name_rule(&reading);
	sound = read_confidence(&reading) && sound;
	if (!read_patterns(&reading) || !sound)
		return;
	reading.rule->type = reading.declared->type;
	reading.rule->type_number = (uint32_t)(reading.declared - build->types.items);
	if (name_captures(&reading) && read_constants(&reading) && add_sensitivity(&reading) &&
		read_conditions(&reading))
		check_required(&reading);
}
