/* SPDX-License-Identifier: MIT
 * Elements that are not worth the parser's time: shed.tsv. */
#ifndef WINNOW_SHARED_SHED_TABLE_H
#define WINNOW_SHARED_SHED_TABLE_H

#include "shared/table.h"

extern const struct table shed_table; /* an element's name to "whole" or "tag" */

#endif
