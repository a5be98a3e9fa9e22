/* SPDX-License-Identifier: MIT
 *
 * JSON as it is written, without a tree: the frames of other processes, lines of facts, records of
 * the custody log. Failing is remembered by the buffer.
 *
 *     json_open(out, '{');  json_key(out, "call");  json_put_integer(out, 7);  json_close(out, '}');
 */
#ifndef WINNOW_BASE_JSON_TEXT_H
#define WINNOW_BASE_JSON_TEXT_H

#include "base/buffer.h"

/* '{' or '['; a comma goes before it where one belongs. */
void json_open(struct buffer *out, char bracket);
void json_close(struct buffer *out, char bracket);

/* A member's name, which is a word of ours. */
void json_key(struct buffer *out, const char *key);
void json_name(struct buffer *out, struct winnow_str name);

/* A member, unless its text is empty. */
void json_write_text(struct buffer *out, const char *key, struct winnow_str text);
void json_write_integer(struct buffer *out, const char *key, int64_t value);

/* Values. A text that is no UTF-8, as a header may be, has '?' for what is none. */
void json_put_text(struct buffer *out, struct winnow_str text);
void json_put_integer(struct buffer *out, int64_t value);
void json_put_real(struct buffer *out, double value); /* comes back as it was */
void json_put_true(struct buffer *out);
void json_put_word(
	struct buffer *out, struct winnow_str word); /* as it is: a number's digits, null */

/* The text as it stands between quote marks; `digits` are those of control characters. */
#define JSON_UPPER "0123456789ABCDEF"
#define JSON_LOWER "0123456789abcdef"
void json_escape(struct buffer *out, struct winnow_str text, const char *digits);

#endif
