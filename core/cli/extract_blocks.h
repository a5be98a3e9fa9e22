/* SPDX-License-Identifier: MIT
 *
 * The blocks of a document that a command is given: those its JSON names, as `winnow read --jsonl`
 * writes them, else the paragraphs that blank lines divide.
 */
#ifndef WINNOW_CLI_EXTRACT_BLOCKS_H
#define WINNOW_CLI_EXTRACT_BLOCKS_H

#include <jansson.h>
#include <winnow/plugin.h>
#include "base/arena.h"
#include "base/vector.h"

struct extract_blocks { /* zeroed: empty */
	VECTOR(struct winnow_block) found;
	struct arena *arena;
};

/* Gives the document, whose text and title are there, its blocks, which live until the next call.
 * `json` is the object it was read from, or NULL. NULL: done; else why not, as "has …". */
const char *extract_blocks_find(struct extract_blocks *blocks, const json_t *json,
	struct winnow_document *document) MUST_CHECK;

void extract_blocks_finish(struct extract_blocks *blocks);

#endif
