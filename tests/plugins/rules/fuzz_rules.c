/* SPDX-License-Identifier: MIT
 *
 * Any bytes as a file of rules: what is refused is refused with a reason, what is taken reads a
 * text within the contract.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include "tools/extractor_harness.h"
#include "tools/temporary.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char text[] =
	"In 2013 at least 214 children were recruited by the Army of the Valley, a a a end. "
	"The minimum age of marriage was raised from 15 to 18; police said \xe2\x80\x9cthe "
	"boy's "
	"boat\xe2\x80\x9d sank.";

static void run(struct extractor_harness *extractor)
{
	struct extraction *found = extractor_run_text(extractor, text);

	if (found->refusal || found->outcome.result < 0)
		abort();
	extraction_free(found);
}

static char *folder;

static void remove_folder(void)
{
	temporary_remove(folder);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char options[1000];

	if (!folder) {
		folder = temporary_folder();
		atexit(remove_folder);
	}
	char *path = temporary_file(
		folder, "a.yaml", (struct winnow_str){ (const char *)data, size });
	snprintf(options, sizeof options, "rules: \"%s\"", path);
	free(path);
	char *problems = plugin_open_problems(SECTION_EXTRACTOR, "rules", options);
	if (*problems == '\0') {
		struct extractor_harness *extractor = extractor_open("rules", options);
		run(extractor);
		extractor_close(extractor);
	}
	free(problems);
	return 0;
}
