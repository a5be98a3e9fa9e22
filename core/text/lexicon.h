/* SPDX-License-Identifier: MIT
 *
 * Lexicons: tables of terms, one file each, config/lexicon/LANGUAGE/NAME.tsv (LANGUAGE "any"
 * for what has none). Lines of columns divided by tabs; the first column is the term, the rest
 * its values; lines that begin with '#' are the head and carry origin and licence.
 *
 *     # title: Months and their short forms
 *     # origin: written for winnow
 *     # licence: MIT
 *     # columns: term month
 *     # case: exact            (left out: case is folded)
 *     January<TAB>1
 */
#ifndef WINNOW_TEXT_LEXICON_H
#define WINNOW_TEXT_LEXICON_H

#include <winnow/text.h>
#include "base/digest.h"
#include "base/failure.h"
#include "text/shared_memory.h"
#include "text/vocabulary.h"

struct lexicons; /* all that were opened; loads each file once */

int lexicons_create(struct winnow_str folder, struct lexicons **ret_lexicons,
	struct failure *failure) MUST_CHECK;
void lexicons_destroy(struct lexicons *lexicons);

/* One more folder, before any lexicon is opened: its files are merged over those of the folders
 * before, a row in place of one with the same term, and may be new lexicons. */
int lexicons_add_folder(struct lexicons *lexicons, struct winnow_str folder,
	struct failure *failure) MUST_CHECK;

/* The digest of what was merged over the first folder's lexicons so far. */
struct winnow_str lexicons_merged(const struct lexicons *lexicons, char text[DIGEST_TEXT_SIZE]);

/* What plugins share while they are opened; it lives as long as the lexicons. */
struct shared_memory *lexicons_shared(struct lexicons *lexicons);

/* Once all are open: what all of them begin with is found out at once, for those that match. What
 * is opened later is asked by itself, and so are all where there is no memory for it. */
void lexicons_settle(struct lexicons *lexicons);
const struct starts *lexicons_starts(const struct lexicons *lexicons); /* NULL: none */

/* The words of all that were opened. */
const struct vocabulary *lexicons_vocabulary(const struct lexicons *lexicons);

/* "en/month". *ret_lexicon NULL and 0: no such file. A malformed file is a failure that names
 * file:line. Main thread only. */
int lexicons_open(struct lexicons *lexicons, struct winnow_str name,
	const struct winnow_lexicon **ret_lexicon, struct failure *failure) MUST_CHECK;

/* The rows of "ru/city" as they lie: `*ret_parts` of them, those of the folder added last first.
 * NULL and 0: there is no such file. As lexicons_open otherwise. */
int lexicons_rows(struct lexicons *lexicons, struct winnow_str name,
	const struct winnow_str **ret_rows, uint32_t *ret_parts,
	struct failure *failure) MUST_CHECK;

/* The longest term that begins at `token`. */
const struct winnow_term *lexicon_match(const struct winnow_lexicon *lexicon,
	const struct token_run *run, uint32_t token, uint32_t *ret_token_count);

/* The longest term that ends before `end`; as the service says it. */
const struct winnow_term *lexicon_match_before(const struct winnow_lexicon *lexicon,
	const struct token_run *run, uint32_t end, uint32_t limit, uint32_t *ret_first);

/* The row whose term is the one word `token`; NULL: none. */
const struct winnow_term *lexicon_row(
	const struct winnow_lexicon *lexicon, const struct token_run *run, uint32_t token);

/* The same by the word's numbers, and the numbers of what is one word. */
const struct winnow_term *lexicon_of_word(
	const struct winnow_lexicon *lexicon, struct winnow_word word);
struct winnow_word lexicon_number(const struct winnow_lexicon *lexicon, struct winnow_str word);

/* The numbers of the first words of a term, `most` at the most: how many words it has. */
uint32_t lexicon_words(const struct winnow_lexicon *lexicon, struct winnow_str term,
	struct winnow_word *ret_words, uint32_t most);

/* Whether a term begins with the word. */
bool lexicon_begins_with(const struct winnow_lexicon *lexicon, struct winnow_word word);

/* The first token from `token` on with whose word a term begins, whether or not it goes on as the
 * text does; the run's count: none. */
uint32_t lexicon_next_start(
	const struct winnow_lexicon *lexicon, const struct token_run *run, uint32_t token);

const struct winnow_term *lexicon_find(
	const struct winnow_lexicon *lexicon, struct winnow_str word);

/* The folder when the configuration names none: WINNOW_LEXICON_PATH unless the process is
 * privileged beyond its user, else the one of the installation. */
struct winnow_str lexicons_default_path(void);

#endif
