/* SPDX-License-Identifier: MIT
 *
 * Values and records in the custody log's canonical form (custody.h), each made by one piece of code
 * whether they are about to be stored or read back.
 */
#ifndef WINNOW_STORE_WITNESS_H
#define WINNOW_STORE_WITNESS_H

#include "base/buffer.h"
#include "base/digest.h"

/* ---- a value, as a part of a digest ---- */

void witness_null(struct digest *digest);
void witness_integer(struct digest *digest, int64_t value);
void witness_real(struct digest *digest, double value);
void witness_text(struct digest *digest, struct winnow_str text);

/* ---- a record: a JSON object, as SQLite's json_object() writes it ---- */

/* Between the two, what is added stands in the order in which it was. The buffer remembers where memory
 * failed. */
void testimony_begin(struct buffer *record);
void testimony_end(struct buffer *record);

void testimony_null(struct buffer *record, const char *name);
void testimony_integer(struct buffer *record, const char *name, int64_t value);
void testimony_text(struct buffer *record, const char *name, struct winnow_str text);
/* Empty: null. */
void testimony_optional(struct buffer *record, const char *name, struct winnow_str text);
void testimony_time(struct buffer *record, const char *name, int64_t wall_ms); /* 0: null */

#endif
