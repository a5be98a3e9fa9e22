/* SPDX-License-Identifier: MIT
 * Reading one file of config/lexicon, whose form lexicon.h shows. */
#ifndef WINNOW_TEXT_LEXICON_FILE_H
#define WINNOW_TEXT_LEXICON_FILE_H

#include "base/arena.h"
#include "base/digest.h"
#include "text/lexicon.h"

/* `path` is for messages. */
int lexicon_read(const char *path, struct winnow_str bytes, struct vocabulary *vocabulary,
	struct winnow_lexicon **ret_lexicon, struct failure *failure) MUST_CHECK;

/* As lexicon_read, from the file. *ret_lexicon NULL and 0: there is no such file. */
int lexicon_load(const char *path, struct vocabulary *vocabulary,
	struct winnow_lexicon **ret_lexicon, struct failure *failure) MUST_CHECK;

/* Merges the file's rows over those of a lexicon: a row takes the place of one with the same term.
 * *ret_found false and 0: there is no such file. Its bytes go into the digest. On failure some rows may
 * be merged. */
int lexicon_load_over(const char *path, struct winnow_lexicon *lexicon, struct digest *digest,
	bool *ret_found, struct failure *failure) MUST_CHECK;

/* The file's rows as they lie, in `arena`, once they are known to be in the order of the bytes of
 * their terms. ptr NULL and 0: there is no such file. With `digest`, its bytes go into that. */
int lexicon_load_rows(const char *path, struct arena *arena, struct digest *digest,
	struct winnow_str *ret_rows, struct failure *failure) MUST_CHECK;

#endif
