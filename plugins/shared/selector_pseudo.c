/* SPDX-License-Identifier: MIT */
#include "shared/selector_parts.h"

#include <stdio.h>

enum { MOST_NUMBER = 100000 }; /* an element's place among its siblings */

/* What is done with what follows a colon. */
enum argument {
	ARGUMENT_NONE,
	ARGUMENT_PLACE,     /* (2n + 1) */
	ARGUMENT_SELECTORS, /* (.a, .b) */
	ARGUMENT_INSIDE,    /* (> .a) */
	ARGUMENT_WORDS      /* ("words") */
};

/* '~' stands for the element's own name; a form of ARGUMENT_NONE is all there is to it, others
 * stand before the argument, and a ')' behind it closes. */
static const struct pseudo {
	const char *name;
	enum argument argument;
	const char *form;
} pseudos[] = {
	{ "not", ARGUMENT_SELECTORS, "[not(" },
	{ "is", ARGUMENT_SELECTORS, "[(" },
	{ "has", ARGUMENT_INSIDE, "[boolean(" },
	{ "contains", ARGUMENT_WORDS, "[contains(., " },
	{ "first-child", ARGUMENT_NONE, "[not(preceding-sibling::*[1])]" },
	{ "last-child", ARGUMENT_NONE, "[not(following-sibling::*[1])]" },
	{ "only-child", ARGUMENT_NONE,
		"[not(preceding-sibling::*[1] or following-sibling::*[1])]" },
	{ "nth-child", ARGUMENT_PLACE, "count(preceding-sibling::*)" },
	{ "nth-last-child", ARGUMENT_PLACE, "count(following-sibling::*)" },
	{ "first-of-type", ARGUMENT_NONE, "[not(preceding-sibling::~[1])]" },
	{ "last-of-type", ARGUMENT_NONE, "[not(following-sibling::~[1])]" },
};

static const struct pseudo *find(const char *name)
{
	for (size_t at = 0; at < sizeof(pseudos) / sizeof(pseudos[0]); at++)
		if (strcmp(pseudos[at].name, name) == 0)
			return &pseudos[at];
	return NULL;
}

/* Every a-th place, counted from b: "2n + 1", "odd", "3". */
struct place {
	int step, first;
};

static int reads_number(struct selector_reading *reading, int *ret_number)
{
	size_t from = reading->at;
	int number = 0;

	for (char digit; (digit = selector_peek(reading)) >= '0' && digit <= '9';) {
		number = number * 10 + (digit - '0');
		reading->at++;
		if (number > MOST_NUMBER)
			return selector_fails(reading, from, "the number is too large");
	}
	*ret_number = number;
	return reading->at > from;
}

static int takes_word(struct selector_reading *reading, const char *word)
{
	size_t length = strlen(word);

	if (reading->css.len - reading->at < length ||
		strncmp(reading->css.ptr + reading->at, word, length) != 0)
		return 0;
	reading->at += length;
	return 1;
}

static int sign(struct selector_reading *reading)
{
	return selector_takes(reading, '-') ? -1 : (selector_takes(reading, '+'), 1);
}

/* What may stand behind the n: "+ 1". */
static int reads_first(struct selector_reading *reading, struct place *place)
{
	selector_skips_spaces(reading);
	char mark = selector_peek(reading);

	if (mark != '+' && mark != '-')
		return 1;
	int direction = sign(reading);
	selector_skips_spaces(reading);
	if (!reads_number(reading, &place->first))
		return 0;
	place->first *= direction;
	return 1;
}

static int reads_formula(struct selector_reading *reading, struct place *place)
{
	int number = 1;

	*place = (struct place){ 0, 0 };
	if (takes_word(reading, "odd"))
		*place = (struct place){ 2, 1 };
	else if (takes_word(reading, "even"))
		*place = (struct place){ 2, 0 };
	else {
		int direction = sign(reading), digits = reads_number(reading, &number);
		if (reading->error)
			return 0;
		if (selector_takes(reading, 'n')) {
			place->step = direction * (digits ? number : 1);
			return reads_first(reading, place);
		}
		place->first = direction * number;
		return digits;
	}
	return 1;
}

