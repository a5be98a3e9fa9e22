/* SPDX-License-Identifier: MIT
 * Any text through the extractors of numbers: every span they give must be in it. */
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

/* Opening reads the lexicons, so it is done once; documents stay until close. */
enum { RUNS_BEFORE_CLOSE = 1000 };

struct target {
	const char *plugin;
	struct extractor_harness *extractor;
	int runs;
};

static void run(struct target *target, const char *language, const char *text)
{
	if (!target->extractor)
		target->extractor = extractor_open(target->plugin, NULL);
	struct winnow_document document = extractor_document(target->extractor, text, language);
	struct extraction *found = extractor_run(target->extractor, &document, NULL);

	if (found->refusal)
		abort();
	extraction_free(found);
	if (++target->runs % RUNS_BEFORE_CLOSE)
		return;
	extractor_close(target->extractor);
	target->extractor = NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct target targets[] = { { .plugin = "quantity" }, { .plugin = "money" },
		{ .plugin = "measure" }, { .plugin = "age" } };
	static const char *const languages[] = { "en", "es", "fr", "ru" };
	char *text = malloc(size + 1);

	if (!text)
		return 0;
	memcpy(text, data, size);
	text[size] = 0;
	/* A document's text is UTF-8 without NUL: what reads it may rely on that. */
	if (strlen(text) == size && utf8_is_text(winnow_str(text)))
		for (size_t i = 0; i < sizeof targets / sizeof *targets; i++)
			run(&targets[i], languages[size % 4], text);
	free(text);
	return 0;
}
