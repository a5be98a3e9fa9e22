/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "plugins/rules/rules_file.h"
#include "text/service.h"
#include "tools/temporary.h"

static void write_rules(const char *folder, const char *yaml, char *options, size_t size)
{
	char *path = temporary_file(folder, "a.yaml", winnow_str(yaml));

	snprintf(options, size, "rules: \"%s\"", path);
	free(path);
}

struct rules_file *rules_open(const char *yaml)
{
	struct rules_file *rules = calloc(1, sizeof *rules);
	char options[1000];

	assert_non_null(rules);
	rules->folder = temporary_folder();
	write_rules(rules->folder, yaml, options, sizeof options);
	rules->extractor = extractor_open("rules", options);
	return rules;
}

void rules_close(struct rules_file *rules)
{
	extractor_close(rules->extractor);
	temporary_remove(rules->folder);
	free(rules);
}

/* "…/a.yaml:3:4: extractor rules: sentence" becomes "3:4: sentence". */
static void shorten(const char *folder, const char *whole, char *text, size_t size)
{
	static const char who[] = "extractor rules: ";
	size_t skip = strlen(folder) + strlen("/a.yaml:");

	text[0] = '\0';
	for (const char *line = whole; *line; line = strchr(line, '\n') + 1) {
		const char *from =
			strncmp(line, folder, strlen(folder)) == 0 ? line + skip : line;
		const char *name = strstr(from, who), *end = strchr(from, '\n');
		size_t at = strlen(text);
		if (name && name < end)
			snprintf(text + at, size - at, "%.*s%.*s\n", (int)(name - from), from,
				(int)(end - name - (long)strlen(who)), name + strlen(who));
		else
			snprintf(text + at, size - at, "%.*s\n", (int)(end - from), from);
	}
}

char *rules_problems(const char *yaml)
{
	char options[1000], *folder = temporary_folder();
	char *text = calloc(1, 8000);

	assert_non_null(text);
	write_rules(folder, yaml, options, sizeof options);
	char *whole = plugin_open_problems(SECTION_EXTRACTOR, "rules", options);
	shorten(folder, whole, text, 8000);
	free(whole);
	temporary_remove(folder);
	return text;
}

void assert_facts(struct rules_file *rules, const char *text, const char *expected)
{
	struct extraction *found = extractor_run_text(rules->extractor, text);

	assert_int_equal(found->outcome.result, 0);
	assert_null(found->refusal);
	assert_string_equal(extraction_lines(found), expected);
	extraction_free(found);
}
