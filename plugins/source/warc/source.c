/* SPDX-License-Identifier: MIT
 *
 * Archives of the web on this machine as a source. Each record that is wanted becomes an item
 * as if it had been fetched then; two captures of one page are two versions of it.
 */
#include <stdio.h>
#include "shared/walk.h"
#include "shared/wanted.h"
#include "source/warc/warc_plugin.h"

enum { TYPES = WALK_OPTION_COUNT, STATUS, MEDIA_TYPES, ALLOW, DENY, BAD_DIGESTS };

static const char *const type_choices[] = { "response", "resource", "revisit", "conversion",
	NULL };
static const char *const digest_choices[] = { "set_aside", "keep", NULL };
static const char *const endings[] = { ".warc", ".warc.gz", ".arc", ".arc.gz", NULL };

static const struct winnow_option options[] = {
	WALK_OPTIONS,
	[TYPES] = {
		.name = "types",
		.help = "Records to take; left out: response, resource and revisit.",
		.choices = type_choices,
		.type = WINNOW_TEXT,
		.flags = WINNOW_LIST,
	},
	[STATUS] = {
		.name = "status",
		.help = "HTTP statuses of the responses to take.",
		.fallback = "200",
		.min = 100,
		.max = 999,
		.type = WINNOW_INTEGER,
		.flags = WINNOW_LIST,
	},
	[MEDIA_TYPES] = {
		.name = "media_types",
		.help = "Media types to take, as text/html or text/*; left out: text, HTML, XML and what does not say.",
		.type = WINNOW_TEXT,
		.flags = WINNOW_LIST,
	},
	[ALLOW] = {
		.name = "allow",
		.help = "Addresses whose captures are taken: https://www.example.org/news/*, or a regular expression that begins with ^; left out: all of http, https and file.",
		.type = WINNOW_TEXT,
		.flags = WINNOW_LIST,
	},
	[DENY] = {
		.name = "deny",
		.help = "Addresses whose captures are never taken, whatever allow says.",
		.type = WINNOW_TEXT,
		.flags = WINNOW_LIST,
	},
	[BAD_DIGESTS] = {
		.name = "bad_digests",
		.help = "What is done with a record whose bytes are not those whose digest it claims; it is named in any case.",
		.fallback = "set_aside",
		.choices = digest_choices,
		.type = WINNOW_TEXT,
	},
	{ .name = NULL },
};

struct archives {
	struct walk walk;
	const struct winnow_value *values;
	struct patterns allow, deny;
};

/* ---- begin and end ---- */

static void archives_close(void *self)
{
	struct archives *archives = self;

	patterns_finish(&archives->allow);
	patterns_finish(&archives->deny);
}

static int archives_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	struct archives *archives = WINNOW_NEW(host, struct archives);

	if (!archives)
		return winnow_fail(host, WINNOW_EFATAL, "no memory for the source");
	archives->values = values;
	archives->walk = (struct walk){
		.values = values,
		.expects_named = WINNOW_ARCHIVE,
		.expects_found = WINNOW_ARCHIVE,
		.endings = endings,
	};
	int code = patterns_read(host, "allow", &values[ALLOW], &archives->allow);
	if (code >= 0)
		code = patterns_read(host, "deny", &values[DENY], &archives->deny);
	if (code < 0)
		archives_close(archives);
	*ret_self = archives;
	return code;
}

static int archives_start(
	void *self, const struct winnow_host *host, const struct winnow_source_out *out)
{
	const struct archives *archives = self;

	return walk_start(&archives->walk, host, out);
}

/* ---- which records ---- */

static struct winnow_str header(const struct winnow_item *item, const char *name)
{
	for (uint32_t i = 0; i < item->header_count; i++)
		if (winnow_is(item->headers[i].name, name))
			return item->headers[i].value;
	return winnow_str("");
}

static int is_type_wanted(const struct archives *archives, struct winnow_str type)
{
	const struct winnow_value *types = &archives->values[TYPES];

	for (uint32_t i = 0; i < types->count; i++)
		if (winnow_equal(types->text[i], type))
			return 1;
	return !types->count && (winnow_is(type, "response") || winnow_is(type, "resource") ||
					winnow_is(type, "revisit"));
}

