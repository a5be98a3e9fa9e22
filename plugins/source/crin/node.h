/* SPDX-License-Identifier: MIT
 *
 * The four forms of a page that are read into documents.
 */
#ifndef WINNOW_CRIN_NODE_H
#define WINNOW_CRIN_NODE_H

#include "source/crin/draft.h"
#include "source/crin/forms.h"

/* One page in hand. */
struct reading {
	const struct reader *reader;
	const struct winnow_item *item;
	const struct winnow_reader_out *out;
	const struct page *page;
	struct address address;
	struct shape shape;
};

/* Each answers 0, or a negative after host->fail(). */
int node_read(const struct winnow_host *host, const struct reading *reading);
int classic_read(const struct winnow_host *host, const struct reading *reading);
int story_read(const struct winnow_host *host, const struct reading *reading);
int feed_read(const struct winnow_host *host, const struct reader *reader,
	const struct winnow_item *item, const struct winnow_reader_out *out);

/* What all pages share: address, language, direction, legacy id. */
void reading_describe(
	const struct winnow_host *host, const struct reading *reading, struct draft *draft);

/* The text of the page's heading, else of <title> without " | CRIN", else what the listing that
 * led here said. */
struct winnow_str reading_title(const struct winnow_host *host, const struct reading *reading);

#endif
