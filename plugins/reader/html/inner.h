/* SPDX-License-Identifier: MIT
 * Markup within a string: a text that came as JSON, or was escaped once too often. */
#ifndef WINNOW_READER_HTML_INNER_H
#define WINNOW_READER_HTML_INNER_H

#include "shared/prose.h"

/* The words of a string, on one line, where it holds references to characters, as "&#8217;"; else
 * the string itself. */
struct winnow_str inner_words(const struct winnow_host *host, struct winnow_str text);

/* Writes a string as blocks: those of its markup, or, where it has none, its lines as paragraphs. */
void inner_write(const struct winnow_host *host, struct winnow_str text, struct prose *prose);

#endif
