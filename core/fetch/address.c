/* SPDX-License-Identifier: MIT */
#include <curl/curl.h>
#include <idn2.h>
#include <string.h>
#include "base/utf8.h"
#include "fetch/fetch.h"
#include "fetch/warc_address.h"

static void free_url(CURLU *url)
{
	curl_url_cleanup(url);
}
DEFINE_SCOPED(CURLU *, free_url)

static bool is_unreserved(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9') || (byte && strchr("-._~/", byte));
}

struct winnow_str fetch_path_to_uri(struct winnow_str path, struct arena *arena)
{
	static const char hexadecimal[] = "0123456789ABCDEF";
	static const char scheme[] = "file://";
	char *uri = arena_alloc_array(arena, path.len + sizeof scheme, 3);
	size_t length = sizeof scheme - 1;

	if (!uri)
		return (struct winnow_str){ NULL, 0 };
	memcpy(uri, scheme, length);
	for (size_t i = 0; i < path.len; i++) {
		unsigned char byte = (unsigned char)path.ptr[i];
		if (is_unreserved(path.ptr[i])) {
			uri[length++] = path.ptr[i];
			continue;
		}
		uri[length++] = '%';
		uri[length++] = hexadecimal[byte >> 4];
		uri[length++] = hexadecimal[byte & 15];
	}
	return (struct winnow_str){ uri, length };
}

/* The path of a file: address: between the (empty) host and a query or fragment. */
static struct winnow_str path_part(struct winnow_str uri)
{
	static const char scheme[] = "file://";
	struct winnow_str path =
		winnow_slice(uri, sizeof scheme - 1, uri.len - (sizeof scheme - 1));
	size_t query = str_find_byte(path, '?', 0), fragment = str_find_byte(path, '#', 0);

	path.len = query < fragment ? query : fragment;
	return path;
}

int fetch_uri_to_path(struct winnow_str uri, struct arena *arena, struct winnow_str *ret_path,
	struct failure *failure)
{
	if (!winnow_starts(uri, "file:///"))
		return failure_set(failure, WINNOW_EDATA,
			"%.*s: is not the address of a local file, as file:///folder/name",
			STR_ARGS(uri));
	struct winnow_str escaped = path_part(uri);
	int length = 0;
	char *plain = escaped.len > INT32_MAX ? NULL
					      : curl_easy_unescape(NULL, escaped.ptr,
							(int)escaped.len, &length);
	if (!plain)
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	struct winnow_str path =
		arena_copy(arena, (struct winnow_str){ plain, (size_t)length });
	curl_free(plain);
	if (!path.ptr)
		return failure_set(failure, WINNOW_ELIMIT, "no memory for a path");
	if (memchr(path.ptr, '\0', path.len))
		return failure_set(
			failure, WINNOW_EDATA, "%.*s: has a NUL in its path", STR_ARGS(uri));
	*ret_path = path;
	return 0;
}

static int bad_address(struct winnow_str uri, const char *why, struct failure *failure)
{
	return failure_set(
		failure, WINNOW_EDATA, "\"%.*s\" is no address: %s", FETCH_SHOWN(uri), why);
}

/* libcurl takes texts that end with a NUL; an address that holds one is no address. */
static const char *terminated(struct winnow_str text, struct arena *arena)
{
	if (text.len && memchr(text.ptr, '\0', text.len))
		return NULL;
	return arena_copy(arena, text).ptr;
}

static CURLUcode parse(
	CURLU *url, struct winnow_str base, struct winnow_str uri, struct arena *arena)
{
	const char *base_text = terminated(base, arena), *uri_text = terminated(uri, arena);
	/* What people write into links, blanks and letters of all kinds, is sent encoded. */
	bool is_local = winnow_starts(base, "file:") || winnow_starts(uri, "file:");
	unsigned flags = is_local ? 0 : CURLU_URLENCODE;

	if (!base_text || !uri_text)
		return CURLUE_MALFORMED_INPUT;
	if (base.len) {
		CURLUcode code = curl_url_set(url, CURLUPART_URL, base_text, flags);
		if (code)
			return code;
	}
	return curl_url_set(url, CURLUPART_URL, uri_text, flags);
}

static bool scheme_passes(CURLU *url)
{
	char *scheme = NULL;

	if (curl_url_get(url, CURLUPART_SCHEME, &scheme, 0))
		return false;
	bool passes = strcmp(scheme, "file") == 0 || strcmp(scheme, "http") == 0 ||
		      strcmp(scheme, "https") == 0;
	curl_free(scheme);
	return passes;
}

static void lower(char *host)
{
	for (char *byte = host; *byte; byte++)
		if (*byte >= 'A' && *byte <= 'Z')
			*byte = (char)(*byte + ('a' - 'A'));
}

