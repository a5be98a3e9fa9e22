/* SPDX-License-Identifier: MIT */
#include "sink/warc/file.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>

#define OFFSET_BITS 40
#define OFFSET_MASK ((INT64_C(1) << OFFSET_BITS) - 1)
#define SERIAL_DIGITS 5
#define STAMP_DIGITS 14
#define GZIP_WINDOW (15 + 16)

static int fail_at(const struct winnow_host *host, const char *path, const char *what)
{
	char why[5000];

	snprintf(why, sizeof why, "%s: %s", path, what);
	return winnow_fail(host, WINNOW_EFATAL, why);
}

int64_t files_position(const struct files *files)
{
	return (int64_t)files->serial << OFFSET_BITS | (int64_t)files->length;
}

void files_close(struct files *files)
{
	if (files->descriptor >= 0)
		close(files->descriptor);
	files->descriptor = -1;
}

/* ---- names ---- */

static int take_digits(const char **text, size_t count, uint32_t *ret_number)
{
	uint64_t number = 0;
	size_t i = 0;

	for (; i < count && (*text)[i] >= '0' && (*text)[i] <= '9'; i++)
		number = number * 10 + (uint64_t)((*text)[i] - '0');
	*ret_number = (uint32_t)number;
	*text += i;
	return i == count;
}

/* The serial number of a file of ours; 0: it is none. */
static uint32_t serial_of(const struct files *files, const char *name)
{
	struct winnow_str text = winnow_str(name);
	uint32_t stamp, serial;

	if (!winnow_ends(text, ".warc.gz") || text.len <= files->prefix.len ||
		memcmp(name, files->prefix.ptr, files->prefix.len) != 0)
		return 0;
	name += files->prefix.len;
	if (*name++ != '-' || !take_digits(&name, STAMP_DIGITS, &stamp) || *name++ != '-' ||
		!take_digits(&name, SERIAL_DIGITS, &serial) || *name != '-')
		return 0;
	return serial;
}

static int set_path(struct files *files, const struct winnow_host *host, const char *name)
{
	int length = snprintf(files->path, sizeof files->path, "%.*s/%s",
		(int)files->folder.len, files->folder.ptr, name);

	if (length < 0 || (size_t)length >= sizeof files->path)
		return fail_at(host, name, "the path of the archive is too long");
	files->name = files->path + files->folder.len + 1;
	return 0;
}

/* ---- going back ---- */

/* Every member up to `end` is whole, and one ends there. */
static int ends_whole(int descriptor, uint64_t end)
{
	unsigned char in[16384], out[16384];
	z_stream stream = { .next_in = NULL };
	uint64_t at = 0;
	int code = Z_STREAM_END;

	if (inflateInit2(&stream, GZIP_WINDOW) != Z_OK)
		return 0;
	while (at < end && (code == Z_OK || code == Z_STREAM_END)) {
		size_t want = end - at < sizeof in ? (size_t)(end - at) : sizeof in;
		ssize_t got = pread(descriptor, in, want, (off_t)at);
		if (got <= 0)
			break;
		at += (uint64_t)got;
		stream.next_in = in;
		stream.avail_in = (uInt)got;
		while (stream.avail_in && (code == Z_OK || code == Z_STREAM_END)) {
			if (code == Z_STREAM_END)
				inflateReset(&stream);
			stream.next_out = out;
			stream.avail_out = sizeof out;
			code = inflate(&stream, Z_NO_FLUSH);
		}
	}
	inflateEnd(&stream);
	return at == end && code == Z_STREAM_END;
}

static int cut(
	const struct winnow_host *host, const char *path, int descriptor, uint64_t length)
{
	struct stat status;

	if (fstat(descriptor, &status) != 0)
		return fail_at(host, path, strerror(errno));
	if ((uint64_t)status.st_size < length)
		return fail_at(host, path,
			"is shorter than what the store has of it: put the whole file back, or "
			"move it away");
	if ((uint64_t)status.st_size == length)
		return 0;
	if (!ends_whole(descriptor, length))
		return fail_at(host, path,
			"is damaged before the place up to which the store has recorded it: "
			"put "
			"the whole file back, or move it away");
	if (ftruncate(descriptor, (off_t)length) != 0 || fsync(descriptor) != 0)
		return fail_at(host, path, strerror(errno));
	return 0;
}

