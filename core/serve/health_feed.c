/* SPDX-License-Identifier: MIT */
#include "serve/health_feed.h"
#include "base/clock.h"
#include "store/health.h"

static void put_text(struct buffer *out, struct winnow_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		unsigned char byte = (unsigned char)text.ptr[i];
		if (byte == '<')
			buffer_append(out, STR_LITERAL("&lt;"));
		else if (byte == '&')
			buffer_append(out, STR_LITERAL("&amp;"));
		else if (byte == '>')
			buffer_append(out, STR_LITERAL("&gt;"));
		else
			buffer_append_byte(out, byte < 0x20 ? ' ' : (char)byte);
	}
}

/* Each time a source turns red is an entry of its own. */
static int put_entry(void *context, const struct source_health *health)
{
	struct buffer *out = context;
	bool red = winnow_is(health->colour, "red");

	if (!health->turned_red.len)
		return 0;
	buffer_printf(out,
		"<entry><id>tag:localhost,2014:winnow/health/%.*s/%.*s</id>"
		"<updated>%.*s</updated><title>source %.*s %s red</title><summary>",
		STR_ARGS(health->name), STR_ARGS(health->turned_red),
		STR_ARGS(health->turned_red), STR_ARGS(health->name), red ? "is" : "was");
	put_text(out, red ? health->reason : STR_LITERAL("It is red no more."));
	buffer_append(out, STR_LITERAL("</summary></entry>\n"));
	return 0;
}

int health_feed_write(struct store *store, struct buffer *out, struct failure *failure)
{
	char text[CLOCK_TEXT_SIZE];
	struct winnow_str now = clock_text(clock_wall_ms(), text);

	buffer_printf(out,
		"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
		"<feed xmlns=\"http://www.w3.org/2005/Atom\">"
		"<id>tag:localhost,2014:winnow/health</id><title>winnow: sources that turned "
		"red</title><author><name>winnow</name></author><updated>%.*s</updated>\n",
		STR_ARGS(now));
	int code = query_health(store, put_entry, out, failure);
	buffer_append(out, STR_LITERAL("</feed>\n"));
	return code;
}
