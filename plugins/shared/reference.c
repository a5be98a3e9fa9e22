/* SPDX-License-Identifier: MIT */
#include "shared/reference.h"
#include "shared/scan.h"

#include <libxml/uri.h>

enum { LONGEST = 8192 };

static const struct winnow_str nowhere = { NULL, 0 };

static int has_scheme(struct winnow_str reference)
{
	size_t colon = scan_find(reference, 0, ":"), slash = scan_find(reference, 0, "/");

	return colon < reference.len && colon > 1 && colon < slash;
}

/* With a NUL behind it, line breaks gone and spaces escaped, as browsers do. */
static char *clean(const struct winnow_host *host, struct winnow_str text)
{
	char *bytes = host->alloc(host, text.len * 3 + 1);
	size_t length = 0;

	for (size_t at = 0; bytes && at < text.len; at++) {
		unsigned char byte = (unsigned char)text.ptr[at];
		if (byte == ' ') {
			memcpy(bytes + length, "%20", 3);
			length += 3;
		} else if (byte > ' ' && byte != 0x7f) {
			bytes[length++] = text.ptr[at];
		}
	}
	return bytes;
}

struct winnow_str reference_resolve(
	const struct winnow_host *host, struct winnow_str base, struct winnow_str reference)
{
	struct winnow_str found = nowhere;

	if (reference.len > LONGEST || base.len > LONGEST || reference.len == 0)
		return nowhere;
	char *wanted = clean(host, reference), *from = clean(host, base);
	if (!wanted || !from)
		return nowhere;
	if (has_scheme(winnow_str(wanted)) || from[0] == '\0')
		return winnow_str(wanted);
	xmlChar *built = xmlBuildURI((const xmlChar *)wanted, (const xmlChar *)from);
	if (!built)
		return nowhere;
	size_t length = strlen((const char *)built);
	char *kept = host->alloc(host, length + 1);
	if (kept) {
		memcpy(kept, built, length + 1);
		found = (struct winnow_str){ kept, length };
	}
	xmlFree(built);
	return found;
}

struct winnow_str reference_authority(struct winnow_str address)
{
	size_t start = scan_find(address, 0, "://");

	if (start == address.len)
		return nowhere;
	size_t end = start += 3;
	while (end < address.len && !strchr("/?#\\", address.ptr[end]))
		end++;
	for (size_t at = end; at > start; at--)
		if (address.ptr[at - 1] == '@')
			return winnow_slice(address, at, end - at);
	return winnow_slice(address, start, end - start);
}
