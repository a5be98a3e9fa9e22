/* SPDX-License-Identifier: MIT
 * Records of an archive, by WARC 1.1. Each is written whole, or not at all. */
#ifndef WINNOW_WARC_RECORD_H
#define WINNOW_WARC_RECORD_H

#include "sink/warc/file.h"

#define RECORD_ID_SIZE 50
#define RECORD_DIGEST_SIZE 72

/* What a record says of itself, besides its length and the digest of its block. */
struct record {
	const char *type, *media_type;
	struct winnow_str target;
	int64_t date_ms;
	char id[RECORD_ID_SIZE];
	char payload_digest[RECORD_DIGEST_SIZE]; /* empty: not said */
	/* Further lines, each with its end. */
	char lines[6000];
	size_t lines_length;
};

/* With a new id. */
void record_begin(struct record *record, const char *type, int64_t date_ms);

/* A line; what has a line end in it is left out. */
void record_line(struct record *record, const char *name, struct winnow_str value);
void record_date_line(struct record *record, const char *name, int64_t wall_ms);

/* "sha256:" and 64 digits. */
void record_digest(struct winnow_str bytes, struct winnow_str rest, char *ret_text);

/* The block is both parts, one behind the other. */
int record_write(struct files *files, const struct winnow_host *host,
	const struct record *record, struct winnow_str block, struct winnow_str rest,
	struct winnow_place *ret_place);

#endif