/* With p elements before it, an element has the place p + 1. */
static int reads_place(struct selector_reading *reading, const char *before, xmlBufferPtr xpath)
{
	struct place place;
	char text[256];
	size_t from = (selector_skips_spaces(reading), reading->at);

	if (!reads_formula(reading, &place))
		return selector_fails(reading, from,
			"a place is missing here: a number, odd, even, or as 2n+1");
	selector_skips_spaces(reading);
	int step = place.step < 0 ? -place.step : place.step;
	if (step == 0)
		snprintf(text, sizeof(text), "[%s + 1 = %d]", before, place.first);
	else
		snprintf(text, sizeof(text), "[%s + 1 %s %d and (%s + 1 - %d) mod %d = 0]",
			before, place.step < 0 ? "<=" : ">=", place.first, before, place.first,
			step);
	selector_put(xpath, text);
	return selector_takes(reading, ')') ||
	       selector_fails(reading, reading->at, "')' is missing behind the place");
}

static const char *axis_inside(char combinator)
{
	switch (combinator) {
	case '>':
		return "child::";
	case '+':
		return "following-sibling::*[1]/self::";
	case '~':
		return "following-sibling::";
	default:
		return "descendant::";
	}
}

/* What must be found inside of the element, or behind it: from the outermost element inwards. */
static int reads_path(struct selector_reading *reading, xmlBufferPtr xpath)
{
	char combinator = selector_combinator(reading);
	const char *divider = "";

	do {
		selector_put(xpath, divider);
		selector_put(xpath, axis_inside(combinator));
		if (!selector_reads_compound(reading, xpath))
			return 0;
		divider = "/";
		combinator = selector_combinator(reading);
	} while (combinator);
	return 1;
}

static int reads_paths(struct selector_reading *reading, xmlBufferPtr xpath)
{
	if (!selector_goes_deeper(reading))
		return 0;
	while (reads_path(reading, xpath)) {
		if (!selector_takes(reading, ',')) {
			reading->depth--;
			return 1;
		}
		selector_put(xpath, " or ");
	}
	return 0;
}

static int reads_words(struct selector_reading *reading, xmlBufferPtr xpath)
{
	xmlBufferPtr words = xmlBufferCreate();

	selector_skips_spaces(reading);
	int done = words && selector_reads_string(reading, words);
	if (done)
		selector_quote(xpath, (const char *)xmlBufferContent(words));
	selector_skips_spaces(reading);
	xmlBufferFree(words);
	return done;
}

static int reads_argument(
	struct selector_reading *reading, const struct pseudo *pseudo, xmlBufferPtr xpath)
{
	if (!selector_takes(reading, '('))
		return selector_fails(
			reading, reading->at, "'(' is missing behind the condition's name");
	if (pseudo->argument == ARGUMENT_PLACE)
		return reads_place(reading, pseudo->form, xpath);
	selector_put(xpath, pseudo->form);
	int done = pseudo->argument == ARGUMENT_WORDS ? reads_words(reading, xpath)
		   : pseudo->argument == ARGUMENT_INSIDE
			   ? reads_paths(reading, xpath)
			   : selector_reads_list(reading, "self::", " or ", xpath);
	selector_put(xpath, ")]");
	return done && (selector_takes(reading, ')') ||
			       selector_fails(reading, reading->at,
				       "')' is missing behind what the condition is of"));
}

/* "[not(preceding-sibling::~[1])]" with the element's own name. */
static int puts_plain(struct selector_reading *reading, const char *form, const char *name,
	xmlBufferPtr xpath)
{
	const char *place = strchr(form, '~');

	if (!place) {
		selector_put(xpath, form);
		return 1;
	}
	if (*name == 0)
		return selector_fails(reading, reading->at,
			"what is the first or the last of its type needs the element's name, "
			"as p:first-of-type");
	xmlBufferAdd(xpath, (const xmlChar *)form, (int)(place - form));
	selector_put_name(xpath, name);
	selector_put(xpath, place + 1);
	return 1;
}

int selector_reads_pseudo(
	struct selector_reading *reading, const xmlChar *name, xmlBufferPtr xpath)
{
	size_t from = reading->at;
	xmlBufferPtr word = xmlBufferCreate();
	int done = word && selector_reads_folded(reading, word);
	const struct pseudo *pseudo = done ? find((const char *)xmlBufferContent(word)) : NULL;

	xmlBufferFree(word);
	if (!pseudo)
		return selector_fails(reading, from,
			"after ':' one of not, is, has, contains, first-child, last-child, "
			"only-child, nth-child, nth-last-child, first-of-type and "
			"last-of-type is understood");
	if (pseudo->argument == ARGUMENT_NONE)
		return puts_plain(reading, pseudo->form, (const char *)name, xpath);
	return reads_argument(reading, pseudo, xpath);
}
