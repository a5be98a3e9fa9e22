/* SPDX-License-Identifier: MIT
 *
 * The files of an archive: "Prefix-Timestamp-Serial-Host.warc.gz", each begun when there is something
 * to write, each record a gzip member. The serial number goes on from file to file, so that a
 * position, which is a serial number and an offset, tells what came after it.
 */
#ifndef WINNOW_WARC_FILE_H
#define WINNOW_WARC_FILE_H

#include <winnow/helpers.h>

struct files {
	struct winnow_str folder, prefix, host_name;
	uint64_t most_bytes;    /* a longer one is followed by the next */
	int descriptor;         /* -1: none is open */
	uint32_t serial;        /* of the last one */
	uint64_t length;        /* of whole records in it */
	char path[4096], *name; /* of the last one; name is within */
};

/* Back to a position that files_position() told; -1: there is none. What was written after it is
 * taken away, and what stands before it must be whole. The next record begins a new file. */
int files_resume(struct files *files, const struct winnow_host *host, int64_t position);

/* One is open, and has room. 1: it was begun just now, and its first record is to be written. */
int files_ready(struct files *files, const struct winnow_host *host);

/* Appends a record, head and block, as a member: all of it or nothing. *ret_at, *ret_length: the
 * bytes of the file that hold it. */
int files_append(struct files *files, const struct winnow_host *host, struct winnow_str head,
	struct winnow_str block, struct winnow_str rest, uint64_t *ret_at,
	uint64_t *ret_length);

/* What was appended is durable. */
int files_make_durable(struct files *files, const struct winnow_host *host);

int64_t files_position(const struct files *files);
void files_close(struct files *files);

#endif
