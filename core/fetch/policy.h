/* SPDX-License-Identifier: MIT
 *
 * How winnow goes out: who it says it is, how slowly, how much, and where it never goes. An
 * address is judged when its socket is opened, after the name was resolved, on every hop: neither
 * a redirect nor a name that changes its mind leads inside.
 */
#ifndef WINNOW_FETCH_POLICY_H
#define WINNOW_FETCH_POLICY_H

#include <sys/socket.h>
#include "base/failure.h"
#include "base/str.h"

/* All texts are borrowed and must outlive the fetcher. */
struct fetch_policy {
	struct winnow_str user_agent; /* names a contact: policy_has_contact() */
	struct winnow_str proxy;      /* empty: none, whatever the environment says */
	int64_t min_delay_ms;         /* of one host, from an answer to the next request */
	int64_t connect_timeout_ms, timeout_ms;
	int64_t low_speed_ms; /* slower than 100 bytes a second for so long is given up */
	int64_t patience_ms;  /* a host that wants to be left alone for longer is put off */
	uint64_t max_bytes;   /* received, and after decompression */
	unsigned max_connections;
	const struct winnow_str *allow_private; /* "intranet.example", "127.0.0.1:8080" */
	size_t allow_private_count;
	const struct winnow_str
		*resolve; /* "name:port:address", in place of the name service */
	size_t resolve_count;
};

#define POLICY_MOST_HEADER_BYTES ((size_t)256 << 10)
#define POLICY_MOST_REDIRECTS 10

/* Whether a User-Agent says how to reach who sends it: an address of the web or of mail. */
bool policy_has_contact(struct winnow_str user_agent);

/* Before anything is resolved: http or https, and a port that a web server has. FAILURE_DENIED. */
int policy_check_uri(const struct fetch_policy *policy, struct winnow_str uri,
	struct failure *failure) MUST_CHECK;

/* Whether `host` ("name" or "name:port", as an address has it) may be anywhere. */
bool policy_allows_private(const struct fetch_policy *policy, struct winnow_str host);

/* Whether an address is one of the public internet: not private, local, shared, of multicast,
 * of documentation, nor one that carries such an address within it. */
bool policy_is_public(const struct sockaddr *address);

#endif
