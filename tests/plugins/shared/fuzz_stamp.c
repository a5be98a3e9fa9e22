/* SPDX-License-Identifier: MIT
 * Any bytes as a date that a machine wrote: what is read of it is written in one way, is the same
 * read again, and is as early as itself. */
#include <stdlib.h>
#include "load/host.h"
#include "shared/stamp.h"
#include "text/lexicon.h"
#include "text/service.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const struct service services[] = {
	{ WINNOW_TEXT_SERVICE, &text_service },
	{ NULL, NULL },
};
static struct host_shared shared = { .services = services };

static const struct names *months(void)
{
	static struct lexicons *lexicons;
	static const struct names *names;
	static struct host host;
	struct failure failure;

	if (names)
		return names;
	if (lexicons_create(lexicons_default_path(), &lexicons, &failure) < 0)
		abort();
	text_service_use(lexicons);
	host_init(&host, "fuzz", &shared, arena_create(0));
	names = names_create(&host.face, "month");
	if (!names)
		abort();
	return names;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct host host;

	host_init(&host, "fuzz", &shared, arena);
	struct winnow_str stamp = stamp_read(
		&host.face, months(), (struct winnow_str){ (const char *)bytes, length });
	if (stamp.len == 0)
		return 0;
	if (stamp.len != 4 && stamp.len != 7 && stamp.len != 10 && stamp.len != 25)
		abort();
	struct winnow_str again = stamp_read(&host.face, months(), stamp);
	if (!winnow_equal(again, stamp) || stamp_compare(again, stamp) != 0)
		abort();
	return 0;
}
