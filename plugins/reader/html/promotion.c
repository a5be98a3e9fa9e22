/* SPDX-License-Identifier: MIT */
#include "reader/html/promotion.h"
#include "reader/html/thresholds.h"

int promotion_is(const struct notices *promotions, const struct winnow_host *host,
	struct page_node *node)
{
	if (weight_of(node)->letters == 0 || weight_of(node)->letters > THRESHOLD_PROMOTION)
		return 0;
	struct prose_line room;
	struct winnow_str line = page_line_in(&room, host, node);
	size_t length = notice_length(promotions, host, line);
	struct winnow_str term = winnow_slice(line, 0, length);
	int several = length && memchr(term.ptr, ' ', term.len) != NULL;
	int alone = length + 1 >= line.len || line.ptr[length] == ':';

	return length && (several || alone);
}
