/* SPDX-License-Identifier: MIT
 * Bytes that a server keeps compressed: a file of gzip's. */
#ifndef WINNOW_SHARED_GUNZIP_H
#define WINNOW_SHARED_GUNZIP_H

#include <winnow/helpers.h>

struct gunzipped {
	struct winnow_str bytes;
	int truncated; /* there was more than the ceiling, or the file is damaged behind this */
	char *memory;  /* of `bytes`, where they were compressed; else NULL */
};

/* `bytes` themselves where they are not compressed; else at most `ceiling` bytes of what is in them,
 * all members of the file one after another. 0, or a negative after host->fail(). */
int gunzip(const struct winnow_host *host, struct winnow_str bytes, size_t ceiling,
	struct gunzipped *ret_gunzipped);
void gunzip_finish(struct gunzipped *gunzipped);

#endif
