/* SPDX-License-Identifier: MIT */
#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include "plugins/reader_office/zip.h"

static size_t room_for(const struct zip_member *members, size_t count)
{
	enum { HEADS = 1024 };
	size_t room = HEADS;

	for (size_t at = 0; at < count; at++)
		room += HEADS + 2 * members[at].bytes.len;
	return room;
}

struct winnow_str zip_make(const struct zip_member *members, size_t count)
{
	size_t room = room_for(members, count), used = 0;
	char *bytes = malloc(room);
	struct archive *archive = archive_write_new();
	struct archive_entry *entry = archive_entry_new();

	if (!bytes || !archive || !entry)
		abort();
	archive_write_set_format_zip(archive);
	archive_write_set_bytes_in_last_block(archive, 1);
	archive_write_open_memory(archive, bytes, room, &used);
	for (size_t at = 0; at < count; at++) {
		const struct zip_member *member = &members[at];
		int is_mark = winnow_is(winnow_str(member->name), "mimetype");
		if (is_mark)
			archive_write_zip_set_compression_store(archive);
		else
			archive_write_zip_set_compression_deflate(archive);
		archive_entry_clear(entry);
		archive_entry_set_pathname(entry, member->name);
		archive_entry_set_filetype(entry, AE_IFREG);
		archive_entry_set_perm(entry, 0644);
		archive_entry_set_size(entry, (la_int64_t)member->bytes.len);
		if (archive_write_header(archive, entry) < ARCHIVE_WARN ||
			(member->bytes.len &&
				archive_write_data(archive, member->bytes.ptr,
					member->bytes.len) != (la_ssize_t)member->bytes.len))
			abort();
	}
	archive_write_close(archive);
	archive_write_free(archive);
	archive_entry_free(entry);
	return (struct winnow_str){ bytes, used };
}
