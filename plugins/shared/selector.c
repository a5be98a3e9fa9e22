/* SPDX-License-Identifier: MIT */
#include "shared/selector_parts.h"

#include <libxml/chvalid.h>
#include <unistr.h>

/* One element of a selector: where its text stands in the scratch buffer, and how it stands to
 * the one before. */
struct step {
	char combinator; /* ' ', '>', '+' or '~' */
	int from, length;
};

struct steps {
	struct step items[SELECTOR_STEPS];
	int count;
};

char selector_combinator(struct selector_reading *reading)
{
	int spaces = selector_skips_spaces(reading);
	char byte = selector_peek(reading);

	if (byte == '>' || byte == '+' || byte == '~') {
		reading->at++;
		selector_skips_spaces(reading);
		return byte;
	}
	return spaces && byte && byte != ',' && byte != ')' ? ' ' : 0;
}

static int reads_steps(
	struct selector_reading *reading, struct steps *steps, xmlBufferPtr scratch)
{
	char combinator = ' ';

	do {
		if (steps->count == SELECTOR_STEPS)
			return selector_fails(reading, reading->at,
				"the selector names more than 16 elements in a row; leave "
				"the outer ones out");
		struct step *step = &steps->items[steps->count++];
		step->combinator = combinator;
		step->from = xmlBufferLength(scratch);
		if (!selector_reads_compound(reading, scratch))
			return 0;
		step->length = xmlBufferLength(scratch) - step->from;
		combinator = selector_combinator(reading);
	} while (combinator);
	return 1;
}

static const char *axis_back(char combinator)
{
	switch (combinator) {
	case '>':
		return "[parent::";
	case '+':
		return "[preceding-sibling::*[1]/self::";
	case '~':
		return "[preceding-sibling::";
	default:
		return "[ancestor::";
	}
}

/* From the last element back to the first: so each element of the page is looked at once, and
 * what stands above it only where it fits itself. */
static void put_steps(
	const struct steps *steps, xmlBufferPtr scratch, const char *axis, xmlBufferPtr xpath)
{
	selector_put(xpath, axis);
	for (int at = steps->count - 1; at >= 0; at--) {
		const struct step *step = &steps->items[at];
		xmlBufferAdd(xpath, xmlBufferContent(scratch) + step->from, step->length);
		if (at > 0)
			selector_put(xpath, axis_back(step->combinator));
	}
	for (int at = 1; at < steps->count; at++)
		selector_put(xpath, "]");
}

/* ::attr(name), which a reading's outermost selectors may end with. */
static int reads_value(struct selector_reading *reading, xmlBufferPtr xpath)
{
	static const char word[] = "::attr(";
	size_t length = sizeof(word) - 1, from = reading->at;

	if (reading->depth > 1 || reading->css.len - from < length ||
		strncmp(reading->css.ptr + from, word, length) != 0)
		return 1;
	reading->at += length;
	selector_put(xpath, "/@");
	xmlBufferPtr name = xmlBufferCreate();
	int done = name && selector_reads_folded(reading, name);
	if (done)
		selector_put_name(xpath, (const char *)xmlBufferContent(name));
	xmlBufferFree(name);
	if (!done)
		return 0;
	return selector_takes(reading, ')') ||
	       selector_fails(reading, reading->at, "')' is missing behind the attribute");
}

static int reads_selector(
	struct selector_reading *reading, const char *axis, xmlBufferPtr xpath)
{
	struct steps steps = { .count = 0 };
	xmlBufferPtr scratch = xmlBufferCreate();
	int done = scratch && reads_steps(reading, &steps, scratch);

	if (done)
		put_steps(&steps, scratch, axis, xpath);
	xmlBufferFree(scratch);
	return done && reads_value(reading, xpath);
}

int selector_goes_deeper(struct selector_reading *reading)
{
	return ++reading->depth <= SELECTOR_DEPTH ||
	       selector_fails(reading, reading->at,
		       "there are too many selectors within selectors; divide it");
}

int selector_reads_list(struct selector_reading *reading, const char *axis, const char *divider,
	xmlBufferPtr xpath)
{
	if (!selector_goes_deeper(reading))
		return 0;
	selector_skips_spaces(reading);
	while (reads_selector(reading, axis, xpath)) {
		selector_skips_spaces(reading);
		if (!selector_takes(reading, ',')) {
			reading->depth--;
			return 1;
		}
		selector_put(xpath, divider);
		selector_skips_spaces(reading);
	}
	return 0;
}

/* What XML, and so XPath, takes for text. */
static int is_text(struct winnow_str css)
{
	for (size_t at = 0; at < css.len;) {
		ucs4_t character;
		int length =
			u8_mbtoucr(&character, (const uint8_t *)css.ptr + at, css.len - at);
		if (length < 1 || !xmlIsCharQ(character))
			return 0;
		at += (size_t)length;
	}
	return 1;
}

static int reads_all(struct selector_reading *reading, xmlBufferPtr xpath)
{
	const struct winnow_str css = reading->css;

	if (css.len > SELECTOR_BYTES)
		return selector_fails(reading, SELECTOR_BYTES,
			"the selector is longer than 4096 bytes; make a list of several");
	if (!is_text(css))
		return selector_fails(reading, 0, "the selector is not valid UTF-8 text");
	if (!selector_reads_list(reading, "/descendant::", " | ", xpath))
		return 0;
	return reading->at == css.len ||
	       selector_fails(reading, reading->at,
		       "the selector ends here, and this does not belong to it");
}

int selector_translate(
	struct winnow_str css, xmlBufferPtr xpath, struct selector_error *ret_error)
{
	struct selector_reading reading = { .css = css };

	if (reads_all(&reading, xpath))
		return 1;
	*ret_error = (struct selector_error){ .text = reading.error ? reading.error
								    : "there is no memory",
		.at = reading.error_at };
	return 0;
}
