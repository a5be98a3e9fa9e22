/* SPDX-License-Identifier: MIT */
#include "base/digest.h"

void digest_init(struct digest *digest)
{
	sha256_init(&digest->state);
}

void digest_add(struct digest *digest, struct winnow_str bytes)
{
	sha256_update(&digest->state, bytes.len, (const uint8_t *)bytes.ptr);
}

void digest_add_part(struct digest *digest, struct winnow_str part)
{
	uint8_t length[8];

	for (unsigned i = 0; i < sizeof length; i++)
		length[i] = (uint8_t)((uint64_t)part.len >> (8 * i));
	sha256_update(&digest->state, sizeof length, length);
	digest_add(digest, part);
}

void digest_add_number(struct digest *digest, int64_t number)
{
	char text[STR_INTEGER_SIZE];

	digest_add_part(digest, str_of_integer(number, text));
}

struct winnow_str digest_text(struct digest *digest, char text[DIGEST_TEXT_SIZE])
{
	static const char hexadecimal[] = "0123456789abcdef";
	uint8_t bytes[SHA256_DIGEST_SIZE];

	sha256_digest(&digest->state, sizeof bytes, bytes);
	for (size_t i = 0; i < sizeof bytes; i++) {
		text[2 * i] = hexadecimal[bytes[i] >> 4];
		text[2 * i + 1] = hexadecimal[bytes[i] & 15];
	}
	text[2 * sizeof bytes] = '\0';
	return (struct winnow_str){ text, 2 * sizeof bytes };
}

struct winnow_str digest_of(struct winnow_str bytes, char text[DIGEST_TEXT_SIZE])
{
	struct digest digest;

	digest_init(&digest);
	digest_add(&digest, bytes);
	return digest_text(&digest, text);
}
