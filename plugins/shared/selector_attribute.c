/* SPDX-License-Identifier: MIT */
#include "shared/selector_parts.h"

/* How XPath says each comparison: '@' stands for the attribute, '$' for the value. */
static const struct comparison {
	char mark; /* before the '=' */
	const char *form;
} comparisons[] = {
	{ '=', "[@ = $]" },
	{ '~', "[contains(concat(' ', normalize-space(@), ' '), $)]" },
	{ '|', "[@ = $ or starts-with(@, concat($, '-'))]" },
	{ '^', "[starts-with(@, $)]" },
	{ '$', "[substring(@, string-length(@) - string-length($) + 1) = $]" },
	{ '*', "[contains(@, $)]" },
};

struct test {                                /* [name="value" i] */
	const struct comparison *comparison; /* NULL: that it is there */
	xmlBufferPtr name, value;
	int folds; /* the flag i */
};

static void put_form(
	xmlBufferPtr xpath, const char *form, const xmlChar *attribute, const xmlChar *value)
{
	for (; *form; form++) {
		if (*form == '@')
			xmlBufferCat(xpath, attribute);
		else if (*form == '$')
			xmlBufferCat(xpath, value);
		else
			xmlBufferAdd(xpath, (const xmlChar *)form, 1);
	}
}

static int reads_comparison(struct selector_reading *reading, struct test *test)
{
	size_t count = sizeof(comparisons) / sizeof(comparisons[0]), from = reading->at;
	char mark = selector_peek(reading);

	for (size_t at = 0; at < count; at++)
		if (comparisons[at].mark == mark)
			test->comparison = &comparisons[at];
	if (test->comparison && mark != '=')
		reading->at++;
	return (test->comparison && selector_takes(reading, '=')) ||
	       selector_fails(reading, from,
		       "']' or one of = ~= |= ^= $= *= is missing behind the attribute");
}

/* From behind the comparison to before the bracket. */
static int reads_value(struct selector_reading *reading, struct test *test)
{
	selector_skips_spaces(reading);
	char mark = selector_peek(reading);
	int done = mark == '"' || mark == '\'' ? selector_reads_string(reading, test->value)
					       : selector_reads_name(reading, test->value);

	selector_skips_spaces(reading);
	test->folds = selector_takes(reading, 'i') || selector_takes(reading, 'I');
	selector_skips_spaces(reading);
	return done;
}

static int reads_test(struct selector_reading *reading, struct test *test)
{
	selector_skips_spaces(reading);
	if (!selector_reads_folded(reading, test->name))
		return 0;
	selector_skips_spaces(reading);
	if (selector_takes(reading, ']'))
		return 1;
	if (!reads_comparison(reading, test) || !reads_value(reading, test))
		return 0;
	return selector_takes(reading, ']') ||
	       selector_fails(reading, reading->at, "']' is missing behind the value");
}

/* What is nothing stands in no attribute, as CSS has it; and a word has no spaces in it. */
static int is_vain(const struct test *test)
{
	const char *value = (const char *)xmlBufferContent(test->value);
	char mark = test->comparison ? test->comparison->mark : '=';

	if (*value == 0)
		return mark != '=' && mark != '|';
	return mark == '~' && strpbrk(value, " \t\r\n\f");
}

/* The case of ASCII letters does not count. */
static void fold(xmlBufferPtr expression, xmlBufferPtr scratch)
{
	static const char form[] =
		"translate(@, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')";

	xmlBufferEmpty(scratch);
	put_form(scratch, form, xmlBufferContent(expression), NULL);
	xmlBufferEmpty(expression);
	xmlBufferCat(expression, xmlBufferContent(scratch));
}

/* `attribute`, `value` and `scratch` are empty. */
static void put_test(const struct test *test, xmlBufferPtr attribute, xmlBufferPtr value,
	xmlBufferPtr scratch, xmlBufferPtr xpath)
{
	int is_word = test->comparison && test->comparison->mark == '~';

	selector_put(attribute, "@");
	selector_put_name(attribute, (const char *)xmlBufferContent(test->name));
	selector_put(scratch, is_word ? " " : "");
	xmlBufferCat(scratch, xmlBufferContent(test->value));
	selector_put(scratch, is_word ? " " : "");
	selector_quote(value, (const char *)xmlBufferContent(scratch));
	if (test->folds) {
		fold(attribute, scratch);
		fold(value, scratch);
	}
	put_form(xpath,
		is_vain(test)      ? "[false()]"
		: test->comparison ? test->comparison->form
				   : "[@]",
		xmlBufferContent(attribute), xmlBufferContent(value));
}

int selector_reads_attribute(struct selector_reading *reading, xmlBufferPtr xpath)
{
	struct test test = { .name = xmlBufferCreate(), .value = xmlBufferCreate() };
	xmlBufferPtr attribute = xmlBufferCreate(), value = xmlBufferCreate(),
		     scratch = xmlBufferCreate();
	int done = test.name && test.value && attribute && value && scratch &&
		   reads_test(reading, &test);

	if (done)
		put_test(&test, attribute, value, scratch, xpath);
	xmlBufferFree(test.name);
	xmlBufferFree(test.value);
	xmlBufferFree(attribute);
	xmlBufferFree(value);
	xmlBufferFree(scratch);
	return done;
}

int selector_reads_class(struct selector_reading *reading, xmlBufferPtr xpath)
{
	xmlBufferPtr word = xmlBufferCreate(), quoted = xmlBufferCreate();
	int done = word && quoted;

	if (done) {
		selector_put(word, " ");
		done = selector_reads_name(reading, word);
		selector_put(word, " ");
		selector_quote(quoted, (const char *)xmlBufferContent(word));
		put_form(xpath, comparisons[1].form, (const xmlChar *)"@class",
			xmlBufferContent(quoted));
	}
	xmlBufferFree(word);
	xmlBufferFree(quoted);
	return done;
}
