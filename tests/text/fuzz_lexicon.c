/* SPDX-License-Identifier: MIT
 * A lexicon of any bytes is refused with a reason, or each of its terms is found. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "text/lexicon_file.h"
#include "text/lexicon_table.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void check(int holds)
{
	if (!holds)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct winnow_str text = { (const char *)bytes, length };
	struct vocabulary *vocabulary = vocabulary_create();
	struct winnow_lexicon *lexicon = NULL;
	struct failure failure = { 0 };
	const struct winnow_term *term;
	size_t position = 0;

	check(vocabulary != NULL);
	if (lexicon_read("fuzz.tsv", text, vocabulary, &lexicon, &failure)) {
		vocabulary_destroy(vocabulary);
		check(!lexicon && strncmp(failure.why, "fuzz.tsv:", 9) == 0);
		return 0;
	}
	while ((term = lexicon_next(lexicon, &position)))
		check(lexicon_find(lexicon, term->term) == term);
	(void)lexicon_find(lexicon, text);
	lexicon_destroy(lexicon);
	vocabulary_destroy(vocabulary);
	return 0;
}
