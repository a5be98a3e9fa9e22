/* SPDX-License-Identifier: MIT
 * Bytes of one encoding to UTF-8. */
#ifndef WINNOW_SHARED_DECODER_H
#define WINNOW_SHARED_DECODER_H

#include <winnow/helpers.h>

/* `encoding`: a name of the encoding table. What cannot be decoded becomes U+FFFD and is counted.
 * *ret_text is the caller's, who may change it. 0, or the result of host->fail(): WINNOW_ELIMIT,
 * WINNOW_EDATA. */
int decoder_run(const struct winnow_host *host, struct winnow_str bytes, const char *encoding,
	struct winnow_str *ret_text, size_t *ret_replaced);

/* Whether each byte is a character: chance text in such an encoding is never valid UTF-8, unless it
 * is ASCII. */
int decoder_is_of_bytes(const char *encoding);

#endif
