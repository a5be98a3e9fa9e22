/* SPDX-License-Identifier: MIT
 *
 * Blocks that stand on many pages of a source are left out of its documents, whatever reader gave
 * them (store/repeats.h says how they are learned). The title, the dateline and headings stay, and
 * a document of which nothing else would be left stays whole. What was left out is kept in the
 * document's fields "left_out", each with the type and the place it had. Inside core/run only.
 */
#ifndef WINNOW_RUN_REPEATS_H
#define WINNOW_RUN_REPEATS_H

#include "run/work.h"

/* For so many sources, nothing learned. NULL: no memory. */
struct repeats *repeats_create(size_t sources) MUST_CHECK;
void repeats_destroy(struct repeats *repeats); /* accepts NULL */

/* A turn of the source begins: what is left out until its next one. None of its work is in hand. */
int repeats_begin(struct repeats *repeats, struct store *store, size_t source, int64_t id,
	struct failure *failure) MUST_CHECK;

/* Leaves out what the work's source has learned, and has the document counted. WINNOW_ELIMIT: no
 * memory; the document is as it was. */
int repeats_leave_out(struct work *work, struct completed_document *completed) MUST_CHECK;

#endif
