/* SPDX-License-Identifier: MIT
 * What an element of HTML does to the flow of text: element.tsv; and which attributes are kept. */
#ifndef WINNOW_SHARED_ELEMENT_TABLE_H
#define WINNOW_SHARED_ELEMENT_TABLE_H

#include "shared/table.h"

extern const struct table element_table; /* an element's name to its role */
extern const struct table attribute_table;

#endif
