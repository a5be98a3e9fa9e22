/* SPDX-License-Identifier: MIT
 * The encodings the web knows, by label: encoding.tsv. */
#ifndef WINNOW_SHARED_ENCODING_TABLE_H
#define WINNOW_SHARED_ENCODING_TABLE_H

#include "shared/table.h"

extern const struct table encoding_table; /* a label to the encoding's name, lower case */
extern const struct table wide_table;     /* that name to a wider one that may be meant by it */
extern const struct table guess_table;    /* an encoding that is believed of a guess */
extern const struct table narrow_table;   /* the label of a part of an encoding to its name */

#endif
