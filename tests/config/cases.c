/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include "cases.h"

char *problems_text(const struct problems *problems)
{
	char *text = NULL;
	size_t length;
	FILE *stream = open_memstream(&text, &length);

	assert_non_null(stream);
	problems_print(problems, stream);
	fclose(stream);
	return text;
}

static void check_case(const struct config_case *expected, bool unread)
{
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	SCOPED(config_destroy)
	struct config *config =
		config_parse(winnow_str(expected->yaml), "w.yaml", "/conf", problems);
	char *text = problems_text(problems);

	if (unread != !config)
		fail_msg("%s: %s", unread ? "was read" : "was not read", expected->yaml);
	assert_string_equal(text, expected->problems);
	free(text);
}

void check_cases(const struct config_case *cases, size_t count, bool unread)
{
	for (size_t i = 0; i < count; i++)
		check_case(&cases[i], unread);
}

struct config *config_of(const char *yaml)
{
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	struct config *config = config_parse(winnow_str(yaml), "w.yaml", "/conf", problems);
	char *text = problems_text(problems);

	assert_string_equal(text, "");
	free(text);
	assert_non_null(config);
	return config;
}
