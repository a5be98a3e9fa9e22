/* SPDX-License-Identifier: MIT */
#include <pwd.h>
#include <stdio.h>
#include <unistd.h>
#include "cli/restricted.h"
#include "store/disclosure.h"
#include "store/query.h"

/* False: a mistake, which was told. */
static bool read_reason(const struct arguments *arguments, struct winnow_str *ret_reason)
{
	bool wanted = argument_count(arguments, "include-restricted") > 0;

	*ret_reason = str_trim(winnow_str(argument(arguments, "reason")));
	if (wanted == (ret_reason->len > 0))
		return true;
	fprintf(stderr,
		wanted ? "winnow: --include-restricted shows names of people who may be "
			 "harmed by it; say why with --reason \"...\", which the custody log "
			 "keeps\n"
		       : "winnow: --reason goes with --include-restricted\n");
	return false;
}

static struct winnow_str user_name(void)
{
	const struct passwd *user = getpwuid(getuid());

	return user ? winnow_str(user->pw_name) : STR_LITERAL("unknown");
}

static int disclose(const char *path, const char *command, struct winnow_str reason,
	struct failure *failure)
{
	char to[64];
	struct store *store;
	int result = store_open(path, STORE_BESIDE, &store, failure);

	if (result < 0)
		return result;
	snprintf(to, sizeof to, "winnow %s", command);
	const struct disclosure disclosure = { user_name(), winnow_str(to), reason };
	result = disclosure_record(store, &disclosure, failure);
	store_close(store);
	return result;
}

struct store *open_store_to_show(
	const struct arguments *arguments, const char *command, int *ret_status)
{
	struct winnow_str reason;
	struct failure failure;

	*ret_status = EXIT_BAD_USAGE;
	if (!read_reason(arguments, &reason))
		return NULL;
	struct store *store = open_store(arguments, ret_status);
	if (!store || !reason.len)
		return store;
	if (disclose(store_path(store), command, reason, &failure) < 0) {
		store_close(store);
		*ret_status = command_fail(&failure);
		return NULL;
	}
	query_show_restricted(store, true);
	return store;
}
