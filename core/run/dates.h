/* SPDX-License-Identifier: MIT
 * The forms of dates the contract allows. Inside core/run only. */
#ifndef WINNOW_RUN_DATES_H
#define WINNOW_RUN_DATES_H

#include "base/str.h"

/* Whether a fact's date has the form and the bounds of its precision. */
bool date_has_precision(struct winnow_str date, uint32_t precision);

/* Whether a document's date is YYYY, YYYY-MM, YYYY-MM-DD or RFC 3339. */
bool date_is_of_document(struct winnow_str date);

#endif
