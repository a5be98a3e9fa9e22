/* SPDX-License-Identifier: MIT */
#include "fetch/transfer.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include "base/clock.h"
#include "fetch/robots.h"

#define LOW_SPEED_BYTES 100L

/* What only comes with an error or a redirect is not worth decoding. */
static int begin_body(struct transfer *transfer)
{
	struct fetch_job *job = transfer->job;
	long status = 0;

	transfer->body_begun = true;
	curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
	if (status / 100 != 2)
		return 0;
	return decode_begin(headers_find(&transfer->headers, "content-encoding"), &job->body,
		&transfer->decoder, &transfer->undecoded);
}

/* 0, or a negative once there is no use in more of it. */
static int add_to_body(struct transfer *transfer, struct winnow_str bytes)
{
	struct fetch_job *job = transfer->job;
	int code = transfer->body_begun ? 0 : begin_body(transfer);

	if (code >= 0 && transfer->decoder && transfer->policy->keep_exchange)
		buffer_append(&job->wire, bytes);
	if (code >= 0 && transfer->decoder)
		code = decode_add(transfer->decoder, bytes, &transfer->undecoded);
	else if (code >= 0)
		buffer_append(&job->body, bytes);
	if (code == WINNOW_ELIMIT || buffer_failed(&job->body) || buffer_failed(&job->wire))
		transfer->too_large = true;
	return transfer->too_large ? WINNOW_ELIMIT : code;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context)
{
	struct winnow_str piece = { bytes, size * count };

	return add_to_body(context, piece) < 0 ? 0 : piece.len;
}

static size_t take_header(char *bytes, size_t size, size_t count, void *context)
{
	struct transfer *transfer = context;
	struct winnow_str line = { bytes, size * count };
	struct buffer *head = &transfer->job->response_head;
	long status = 0;

	if (winnow_is(line, "\r\n")) {
		curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
		transfer->has_head = status >= 200;
	}
	if (!headers_add(&transfer->headers, line))
		transfer->head_too_large = true;
	if (transfer->policy->keep_exchange && winnow_starts(line, "HTTP/"))
		buffer_truncate(head, 0);
	/* What comes behind the head and the body, trailers, belongs to neither. */
	if (transfer->policy->keep_exchange && !winnow_ends(buffer_str(head), "\r\n\r\n"))
		buffer_append(head, line);
	return transfer->head_too_large ? 0 : line.len;
}

static bool tells_secret(struct winnow_str line)
{
	static const char *const names[] = { "authorization", "proxy-authorization", "cookie" };
	struct winnow_str name = winnow_slice(line, 0, str_find_byte(line, ':', 0));

	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (str_equal_ascii_case(name, winnow_str(names[i])))
			return true;
	return false;
}

/* What libcurl tells of its doings: the head as it was sent. A proxy is greeted with a head of its
 * own first; the last one counts. */
static int take_sent(CURL *easy, curl_infotype type, char *bytes, size_t length, void *context)
{
	struct transfer *transfer = context;
	struct buffer *head = &transfer->job->request_head;
	struct winnow_str rest = { bytes, length }, line;

	(void)easy;
	if (type != CURLINFO_HEADER_OUT)
		return 0;
	if (winnow_ends(buffer_str(head), "\r\n\r\n"))
		buffer_truncate(head, 0);
	while (str_split(&rest, '\n', &line)) {
		if (!line.len || tells_secret(line))
			continue;
		buffer_append(head, line);
		buffer_append_byte(head, '\n');
	}
	return 0;
}

static bool is_head_late(const struct transfer *transfer)
{
	int64_t most = transfer->policy->header_timeout_ms;

	return most && !transfer->has_head && clock_monotonic_ms() - transfer->began_ms > most;
}

/* Counts what is received, before decompression; the body counts what comes of it. Called at
 * least once a second. */
static int watch(void *context, curl_off_t total, curl_off_t received, curl_off_t to_send,
	curl_off_t sent)
{
	struct transfer *transfer = context;

	(void)total;
	(void)to_send;
	(void)sent;
	if ((uint64_t)received > transfer->most_bytes)
		transfer->too_large = true;
	transfer->head_too_late = is_head_late(transfer);
	return transfer->too_large || transfer->head_too_late;
}