/* What is no answer of HTTP, or says as little as a revisit may, has no status. */
static int is_status_wanted(const struct archives *archives, uint32_t status)
{
	const struct winnow_value *wanted = &archives->values[STATUS];

	for (uint32_t i = 0; i < wanted->count; i++)
		if (wanted->number[i] == (int64_t)status)
			return 1;
	return status == 0;
}

/* "text/html" by "text/html" or "text/" and a star. */
static int is_of_kind(struct winnow_str media_type, struct winnow_str kind)
{
	if (winnow_ends(kind, "*"))
		return media_type.len >= kind.len - 1 &&
		       winnow_equal(winnow_slice(media_type, 0, kind.len - 1),
			       winnow_slice(kind, 0, kind.len - 1));
	return winnow_equal(media_type, kind);
}

static int is_media_type_wanted(const struct archives *archives, struct winnow_str media_type)
{
	const struct winnow_value *wanted = &archives->values[MEDIA_TYPES];

	for (uint32_t i = 0; i < wanted->count; i++)
		if (is_of_kind(media_type, wanted->text[i]))
			return 1;
	return !wanted->count && (media_type.len == 0 || winnow_starts(media_type, "text/") ||
					 winnow_is(media_type, "application/xhtml+xml") ||
					 winnow_is(media_type, "application/xml"));
}

/* 1, 0, or a negative. */
static int is_address_wanted(
	const struct archives *archives, const struct winnow_host *host, struct winnow_str uri)
{
	char *address = (char *)(host->alloc)(host, uri.len + 1);

	if (!address)
		return winnow_fail(host, WINNOW_ELIMIT, "no memory for an address");
	if (uri.len)
		memcpy(address, uri.ptr, uri.len);
	if (patterns_match(&archives->deny, address))
		return 0;
	if (archives->allow.count)
		return patterns_match(&archives->allow, address);
	return winnow_starts(uri, "http://") || winnow_starts(uri, "https://") ||
	       winnow_starts(uri, "file:");
}

static int is_wanted(const struct archives *archives, const struct winnow_host *host,
	const struct winnow_item *item)
{
	struct winnow_str type = header(item, "warc-type");
	int is_revisit = winnow_is(type, "revisit");

	if (!is_type_wanted(archives, type))
		return 0;
	/* A revisit is what it revisits, and says so or not. */
	if (!is_revisit && (!is_status_wanted(archives, item->status) ||
				   !is_media_type_wanted(archives, item->media_type)))
		return 0;
	return is_address_wanted(archives, host, item->final_uri);
}

/* ---- working ---- */

static int request(
	const struct winnow_source_out *out, const struct winnow_item *item, uint32_t expects)
{
	const struct winnow_request wanted = {
		.size = sizeof wanted,
		.uri = item->uri,
		.expects = expects,
	};

	return out->request(out, &wanted);
}

static int keep(const struct archives *archives, const struct winnow_host *host,
	const struct winnow_item *item, const struct winnow_source_out *out)
{
	int sets_aside = winnow_is(archives->values[BAD_DIGESTS].text[0], "set_aside");

	if (sets_aside && winnow_is(header(item, "warc-digest"), "wrong"))
		return winnow_fail(host, WINNOW_EDATA,
			"the bytes of this record are not those whose digest it claims; to "
			"take "
			"it all the same, say bad_digests: keep");
	return out->keep(out, item->final_uri);
}

static int archives_visit(void *self, const struct winnow_host *host,
	const struct winnow_item *item, const struct winnow_source_out *out)
{
	const struct archives *archives = self;
	int code;

	switch (item->form) {
	case WINNOW_BYTES:
	case WINNOW_REVISIT:
		return keep(archives, host, item, out);
	case WINNOW_ENTRY_REST:
		return request(out, item, WINNOW_ARCHIVE);
	case WINNOW_ENTRY_RECORD:
		code = is_wanted(archives, host, item);
		return code > 0 ? request(out, item, WINNOW_ARTICLE) : code;
	default:
		return walk_visit(&archives->walk, host, item, out);
	}
}

const struct winnow_source warc_source = {
	.size = sizeof warc_source,
	.options = options,
	.open = archives_open,
	.start = archives_start,
	.visit = archives_visit,
	.close = archives_close,
};
