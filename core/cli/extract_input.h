/* SPDX-License-Identifier: MIT
 *
 * The documents a command is given: lines of JSON, or files of plain text; operands, or, without
 * them or for "-", standard input.
 */
#ifndef WINNOW_CLI_EXTRACT_INPUT_H
#define WINNOW_CLI_EXTRACT_INPUT_H

#include <jansson.h>
#include <winnow/plugin.h>
#include "cli/arguments.h"

struct extract_input;

struct extract_input_form {
	bool text;            /* each file is one document; else each line is one, in JSON */
	const char *date;     /* of documents that have none; NULL: unknown */
	const char *language; /* of documents that have none and cannot tell */
	size_t most_bytes;    /* of one document as it is given */
};

struct extract_input *extract_input_open(const struct arguments *arguments,
	const struct extract_input_form *form);        /* NULL: no memory */
void extract_input_close(struct extract_input *input); /* accepts NULL */

/* The next document, with its id as the key, and where it stands: "docs.jsonl:12".
 * Both live until the next call; NULL: no more. What is none is told and passed over. */
const struct winnow_document *extract_input_next(
	struct extract_input *input, struct winnow_str *ret_place);

/* The object the document in hand was read from; NULL: it was text. */
const json_t *extract_input_json(const struct extract_input *input);

/* How many files and lines were passed over. */
size_t extract_input_refused(const struct extract_input *input);

#endif
