/* SPDX-License-Identifier: MIT
 * The extractor of rules, opened with rules that a test writes. */
#ifndef WINNOW_TESTS_PLUGINS_RULES_FILE_H
#define WINNOW_TESTS_PLUGINS_RULES_FILE_H

#include "tools/extractor_harness.h"

struct rules_file {
	char *folder;
	struct extractor_harness *extractor; /* NULL: it was not opened */
};

/* Writes the YAML as a.yaml and opens the plugin with it. */
struct rules_file *rules_open(const char *yaml);
/* For rules that must be refused: what is told of them, a line each, without the folder. It belongs
 * to the caller. */
char *rules_problems(const char *yaml);
void rules_close(struct rules_file *rules);

/* What the rules make of a text, as extraction_lines() writes it. */
void assert_facts(struct rules_file *rules, const char *text, const char *expected);

#endif
