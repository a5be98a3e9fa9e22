/* SPDX-License-Identifier: MIT
 * A configuration from anybody: no crash, no leak, and whatever is wrong is said. */
#include <stdint.h>
#include <stdlib.h>
#include "base/utf8.h"
#include "config/config.h"
#include "config/sample.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void bind_all(const struct config *config, struct problems *problems)
{
	struct arena *arena = arena_create((size_t)64 << 20);

	if (!arena)
		return;
	for (int kind = 0; kind < SECTION_KINDS; kind++)
		for (size_t i = 0; i < config->sections[kind].count; i++) {
			const struct winnow_value *values = NULL;
			int code = config_bind(config, &config->sections[kind].items[i],
				sample_options, sample_reserved, arena, &values, problems);
			if (code == 0 && values[SAMPLE_PATHS].count == 0)
				abort();
			if (code != 0 && problems_count(problems) == 0)
				abort();
		}
	arena_destroy(arena);
}

/* "include" reads files: what the fuzzer writes must not name any of this machine's. */
static bool may_include(struct winnow_str yaml)
{
	return str_find(yaml, STR_LITERAL("incl")) < yaml.len ||
	       str_find(yaml, STR_LITERAL("\\")) < yaml.len;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct winnow_str yaml = { (const char *)bytes, length };
	struct problems *problems = problems_create();

	if (!problems || may_include(yaml)) {
		problems_destroy(problems);
		return 0;
	}
	struct config *config = config_parse(yaml, "w.yaml", "/conf", problems);
	if (!config && problems_count(problems) == 0)
		abort();
	if (config)
		bind_all(config, problems);
	for (size_t i = 0; i < problems_count(problems); i++)
		if (!utf8_is_text(winnow_str(problems_get(problems, i)->text)))
			abort();
	config_destroy(config);
	problems_destroy(problems);
	return 0;
}
