/* SPDX-License-Identifier: MIT */
#include "reader/html/profile_hosts.h"

#include <stdlib.h>

enum { LONGEST_HOST = 253 };

static int compare(struct winnow_str a, struct winnow_str b)
{
	size_t shorter = a.len < b.len ? a.len : b.len;
	int order = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;

	return order ? order : (a.len > b.len) - (a.len < b.len);
}

static int compare_hosts(const void *left, const void *right)
{
	const struct profile_host *a = left, *b = right;
	int order = compare(a->name, b->name);

	return order ? order : (a->order > b->order) - (a->order < b->order);
}

static int compare_names(const void *left, const void *right)
{
	const struct profile_host *a = left, *b = right;

	return compare(a->name, b->name);
}

void profile_hosts_finish(struct profiles *profiles,
	void (*twice)(void *context, const struct profile_host *host,
		const struct profile_host *first),
	void *context)
{
	struct profile_host *hosts = profiles->hosts;
	size_t kept = 0;

	if (profiles->count)
		qsort(hosts, profiles->count, sizeof(*hosts), compare_hosts);
	for (size_t at = 0; at < profiles->count; at++)
		if (kept && winnow_equal(hosts[at].name, hosts[kept - 1].name))
			twice(context, &hosts[at], &hosts[kept - 1]);
		else
			hosts[kept++] = hosts[at];
	profiles->count = kept;
}

/* "www.example.org" of "https://user@www.example.org:8080/a"; empty: it is none of the web. */
static struct winnow_str host_of(struct winnow_str uri)
{
	size_t from = winnow_starts(uri, "https://")  ? strlen("https://")
		      : winnow_starts(uri, "http://") ? strlen("http://")
						      : uri.len;
	size_t end = from;

	for (; end < uri.len && !strchr("/?#", uri.ptr[end]); end++)
		if (uri.ptr[end] == '@')
			from = end + 1;
	const char *colon = end > from ? memchr(uri.ptr + from, ':', end - from) : NULL;
	return winnow_slice(uri, from, (colon ? (size_t)(colon - uri.ptr) : end) - from);
}

static const struct profile *find(const struct profiles *profiles, struct winnow_str name)
{
	const struct profile_host sought = { .name = name };
	const struct profile_host *found = bsearch(
		&sought, profiles->hosts, profiles->count, sizeof(sought), compare_names);

	return found ? found->profile : NULL;
}

const struct profile *profiles_find(const struct profiles *profiles, struct winnow_str uri)
{
	struct winnow_str host = host_of(uri);
	char lower[LONGEST_HOST];

	if (!profiles || profiles->count == 0 || host.len > LONGEST_HOST)
		return NULL;
	for (size_t at = 0; at < host.len; at++) {
		char byte = host.ptr[at];
		lower[at] = byte >= 'A' && byte <= 'Z' ? (char)(byte + 'a' - 'A') : byte;
	}
	for (size_t at = 0; at < host.len;) {
		struct winnow_str name = { lower + at, host.len - at };
		const struct profile *profile = find(profiles, name);
		if (profile)
			return profile;
		const char *dot = memchr(name.ptr, '.', name.len);
		at = dot ? (size_t)(dot - lower) + 1 : host.len;
	}
	return NULL;
}
