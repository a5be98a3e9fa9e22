/* SPDX-License-Identifier: MIT
 * How somebody calls the server: it answers to an address and to localhost, and to nothing that
 * could be a name of somebody's. */
#include <stdlib.h>
#include "serve/listen.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static bool is_of_an_address(char byte)
{
	return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f') ||
	       (byte >= 'A' && byte <= 'F') || byte == '.' || byte == ':' || byte == '[' ||
	       byte == ']';
}

/* What a browser could look up behind a name: all before the port. */
static void check_called(struct winnow_str host)
{
	struct winnow_str name = host;

	if (!winnow_starts(host, "["))
		name.len = str_find_byte(host, ':', 0);
	if (str_equal_ascii_case(name, STR_LITERAL("localhost")))
		return;
	if (winnow_starts(host, "["))
		name.len = str_find_byte(host, ']', 0);
	for (size_t i = 0; i < name.len; i++)
		if (!is_of_an_address(name.ptr[i]))
			abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct winnow_str text = { (const char *)bytes, length };
	struct sockaddr_storage address;
	struct failure failure = { 0 };
	bool local;

	if (listen_is_called(text, STR_LITERAL("127.0.0.1:8390")))
		check_called(text);
	if (listen_parse(text, &address, &local, &failure) < 0 && failure.why[0] == '\0')
		abort();
	return 0;
}
