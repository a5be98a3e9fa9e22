/* SPDX-License-Identifier: MIT
 * Any bytes as an address, on its own and relative to another: what comes of it is one line of
 * ASCII, and its canonical form is its own canonical form. */
#include <stdint.h>
#include <stdlib.h>
#include "fetch/canonical.h"
#include "fetch/fetch.h"
#include "text/lexicon.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const struct winnow_lexicon *rules(void)
{
	static const struct winnow_lexicon *opened;
	static struct lexicons *lexicons;
	struct failure failure;

	if (!lexicons && (lexicons_create(lexicons_default_path(), &lexicons, &failure) < 0 ||
				 lexicons_open(lexicons, STR_LITERAL("any/address"), &opened,
					 &failure) < 0))
		abort();
	return opened;
}

static void check_printable(struct winnow_str uri)
{
	for (size_t i = 0; i < uri.len; i++)
		if ((unsigned char)uri.ptr[i] <= ' ' || (unsigned char)uri.ptr[i] >= 0x7f)
			abort();
}

static struct winnow_str canonical(struct winnow_str uri, struct arena *arena)
{
	struct failure failure = { 0 };
	struct winnow_str key;

	if (canonical_address(rules(), uri, arena, &key, &failure) < 0)
		abort();
	return key;
}

static void check(struct winnow_str base, struct winnow_str reference, struct arena *arena)
{
	static const struct canonical_bounds bounds = { 24, 3 };
	struct failure failure = { 0 };
	struct winnow_str uri;

	if (fetch_resolve(base, reference, arena, &uri, &failure) < 0) {
		if (failure.why[0] == '\0')
			abort();
		return;
	}
	if (winnow_starts(uri, "http"))
		check_printable(uri);
	canonical_trap(uri, &bounds);
	canonical_pattern(uri);
	struct winnow_str key = canonical(uri, arena);
	if (!winnow_equal(canonical(key, arena), key))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct winnow_str text = { (const char *)bytes, length };

	if (!arena)
		abort();
	check(STR_LITERAL(""), text, arena);
	check(STR_LITERAL("https://a.example/b/c?d=e"), text, arena);
	return 0;
}
