/* SPDX-License-Identifier: MIT
 * Names of dates in the data of scripts: date_key.tsv. */
#ifndef WINNOW_READER_HTML_DATE_KEY_TABLE_H
#define WINNOW_READER_HTML_DATE_KEY_TABLE_H

#include "shared/table.h"

extern const struct table date_key_table; /* a name to "published" or "created" */

#endif
