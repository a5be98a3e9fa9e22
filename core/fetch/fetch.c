/* SPDX-License-Identifier: MIT */
#include "base/clock.h"
#include "fetch/scheme.h"

struct winnow_item fetch_item(const struct fetch_request *request)
{
	return (struct winnow_item){
		.size = sizeof(struct winnow_item),
		.uri = request->uri,
		.final_uri = request->uri,
		.key = request->key,
		.hints = request->hints,
		.hint_count = request->hint_count,
		.depth = request->depth,
		.expects = request->expects,
		.fetched_ms = clock_wall_ms(),
	};
}

int fetch(const struct fetch_request *request, const struct fetch_limits *limits,
	fetch_each *each, void *context, struct failure *failure)
{
	if (fetch_is_local(request->uri))
		return fetch_file(request, limits, each, context, failure);
	return failure_set(failure, WINNOW_EDATA,
		"%.*s: only what is on this machine can be fetched so", STR_ARGS(request->uri));
}
