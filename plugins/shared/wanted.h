/* SPDX-License-Identifier: MIT
 *
 * Which addresses are wanted, by patterns: "https://a.example/news/""*", where "*" is anything and
 * "?" any one character, is compared with the whole address; one that begins with "^" is a POSIX
 * extended regular expression.
 */
#ifndef WINNOW_SHARED_WANTED_H
#define WINNOW_SHARED_WANTED_H

#include <regex.h>
#include <winnow/helpers.h>

struct pattern {
	const char *glob; /* NULL: `expression` counts */
	regex_t expression;
};

struct patterns {
	struct pattern *items;
	size_t count;
};

/* Inside open(). Negative after host->fail(). `name` is the option's. */
int addresses_check(
	const struct winnow_host *host, const char *name, const struct winnow_value *value);
int patterns_read(const struct winnow_host *host, const char *name,
	const struct winnow_value *value, struct patterns *ret_patterns);
void patterns_finish(struct patterns *patterns);

int patterns_match(const struct patterns *patterns, const char *address);

#endif
