/* SPDX-License-Identifier: MIT
 * What a page says of its own encoding. */
#ifndef WINNOW_SHARED_DECLARATION_H
#define WINNOW_SHARED_DECLARATION_H

#include <winnow/helpers.h>

/* The label in <meta charset>, <meta http-equiv content> or <?xml encoding?>, as written; empty:
 * there is none in `head`. */
struct winnow_str declaration_find(struct winnow_str head);

#endif
