/* SPDX-License-Identifier: MIT
 * `winnow selftest SITE`: the saved pages of profiles, read and compared with what is expected. */
#ifndef WINNOW_CLI_SELFTEST_SITES_H
#define WINNOW_CLI_SELFTEST_SITES_H

#include "cli/open.h"

enum selftest_form {
	SELFTEST_TEXT,
	SELFTEST_JSON,  /* a line for each page */
	SELFTEST_ACCEPT /* what is read becomes what is expected */
};

/* The profiles that the operands name; all there are where there are none. An exit status. */
int selftest_sites(const struct arguments *arguments, const struct config *config,
	struct problems *problems, enum selftest_form form);

#endif
