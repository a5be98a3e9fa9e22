/* SPDX-License-Identifier: MIT
 *
 * The redacted view of a document: what may be shown by default. Facts that their extractor declared
 * restricted (a CODE attribute "sensitivity" of "restricted") are about somebody who may be harmed by
 * being found, so that their names are hidden wherever they stand: in the text, the title, the
 * addresses, the quotes with the words around them, and in every attribute of every fact.
 *
 * In place of a name stands the fact's type and a number, "[person 1]", the same for one person
 * throughout a document ("same_as" says who is the same); "[child 1]" where the fact says that it
 * is restricted for a child. The view is whole in itself: its blocks, facts and attributes have
 * their places in the text as it is shown. Ids and digests are those of what is stored, which stays
 * as it is.
 *
 * Numbers in the text, ages and places are left: who was it, in a small place, may still be guessed
 * from them.
 */
#ifndef WINNOW_STORE_REDACTION_H
#define WINNOW_STORE_REDACTION_H

#include "store/record.h"

struct redaction;

/* What is to be hidden in a document; lives in `arena`, with what it makes. NULL: no memory. */
struct redaction *redaction_create(
	const struct document_records *records, struct arena *arena) MUST_CHECK;
void redaction_destroy(struct redaction *redaction); /* accepts NULL */
DEFINE_SCOPED(struct redaction *, redaction_destroy)

/* The records as they are shown. False: no memory. */
bool redaction_apply(
	const struct redaction *redaction, struct document_records *records) MUST_CHECK;

/* Words taken from the document, in the redaction's arena; ptr NULL: no memory. */
struct winnow_str redaction_words(
	const struct redaction *redaction, struct winnow_str words) MUST_CHECK;

#endif
