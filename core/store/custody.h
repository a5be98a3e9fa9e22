/* SPDX-License-Identifier: MIT
 *
 * The custody log: what the store was given, in the order in which it came, each row bound to the
 * one before it by a hash. A row is written in the same transaction as what it witnesses; the
 * schema refuses to change or remove it.
 *
 * The canonical form. A part is its length in bytes, as 8 bytes with the lowest first, then its
 * bytes. Of each row
 *
 *     hash = sha256(hash of the row before, part(id), part(event), part(subject), part(record))
 *
 * with the hash before as 64 hexadecimal digits (64 times "0" before the first row), numbers in
 * decimal digits, and `record` as it stands: the JSON that says what was witnessed.
 *
 * The digests in a document's record are of the rows the store keeps. Each value is a part: "n"
 * for NULL, "i" and decimal digits, "r" and the 8 bytes of an IEEE double with the lowest first, or
 * "t" and the text in UTF-8; values follow each other by row and column, as custody_digest.c
 * selects them.
 */
#ifndef WINNOW_STORE_CUSTODY_H
#define WINNOW_STORE_CUSTODY_H

#include "base/buffer.h"
#include "base/digest.h"
#include "store/statement.h"

enum custody_event {
	CUSTODY_RUN_BEGAN,
	CUSTODY_RUN_ENDED,
	CUSTODY_ITEM,       /* bytes were received that had not been seen at that place */
	CUSTODY_DOCUMENT,   /* a version of a document, with its facts */
	CUSTODY_DISCLOSURE, /* somebody was shown what is restricted */
	CUSTODY_EVENTS
};

/* The table of its subjects. */
const char *custody_event_table(enum custody_event event);

/* CUSTODY_EVENTS: there is no such word. */
enum custody_event custody_event_named(struct winnow_str name);

/* Adds a row about the row `subject` of the event's table, as it stands there; inside a transaction. */
int custody_append(struct store *store, enum custody_event event, int64_t subject,
	struct failure *failure) MUST_CHECK;

/* Likewise, by who has just written it and knows what custody_record() would say. */
int custody_add(struct store *store, enum custody_event event, int64_t subject,
	const struct buffer *record, struct failure *failure) MUST_CHECK;

/* What a row about the subject would say now. FAILURE_MISSING: there is no such subject. */
int custody_record(struct store *store, enum custody_event event, int64_t subject,
	struct buffer *record, struct failure *failure) MUST_CHECK;

/* A row of the log. */
struct custody_row {
	int64_t id, subject;
	struct winnow_str event, record;
};

struct winnow_str custody_hash(
	const struct custody_row *row, struct winnow_str before, char hash[DIGEST_TEXT_SIZE]);

/* Of a document's version: what was read but its text, and what was extracted. */
struct custody_digests {
	char reading[DIGEST_TEXT_SIZE];
	char facts[DIGEST_TEXT_SIZE];
};

int custody_digest(struct store *store, int64_t document, struct custody_digests *ret_digests,
	struct failure *failure) MUST_CHECK;

#define CUSTODY_BEFORE_FIRST "0000000000000000000000000000000000000000000000000000000000000000"

#endif
