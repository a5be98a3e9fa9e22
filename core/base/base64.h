/* SPDX-License-Identifier: MIT
 * Base64 of RFC 4648, with padding and without line feeds; by nettle. */
#ifndef WINNOW_BASE_BASE64_H
#define WINNOW_BASE_BASE64_H

#include "base/buffer.h"

void base64_encode(struct buffer *out, struct winnow_str bytes);

#endif
