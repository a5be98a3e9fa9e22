/* SPDX-License-Identifier: MIT
 * Any text through the extractor of names: every span lies in the text, no name is empty, an age
 * is one a person can have, and a mention refers to an earlier fact of its own type. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <winnow/helpers.h>
#include "base/utf8.h"
#include "tools/extractor_harness.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Documents stay until close. */
enum { RUNS_BEFORE_CLOSE = 1000 };

static void need(int holds)
{
	if (!holds)
		abort();
}

static void check(const struct extraction *found, size_t at)
{
	const struct winnow_fact *fact = &found->facts[at];
	const struct winnow_attribute *age = fact_attribute(fact, "age");
	const struct winnow_attribute *same = fact_attribute(fact, "same_as");

	need(fact_quote(found, at).len > 0);
	need(!age || (age->integer >= 0 && age->integer <= 125 && age->length > 0));
	if (same)
		need(same->integer < (int64_t)at &&
			winnow_equal(found->facts[same->integer].type, fact->type));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct extractor_harness *extractor; /* opening reads the lexicons */
	static int runs;
	char *text = malloc(size + 1);

	if (!text)
		return 0;
	memcpy(text, data, size);
	text[size] = 0;
	/* A document's text is UTF-8 without NUL: what reads it may rely on that. */
	if (strlen(text) == size && utf8_is_text(winnow_str(text))) {
		if (!extractor)
			extractor = extractor_open("names", NULL);
		struct extraction *found = extractor_run_text(extractor, text);
		need(!found->refusal);
		for (size_t i = 0; i < found->count; i++)
			check(found, i);
		extraction_free(found);
	}
	free(text);
	if (++runs % RUNS_BEFORE_CLOSE == 0) {
		extractor_close(extractor);
		extractor = NULL;
	}
	return 0;
}