/* ---- where it leads ---- */

/* The configuration's proxy may be anywhere. */
static bool may_be_anywhere(const struct transfer *transfer)
{
	const struct fetch_job *job = transfer->job;

	return transfer->policy->proxy.len > 0 ||
	       policy_allows_private(transfer->policy, job->terms, fetch_host_of(job->uri));
}

static void note_refused(struct transfer *transfer, const struct curl_sockaddr *address)
{
	const void *bytes =
		&((const struct sockaddr_in *)(const void *)&address->addr)->sin_addr;

	if (address->family == AF_INET6)
		bytes = &((const struct sockaddr_in6 *)(const void *)&address->addr)->sin6_addr;
	if (!inet_ntop(address->family, bytes, transfer->refused, sizeof transfer->refused))
		strcpy(transfer->refused, "an address of its own kind");
}

/* Every socket of every hop is opened here, after the name was resolved. */
static curl_socket_t open_socket(
	void *context, curlsocktype purpose, struct curl_sockaddr *address)
{
	struct transfer *transfer = context;

	if (purpose != CURLSOCKTYPE_IPCXN)
		return CURL_SOCKET_BAD;
	if (!policy_is_public(&address->addr) && !may_be_anywhere(transfer)) {
		note_refused(transfer, address);
		return CURL_SOCKET_BAD;
	}
	return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/* A connection that another job opened was judged by that job's terms. */
static int judge_connection(void *context, char *peer, char *own, int peer_port, int own_port)
{
	struct transfer *transfer = context;
	struct winnow_str address = winnow_str(peer);

	(void)own;
	(void)peer_port;
	(void)own_port;
	if (policy_is_public_text(address) || may_be_anywhere(transfer))
		return CURL_PREREQFUNC_OK;
	snprintf(transfer->refused, sizeof transfer->refused, "%s", peer);
	return CURL_PREREQFUNC_ABORT;
}

/* ---- what is asked ---- */

static bool add_line(struct transfer *transfer, const char *name, struct winnow_str value)
{
	struct winnow_str line =
		arena_printf(transfer->job->arena, "%s: %.*s", name, STR_ARGS(value));
	struct curl_slist *longer =
		line.ptr ? curl_slist_append(transfer->asking, line.ptr) : NULL;

	if (!longer)
		return false;
	transfer->asking = longer;
	return true;
}

/* Only what came from this very address can be the same there. */
static bool ask_for_news(struct transfer *transfer)
{
	const struct fetch_job *job = transfer->job;

	if (!winnow_equal(job->uri, job->last_uri))
		return true;
	transfer->conditional = job->last_etag.len || job->last_modified.len;
	return (!job->last_etag.len || add_line(transfer, "If-None-Match", job->last_etag)) &&
	       (!job->last_modified.len ||
		       add_line(transfer, "If-Modified-Since", job->last_modified));
}

static int compare_site(const void *site, const void *own)
{
	return str_compare(*(const struct winnow_str *)site, *(const struct winnow_str *)own);
}

/* To the source's own sites alone, whatever led here. */
static bool add_own_lines(struct transfer *transfer)
{
	const struct fetch_terms *terms = transfer->job->terms;
	struct winnow_str site = fetch_site_of(transfer->job->uri);
	bool own = terms && terms->header_site_count &&
		   bsearch(&site, terms->header_sites, terms->header_site_count, sizeof site,
			   compare_site);

	for (size_t i = 0; own && i < terms->header_count; i++) {
		struct curl_slist *longer =
			curl_slist_append(transfer->asking, terms->headers[i].ptr);
		if (!longer)
			return false;
		transfer->asking = longer;
	}
	return true;
}

static void set_limits(CURL *easy, const struct fetch_policy *policy)
{
	curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)policy->connect_timeout_ms);
	curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, (long)policy->timeout_ms);
	curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, LOW_SPEED_BYTES);
	curl_easy_setopt(
		easy, CURLOPT_LOW_SPEED_TIME, (long)((policy->low_speed_ms + 999) / 1000));
	curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
	/* Set, so that the environment is not asked. */
	curl_easy_setopt(easy, CURLOPT_PROXY, policy->proxy.len ? policy->proxy.ptr : "");
	curl_easy_setopt(easy, CURLOPT_NOPROXY, "");
	curl_easy_setopt(easy, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
	if (policy->ca_file.len)
		curl_easy_setopt(easy, CURLOPT_CAINFO, policy->ca_file.ptr);
}

