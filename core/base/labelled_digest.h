/* SPDX-License-Identifier: MIT
 * What an archive says the digest of its bytes is: "sha1:" and base32, "sha256:" and hexadecimal
 * digits, and so on. */
#ifndef WINNOW_BASE_LABELLED_DIGEST_H
#define WINNOW_BASE_LABELLED_DIGEST_H

#include <nettle/md5.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>
#include "base/str.h"

struct labelled_digest {
	const struct labelled_algorithm
		*algorithm;        /* NULL: none is claimed that could be checked */
	struct winnow_str claimed; /* borrowed */
	union {
		struct md5_ctx md5;
		struct sha1_ctx sha1;
		struct sha256_ctx sha256;
	} state;
};

/* `labelled` empty, or of an algorithm that is none of md5, sha1 and sha256: nothing to check. */
void labelled_digest_begin(struct labelled_digest *digest, struct winnow_str labelled);
void labelled_digest_add(struct labelled_digest *digest, struct winnow_str bytes);

/* Whether the bytes are those that were claimed; true where nothing is to be checked. */
bool labelled_digest_holds(struct labelled_digest *digest);

#endif
