/* SPDX-License-Identifier: MIT */
#include <winnow/why.h>
#include "shared/refusal.h"

int refuse(const struct passage *passage, const char *rule, uint32_t first, uint32_t end,
	const char *reason)
{
	const struct winnow_why *why =
		passage->host->service(passage->host, WINNOW_WHY_SERVICE);
	const struct winnow_judgement judgement = {
		.size = sizeof judgement,
		.part = winnow_str(rule),
		.reason = winnow_str(reason),
		.words = passage_words(passage, first, end),
	};

	if (why)
		why->tell(passage->host, &judgement);
	return 0;
}
