/* SPDX-License-Identifier: MIT
 * A document as lines that people read, keep and compare: what `winnow selftest` expects of a page. */
#ifndef WINNOW_CLI_OUTLINE_H
#define WINNOW_CLI_OUTLINE_H

#include <winnow/plugin.h>
#include "base/buffer.h"

/* "title: …" and the like, then each block as Markdown has it, an empty line before each. Of further
 * fields those that a site's profile found. */
void outline_put(const struct winnow_document *document, struct buffer *outline);

#endif
