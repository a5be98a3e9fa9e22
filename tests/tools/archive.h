/* SPDX-License-Identifier: MIT
 * Archives written as archives are, for tests. */
#ifndef WINNOW_TESTS_TOOLS_ARCHIVE_H
#define WINNOW_TESTS_TOOLS_ARCHIVE_H

#include "base/buffer.h"

/* "WARC/1.0", the lines, a Content-Length that is right, the block, two line ends. `lines` each end
 * with "\r\n". */
void archive_record(struct buffer *archive, const char *lines, struct winnow_str block);

/* A response of 2014-03-05T10:00:00Z with the HTTP lines and the body, and digests of both. */
void archive_response(struct buffer *archive, const char *target, const char *http_lines,
	struct winnow_str body);

/* The same bytes, as a gzip member behind those that are there. */
void archive_compress(struct buffer *archive, struct winnow_str record);

#endif
