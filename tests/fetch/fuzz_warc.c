/* SPDX-License-Identifier: MIT
 * An archive from anybody: looked through, and each record that it shows is read. */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
#include "base/utf8.h"
#include "fetch/warc.h"

#define CEILING 100000

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

struct looking {
	int descriptor;
	unsigned records;
};

static const struct fetch_request request = { .uri = { "file:///fuzz", 12 } };

static int check_item(void *context, const struct winnow_item *item)
{
	(void)context;
	for (uint32_t i = 0; i < item->header_count; i++)
		if (!utf8_is_text(item->headers[i].name) ||
			!utf8_is_text(item->headers[i].value))
			abort();
	if (!utf8_is_text(item->uri) || !utf8_is_text(item->final_uri) ||
		!utf8_is_text(item->media_type) || item->body.len > CEILING ||
		item->length != item->body.len)
		abort();
	return 0;
}

static int check_entry(void *context, const struct winnow_item *item)
{
	struct looking *looking = context;
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	const struct fetch_limits limits = { .max_bytes = CEILING };
	struct warc_address address;
	struct failure failure;

	if (warc_address_read(item->uri, arena, &address, &failure) < 0)
		abort();
	if (item->form != WINNOW_ENTRY_RECORD || looking->records++ > 20)
		return 0;
	if (warc_member(&request, address.path, looking->descriptor, address.place, &limits,
		    check_item, NULL, &failure) == 0)
		return 0;
	return failure.why[0] ? 0 : (abort(), 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct looking looking = { .descriptor = memfd_create("fuzz", MFD_CLOEXEC) };
	struct failure failure = { 0 };

	if (looking.descriptor < 0 ||
		write(looking.descriptor, bytes, length) != (ssize_t)length)
		abort();
	int code = warc_scan(&request, STR_LITERAL("/fuzz"), looking.descriptor,
		(struct warc_place){ 0, 0 }, check_entry, &looking, &failure);
	if (code < 0 && !failure.why[0])
		abort();
	close(looking.descriptor);
	return 0;
}
