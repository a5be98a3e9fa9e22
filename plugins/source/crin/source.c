/* SPDX-License-Identifier: MIT */
#include "shared/feed.h"
#include "source/crin/forms.h"
#include "source/crin/join.h"
#include "source/crin/key.h"
#include "source/crin/reader.h"
#include "source/crin/source.h"

enum { ROOTS, LANGUAGES, SECTIONS, MAX_PAGES };

static const char *const languages[] = { "en", "es", "fr", "ru", "ar", NULL };

static const struct winnow_option options[] = {
	[ROOTS] = {
		.name = "roots",
		.help = "Folders of a mirror, saved pages, or addresses of listings and feeds.",
		.type = WINNOW_PATH,
		.flags = WINNOW_REQUIRED | WINNOW_LIST,
	},
	[LANGUAGES] = {
		.name = "languages",
		.help = "Languages whose pages are taken; left out: all.",
		.choices = languages,
		.type = WINNOW_TEXT,
		.flags = WINNOW_LIST,
	},
	[SECTIONS] = {
		.name = "sections",
		.help = "Sections whose pages are taken, as news-archive, publications or "
			"crinmail; left out: all.",
		.type = WINNOW_TEXT,
		.flags = WINNOW_LIST,
	},
	[MAX_PAGES] = {
		.name = "max_pages",
		.help = "How many pages of one listing are followed.",
		.fallback = "100",
		.min = 1,
		.max = 100000,
		.type = WINNOW_INTEGER,
	},
	{ .name = NULL },
};

static struct winnow_str last_name(struct winnow_str path)
{
	size_t at = path.len;

	while (at > 0 && path.ptr[at - 1] != '/')
		at--;
	return winnow_slice(path, at, path.len - at);
}

static bool ends_in(struct winnow_str name, const char *ending)
{
	size_t length = strlen(ending);

	return name.len > length &&
	       join_same(winnow_slice(name, name.len - length, length), ending);
}

static bool is_feed_name(struct winnow_str name)
{
	return ends_in(name, ".xml") || ends_in(name, ".rss");
}

/* ".html.tmp" is what the mirroring tool leaves of a page it was fetching. A name without a dot
 * is a page saved under its alias; one with a query behind it is one, too. */
static bool is_page_name(struct winnow_str name)
{
	for (size_t at = 0; at < name.len; at++)
		if (key_escape_at(name, at) == '?')
			name.len = at;
	if (name.len == 0 || name.ptr[0] == '.')
		return false;
	return ends_in(name, ".html") || ends_in(name, ".htm") || ends_in(name, ".asp") ||
	       ends_in(name, ".html.tmp") || join_find(name, ".", 0) == name.len;
}

static struct winnow_str root_of(const struct winnow_host *host, struct winnow_str text)
{
	bool is_path = text.len && text.ptr[0] == '/';
	struct winnow_str uri = is_path ? address_of_path(host, text) : text;

	if (!winnow_starts(uri, "file:///") || winnow_ends(uri, "/") || ends_in(uri, ".html") ||
		ends_in(uri, ".htm") || ends_in(uri, ".asp") || is_feed_name(uri) ||
		ends_in(uri, ".html.tmp"))
		return uri;
	return join(host, (struct winnow_str[]){ uri, winnow_str("/") }, 2);
}

static int source_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct source *source = WINNOW_NEW(host, struct source);
	const struct winnow_value *roots = &values[ROOTS];

	if (!source)
		return winnow_fail(host, WINNOW_ELIMIT, "no memory left to open the source");
	source->roots = host->alloc(host, (roots->count + 1) * sizeof *source->roots);
	source->dates = dates_create(host);
	source->months = names_create(host, "month");
	if (!source->roots || !source->dates || !source->months)
		return winnow_fail(host, WINNOW_ELIMIT, "no memory left to open the source");
	for (uint32_t i = 0; i < roots->count; i++)
		source->roots[i] = root_of(host, roots->text[i]);
	source->root_count = roots->count;
	source->languages = &values[LANGUAGES];
	source->sections = &values[SECTIONS];
	source->max_pages = (uint64_t)values[MAX_PAGES].number[0];
	page_prepare();
	*ret_self = source;
	return 0;
}

/* The root asks under its own address: a folder must not be taken for the page of its name. */
static int source_start(
	void *self, const struct winnow_host *host, const struct winnow_source_out *out)
{
	const struct source *source = self;
	int code = 0;

	(void)host;
	for (size_t i = 0; i < source->root_count && code >= 0; i++) {
		const struct winnow_request request = { .size = sizeof request,
			.expects = WINNOW_LISTING,
			.uri = source->roots[i] };
		code = out->request(out, &request);
	}
	return code;
}

