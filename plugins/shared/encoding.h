/* SPDX-License-Identifier: MIT
 *
 * Bytes as received, to UTF-8, by iconv. What the page is encoded in is decided, in this order,
 * by its byte order mark, the transport's word, its own declaration in the first 16 KiB (meta
 * charset, meta http-equiv, XML declaration), being valid UTF-8, a guess by its letters where they
 * are none of Latin, and else Windows-1252. A declaration that the bytes plainly disprove is passed
 * over. Labels are read as the WHATWG lists them: ISO-8859-1 means Windows-1252; UTF-7 never.
 * What is called ASCII and has no other bytes is said to be ASCII.
 */
#ifndef WINNOW_SHARED_ENCODING_H
#define WINNOW_SHARED_ENCODING_H

#include <winnow/helpers.h>

struct decoded {
	struct winnow_str text;     /* valid UTF-8; NULs gone, bad bytes are U+FFFD */
	struct winnow_str encoding; /* its name: "utf-8", "windows-1252" */
	struct winnow_str
		origin;  /* "bom", "transport", "meta", "content", "guess", "fallback" */
	size_t replaced; /* characters that could not be decoded */
};

/* 0, or a negative after host->fail(). The text may be the very bytes that were handed in. */
int decode(const struct winnow_host *host, struct winnow_str bytes, struct winnow_str transport,
	struct decoded *ret_decoded);

#endif
