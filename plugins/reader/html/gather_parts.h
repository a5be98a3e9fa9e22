/* SPDX-License-Identifier: MIT
 * Articles that linked data give in parts: the updates of a live report, questions with their
 * answers. */
#ifndef WINNOW_READER_HTML_GATHER_PARTS_H
#define WINNOW_READER_HTML_GATHER_PARTS_H

#include "reader/html/evidence.h"

#include <jansson.h>

#define PARTS_OF_LIVE_REPORT "json-ld liveBlogUpdate"
#define PARTS_OF_QUESTIONS "json-ld mainEntity"

/* Adds the parts of such an object as one body, in their order: each below a heading, with its time
 * before the heading's words. */
void gather_parts(const json_t *object, struct evidence *evidence);

#endif
