/* SPDX-License-Identifier: MIT
 * Documents as readers hand them in, checked against the contract and copied. For core/run and core/trial. */
#ifndef WINNOW_RUN_DOCUMENTS_H
#define WINNOW_RUN_DOCUMENTS_H

#include "base/arena.h"
#include "base/failure.h"

/* Else false with a sentence. */
bool document_is_sound(
	const struct winnow_document *document, struct failure *failure) MUST_CHECK;

/* A deep copy with key and uri filled in; false: no memory. */
bool document_copy(const struct winnow_document *document, struct winnow_str item_key,
	const struct winnow_item *item, struct arena *arena,
	struct winnow_document *ret_document) MUST_CHECK;

#endif
