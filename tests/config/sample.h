/* SPDX-License-Identifier: MIT
 * A plugin's option table of every type, as a sample. */
#ifndef WINNOW_TESTS_CONFIG_SAMPLE_H
#define WINNOW_TESTS_CONFIG_SAMPLE_H

#include "config/config.h"

enum {
	SAMPLE_PATHS,
	SAMPLE_COUNTRY,
	SAMPLE_DEPTH,
	SAMPLE_RECURSE,
	SAMPLE_LIMIT,
	SAMPLE_DELAY,
	SAMPLE_ORDER,
	SAMPLE_LANGUAGES,
	SAMPLE_PORTS,
	SAMPLE_TOKEN,
	SAMPLE_KEY,
	SAMPLE_COUNT
};

static const char *const sample_orders[] = { "oldest", "newest", NULL };
static const char *const sample_languages[] = { "en", "fr", "es", NULL };
static const char *const sample_reserved[] = { "name", "plugin", NULL };

static const struct winnow_option sample_options[] = {
	[SAMPLE_PATHS] = { .name = "paths",
		.help = "Files and folders to read.",
		.type = WINNOW_PATH,
		.flags = WINNOW_REQUIRED | WINNOW_LIST },
	[SAMPLE_COUNTRY] = { .name = "country", .type = WINNOW_TEXT },
	[SAMPLE_DEPTH] = { .name = "depth",
		.type = WINNOW_INTEGER,
		.fallback = "3",
		.min = 1,
		.max = 9 },
	[SAMPLE_RECURSE] = { .name = "recurse", .type = WINNOW_BOOLEAN, .fallback = "yes" },
	[SAMPLE_LIMIT] = { .name = "limit", .type = WINNOW_SIZE, .min = 1024, .max = 1 << 20 },
	[SAMPLE_DELAY] = { .name = "delay", .type = WINNOW_DURATION, .fallback = "5s" },
	[SAMPLE_ORDER] = { .name = "order",
		.type = WINNOW_TEXT,
		.choices = sample_orders,
		.fallback = "newest" },
	[SAMPLE_LANGUAGES] = { .name = "languages",
		.type = WINNOW_TEXT,
		.choices = sample_languages,
		.flags = WINNOW_LIST },
	[SAMPLE_PORTS] = { .name = "ports", .type = WINNOW_INTEGER, .flags = WINNOW_LIST },
	[SAMPLE_TOKEN] = { .name = "token", .type = WINNOW_INTEGER, .flags = WINNOW_SECRET },
	[SAMPLE_KEY] = { .name = "key",
		.type = WINNOW_TEXT,
		.choices = sample_orders,
		.flags = WINNOW_SECRET },
	[SAMPLE_COUNT] = { .name = NULL },
};

#endif
