/* SPDX-License-Identifier: MIT
 * What members of a framework's data are for: state_key.tsv. */
#ifndef WINNOW_READER_HTML_STATE_KEY_TABLE_H
#define WINNOW_READER_HTML_STATE_KEY_TABLE_H

#include "shared/table.h"

extern const struct table state_key_table; /* a member to "text", "kind" or "name" */

#endif
