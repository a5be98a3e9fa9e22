/* SPDX-License-Identifier: MIT
 * SHA-256, by libnettle, as 64 hexadecimal digits. */
#ifndef WINNOW_BASE_DIGEST_H
#define WINNOW_BASE_DIGEST_H

#include <nettle/sha2.h>
#include "base/str.h"

#define DIGEST_TEXT_SIZE 65

struct digest {
	struct sha256_ctx state;
};

void digest_init(struct digest *digest);
void digest_add(struct digest *digest, struct winnow_str bytes);
/* Adds the length first, so that "ab","c" and "a","bc" differ. */
void digest_add_part(struct digest *digest, struct winnow_str part);
/* Adds it in decimal digits, as a part. */
void digest_add_number(struct digest *digest, int64_t number);
struct winnow_str digest_text(struct digest *digest, char text[DIGEST_TEXT_SIZE]);

/* Of one piece of bytes. */
struct winnow_str digest_of(struct winnow_str bytes, char text[DIGEST_TEXT_SIZE]);

#endif