/* What the store never heard of is written again. */
static int go_back_in(struct files *files, const struct winnow_host *host, uint32_t serial,
	uint32_t last_serial, uint64_t last_length)
{
	if (serial > last_serial || last_length == 0) {
		if (unlink(files->path) != 0)
			return fail_at(host, files->path, strerror(errno));
		return 0;
	}
	int descriptor = open(files->path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
	if (descriptor < 0)
		return fail_at(host, files->path, strerror(errno));
	int code = cut(host, files->path, descriptor, last_length);
	close(descriptor);
	return code;
}

static int check_entry(
	struct files *files, const struct winnow_host *host, const char *name, int64_t position)
{
	uint32_t serial = serial_of(files, name);
	uint32_t last = (uint32_t)(position >> OFFSET_BITS);

	if (!serial)
		return 0;
	int code = set_path(files, host, name);
	if (code < 0)
		return code;
	if (position < 0)
		return fail_at(host, files->path,
			"is an archive that this store did not write: name another folder or "
			"prefix");
	if (serial < last)
		return 0;
	return go_back_in(files, host, serial, last, (uint64_t)(position & OFFSET_MASK));
}

int files_resume(struct files *files, const struct winnow_host *host, int64_t position)
{
	char folder[4096];
	int code = 0;

	files_close(files);
	if (files->folder.len >= sizeof folder)
		return winnow_fail(host, WINNOW_EFATAL, "the path of the archive is too long");
	memcpy(folder, files->folder.ptr, files->folder.len);
	folder[files->folder.len] = '\0';
	if (mkdir(folder, 0777) != 0 && errno != EEXIST)
		return fail_at(host, folder, strerror(errno));
	DIR *entries = opendir(folder);
	if (!entries)
		return fail_at(host, folder, strerror(errno));
	for (struct dirent *entry; code >= 0 && (entry = readdir(entries));)
		code = check_entry(files, host, entry->d_name, position);
	closedir(entries);
	files->serial = position < 0 ? 0 : (uint32_t)(position >> OFFSET_BITS);
	files->length = position < 0 ? 0 : (uint64_t)(position & OFFSET_MASK);
	return code;
}

/* ---- a new file ---- */

static int make_folder_durable(const struct files *files)
{
	char folder[4096];

	memcpy(folder, files->folder.ptr, files->folder.len);
	folder[files->folder.len] = '\0';
	int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int result = descriptor < 0 ? -1 : fsync(descriptor);
	if (descriptor >= 0)
		close(descriptor);
	return result;
}

static int begin_file(struct files *files, const struct winnow_host *host)
{
	char name[600], stamp[STAMP_DIGITS + 1];
	time_t now = time(NULL);
	struct tm utc;

	gmtime_r(&now, &utc);
	strftime(stamp, sizeof stamp, "%Y%m%d%H%M%S", &utc);
	snprintf(name, sizeof name, "%.*s-%s-%05u-%.*s.warc.gz", (int)files->prefix.len,
		files->prefix.ptr, stamp, files->serial + 1, (int)files->host_name.len,
		files->host_name.ptr);
	int code = set_path(files, host, name);
	if (code < 0)
		return code;
	files->descriptor =
		open(files->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (files->descriptor < 0 || make_folder_durable(files) != 0)
		return fail_at(host, files->path, strerror(errno));
	files->serial++;
	files->length = 0;
	return 1;
}

int files_ready(struct files *files, const struct winnow_host *host)
{
	if (files->descriptor >= 0 && files->length < files->most_bytes)
		return 0;
	if (files->descriptor >= 0) {
		int code = files_make_durable(files, host);
		if (code < 0)
			return code;
		files_close(files);
	}
	return begin_file(files, host);
}

/* ---- records ---- */

static int write_all(int descriptor, const unsigned char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t written = write(descriptor, bytes, length);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return -1;
		bytes += written;
		length -= (size_t)written;
	}
	return 0;
}

/* Feeds one piece to the member; `flush` Z_FINISH ends it. */
static int write_piece(int descriptor, z_stream *stream, struct winnow_str piece, int flush)
{
	unsigned char out[32768];
	int code;

	stream->next_in = (Bytef *)(uintptr_t)piece.ptr;
	stream->avail_in = (uInt)piece.len;
	do {
		stream->next_out = out;
		stream->avail_out = sizeof out;
		code = deflate(stream, flush);
		if (code == Z_STREAM_ERROR ||
			write_all(descriptor, out, sizeof out - stream->avail_out) != 0)
			return -1;
	} while (stream->avail_out == 0 || (flush == Z_FINISH && code != Z_STREAM_END));
	return 0;
}

static int write_member(int descriptor, const struct winnow_str *pieces, size_t count)
{
	z_stream stream = { .next_in = NULL };
	int result = deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, GZIP_WINDOW, 8,
			     Z_DEFAULT_STRATEGY) == Z_OK
			     ? 0
			     : -1;

	for (size_t i = 0; result == 0 && i < count; i++)
		result = write_piece(
			descriptor, &stream, pieces[i], i + 1 < count ? Z_NO_FLUSH : Z_FINISH);
	deflateEnd(&stream);
	return result;
}

int files_append(struct files *files, const struct winnow_host *host, struct winnow_str head,
	struct winnow_str block, struct winnow_str rest, uint64_t *ret_at, uint64_t *ret_length)
{
	const struct winnow_str pieces[] = { head, block, rest, winnow_str("\r\n\r\n") };

	errno = 0;
	if (write_member(files->descriptor, pieces, sizeof pieces / sizeof *pieces) != 0) {
		const char *why = errno ? strerror(errno) : "compressing a record failed";
		/* The archive ends whole, whatever happens. */
		if (ftruncate(files->descriptor, (off_t)files->length) == 0)
			lseek(files->descriptor, (off_t)files->length, SEEK_SET);
		return fail_at(host, files->path, why);
	}
	off_t end = lseek(files->descriptor, 0, SEEK_CUR);
	*ret_at = files->length;
	*ret_length = (uint64_t)end - files->length;
	files->length = (uint64_t)end;
	return 0;
}

int files_make_durable(struct files *files, const struct winnow_host *host)
{
	if (files->descriptor >= 0 && fdatasync(files->descriptor) != 0)
		return fail_at(host, files->path, strerror(errno));
	return 0;
}
