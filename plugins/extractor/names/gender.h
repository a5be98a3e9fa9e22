/* SPDX-License-Identifier: MIT
 * Whether a man or a woman bears a name: "Ms Corbett" is not the Jason Corbett told of before. */
#ifndef WINNOW_NAMES_GENDER_H
#define WINNOW_NAMES_GENDER_H

#include "decide.h"

struct gender_words {
	const struct winnow_lexicon *told, /* en/gender: "Ms", "daughter" */
		*given;                    /* any/given_name: by what most of its bearers are */
};

/* Inside open(). */
void gender_words_open(const struct winnow_host *host, const struct winnow_text *text,
	struct gender_words *ret_words);

/* By the word before the name: 'm', 'f', or 0, which none tells. */
char gender_told(const struct passage *passage, const struct gender_words *words,
	const struct name *name);

/* The same, or else by the given name that a name of several words begins with. */
char gender_likely(const struct passage *passage, const struct gender_words *words,
	const struct name *name);

#endif
