/* SPDX-License-Identifier: MIT
 * What an element of HTML does to the flow of text: element.tsv. */
#ifndef WINNOW_SHARED_ELEMENT_TABLE_H
#define WINNOW_SHARED_ELEMENT_TABLE_H

#include "shared/table.h"

extern const struct table element_table; /* an element's name to its role */

#endif
