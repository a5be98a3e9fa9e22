/* SPDX-License-Identifier: MIT
 *
 * Text for people: colours where standard output is a terminal that wants them, and columns that
 * fit. Nothing that came from outside can steer the terminal.
 */
#ifndef WINNOW_CLI_TERMINAL_H
#define WINNOW_CLI_TERMINAL_H

#include <stdio.h>
#include "base/str.h"

enum colour { COLOUR_NONE, COLOUR_STRONG, COLOUR_FAINT, COLOUR_MARK, COLOUR_GOOD, COLOUR_BAD };

/* Colours only if allowed, standard output is a terminal, NO_COLOR is empty, TERM is not dumb. */
void terminal_setup(bool colours_allowed);
bool terminal_has_colours(void);
void terminal_colour(FILE *stream, enum colour colour);

/* Columns a text takes up, wide characters counted twice. */
size_t terminal_width_of(struct winnow_str text);

/* How many columns a line may have: those of the terminal, a great many elsewhere. */
size_t terminal_columns(void);

/* Prints on one line, control characters replaced, cut with "…" to at most `most` columns (0: not
 * cut), filled with spaces up to `fill`. */
void terminal_put(FILE *stream, struct winnow_str text, size_t most, size_t fill);

/* Prints as it is, line feeds and tabs kept, other control characters replaced. */
void terminal_put_text(FILE *stream, struct winnow_str text);

#endif