static bool is_one_of(const struct winnow_value *values, struct winnow_str text)
{
	for (uint32_t i = 0; i < values->count; i++)
		if (winnow_equal(values->text[i], text))
			return true;
	return values->count == 0;
}

bool source_wants(const struct source *source, const struct address *address)
{
	if (address->language.len && !is_one_of(source->languages, address->language))
		return false;
	for (uint32_t i = 0; i < source->sections->count; i++)
		if (address_in_section(address, source->sections->text[i]))
			return true;
	return source->sections->count == 0;
}

/* The folder of a root that is one page: its links stay beside it and below. */
static struct winnow_str root_folder(struct winnow_str root)
{
	size_t at = root.len;

	while (at > 0 && root.ptr[at - 1] != '/')
		at--;
	return winnow_slice(root, 0, at);
}

static struct winnow_str root_above(const struct source *source, struct winnow_str uri)
{
	struct winnow_str nearest = winnow_str("");

	for (size_t i = 0; i < source->root_count; i++) {
		struct winnow_str folder = root_folder(source->roots[i]);
		bool is_below = winnow_starts(folder, "file:///") && uri.len >= folder.len &&
				memcmp(uri.ptr, folder.ptr, folder.len) == 0;
		if (is_below && folder.len > nearest.len)
			nearest = folder;
	}
	return nearest;
}

int visit_address(const struct visit *visit, struct winnow_str uri, struct address *ret_address)
{
	return address_read(visit->host, uri, visit->root, ret_address);
}

static int request_folder(const struct visit *visit)
{
	struct winnow_str name = last_name(visit->item->uri);
	const struct winnow_request request = {
		.size = sizeof request, .expects = WINNOW_LISTING, .uri = visit->item->uri
	};

	if (name.len && name.ptr[0] == '.')
		return 0;
	return visit->out->request(visit->out, &request);
}

static int request_file(const struct visit *visit)
{
	struct winnow_str name = last_name(visit->item->uri);
	bool is_feed = is_feed_name(name);
	const struct winnow_request request = { .size = sizeof request,
		.expects = is_feed ? WINNOW_LISTING : WINNOW_ARTICLE,
		.uri = visit->item->uri,
		.key = visit->address.key };

	if (!is_feed && !is_page_name(name))
		return 0;
	if (!is_feed && !source_wants(visit->source, &visit->address))
		return 0;
	return visit->out->request(visit->out, &request);
}

/* The key the page itself tells, where its place in a mirror does not. */
static int keep(const struct visit *visit)
{
	struct winnow_str origin = winnow_str("");
	struct address address = visit->address;

	if (address.cited.len == 0)
		origin = form_mirrored_from(visit->host, visit->item->body);
	int code = origin.len ? visit_address(visit, origin, &address) : 0;
	if (code < 0)
		return code;
	if (address.site == SITE_NONE)
		address = visit->address;
	if (!source_wants(visit->source, &address))
		return 0;
	return visit->out->keep(visit->out, address.key);
}

static int visit_page(const struct visit *visit)
{
	struct page page;
	int code = page_parse(visit->host, visit->item, &page);

	if (code < 0)
		return code;
	enum form form = form_of(visit->host, &page, &visit->address).form;
	if (form == FORM_LISTING)
		code = listing_follow(visit, &page);
	if (code < 0 || form == FORM_LISTING || form == FORM_SHELL)
		return code;
	return keep(visit);
}

/* A feed leads to its items; one that leads nowhere this visit may go is read itself. */
static int visit_feed(const struct visit *visit)
{
	size_t followed = 0;
	int code = listing_follow_feed(visit, &followed);

	return code < 0 || followed ? code : visit->out->keep(visit->out, visit->address.key);
}

static int source_visit(void *self, const struct winnow_host *host,
	const struct winnow_item *item, const struct winnow_source_out *out)
{
	struct visit visit = { .source = self, .host = host, .item = item, .out = out };

	visit.root = root_above(self, item->final_uri);
	int code = visit_address(&visit, item->final_uri, &visit.address);
	if (code < 0)
		return code;
	switch (item->form) {
	case WINNOW_ENTRY_FOLDER:
		return request_folder(&visit);
	case WINNOW_ENTRY_FILE:
		return request_file(&visit);
	case WINNOW_BYTES:
		return feed_begins(item->body) ? visit_feed(&visit) : visit_page(&visit);
	default:
		return 0;
	}
}

const struct winnow_source crin_source = {
	.size = sizeof(struct winnow_source),
	.options = options,
	.open = source_open,
	.start = source_start,
	.visit = source_visit,
};
