/* SPDX-License-Identifier: MIT
 * The pieces of a manual page in man(7) form. Text is escaped here, and nowhere else. */
#ifndef WINNOW_CLI_MAN_FORM_H
#define WINNOW_CLI_MAN_FORM_H

#include <stdio.h>
#include <winnow/plugin.h>

/* The title and the section NAME; a full stop at the end of the summary is left out. */
void man_head(FILE *stream, const char *page, const char *section, const char *summary);

void man_section(FILE *stream, const char *title);
void man_subsection(FILE *stream, const char *title);

/* Paragraphs, divided by empty lines; what stands between backquotes is bold. */
void man_prose(FILE *stream, const char *text);

/* Lines as they are. */
void man_lines(FILE *stream, const char *lines);

/* What is explained, with words about it or "", and its explanation. */
void man_term(FILE *stream, const char *term, const char *about, const char *text);

/* A term for each option of the table, or key of the configuration; NULL: none. */
void man_options(FILE *stream, const struct winnow_option *option);

/* Terms between these are set in under the one before. */
void man_deeper(FILE *stream);
void man_back(FILE *stream);

/* A piece of text within a line. */
void man_text(FILE *stream, const char *text);

#endif
