/* SPDX-License-Identifier: MIT */
#include "base/clock.h"
#include "fetch/retry.h"
#include "fetch/sites.h"
#include "fetch/tally.h"
#include "fetch/transfer.h"

static enum answer fail(struct transfer *transfer, int code, const char *why)
{
	struct fetch_job *job = transfer->job;

	job->outcome = FETCH_FAILED;
	failure_set(&job->failure, code, "%.*s: %s", STR_ARGS(job->uri), why);
	return ANSWER_FINAL;
}

/* ---- no whole answer came ---- */

/* What another try may mend: the way there, not what is there. */
static const CURLcode temporary[] = { CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY,
	CURLE_COULDNT_CONNECT, CURLE_OPERATION_TIMEDOUT, CURLE_RECV_ERROR, CURLE_SEND_ERROR,
	CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_SSL_CONNECT_ERROR, CURLE_HTTP2,
	CURLE_HTTP2_STREAM, CURLE_OUT_OF_MEMORY };

static int code_of(CURLcode result)
{
	for (size_t i = 0; i < COUNT_OF(temporary); i++)
		if (result == temporary[i])
			return WINNOW_EAGAIN;
	return WINNOW_EDATA;
}

static enum answer fail_certificate(struct transfer *transfer)
{
	struct fetch_job *job = transfer->job;

	job->outcome = FETCH_FAILED;
	failure_set(&job->failure, FAILURE_DENIED,
		"%.*s: its certificate cannot be trusted (%s); if it is meant, name a file "
		"with "
		"the certificate of who vouches for it in ca_file",
		STR_ARGS(job->uri), transfer->error);
	return ANSWER_FINAL;
}

static enum answer read_broken(struct transfer *transfer, CURLcode result)
{
	struct fetch_job *job = transfer->job;

	if (transfer->refused[0]) {
		struct winnow_str host = fetch_host_of(job->uri);
		job->outcome = FETCH_FAILED;
		failure_set(&job->failure, FAILURE_DENIED,
			"%.*s: leads to %s, which is no public address; if it is meant, name "
			"%.*s in allow_private",
			STR_ARGS(job->uri), transfer->refused, STR_ARGS(host));
		return ANSWER_FINAL;
	}
	if (transfer->head_too_late)
		return fail(
			transfer, WINNOW_EAGAIN, "its head did not come within header_timeout");
	if (result == CURLE_PEER_FAILED_VERIFICATION)
		return fail_certificate(transfer);
	if (transfer->head_too_large)
		return fail(transfer, WINNOW_ELIMIT,
			"the head of the answer is longer than 256 KiB");
	if (transfer->too_large)
		return fail(transfer, WINNOW_ELIMIT, "is larger than max_item_bytes");
	if (transfer->undecoded.code)
		return fail(transfer, transfer->undecoded.code, transfer->undecoded.why);
	return fail(transfer, code_of(result),
		transfer->error[0] ? transfer->error : curl_easy_strerror(result));
}

/* ---- a whole one did ---- */

static bool is_redirect(long status)
{
	return status == 301 || status == 302 || status == 303 || status == 307 ||
	       status == 308;
}

static enum answer read_redirect(struct transfer *transfer)
{
	struct fetch_job *job = transfer->job;
	struct winnow_str location = headers_find(&transfer->headers, "location"), next;
	struct failure failure;

	if (!location.len)
		return fail(transfer, WINNOW_EDATA, "redirects without saying where to");
	if (++job->hops > (job->robots_of ? SITE_MOST_REDIRECTS : POLICY_MOST_REDIRECTS))
		return fail(transfer, WINNOW_EDATA, "redirects more than 10 times");
	if (fetch_resolve(job->uri, location, job->arena, &next, &failure) < 0)
		return fail(transfer, WINNOW_EDATA, failure.why);
	if (next.len > FETCH_LONGEST_ADDRESS)
		return fail(transfer, WINNOW_EDATA,
			"redirects to an address that is longer than 4,096 bytes");
	/* libcurl takes texts that end with a NUL. */
	next = arena_copy(job->arena, next);
	if (!next.ptr)
		return fail(transfer, WINNOW_ELIMIT, "no memory for a redirect");
	if (policy_check_uri(transfer->policy, job->terms, next, &failure) < 0)
		return fail(transfer, FAILURE_DENIED, failure.why);
	job->uri = next;
	return ANSWER_REDIRECT;
}

static enum answer read_refusal(struct transfer *transfer, long status)
{
	char why[64];
	int code = WINNOW_EDATA;

