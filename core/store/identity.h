/* SPDX-License-Identifier: MIT
 *
 * Names that last, and the hashes by which versions are compared. A document's identifier comes
 * of its source and key; a fact's of its document, the text, its type, span and plugin, and
 * which of several otherwise equal ones it is.
 */
#ifndef WINNOW_STORE_IDENTITY_H
#define WINNOW_STORE_IDENTITY_H

#include "base/digest.h"
#include "store/catalogue.h"
#include "store/frontier.h"

#define IDENTIFIER_SIZE 18 /* a letter, 16 hexadecimal digits, a NUL */

struct identity {
	char document[IDENTIFIER_SIZE];
	char text[DIGEST_TEXT_SIZE];
	char members[DIGEST_TEXT_SIZE]; /* all that was read but the text and the address */
	/* Of the reading before blocks were left out; else the same. */
	char read_text[DIGEST_TEXT_SIZE], read_members[DIGEST_TEXT_SIZE];
	char facts[DIGEST_TEXT_SIZE]; /* all that was extracted, and by which version */
};

/* Fails where a fact's plugin is not known. */
int identity_make(struct store *store, struct winnow_str source,
	const struct completed_document *document, struct identity *ret_identity,
	struct failure *failure) MUST_CHECK;

/* The identifiers of the document's facts, in their order, in `arena`. */
int identity_name_facts(struct store *store, const struct identity *identity,
	const struct completed_document *document, struct arena *arena,
	char (**ret_identifiers)[IDENTIFIER_SIZE], struct failure *failure) MUST_CHECK;

#endif
