/* SPDX-License-Identifier: MIT */
#include <limits.h>
#include <stdio.h>
#include "cli/selftest_plugin.h"
#include "cli/selftest_rules.h"
#include "cli/selftest_sites.h"

static const struct command_option options[] = {
	OPTION_CONFIG,
	SELFTEST_PLUGIN_OPTIONS,
	{ "json", NULL, "A line of JSON for each page or check.", 0 },
	{ "accept", NULL, "What is read now becomes what is expected: look at it first.", 0 },
	{ "rules", NULL, "The operands are files of rules, and folders of them.", 0 },
	{ NULL, NULL, NULL, 0 },
};

static int selftest_command_run(const struct arguments *arguments)
{
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	bool json = argument_count(arguments, "json") > 0;
	bool accept = argument_count(arguments, "accept") > 0;
	int status;

	if (json && accept) {
		fputs("winnow: one of --json and --accept, not both\n", stderr);
		return EXIT_BAD_USAGE;
	}
	if (argument_count(arguments, "rules") && !argument_operand(arguments, 0)) {
		fputs("winnow: --rules takes files of rules, or folders of them\n", stderr);
		return EXIT_BAD_USAGE;
	}
	if (argument_count(arguments, "rules"))
		return selftest_rules(arguments);
	SCOPED(config_destroy)
	struct config *config = open_config_or_default(arguments, problems, &status);
	if (!config)
		return status;
	if (argument(arguments, "plugin"))
		return selftest_plugin(arguments, config, json);
	return selftest_sites(arguments, config, problems,
		accept ? SELFTEST_ACCEPT
		: json ? SELFTEST_JSON
		       : SELFTEST_TEXT);
}

const struct command selftest_command = {
	.name = "selftest",
	.summary = "Test profiles of sites with their saved pages, rules with the tests beside "
		   "them; try a plugin.",
	.operands = "[SITE ...]",
	.max_operands = UINT_MAX,
	.details =
		"Reads the pages that each profile, sites/NAME.yaml, lists under fixtures, and "
		"compares what is read with what is expected: the file of the same name that "
		"ends in .txt. Lines that are missing are shown with -, others with +. "
		"Without operands: all profiles there are, the user's own and those "
		"installed.\n\nWith --rules: each rule may carry texts with the facts that "
		"should come of "
		"them, and texts of which nothing should. Every text is read by all the rules "
		"of the files together, and compared with what its test says of the facts of "
		"its "
		"rule's type.\n\nWith --plugin, each check loads the plugin in a process of "
		"its own: with texts of every bad kind, without memory, cancelled, by two "
		"threads, twice the same. A check that fails names the habit and the "
		"remedy.\n\nThe status is 1 if a page is read otherwise than expected, or "
		"a test of a rule or a check fails.",
	.examples = "winnow selftest\nwinnow selftest harbour\n"
		    "winnow selftest --accept harbour\nwinnow selftest --rules config/rules\n"
		    "winnow selftest --plugin ./mine.so --with page.html",
	.options = options,
	.run = selftest_command_run,
};
