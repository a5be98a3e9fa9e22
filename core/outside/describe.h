/* SPDX-License-Identifier: MIT
 * A plugin's tables as JSON, for programs. */
#ifndef WINNOW_CLI_PLUGIN_JSON_H
#define WINNOW_CLI_PLUGIN_JSON_H

#include <jansson.h>
#include "load/module.h"

/* The caller's; NULL: no memory. */
json_t *plugin_json(const struct module *module);

/* Words for what a table says in numbers. */
extern const char *const kind_names[];   /* by enum section_kind */
extern const char *const option_types[]; /* by WINNOW_TEXT … */
extern const char *const value_types[];  /* by WINNOW_VALUE_TEXT … */

#endif
