/* SPDX-License-Identifier: MIT
 * What the files of the selectors' translator share. */
#ifndef WINNOW_SHARED_SELECTOR_PARTS_H
#define WINNOW_SHARED_SELECTOR_PARTS_H

#include "shared/selector.h"

struct selector_reading {
	struct winnow_str css;
	size_t at;
	int depth;         /* of the selectors within selectors */
	const char *error; /* NULL: none so far */
	size_t error_at;   /* bytes */
};

/* 0, always: what is wrong at `at`. The first mistake is the one that is told. */
int selector_fails(struct selector_reading *reading, size_t at, const char *error);

/* The byte at hand; 0: the end. */
char selector_peek(const struct selector_reading *reading);
int selector_takes(struct selector_reading *reading, char byte); /* nonzero: it was there */
int selector_skips_spaces(struct selector_reading *reading);     /* nonzero: there were some */

/* A name, or a text in quotation marks, with its escapes undone, added to `value`. 0: there is
 * none, or it is malformed. */
int selector_begins_name(const struct selector_reading *reading);
int selector_reads_name(struct selector_reading *reading, xmlBufferPtr value);
int selector_reads_folded(struct selector_reading *reading, xmlBufferPtr name); /* lower case */
int selector_reads_string(struct selector_reading *reading, xmlBufferPtr value);

/* A text as XPath writes it: in the quotation marks that do not stand in it. */
void selector_quote(xmlBufferPtr xpath, const char *text);
void selector_put(xmlBufferPtr xpath, const char *text);

/* The name of an element, or of an attribute behind "@", as a test of XPath. */
void selector_put_name(xmlBufferPtr xpath, const char *name);

/* The combinator before the next element: ' ', '>', '+' or '~'; 0: the selector ends. */
char selector_combinator(struct selector_reading *reading);

/* One element's name and conditions, as XPath has it behind an axis: "div[@id = 'a']". */
int selector_reads_compound(struct selector_reading *reading, xmlBufferPtr xpath);

/* [attribute="value"], .class, and what follows a colon, each from behind its first mark; each adds
 * a predicate. `name`: of the element; empty: any. */
int selector_reads_attribute(struct selector_reading *reading, xmlBufferPtr xpath);
int selector_reads_class(struct selector_reading *reading, xmlBufferPtr xpath);
int selector_reads_pseudo(
	struct selector_reading *reading, const xmlChar *name, xmlBufferPtr xpath);

/* Nonzero: there may be selectors within this one; take 1 of the depth when they are read. */
int selector_goes_deeper(struct selector_reading *reading);

/* A list of selectors up to ')' or the end, each as a path that begins with `axis`, divided by
 * `divider`. ::attr() is understood only where nothing surrounds the list. */
int selector_reads_list(struct selector_reading *reading, const char *axis, const char *divider,
	xmlBufferPtr xpath);

#endif
