/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
#include "base/digest.h"
#include "fetch/warc.h"

int64_t fetch_modified_ms(const struct stat *status)
{
	return (int64_t)status->st_mtim.tv_sec * 1000 + status->st_mtim.tv_nsec / 1000000;
}

static int open_failure(const char *path, struct failure *failure)
{
	int code = FAILURE_SYSTEM;

	if (errno == ENOENT || errno == ENOTDIR)
		code = FAILURE_MISSING;
	else if (errno == EACCES || errno == EPERM)
		code = FAILURE_DENIED;
	else if (errno == EMFILE || errno == ENFILE || errno == EINTR)
		code = WINNOW_EAGAIN;
	return failure_errno(failure, code, "%s", path);
}

/* One byte more is asked for than there should be, so that a file that grew is noticed. */
static ssize_t read_all(int descriptor, char *bytes, size_t room)
{
	size_t length = 0;

	while (length < room) {
		ssize_t got = read(descriptor, bytes + length, room - length);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (got == 0)
			break;
		length += (size_t)got;
	}
	return (ssize_t)length;
}

/* Read, not mapped: a file that another program cuts short must not kill the run. */
static int read_file(const char *path, int descriptor, uint64_t size, char **ret_bytes,
	size_t *ret_length, struct failure *failure)
{
	char *bytes = malloc((size_t)size + 1);

	if (!bytes)
		return failure_set(failure, WINNOW_ELIMIT,
			"%s: no memory for its %ju bytes: lower max_item_bytes", path,
			(uintmax_t)size);
	ssize_t length = read_all(descriptor, bytes, (size_t)size + 1);
	if (length < 0 || (uint64_t)length > size) {
		int code = length < 0 ? failure_errno(failure, WINNOW_EDATA,
						"%s: reading it failed", path)
				      : failure_set(failure, WINNOW_EAGAIN,
						"%s: grew while it was read", path);
		free(bytes);
		return code;
	}
	*ret_bytes = bytes;
	*ret_length = (size_t)length;
	return 0;
}

static int show_file(const struct fetch_request *request, struct winnow_str path,
	const struct stat *status, struct winnow_str body, fetch_each *each, void *context)
{
	struct winnow_item item = fetch_item(request);
	char sha256[DIGEST_TEXT_SIZE];

	item.media_type = media_type_of(path);
	item.body = body;
	item.length = body.len;
	item.sha256 = digest_of(body, sha256);
	item.modified_ms = fetch_modified_ms(status);
	return each(context, &item);
}

static int fetch_regular(const struct fetch_request *request, struct winnow_str path,
	int descriptor, const struct stat *status, const struct fetch_limits *limits,
	fetch_each *each, void *context, struct failure *failure)
{
	char *bytes = NULL;
	size_t length = 0;

	if ((uint64_t)status->st_size > limits->max_bytes)
		return failure_set(failure, WINNOW_ELIMIT,
			"%s: has %jd bytes, more than the %ju of max_item_bytes", path.ptr,
			(intmax_t)status->st_size, (uintmax_t)limits->max_bytes);
	int code = read_file(
		path.ptr, descriptor, (uint64_t)status->st_size, &bytes, &length, failure);
	if (code < 0)
		return code;
	struct winnow_str body = { bytes, length };
	code = show_file(request, path, status, body, each, context);
	free(bytes);
	return code;
}

/* A file that is taken for an archive, or a place in one. */
static int fetch_archive(const struct fetch_request *request,
	const struct warc_address *address, int descriptor, const struct fetch_limits *limits,
	fetch_each *each, void *context, struct failure *failure)
{
	bool is_member = winnow_starts(request->uri, WARC_SCHEME) && !address->is_rest;

	if (is_member)
		return warc_member(request, address->path, descriptor, address->place, limits,
			each, context, failure);
	return warc_scan(
		request, address->path, descriptor, address->place, each, context, failure);
}

static int fetch_open(const struct fetch_request *request, const struct warc_address *address,
	int descriptor, const struct fetch_limits *limits, fetch_each *each, void *context,
	struct failure *failure)
{
	struct winnow_str path = address->path;
	struct stat status;

	if (fstat(descriptor, &status) != 0)
		return failure_errno(failure, FAILURE_SYSTEM, "%s", path.ptr);
	if (S_ISDIR(status.st_mode))
		return fetch_folder(request, dup(descriptor), each, context, failure);
	if (!S_ISREG(status.st_mode))
		return failure_set(failure, WINNOW_EDATA,
			"%s: is neither a file nor a folder, but a device, a pipe or a socket",
			path.ptr);
	if (request->expects == WINNOW_ARCHIVE || winnow_starts(request->uri, WARC_SCHEME))
		return fetch_archive(
			request, address, descriptor, limits, each, context, failure);
	return fetch_regular(
		request, path, descriptor, &status, limits, each, context, failure);
}

int fetch_file(const struct fetch_request *request, const struct fetch_limits *limits,
	fetch_each *each, void *context, struct failure *failure)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct warc_address address = { .is_rest = false };

	if (!arena)
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	int code = winnow_starts(request->uri, WARC_SCHEME)
			   ? warc_address_read(request->uri, arena, &address, failure)
			   : fetch_uri_to_path(request->uri, arena, &address.path, failure);
	if (code < 0)
		return code;
	/* O_NONBLOCK: opening a pipe that nobody writes to must not wait for ever. */
	int descriptor = open(address.path.ptr, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (descriptor < 0)
		return open_failure(address.path.ptr, failure);
	code = fetch_open(request, &address, descriptor, limits, each, context, failure);
	close(descriptor);
	return code;
}
