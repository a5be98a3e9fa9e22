/* SPDX-License-Identifier: MIT
 * What most commands begin with: the configuration, or the store it names. What fails is told. */
#ifndef WINNOW_CLI_OPEN_H
#define WINNOW_CLI_OPEN_H

#include "cli/command.h"
#include "config/config.h"
#include "run/plan.h"
#include "store/store.h"

#define OPTION_CONFIG                                                                          \
	{                                                                                      \
		"config", "FILE", "The configuration; left out: the first that is found.", 'c' \
	}
#define OPTION_STORE                                                                           \
	{                                                                                      \
		"store", "FILE", "The store; left out: the one the configuration names.", 's'  \
	}

/* As open_config(), with its problems left to be told. */
struct config *find_config(const struct arguments *arguments, struct problems *problems,
	int *ret_status) MUST_CHECK;

/* Everything but the plugins' own options is checked; problems are collected, not yet told. NULL:
 * there is none, and that was told; *ret_status is what to end with. */
struct config *open_config(const struct arguments *arguments, struct problems *problems,
	int *ret_status) MUST_CHECK;

/* The same, or where no configuration is named or found, one of all that is installed. */
struct config *open_config_or_default(const struct arguments *arguments,
	struct problems *problems, int *ret_status) MUST_CHECK;

/* The plan of a configuration, by one of the functions plan_create*(). NULL: it has problems, which
 * were told; end with EXIT_BAD_CONFIG. */
typedef struct plan *plan_maker(const struct config *config, struct problems *problems);
struct plan *open_plan(
	plan_maker *make, const struct config *config, struct problems *problems) MUST_CHECK;

/* For writing; NULL: see the failure. */
struct store *open_store_to_write(
	const struct config *config, struct failure *failure) MUST_CHECK;

/* For reading; NULL: told, *ret_status is what to end with. */
struct store *open_store(const struct arguments *arguments, int *ret_status) MUST_CHECK;

#endif