static bool is_ascii(const char *host)
{
	while (*host && (unsigned char)*host < 0x80)
		host++;
	return *host == '\0';
}

/* libcurl leaves the host as it was written. A name in other letters is one name with that of the
 * name service, in ASCII; libcurl would know it only in a locale of UTF-8. */
static CURLUcode settle_host(CURLU *url)
{
	char *host = NULL;
	uint8_t *known = NULL;

	if (curl_url_get(url, CURLUPART_HOST, &host, 0) || *host == '\0') {
		curl_free(host);
		return CURLUE_OK; /* a file */
	}
	lower(host);
	CURLUcode code = CURLUE_BAD_HOSTNAME;
	if (is_ascii(host))
		code = curl_url_set(url, CURLUPART_HOST, host, 0);
	else if (idn2_lookup_u8((const uint8_t *)host, &known, IDN2_NONTRANSITIONAL) == IDN2_OK)
		code = curl_url_set(url, CURLUPART_HOST, (const char *)known, 0);
	idn2_free(known);
	curl_free(host);
	return code;
}

/* libcurl writes a file: address without its query. */
static struct winnow_str write_url(CURLU *url, struct arena *arena)
{
	char *text = NULL, *query = NULL;
	struct winnow_str written = { NULL, 0 };

	if (curl_url_get(url, CURLUPART_URL, &text, CURLU_NO_DEFAULT_PORT))
		return written;
	curl_url_get(url, CURLUPART_QUERY, &query, 0);
	if (query && strncmp(text, "file:", 5) == 0 && !strchr(text, '?'))
		written = arena_printf(arena, "%s?%s", text, query);
	else
		written = arena_copy(arena, winnow_str(text));
	curl_free(text);
	curl_free(query);
	return written;
}

static int copy_record_address(struct winnow_str uri, struct arena *arena,
	struct winnow_str *ret_uri, struct failure *failure)
{
	struct warc_address address;
	int code = warc_address_read(uri, arena, &address, failure);

	if (code < 0)
		return code;
	*ret_uri = arena_copy(arena, uri);
	return ret_uri->ptr ? 0
			    : failure_set(failure, WINNOW_ELIMIT, "no memory for an address");
}

int fetch_resolve(struct winnow_str base, struct winnow_str uri, struct arena *arena,
	struct winnow_str *ret_uri, struct failure *failure)
{
	SCOPED(free_url) CURLU *url = curl_url();

	if (!url)
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	if (winnow_starts(uri, WARC_SCHEME))
		return copy_record_address(uri, arena, ret_uri, failure);
	CURLUcode code = parse(url, base, str_trim(uri), arena);
	if (code)
		return bad_address(uri, curl_url_strerror(code), failure);
	if (!scheme_passes(url))
		return bad_address(uri, "only file, http and https are fetched", failure);
	curl_url_set(url, CURLUPART_FRAGMENT, NULL, 0);
	curl_url_set(url, CURLUPART_USER, NULL, 0);
	curl_url_set(url, CURLUPART_PASSWORD, NULL, 0);
	code = settle_host(url);
	if (code)
		return bad_address(uri, curl_url_strerror(code), failure);
	struct winnow_str resolved = write_url(url, arena);
	if (!resolved.ptr)
		return failure_set(failure, WINNOW_ELIMIT, "no memory for an address");
	/* libcurl undoes the escapes of a host. */
	if (!utf8_is_text(resolved))
		return bad_address(uri, "its host is no text", failure);
	*ret_uri = resolved;
	return 0;
}

struct winnow_str fetch_site_of(struct winnow_str uri)
{
	struct winnow_str host = fetch_host_of(uri);
	size_t end = host.len ? (size_t)(host.ptr - uri.ptr) + host.len : uri.len;

	return winnow_slice(uri, 0, end < uri.len ? end : uri.len);
}

bool fetch_is_local(struct winnow_str uri)
{
	return winnow_starts(uri, "file:") || winnow_starts(uri, WARC_SCHEME);
}

bool fetch_is_of_web(struct winnow_str uri)
{
	return winnow_starts(uri, "http://") || winnow_starts(uri, "https://");
}

struct winnow_str fetch_host_of(struct winnow_str uri)
{
	size_t start = str_find(uri, STR_LITERAL("://"));

	if (start == uri.len || fetch_is_local(uri))
		return STR_LITERAL("");
	struct winnow_str rest = winnow_slice(uri, start + 3, uri.len - start - 3);
	size_t end = str_find_byte(rest, '/', 0);
	size_t user = str_find_byte(winnow_slice(rest, 0, end), '@', 0);
	if (user < end)
		return winnow_slice(rest, user + 1, end - user - 1);
	return winnow_slice(rest, 0, end);
}