static void set_callbacks(CURL *easy, const struct fetch_policy *policy)
{
	curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header);
	curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, watch);
	curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
	curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, judge_connection);
	if (!policy->keep_exchange)
		return;
	curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, take_sent);
	curl_easy_setopt(easy, CURLOPT_VERBOSE, 1L);
}

/* What is the same for all that the policy lets out. NULL: no memory. */
static CURL *new_easy(const struct fetch_policy *policy, struct curl_slist *resolve)
{
	CURL *easy = curl_easy_init();

	if (!easy)
		return NULL;
	set_limits(easy, policy);
	set_callbacks(easy, policy);
	curl_easy_setopt(easy, CURLOPT_RESOLVE, resolve);
	curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
	/* Offered, and undone by us: what came is kept, and what comes of it is counted. */
	curl_easy_setopt(easy, CURLOPT_HTTP_CONTENT_DECODING, 0L);
	if (!curl_easy_setopt(easy, CURLOPT_USERAGENT, policy->user_agent.ptr) &&
		!curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, DECODE_ACCEPTED))
		return easy;
	curl_easy_cleanup(easy);
	return NULL;
}

/* Whose a handle is; NULL: nobody's. */
static void set_owner(CURL *easy, struct transfer *transfer)
{
	curl_easy_setopt(easy, CURLOPT_PRIVATE, transfer);
	curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer ? transfer->error : NULL);
	curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
	curl_easy_setopt(easy, CURLOPT_HEADERDATA, transfer);
	curl_easy_setopt(easy, CURLOPT_XFERINFODATA, transfer);
	curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, transfer);
	curl_easy_setopt(easy, CURLOPT_PREREQDATA, transfer);
	curl_easy_setopt(easy, CURLOPT_DEBUGDATA, transfer);
	curl_easy_setopt(easy, CURLOPT_HTTPHEADER, transfer ? transfer->asking : NULL);
}

static bool set_request(struct transfer *transfer)
{
	if (!ask_for_news(transfer) || !add_own_lines(transfer))
		return false;
	set_owner(transfer->easy, transfer);
	return !curl_easy_setopt(transfer->easy, CURLOPT_URL, transfer->job->uri.ptr);
}

static void reset_buffer(struct buffer *buffer, size_t ceiling)
{
	buffer_finish(buffer);
	buffer_init(buffer, ceiling);
}

struct transfer *transfer_create(const struct fetch_policy *policy, struct curl_slist *resolve,
	CURL *spare, struct fetch_job *job)
{
	struct transfer *transfer = calloc(1, sizeof *transfer);

	if (!transfer) {
		curl_easy_cleanup(spare);
		return NULL;
	}
	transfer->job = job;
	transfer->policy = policy;
	transfer->began_ms = clock_monotonic_ms();
	transfer->headers.arena = job->arena;
	transfer->most_bytes = job->robots_of ? ROBOTS_MOST_BYTES : policy->max_bytes;
	reset_buffer(&job->body, (size_t)transfer->most_bytes);
	reset_buffer(&job->wire, (size_t)transfer->most_bytes);
	reset_buffer(&job->response_head, POLICY_MOST_HEADER_BYTES);
	reset_buffer(&job->request_head, POLICY_MOST_HEADER_BYTES);
	transfer->easy = spare ? spare : new_easy(policy, resolve);
	if (transfer->easy && set_request(transfer))
		return transfer;
	transfer_destroy(transfer);
	return NULL;
}

CURL *transfer_take_easy(struct transfer *transfer)
{
	CURL *easy = transfer->easy;

	set_owner(easy, NULL);
	transfer->easy = NULL;
	return easy;
}

void transfer_destroy(struct transfer *transfer)
{
	if (!transfer)
		return;
	curl_easy_cleanup(transfer->easy);
	curl_slist_free_all(transfer->asking);
	decode_destroy(transfer->decoder);
	headers_finish(&transfer->headers);
	free(transfer);
}