	if (status == 404 || status == 410)
		code = FAILURE_MISSING;
	else if (status == 401 || status == 403 || status == 407 || status == 451)
		code = FAILURE_DENIED;
	else if (status == 408 || status == 425 || status == 429 ||
		 (status >= 500 && status <= 599 && status != 501 && status != 505))
		code = WINNOW_EAGAIN;
	if (code == WINNOW_EAGAIN)
		transfer->job->retry_after_ms = retry_after_ms(
			headers_find(&transfer->headers, "retry-after"), clock_wall_ms());
	snprintf(why, sizeof why, "the server answered %ld", status);
	return fail(transfer, code, why);
}

static void keep_headers(struct transfer *transfer)
{
	struct fetch_job *job = transfer->job;
	const struct response_headers *headers = &transfer->headers;
	size_t count = headers->lines.count;
	struct winnow_pair *copy = arena_alloc_array(job->arena, count, sizeof *copy);

	for (size_t i = 0; copy && i < count; i++)
		copy[i] = headers->lines.items[i];
	job->headers = copy;
	job->header_count = copy ? (uint32_t)count : 0;
}

static void read_head(struct transfer *transfer)
{
	struct fetch_job *job = transfer->job;
	const struct response_headers *headers = &transfer->headers;

	keep_headers(transfer);
	headers_content_type(headers, &job->media_type, &job->charset);
	job->etag = headers_validator(headers, "etag");
	job->modified = headers_validator(headers, "last-modified");
	time_t modified = job->modified.len ? curl_getdate(job->modified.ptr, NULL) : -1;
	job->modified_ms = modified > 0 ? (int64_t)modified * 1000 : 0;
}

static void keep_address(struct transfer *transfer)
{
	struct fetch_job *job = transfer->job;
	char *address = NULL;

	if (transfer->policy->keep_exchange && !transfer->policy->proxy.len &&
		!curl_easy_getinfo(transfer->easy, CURLINFO_PRIMARY_IP, &address) && address)
		job->address = arena_copy(job->arena, winnow_str(address));
}

static enum answer read_unchanged(struct transfer *transfer)
{
	if (!transfer->conditional)
		return fail(transfer, WINNOW_EDATA,
			"the server answered 304 (unchanged), though nothing of it is known");
	read_head(transfer);
	keep_address(transfer);
	transfer->job->outcome = FETCH_UNCHANGED;
	return ANSWER_FINAL;
}

static enum answer read_received(struct transfer *transfer)
{
	read_head(transfer);
	keep_address(transfer);
	transfer->job->outcome = FETCH_RECEIVED;
	return ANSWER_FINAL;
}

/* A robots.txt counts as far as it is read; RFC 9309 wants 500 KiB at least. */
static bool is_long_robots(const struct transfer *transfer)
{
	return transfer->job->robots_of && transfer->too_large &&
	       transfer->job->status / 100 == 2;
}

static void count_transfer(const struct transfer *transfer)
{
	curl_off_t microseconds = 0, bytes = 0;

	curl_easy_getinfo(transfer->easy, CURLINFO_TOTAL_TIME_T, &microseconds);
	curl_easy_getinfo(transfer->easy, CURLINFO_SIZE_DOWNLOAD_T, &bytes);
	tally_add(microseconds, bytes);
}

enum answer answer_read(struct transfer *transfer, CURLcode result)
{
	struct fetch_job *job = transfer->job;

	curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &job->status);
	count_transfer(transfer);
	job->fetched_ms = clock_wall_ms();
	job->retry_after_ms = 0;
	if (is_long_robots(transfer))
		return read_received(transfer);
	if (result != CURLE_OK)
		return read_broken(transfer, result);
	const char *contradiction = headers_contradiction(&transfer->headers);
	if (contradiction || transfer->headers.failed)
		return fail(transfer, WINNOW_EDATA,
			contradiction ? contradiction : "no memory for its head");
	if (is_redirect(job->status))
		return read_redirect(transfer);
	if (job->status == 304)
		return read_unchanged(transfer);
	if (job->status == 206)
		return fail(transfer, WINNOW_EDATA,
			"the server answered with a part of it, which was not asked for");
	if (job->status / 100 != 2)
		return read_refusal(transfer, job->status);
	if (transfer->decoder && decode_end(transfer->decoder, &transfer->undecoded) < 0)
		return fail(transfer, transfer->undecoded.code, transfer->undecoded.why);
	return read_received(transfer);
}
