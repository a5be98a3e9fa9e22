/* SPDX-License-Identifier: MIT
 *
 * Everything that can be shown to be as it was stored, shown: the chain of the custody log, what
 * each of its rows witnesses, that nothing is there which it does not witness, every anchor, and
 * the file itself. Reads only, all of it as of one moment, beside a writer.
 */
#ifndef WINNOW_STORE_VERIFY_H
#define WINNOW_STORE_VERIFY_H

#include "base/digest.h"
#include "store/store.h"

struct verified {
	int64_t rows; /* of the log */
	int64_t runs, items, documents;
	char head[DIGEST_TEXT_SIZE]; /* hash of the last row */
};

/* A version of a document; borrowed for the call. */
struct verified_document {
	struct winnow_str id, text_sha256;
	int64_t version;
};
typedef int verified_each(void *context, const struct verified_document *document);

/* WINNOW_EDATA: something is not as it was stored; the sentence names the first such row and what
 * is wrong with it. Once all of it was found whole, shows the documents in the order in which they
 * came (`each` NULL: does not); a negative answer ends that and is returned. */
int store_verify(struct store *store, verified_each *each, void *context,
	struct verified *ret_verified, struct failure *failure) MUST_CHECK;

/* Whether every item that an archive holds is there as it came: reads each record, and compares its
 * payload with the SHA-256 of what was received. `folder` not empty: where the files are now.
 * WINNOW_EDATA: the first that is not. */
int store_verify_archives(struct store *store, struct winnow_str folder, int64_t *ret_items,
	struct failure *failure) MUST_CHECK;

/* Shows where the files of these archives are, by name; a negative answer ends it. */
int store_archives(struct store *store, struct winnow_str folder,
	int (*each)(void *context, struct winnow_str path, struct failure *failure),
	void *context, struct failure *failure) MUST_CHECK;

#endif
