/* SPDX-License-Identifier: MIT
 *
 * Who was shown restricted facts as they are, and why: a row of the table disclosures, with one of the
 * custody log that witnesses it.
 */
#ifndef WINNOW_STORE_DISCLOSURE_H
#define WINNOW_STORE_DISCLOSURE_H

#include "store/store.h"

struct disclosure {
	struct winnow_str by;     /* a user of this machine */
	struct winnow_str to;     /* what shows them: "winnow facts", "sink archive" */
	struct winnow_str reason; /* as given; never empty */
};

/* The store must be open to write, or beside who writes. */
int disclosure_record(struct store *store, const struct disclosure *disclosure,
	struct failure *failure) MUST_CHECK;

#endif
