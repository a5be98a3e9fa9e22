/* SPDX-License-Identifier: MIT
 *
 * One request on the wire, by libcurl: opened under the policy, counted while it comes. Inside
 * core/fetch only.
 */
#ifndef WINNOW_FETCH_TRANSFER_H
#define WINNOW_FETCH_TRANSFER_H

#include <curl/curl.h>
#include "fetch/decode.h"
#include "fetch/fetcher.h"
#include "fetch/headers.h"

struct transfer {
	CURL *easy;
	struct fetch_job *job; /* borrowed */
	const struct fetch_policy *policy;
	struct response_headers headers;
	struct curl_slist *asking; /* the header lines sent */
	uint64_t most_bytes;
	int64_t began_ms; /* monotonic */
	bool too_large, head_too_large, head_too_late;
	bool has_head; /* the last one of them came whole */
	bool body_begun;
	struct decoder *decoder;  /* NULL: the body comes as it is */
	struct failure undecoded; /* why the body could not be decoded; code 0: it could */
	bool conditional;         /* asked only for news */
	char refused[64];         /* the last address that the policy refused; empty: none */
	char error[CURL_ERROR_SIZE];
};

/* NULL: no memory. `resolve` is borrowed as long as the handle lives. `spare`: a handle that
 * transfer_take_easy() gave, of the same policy, which is now the transfer's; NULL: a new one is made. */
struct transfer *transfer_create(const struct fetch_policy *policy, struct curl_slist *resolve,
	CURL *spare, struct fetch_job *job) MUST_CHECK;

/* The handle of a transfer that is over, for another one: to make one and to say all that is the same each
 * time takes longer than to send a request. The caller's. */
CURL *transfer_take_easy(struct transfer *transfer);
void transfer_destroy(struct transfer *transfer); /* accepts NULL; not while it is in a multi */

enum answer {
	ANSWER_FINAL,   /* the job is finished */
	ANSWER_REDIRECT /* job->uri is where to go on to */
};

/* What a transfer that ended with `result` means for its job. */
enum answer answer_read(struct transfer *transfer, CURLcode result);

#endif
