/* SPDX-License-Identifier: MIT
 * What a table says of an option or an attribute, in words. */
#ifndef WINNOW_CLI_OPTION_TEXT_H
#define WINNOW_CLI_OPTION_TEXT_H

#include <winnow/plugin.h>
#include "base/buffer.h"

/* "path, one or more, required, else ./pages; one of a, b"; also of the host's own keys. */
void option_text(const struct winnow_option *option, struct buffer *text);

/* "date, one or more, required; one of a, b" */
void attribute_text(const struct winnow_attribute_type *attribute, struct buffer *text);

#endif
