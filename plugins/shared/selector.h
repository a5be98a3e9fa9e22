/* SPDX-License-Identifier: MIT
 *
 * Selectors as CSS has them, to XPath 1.0, which libxml2 evaluates. What is understood: an element's
 * name, *, .class, #id, [attribute], [attribute="value"] with = ~= |= ^= $= *= and the flag i, the
 * combinators of descendants, children, the next and all following siblings, lists with commas,
 * :not(), :is(), :has(), :contains("words"), :first-child, :last-child, :only-child, :nth-child(),
 * :nth-last-child(), :first-of-type, :last-of-type, and at the end ::attr(name), which selects an
 * attribute's value. Names are those of HTML: their case is folded.
 * Source: https://www.w3.org/TR/selectors-3/ ; ::attr() and :contains() are as other tools have them.
 */
#ifndef WINNOW_SHARED_SELECTOR_H
#define WINNOW_SHARED_SELECTOR_H

#include <libxml/tree.h>
#include <winnow/helpers.h>

enum {                       /* the limits */
	SELECTOR_STEPS = 16, /* elements that one selector names, from the outermost inwards */
	SELECTOR_DEPTH = 6,  /* of selectors in :not() and the like */
	SELECTOR_BYTES = 4096
};

struct selector_error {
	const char *text; /* what is wrong, and what to write instead; constant */
	size_t at;        /* where, in bytes */
};

/* Adds the XPath expression, which begins at the document, to `xpath`. Nonzero: done; 0: *ret_error
 * says why not. Elements come in the order of the document, each once. */
int selector_translate(
	struct winnow_str css, xmlBufferPtr xpath, struct selector_error *ret_error);

#endif
