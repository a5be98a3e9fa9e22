/* SPDX-License-Identifier: MIT */
#include "source/crin/address.h"
#include "source/crin/join.h"
#include "source/crin/key.h"

/* An address taken apart; for a local mirror, as if it had come from the site itself. */
struct parts {
	struct winnow_str scheme, host, path, query;
	size_t root, mirror; /* as in struct address */
	bool local, named;   /* named: the host is evident, not assumed */
};

static const char *const hosts[] = { "www.crin.org", "archive.crin.org", "crinarchive.org",
	"home.crin.org", "crin.org", "www.crinarchive.org" };

/* As it is written in keys; NULL: none of CRIN's. */
static const char *known_host(struct winnow_str name)
{
	for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++)
		if (join_same(name, hosts[i]))
			return i < 4 ? hosts[i] : hosts[i == 4 ? 0 : 2];
	return NULL;
}

static struct winnow_str after(struct winnow_str text, size_t at)
{
	return winnow_slice(text, at, text.len - at);
}

static void split_query(struct winnow_str *path, struct winnow_str *ret_query)
{
	path->len = join_find(*path, "#", 0);
	size_t mark = join_find(*path, "?", 0);
	*ret_query = mark < path->len ? after(*path, mark + 1) : (struct winnow_str){ NULL, 0 };
	path->len = mark;
}

static struct winnow_str without_port(struct winnow_str authority)
{
	size_t user = join_find(authority, "@", 0);

	if (user < authority.len)
		authority = after(authority, user + 1);
	authority.len = join_find(authority, ":", 0);
	return authority;
}

/* The place behind the last folder that is named like a host of CRIN's. */
static void find_host_folder(struct winnow_str uri, struct parts *parts)
{
	for (size_t start = parts->mirror; start < uri.len;) {
		size_t end = join_find(uri, "/", start);
		const char *name = known_host(winnow_slice(uri, start, end - start));
		start = end + 1;
		if (!name || end == uri.len)
			continue;
		parts->host = winnow_str(name);
		parts->mirror = start;
		parts->named = true;
	}
}

/* Tools that mirror without renaming leave the query in the file's name, where the address of
 * the file escapes its '?'. */
static void split_escaped_query(const struct winnow_host *host, struct parts *parts)
{
	for (size_t at = 0; at < parts->path.len; at++) {
		if (key_escape_at(parts->path, at) != '?')
			continue;
		parts->query = key_unescape(host, after(parts->path, at + 3));
		parts->path.len = at;
	}
}

static bool split_local(const struct winnow_host *host, struct winnow_str uri,
	struct winnow_str root, struct parts *ret_parts)
{
	struct parts parts = { .local = true, .mirror = strlen("file://") };
	struct winnow_str whole = uri;

	split_query(&whole, &parts.query);
	find_host_folder(whole, &parts);
	bool in_root =
		root.len && whole.len >= root.len && memcmp(whole.ptr, root.ptr, root.len) == 0;
	if (!parts.named && !in_root)
		return false;
	if (!parts.named)
		parts.mirror = root.len;
	parts.root = in_root ? root.len : parts.mirror;
	parts.path = after(whole, parts.mirror);
	split_escaped_query(host, &parts);
	*ret_parts = parts;
	return true;
}

static bool split(const struct winnow_host *host, struct winnow_str uri, struct winnow_str root,
	struct parts *ret_parts)
{
	struct parts parts = { .named = true };
	size_t colon = join_find(uri, "://", 0);

	if (winnow_starts(uri, "file:///"))
		return split_local(host, uri, root, ret_parts);
	if (colon == uri.len)
		return false;
	parts.scheme = winnow_slice(uri, 0, colon);
	if (!join_same(parts.scheme, "http") && !join_same(parts.scheme, "https"))
		return false;
	parts.path = after(uri, colon + 3);
	split_query(&parts.path, &parts.query);
	size_t slash = join_find(parts.path, "/", 0);
	const char *name = known_host(without_port(winnow_slice(parts.path, 0, slash)));
	if (!name)
		return false;
	parts.host = winnow_str(name);
	parts.path = after(parts.path, slash);
	*ret_parts = parts;
	return true;
}

static bool is_language(struct winnow_str name)
{
	return winnow_is(name, "en") || winnow_is(name, "es") || winnow_is(name, "fr") ||
	       winnow_is(name, "ru") || winnow_is(name, "ar");
}

/* The first folder of a path, without the extension of what is a page itself: "en.html". */
static struct winnow_str first_folder(struct winnow_str path)
{
	path.len = join_find(path, "/", 0);
	return key_strip(path, winnow_str(""));
}

static bool is_asp(struct winnow_str path)
{
	return path.len > 4 && join_same(after(path, path.len - 4), ".asp");
}

