/* SPDX-License-Identifier: MIT
 * The forms in which `winnow read` prints a document, on standard output. */
#ifndef WINNOW_CLI_READ_FORM_H
#define WINNOW_CLI_READ_FORM_H

#include "run/read_files.h"

/* One line of JSON. `text` is the main text: the blocks but title and captions, a line each; the
 * blocks' offsets count in code points of it, a caption carries its own words. */
int read_put_json(struct winnow_str path, const struct winnow_document *document,
	struct failure *failure) MUST_CHECK;

/* For people: title, a line of who and when, the blocks; as Markdown or plain. */
void read_put_article(const struct winnow_document *document, bool markdown);

/* What the readers told: kept or not, the score, what it is, the reason, how it begins. */
void read_put_why(const struct read_file *file);

#endif
