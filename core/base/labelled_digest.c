/* SPDX-License-Identifier: MIT */
#include "base/labelled_digest.h"
#include <nettle/base16.h>
#include <nettle/nettle-meta.h>

struct labelled_algorithm {
	const char *label, *other_label;
	const struct nettle_hash *hash;
};

static const struct labelled_algorithm algorithms[] = {
	{ "sha1", "sha-1", &nettle_sha1 },
	{ "sha256", "sha-256", &nettle_sha256 },
	{ "md5", "md-5", &nettle_md5 },
};

void labelled_digest_begin(struct labelled_digest *digest, struct winnow_str labelled)
{
	size_t colon = str_find_byte(labelled, ':', 0);
	struct winnow_str label = winnow_slice(labelled, 0, colon);

	*digest = (struct labelled_digest){ .algorithm = NULL };
	if (colon == labelled.len)
		return;
	for (size_t i = 0; i < COUNT_OF(algorithms); i++)
		if (str_equal_ascii_case(label, winnow_str(algorithms[i].label)) ||
			str_equal_ascii_case(label, winnow_str(algorithms[i].other_label)))
			digest->algorithm = &algorithms[i];
	digest->claimed = str_trim(winnow_slice(labelled, colon + 1, labelled.len - colon - 1));
	if (digest->algorithm)
		digest->algorithm->hash->init(&digest->state);
}

void labelled_digest_add(struct labelled_digest *digest, struct winnow_str bytes)
{
	if (digest->algorithm && bytes.len)
		digest->algorithm->hash->update(
			&digest->state, bytes.len, (const uint8_t *)bytes.ptr);
}

/* RFC 4648, without padding. */
static struct winnow_str in_base32(const uint8_t *bytes, size_t length, char *text)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	unsigned held = 0, bits = 0;
	size_t written = 0;

	for (size_t i = 0; i < length; i++) {
		held = (held << 8 | bytes[i]) & 0xffff;
		for (bits += 8; bits >= 5; bits -= 5)
			text[written++] = digits[held >> (bits - 5) & 31];
	}
	if (bits)
		text[written++] = digits[held << (5 - bits) & 31];
	return (struct winnow_str){ text, written };
}

bool labelled_digest_holds(struct labelled_digest *digest)
{
	uint8_t raw[SHA256_DIGEST_SIZE];
	char text[2 * SHA256_DIGEST_SIZE];
	struct winnow_str claimed = digest->claimed;

	if (!digest->algorithm)
		return true;
	size_t length = digest->algorithm->hash->digest_size;
	digest->algorithm->hash->digest(&digest->state, length, raw);
	while (claimed.len && claimed.ptr[claimed.len - 1] == '=')
		claimed.len--;
	base16_encode_update(text, length, raw);
	if (str_equal_ascii_case(claimed, (struct winnow_str){ text, 2 * length }))
		return true;
	return str_equal_ascii_case(claimed, in_base32(raw, length, text));
}
