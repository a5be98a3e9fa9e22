/* SPDX-License-Identifier: MIT */
#include "outside/outcome.h"

static const struct {
	int code;
	const char *name;
} outcomes[] = {
	{ WINNOW_EDATA, "data" },
	{ WINNOW_ELIMIT, "limit" },
	{ WINNOW_EAGAIN, "again" },
	{ WINNOW_EFATAL, "fatal" },
};

static const char *const levels[] = {
	[WINNOW_DEBUG] = "debug",
	[WINNOW_INFO] = "info",
	[WINNOW_WARNING] = "warning",
};

const char *outcome_name(int code)
{
	for (size_t i = 0; i < COUNT_OF(outcomes); i++)
		if (outcomes[i].code == code)
			return outcomes[i].name;
	return outcomes[0].name;
}

int outcome_named(struct winnow_str name)
{
	for (size_t i = 0; i < COUNT_OF(outcomes); i++)
		if (winnow_is(name, outcomes[i].name))
			return outcomes[i].code;
	return WINNOW_EDATA;
}

const char *outcome_level_name(int level)
{
	return levels[level == WINNOW_DEBUG || level == WINNOW_INFO ? level : WINNOW_WARNING];
}

int outcome_level_named(struct winnow_str name)
{
	for (int level = 0; level < (int)COUNT_OF(levels); level++)
		if (winnow_is(name, levels[level]))
			return level;
	return WINNOW_INFO;
}
