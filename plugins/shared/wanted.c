/* SPDX-License-Identifier: MIT */
#include "shared/wanted.h"
#include <fnmatch.h>
#include <stdio.h>

int addresses_check(
	const struct winnow_host *host, const char *name, const struct winnow_value *value)
{
	char why[120];

	snprintf(why, sizeof why,
		"%s: one is no address of the web; write it as https://www.example.org/news/",
		name);
	for (uint32_t i = 0; i < value->count; i++)
		if (!winnow_starts(value->text[i], "http://") &&
			!winnow_starts(value->text[i], "https://"))
			return winnow_fail(host, WINNOW_EFATAL, why);
	return 0;
}

static int refuse(const struct winnow_host *host, const char *name, const char *written,
	const regex_t *expression, int error)
{
	char reason[200], why[600];

	regerror(error, expression, reason, sizeof reason);
	snprintf(why, sizeof why,
		"%s: '%.300s' is no regular expression (%s); correct it, or take away the ^ to "
		"write a pattern with *",
		name, written, reason);
	return winnow_fail(host, WINNOW_EFATAL, why);
}

static int read_one(const struct winnow_host *host, const char *name, struct winnow_str written,
	struct pattern *ret_pattern)
{
	char *text = (char *)(host->alloc)(host, written.len + 1);

	if (!text)
		return winnow_fail(host, WINNOW_EFATAL, "no memory for a pattern");
	memcpy(text, written.ptr, written.len);
	if (text[0] != '^') {
		ret_pattern->glob = text;
		return 0;
	}
	int error = regcomp(&ret_pattern->expression, text, REG_EXTENDED | REG_NOSUB);
	return error ? refuse(host, name, text, &ret_pattern->expression, error) : 0;
}

int patterns_read(const struct winnow_host *host, const char *name,
	const struct winnow_value *value, struct patterns *ret_patterns)
{
	int code = 0;

	ret_patterns->items = (struct pattern *)(host->alloc)(
		host, (value->count + 1) * sizeof *ret_patterns->items);
	if (!ret_patterns->items)
		return winnow_fail(host, WINNOW_EFATAL, "no memory for patterns");
	for (uint32_t i = 0; i < value->count && code >= 0; i++) {
		code = read_one(host, name, value->text[i], &ret_patterns->items[i]);
		ret_patterns->count += code >= 0;
	}
	return code;
}

void patterns_finish(struct patterns *patterns)
{
	for (size_t i = 0; i < patterns->count; i++)
		if (!patterns->items[i].glob)
			regfree(&patterns->items[i].expression);
	patterns->count = 0;
}

int patterns_match(const struct patterns *patterns, const char *address)
{
	for (size_t i = 0; i < patterns->count; i++) {
		const struct pattern *pattern = &patterns->items[i];
		if (pattern->glob ? fnmatch(pattern->glob, address, 0) == 0
				  : regexec(&pattern->expression, address, 0, NULL, 0) == 0)
			return 1;
	}
	return 0;
}
