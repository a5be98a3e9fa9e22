/* SPDX-License-Identifier: MIT
 * The documents that are one report, listed with how much of their texts they share. */
#ifndef WINNOW_CLI_SIMILAR_H
#define WINNOW_CLI_SIMILAR_H

#include "cli/filter.h"

int similar_list(struct store *store, struct winnow_str id, const struct record_filter *filter,
	enum listing_form form, bool raw, struct failure *failure) MUST_CHECK;

#endif
