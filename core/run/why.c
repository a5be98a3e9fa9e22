/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "run/why.h"

/* A page of nothing but small blocks must not fill the memory. */
#define MOST_JUDGEMENTS 100000
#define LONGEST_TEXT 200

static struct winnow_str keep(struct work *work, struct winnow_str text)
{
	size_t length = text.len < LONGEST_TEXT ? text.len : LONGEST_TEXT;

	while (length > 0 && !utf8_is_boundary(text, length))
		length--;
	return arena_copy(work->arena, winnow_slice(text, 0, length));
}

static void tell(const struct winnow_host *host, const struct winnow_judgement *judgement)
{
	struct work *work = host_of(host)->why;

	if (!work || work->judgements.count == MOST_JUDGEMENTS || !WINNOW_HAS(judgement, words))
		return;
	struct winnow_judgement kept = {
		.size = sizeof kept,
		.kept = judgement->kept,
		.score = judgement->score,
		.part = keep(work, judgement->part),
		.reason = keep(work, judgement->reason),
		.words = keep(work, judgement->words),
	};
	struct winnow_judgement *place = kept.part.ptr && kept.reason.ptr && kept.words.ptr
						 ? vector_push(&work->judgements)
						 : NULL;
	if (place)
		*place = kept;
}

const struct winnow_why why_service = { .size = sizeof why_service, .tell = tell };

void why_offer(const struct plan *plan, bool wanted, struct why_services *ret_services)
{
	const struct service *service = plan->shared.services;
	size_t count = 0;

	for (; service && service->name && count < WHY_MOST_SERVICES - 1; service++)
		ret_services->services[count++] = *service;
	if (wanted)
		ret_services->services[count] =
			(struct service){ WINNOW_WHY_SERVICE, &why_service };
	ret_services->shared.services = ret_services->services;
}
