/* SPDX-License-Identifier: MIT
 * The address of a record within an archive, "warc:///news/a.warc.gz?at=2012", or of the rest of
 * the archive from a record on, "?from=2012"; with "&in=345" where it begins so far inside its
 * compressed member. Inside core/fetch only. */
#ifndef WINNOW_FETCH_WARC_ADDRESS_H
#define WINNOW_FETCH_WARC_ADDRESS_H

#include "base/arena.h"
#include "base/failure.h"
#include "fetch/warc_bytes.h"

#define WARC_SCHEME "warc:"

struct warc_address {
	struct winnow_str path; /* of the file; a NUL stands behind it */
	struct warc_place place;
	bool is_rest; /* the rest of the archive, not one record */
};

int warc_address_read(struct winnow_str uri, struct arena *arena,
	struct warc_address *ret_address, struct failure *failure) MUST_CHECK;

/* `uri` is that of the file, file: or warc:. ptr NULL: no memory. */
struct winnow_str warc_address_write(struct winnow_str uri, struct warc_place place,
	bool is_rest, struct arena *arena) MUST_CHECK;

#endif
