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

/* What a job may do besides. Borrowed; must outlive the job. */
struct fetch_terms {
	const struct winnow_str *allow_private; /* in the order of policy_sort_hosts() */
	size_t allow_private_count;
	const struct winnow_str *headers; /* "Name: value", each with a NUL behind */
	size_t header_count;
	const struct winnow_str
		*header_sites; /* to which alone they are sent; fetch_site_of(), in order */
	size_t header_site_count;
};

/* A host, "archive.example", or with "*." before it all below that name; and its delay. */
struct host_delay {
	struct winnow_str host;
	int64_t delay_ms;
};

/* All texts are borrowed and must outlive the fetcher. */
struct fetch_policy {
	struct winnow_str user_agent;    /* names a contact: policy_has_contact() */
	struct winnow_str proxy;         /* empty: none, whatever the environment says */
	int64_t min_delay_ms;            /* of one host, from an answer to the next request */
	const struct host_delay *delays; /* in place of that; the first that fits counts */
	size_t delay_count;
	int64_t connect_timeout_ms, timeout_ms;
	int64_t header_timeout_ms; /* from the beginning to the end of the head; 0: none */
	int64_t low_speed_ms;      /* slower than 100 bytes a second for so long is given up */
	int64_t patience_ms; /* a host that wants to be left alone for longer is put off */
	uint64_t max_bytes;  /* received, and after decompression */
	unsigned max_connections;
	bool keep_exchange; /* what was sent and received stays with the job, byte for byte */
	const struct winnow_str
		*allow_private; /* "127.0.0.1:8080", "intranet.example"; likewise */
	size_t allow_private_count;
	const struct winnow_str
		*resolve; /* "name:port:address", in place of the name service */
	size_t resolve_count;
	struct winnow_str ca_file; /* who vouches for servers; empty: the system's */
	struct fetch_terms robots; /* of robots.txt, which is asked for on behalf of all */
};

#define POLICY_MOST_HEADER_BYTES ((size_t)256 << 10)
#define POLICY_MOST_REDIRECTS 10

/* Whether a User-Agent says how to reach who sends it: an address of the web or of mail. */
bool policy_has_contact(struct winnow_str user_agent);

/* Before anything is resolved: http or https, and a port that a web server has. FAILURE_DENIED.
 * `terms` may be NULL. */
int policy_check_uri(const struct fetch_policy *policy, const struct fetch_terms *terms,
	struct winnow_str uri, struct failure *failure) MUST_CHECK;

/* Puts names of hosts into the order in which they are looked up: of thousands, each request asks for
 * one several times. */
void policy_sort_hosts(struct winnow_str *hosts, size_t count);

/* Whether `host` ("name" or "name:port", as an address has it) may be anywhere. */
bool policy_allows_private(const struct fetch_policy *policy, const struct fetch_terms *terms,
	struct winnow_str host);

/* How long that host is left alone between two requests. */
int64_t policy_delay_ms(const struct fetch_policy *policy, struct winnow_str host);

/* Whether an address is one of the public internet: not private, local, shared, of multicast,
 * of documentation, nor one that carries such an address within it. */
bool policy_is_public(const struct sockaddr *address);

/* The same of one written out, as "127.0.0.1" or "::1"; false: it is none. */
bool policy_is_public_text(struct winnow_str address);

#endif
