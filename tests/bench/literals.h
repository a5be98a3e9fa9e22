/* SPDX-License-Identifier: MIT
 * Every term of the installed lexicons, in the form in which libhs takes literals. */
#ifndef WINNOW_TESTS_BENCH_LITERALS_H
#define WINNOW_TESTS_BENCH_LITERALS_H

#include <stddef.h>

struct literals {
	const char **texts;
	size_t *lengths;
	unsigned *flags;   /* without regard to case */
	unsigned *numbers; /* each its own: libhs takes minutes where they are one */
	size_t count;
};

/* From the folder that WINNOW_LEXICON_PATH or the installation names; never freed. */
void literals_read(struct literals *literals);

#endif