/* Two sites stood at www.crin.org, one after the other; their paths tell which. */
static enum site site_of(const struct parts *parts, struct winnow_str path)
{
	struct winnow_str first = first_folder(path);

	if (winnow_is(parts->host, "home.crin.org"))
		return SITE_STORIES;
	if (winnow_is(parts->host, "crinarchive.org"))
		return SITE_CLASSIC;
	if (winnow_is(parts->host, "archive.crin.org"))
		return SITE_DRUPAL;
	if (is_asp(path))
		return SITE_CLASSIC;
	if (!parts->named || path.len == 0 || is_language(first) || winnow_is(first, "sites") ||
		winnow_is(first, "node") || winnow_is(first, "taxonomy"))
		return SITE_DRUPAL;
	return SITE_CLASSIC;
}

static struct winnow_str classic_path(
	const struct winnow_host *host, struct winnow_str path, struct winnow_str query)
{
	struct winnow_str bare = path;

	if (winnow_ends(path, ".html") && query.len) {
		bare.len -= strlen(".html");
		if (key_has_digits_of(bare, query)) {
			bare.len -= 4;
			path = join(host, (struct winnow_str[]){ bare, winnow_str(".asp") }, 2);
		}
	}
	if (!is_asp(path))
		return path;
	path = join_lower(host, path);
	if (!winnow_ends(path, "/infodetail.asp"))
		return path;
	path.len -= strlen("infodetail.asp");
	return join(host, (struct winnow_str[]){ path, winnow_str("infoDetail.asp") }, 2);
}

static void name_classic(const struct winnow_host *host, const struct parts *parts,
	struct winnow_str path, struct address *address)
{
	struct winnow_str query = key_query(host, parts->query);
	struct winnow_str pieces[] = { winnow_str("http://"),
		parts->named ? parts->host : winnow_str(hosts[0]), winnow_str("/"),
		classic_path(host, path, parts->query), winnow_str(query.len ? "?" : ""),
		query };

	address->key = join(host, pieces, 6);
	if (parts->named)
		address->cited = address->key;
}

static void name_drupal(const struct winnow_host *host, const struct parts *parts,
	struct winnow_str path, struct address *address)
{
	bool is_mirror = winnow_is(parts->host, "archive.crin.org");
	bool is_file = winnow_starts(path, "sites/");

	address->key = is_file ? path : join_lower(host, key_strip(path, parts->query));
	struct winnow_str pieces[] = { winnow_str(is_mirror ? "https://" : "http://"),
		parts->host, winnow_str("/"), address->key,
		winnow_str(is_mirror && !is_file ? ".html" : "") };
	if (parts->named)
		address->cited = join(host, pieces, 5);
	struct winnow_str first = first_folder(address->key);
	if (is_language(first))
		address->language = first;
}

static void name_story(
	const struct winnow_host *host, struct winnow_str path, struct address *address)
{
	struct winnow_str pieces[] = { winnow_str("https://home.crin.org/"),
		key_strip(path, winnow_str("")) };

	address->key = address->cited = join(host, pieces, 2);
}

static uint64_t number_of(struct winnow_str digits)
{
	uint64_t number = 0;

	for (size_t i = 0; i < digits.len && i < 9; i++) {
		if (digits.ptr[i] < '0' || digits.ptr[i] > '9')
			return 0;
		number = number * 10 + (uint64_t)(digits.ptr[i] - '0');
	}
	return number;
}

static struct winnow_str legacy_id(const struct winnow_host *host, struct winnow_str query)
{
	struct winnow_str id = key_parameter(query, "crinmailID");
	struct winnow_str name = winnow_str("crinmailID=");

	if (id.len == 0) {
		id = key_parameter(query, "ID");
		name = winnow_str("ID=");
	}
	return id.len ? join(host, (struct winnow_str[]){ name, id }, 2) : id;
}

int address_read(const struct winnow_host *host, struct winnow_str uri, struct winnow_str root,
	struct address *ret_address)
{
	struct address address = { SITE_NONE };
	struct parts parts;

	*ret_address = address;
	if (!split(host, uri, root, &parts))
		return 0;
	struct winnow_str path = key_path(host, parts.path);
	address.site = site_of(&parts, path);
	address.local = parts.local;
	address.root = parts.root;
	address.mirror = parts.mirror;
	address.page = number_of(key_parameter(parts.query, "page"));
	address.legacy_id = legacy_id(host, parts.query);
	if (address.site == SITE_CLASSIC)
		name_classic(host, &parts, path, &address);
	else if (address.site == SITE_DRUPAL)
		name_drupal(host, &parts, path, &address);
	else
		name_story(host, path, &address);
	if (!address.key.ptr)
		return winnow_fail(host, WINNOW_ELIMIT, "no memory left to read an address");
	*ret_address = address;
	return 0;
}
