/* SPDX-License-Identifier: MIT
 * For tables of YAML and what is to be said of it, exactly. */
#ifndef WINNOW_TESTS_CONFIG_CASES_H
#define WINNOW_TESTS_CONFIG_CASES_H

#include "config/config.h"

struct config_case {
	const char *yaml;
	const char *problems; /* as problems_print() writes them */
};

/* Each as a file "w.yaml" in "/conf"; a configuration must come back unless `unread` is set. */
void check_cases(const struct config_case *cases, size_t count, bool unread);

/* What problems_print() writes; belongs to the caller. */
char *problems_text(const struct problems *problems);

/* The file "w.yaml" in "/conf", which must be without a problem. */
struct config *config_of(const char *yaml);

#endif
