/* SPDX-License-Identifier: MIT
 * Restricted facts are shown with the names in them hidden, unless somebody says why not. */
#ifndef WINNOW_CLI_RESTRICTED_H
#define WINNOW_CLI_RESTRICTED_H

#include "cli/open.h"

#define RESTRICTED_OPTIONS                                                                     \
	{ "include-restricted", NULL,                                                          \
		"Names of restricted facts as they are; the custody log keeps the reason.",    \
		0 },                                                                           \
	{                                                                                      \
		"reason", "TEXT", "Why that is needed.", 0                                     \
	}

/* open_store() for a command that shows documents or facts. What is restricted is shown when the
 * command line asks for it with a reason, which is then in the custody log. */
struct store *open_store_to_show(
	const struct arguments *arguments, const char *command, int *ret_status) MUST_CHECK;

#endif
