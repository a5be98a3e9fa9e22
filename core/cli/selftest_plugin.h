/* SPDX-License-Identifier: MIT
 * `winnow selftest --plugin FILE`: a plugin tried before its users meet it. */
#ifndef WINNOW_CLI_SELFTEST_PLUGIN_H
#define WINNOW_CLI_SELFTEST_PLUGIN_H

#include "cli/open.h"

/* The options of the command that are about plugins. */
#define SELFTEST_PLUGIN_OPTIONS                                                                \
	{ "plugin", "FILE", "Try this plugin, a .so file.", 0 },                               \
		{ "options", "YAML", "What it is opened with, as \"path: x, depth: 3\".", 0 }, \
		{ "check", "NAME", "This check alone, as \"hostile texts\".", 0 },             \
		{ "with", "FILE", "Try it with this, too; may be repeated.", 0 },              \
	{                                                                                      \
		"timeout", "SECONDS", "How long a check may take; left out: 60.", 0            \
	}

/* An exit status. */
int selftest_plugin(const struct arguments *arguments, const struct config *config, bool json);

#endif
