/* SPDX-License-Identifier: MIT */
#include "shared/selector_parts.h"

int selector_reads_folded(struct selector_reading *reading, xmlBufferPtr name)
{
	if (!selector_reads_name(reading, name))
		return 0;
	for (char *at = (char *)(uintptr_t)xmlBufferContent(name); *at; at++)
		if (*at >= 'A' && *at <= 'Z')
			*at = (char)(*at + 'a' - 'A');
	return 1;
}

void selector_put_name(xmlBufferPtr xpath, const char *name)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz", others[] = "0123456789-_";
	size_t first = strspn(name, letters), length = first;

	while (name[length] && (strchr(letters, name[length]) || strchr(others, name[length])))
		length++;
	if (first && !name[length]) {
		selector_put(xpath, name);
		return;
	}
	selector_put(xpath, "*[name() = ");
	selector_quote(xpath, name);
	selector_put(xpath, "]");
}

static int reads_id(struct selector_reading *reading, xmlBufferPtr xpath)
{
	xmlBufferPtr name = xmlBufferCreate();
	int done = name && selector_reads_name(reading, name);

	if (done) {
		selector_put(xpath, "[@id = ");
		selector_quote(xpath, (const char *)xmlBufferContent(name));
		selector_put(xpath, "]");
	}
	xmlBufferFree(name);
	return done;
}

static int reads_condition(
	struct selector_reading *reading, xmlBufferPtr name, xmlBufferPtr xpath)
{
	char mark = selector_peek(reading);

	reading->at++;
	if (mark == '.')
		return selector_reads_class(reading, xpath);
	if (mark == '#')
		return reads_id(reading, xpath);
	if (mark == '[')
		return selector_reads_attribute(reading, xpath);
	return selector_reads_pseudo(reading, xmlBufferContent(name), xpath);
}

/* A condition begins here. "::attr" belongs to the whole selector. */
static int is_condition(const struct selector_reading *reading)
{
	char mark = selector_peek(reading);

	if (mark == ':')
		return reading->at + 1 >= reading->css.len ||
		       reading->css.ptr[reading->at + 1] != ':';
	return mark == '.' || mark == '#' || mark == '[';
}

/* `name`: of the element, as read; empty: none. */
static int reads_compound(
	struct selector_reading *reading, xmlBufferPtr name, xmlBufferPtr xpath)
{
	if (!selector_takes(reading, '*') && !is_condition(reading)) {
		if (!selector_begins_name(reading))
			return selector_fails(reading, reading->at,
				"an element is missing here: a name, *, .class, #id, "
				"[attribute] or :not()");
		if (!selector_reads_folded(reading, name))
			return 0;
	}
	if (xmlBufferLength(name))
		selector_put_name(xpath, (const char *)xmlBufferContent(name));
	else
		selector_put(xpath, "*");
	while (is_condition(reading))
		if (!reads_condition(reading, name, xpath))
			return 0;
	return 1;
}

int selector_reads_compound(struct selector_reading *reading, xmlBufferPtr xpath)
{
	xmlBufferPtr name = xmlBufferCreate();
	int done = name && reads_compound(reading, name, xpath);

	xmlBufferFree(name);
	return done;
}
