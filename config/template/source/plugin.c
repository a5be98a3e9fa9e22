/* @name@ - a source: it reads a list of addresses, one a line, and has each of them read.
 *
 * A source never opens anything. It names places; winnow fetches them, politely, and shows what
 * came back. To make it yours: change what start() names, and what visit() finds in it. The
 * contract is in winnow/plugin.h and winnow/ABI.md.
 */
#include <winnow/helpers.h>

/* ---- what may be set ---- */

enum { LIST };

static const struct winnow_option options[] = {
	[LIST] = { .name = "list",
		.help = "The list: a path, or an address.",
		.type = WINNOW_PATH,
		.flags = WINNOW_REQUIRED },
	{ .name = NULL },
};

static int source_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	(void)host;
	*ret_self = (void *)values; /* lives until close(), and is all we need */
	return 0;
}

/* ---- the first request: the list itself ---- */

/* Paths come from open() whole; an address stays as it was written. */
static struct winnow_str address_of(const struct winnow_host *host, struct winnow_str path)
{
	struct winnow_str address = { NULL, path.len + 7 };

	if (!winnow_starts(path, "/"))
		return path;
	char *bytes = host->alloc(host, address.len);
	if (bytes) {
		memcpy(bytes, "file://", 7);
		memcpy(bytes + 7, path.ptr, path.len);
	}
	address.ptr = bytes;
	return address;
}

static int source_start(
	void *self, const struct winnow_host *host, const struct winnow_source_out *out)
{
	const struct winnow_value *values = self;
	const struct winnow_request request = {
		.size = sizeof request,
		.expects = WINNOW_LISTING,
		.uri = address_of(host, values[LIST].text[0]),
	};

	if (!request.uri.ptr)
		return winnow_fail(host, WINNOW_ELIMIT, "no memory");
	return out->request(out, &request);
}

/* ---- what came back ---- */

static size_t line_length(struct winnow_str rest)
{
	const char *end = rest.len ? memchr(rest.ptr, '\n', rest.len) : NULL;

	return end ? (size_t)(end - rest.ptr) : rest.len;
}

/* What an address may be made of; all else would be escaped in it. */
static int is_address(struct winnow_str line)
{
	for (size_t i = 0; i < line.len; i++)
		if (line.ptr[i] <= ' ' || line.ptr[i] > '~')
			return 0;
	return line.len > 0 && line.ptr[0] != '#';
}

static int request_lines(const struct winnow_host *host, struct winnow_str list,
	const struct winnow_source_out *out)
{
	int result = 0;

	while (list.len && result == 0 && !host->cancelled(host)) {
		size_t length = line_length(list);
		const struct winnow_request request = {
			.size = sizeof request,
			.expects = WINNOW_ARTICLE,
			.uri = winnow_slice(list, 0, length),
		};
		if (is_address(request.uri))
			result = out->request(out, &request);
		length += length < list.len;
		list = winnow_slice(list, length, list.len - length);
	}
	return result;
}

static int source_visit(void *self, const struct winnow_host *host,
	const struct winnow_item *item, const struct winnow_source_out *out)
{
	(void)self;
	if (item->form != WINNOW_BYTES)
		return 0;
	if (item->expects == WINNOW_ARTICLE)
		return out->keep(out, winnow_str("")); /* to be read, under its own key */
	return request_lines(host, item->body, out);
}

static const struct winnow_source source = {
	.size = sizeof source,
	.options = options,
	.open = source_open,
	.start = source_start,
	.visit = source_visit,
};

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "@name@",
	.version = "0.1.0",
	.licence = "MIT",
	.summary = "Reads what a list of addresses names.",
	.source = &source,
};
