/* SPDX-License-Identifier: MIT
 *
 * From a request to what is there. `file:` addresses are files and folders, `warc:` addresses
 * records of archives; folders and archives are walked here and shown one entry at a time, so that
 * no source ever opens anything.
 */
#ifndef WINNOW_FETCH_FETCH_H
#define WINNOW_FETCH_FETCH_H

#include "base/arena.h"
#include "base/failure.h"

struct fetch_limits {
	uint64_t max_bytes; /* of one item; more is WINNOW_ELIMIT */
};

/* What is known of the request before it is fetched: copied into the item. */
struct fetch_request {
	struct winnow_str uri, key;
	const struct winnow_pair *hints;
	uint32_t hint_count, depth, expects;
};

/* Shown what came: once for a file, once for each entry of a folder in order of name (bytewise),
 * once for each record of an archive in order of place.
 * The item is borrowed for the call. A negative answer ends the fetch and is returned. */
typedef int fetch_each(void *context, const struct winnow_item *item);

/* A failure's code tells the frontier what to do: WINNOW_EDATA, WINNOW_ELIMIT (set aside),
 * WINNOW_EAGAIN (later), FAILURE_MISSING, FAILURE_DENIED (set aside). */
int fetch(const struct fetch_request *request, const struct fetch_limits *limits,
	fetch_each *each, void *context, struct failure *failure) MUST_CHECK;

/* "file:///a%20b/c" for an absolute path, and back. */
struct winnow_str fetch_path_to_uri(struct winnow_str path, struct arena *arena) MUST_CHECK;
int fetch_uri_to_path(struct winnow_str uri, struct arena *arena, struct winnow_str *ret_path,
	struct failure *failure) MUST_CHECK;

/* Of the web, in bytes: what is longer is none that anybody meant. */
#define FETCH_LONGEST_ADDRESS 4096

/* For "%.*s": as much of an address, or a key, as leaves room for what is said of it. */
#define FETCH_SHOWN(uri) (int)((uri).len < 200 ? (uri).len : 200), (uri).ptr ? (uri).ptr : ""

/* An address in canonical form, taken relative to `base` (empty: must be absolute), by libcurl's
 * URL interface: scheme and host in lower case, dot segments resolved, no fragment, and no user
 * or password, which an address is no place for. Only file, warc, http and https pass. */
int fetch_resolve(struct winnow_str base, struct winnow_str uri, struct arena *arena,
	struct winnow_str *ret_uri, struct failure *failure) MUST_CHECK;

/* The address of the record that begins at that byte of an archive. ptr NULL: no memory. */
struct winnow_str fetch_record_uri(
	struct winnow_str path, uint64_t at, struct arena *arena) MUST_CHECK;

/* Whether an address is of this machine: file: or warc:. */
bool fetch_is_local(struct winnow_str uri);

/* Whether it is an address of the web: http: or https:. */
bool fetch_is_of_web(struct winnow_str uri);

/* The host of an address, for the frontier's fairness: "" for one of this machine. */
struct winnow_str fetch_host_of(struct winnow_str uri);

/* Scheme, name and port: "https://www.example.org:8443" of an address there. */
struct winnow_str fetch_site_of(struct winnow_str uri);

#endif
