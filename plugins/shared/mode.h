/* SPDX-License-Identifier: MIT
 *
 * How real a verb tells its deed to be: done, or only possible, planned, asked for; or not at all.
 */
#ifndef WINNOW_SHARED_MODE_H
#define WINNOW_SHARED_MODE_H

#include "shared/phrase.h"

struct mode {
	const char *modality; /* one of mode_modalities; NULL: told as done */
	int negated;
	int nested; /* within an infinitive */
};

extern const char *const mode_modalities[];
/* The one of them that `word` is; NULL: none. */
const char *mode_code(struct winnow_str word);

/* Of the verb at `verb`, by its auxiliaries and, before "to", the verb that governs it, as the
 * lexicon en/act_mode has it. */
struct mode mode_of(const struct tags *tags, const struct winnow_lexicon *governors,
	uint32_t verb, uint32_t floor);

/* "nobody", "none of the men", "no officer", "not a boy": of whom it is said, it is not said. */
int mode_is_nobody(const struct tags *tags, struct phrase phrase);

#endif
