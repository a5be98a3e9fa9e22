/* SPDX-License-Identifier: MIT */
#include "reader/office/package.h"

#include <archive.h>
#include <archive_entry.h>

enum {
	MOST_MEMBERS = 10 * 1000,
	MOST_EXPANDED = 256 * 1024 * 1024, /* bytes */
	/* Text as these programs write it is packed to a tenth, seldom to a fiftieth. */
	MOST_RATIO = 250,
	UNSUSPICIOUS = 1024 * 1024 /* bytes, of whatever ratio */
};

static int fail(struct package *package, const char *why)
{
	return winnow_fail(package->host, WINNOW_EDATA, why);
}

static int is_too_much(const struct package *package)
{
	return package->expanded > MOST_EXPANDED ||
	       (package->expanded > UNSUSPICIOUS &&
		       package->expanded / MOST_RATIO > package->bytes.len);
}

static int show_member(
	struct package *package, struct archive *archive, package_take *take, void *context)
{
	char bytes[16 * 1024];
	la_ssize_t length;

	while ((length = archive_read_data(archive, bytes, sizeof(bytes))) > 0) {
		package->expanded += (size_t)length;
		if (is_too_much(package))
			return winnow_fail(package->host, WINNOW_ELIMIT,
				"the file expands to far more than a text has; nothing was "
				"read");
		if (take(context, bytes, (size_t)length) ||
			package->host->cancelled(package->host))
			return 0;
	}
	return length < 0 ? fail(package, "the file is damaged: what is packed in it cannot be "
					  "unpacked; fetch it again")
			  : 0;
}

static int is_wanted(struct archive_entry *entry, const char *beginning)
{
	const char *name = archive_entry_pathname(entry);

	return name && winnow_starts(winnow_str(name), beginning) &&
	       winnow_ends(winnow_str(name), ".xml");
}

static int find_member(struct package *package, struct archive *archive, const char *beginning,
	package_take *take, void *context)
{
	struct archive_entry *entry;
	int status = ARCHIVE_OK;

	for (int members = 0; members < MOST_MEMBERS; members++) {
		status = archive_read_next_header(archive, &entry);
		if (status == ARCHIVE_EOF)
			return 1;
		if (status < ARCHIVE_WARN)
			return fail(package,
				"the file is no whole ZIP file; fetch it again, or, if it is "
				"of an older form or protected, save it anew as DOCX or ODT");
		if (!is_wanted(entry, beginning))
			continue;
		if (archive_entry_is_encrypted(entry))
			return fail(package,
				"the file is protected by a password; save it without one");
		return show_member(package, archive, take, context);
	}
	return winnow_fail(
		package->host, WINNOW_ELIMIT, "the file has more than 10,000 members");
}

int package_read(
	struct package *package, const char *beginning, package_take *take, void *context)
{
	struct archive *archive = archive_read_new();

	if (!archive)
		return winnow_fail(
			package->host, WINNOW_ELIMIT, "there is no memory for the file");
	archive_read_support_format_zip(archive);
	int result = archive_read_open_memory(archive, package->bytes.ptr, package->bytes.len)
			     ? fail(package, "the file is no ZIP file")
			     : find_member(package, archive, beginning, take, context);
	archive_read_free(archive);
	return result;
}
