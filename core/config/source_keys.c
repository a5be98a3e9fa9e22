/* SPDX-License-Identifier: MIT */
#include "config/config.h"

#define MOST_JITTER_MS (INT64_C(7) * 24 * 3600 * 1000)

static const char *const repeats_choices[] = { "leave_out", "keep", NULL };

const struct winnow_option config_source_keys[] = {
	[SOURCE_HEADERS] = { .name = "headers",
		.type = WINNOW_TEXT,
		.flags = WINNOW_LIST | WINNOW_SECRET,
		.help = "Header lines, as \"Accept-Language: fr\", sent to the sites that the "
			"source names itself, and to no other." },
	[SOURCE_HEADERS_FILE] = { .name = "headers_file",
		.type = WINNOW_PATH,
		.help = "A file with further header lines, which only you may read: the place "
			"for a password." },
	[SOURCE_ALLOW_PRIVATE] = { .name = "allow_private",
		.type = WINNOW_TEXT,
		.flags = WINNOW_LIST,
		.help = "Hosts that this source may fetch from though they are not of the "
			"public internet." },
	[SOURCE_SCHEDULE] = { .name = "schedule",
		.type = WINNOW_TEXT,
		.help = "When `winnow daemon` goes there: five fields as cron's, @hourly, "
			"@daily, @weekly, @monthly, @yearly, or @every 6h; left out: only when "
			"it is asked for." },
	[SOURCE_TZ] = { .name = "tz",
		.type = WINNOW_TEXT,
		.fallback = "UTC",
		.help = "The time zone of the schedule, as Europe/Berlin." },
	[SOURCE_JITTER] = { .name = "jitter",
		.type = WINNOW_DURATION,
		.fallback = "0s",
		.max = MOST_JITTER_MS,
		.help = "It goes there up to so much later, always the same for one name, so "
			"that not all sources begin at once." },
	[SOURCE_PAUSED] = { .name = "paused",
		.type = WINNOW_BOOLEAN,
		.fallback = "no",
		.help = "Leave it out, unless it is asked for by name." },
	[SOURCE_EXPECT] = { .name = "expect",
		.type = CONFIG_MAPPING,
		.help = "What it should give; its health says when it does not." },
	[SOURCE_REPEATS] = { .name = "repeats",
		.type = WINNOW_TEXT,
		.choices = repeats_choices,
		.fallback = "leave_out",
		.help = "Blocks that a quarter of its pages have, and ten at least, as notices "
			"and appeals: leave_out moves them from the text of pages read later "
			"to "
			"the fields \"left_out\"; keep lets them stand." },
	[SOURCE_KEY_COUNT] = { .name = NULL },
};
