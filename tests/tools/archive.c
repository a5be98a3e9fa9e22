/* SPDX-License-Identifier: MIT */
#include "tools/archive.h"
#include <stdlib.h>
#include "base/digest.h"
#include "tools/encoded.h"

void archive_record(struct buffer *archive, const char *lines, struct winnow_str block)
{
	buffer_printf(archive, "WARC/1.0\r\n%sContent-Length: %zu\r\n\r\n", lines, block.len);
	buffer_append(archive, block);
	buffer_append(archive, STR_LITERAL("\r\n\r\n"));
}

void archive_response(struct buffer *archive, const char *target, const char *http_lines,
	struct winnow_str body)
{
	struct buffer block, lines;
	char of_block[DIGEST_TEXT_SIZE], of_body[DIGEST_TEXT_SIZE];

	buffer_init(&block, 0);
	buffer_init(&lines, 0);
	buffer_printf(&block, "HTTP/1.1 200 OK\r\n%s\r\n", http_lines);
	buffer_append(&block, body);
	digest_of(buffer_str(&block), of_block);
	digest_of(body, of_body);
	buffer_printf(&lines,
		"WARC-Type: response\r\nWARC-Target-URI: %s\r\n"
		"WARC-Date: 2014-03-05T10:00:00Z\r\nWARC-Record-ID: <urn:test:%s>\r\n"
		"Content-Type: application/http; msgtype=response\r\n"
		"WARC-Block-Digest: sha256:%s\r\nWARC-Payload-Digest: sha256:%s\r\n",
		target, target, of_block, of_body);
	archive_record(archive, lines.bytes, buffer_str(&block));
	buffer_finish(&block);
	buffer_finish(&lines);
}

void archive_compress(struct buffer *archive, struct winnow_str record)
{
	struct winnow_str member = encoded("gzip", record);

	buffer_append(archive, member);
	free((char *)member.ptr);
}
