/* SPDX-License-Identifier: MIT
 *
 * The plugin `crin`: the sites of CRIN, the Child Rights International Network, and mirrors of
 * them, as a source and a reader.
 *
 *     address.c  key.c  resolve.c  place.c     addresses and what is one page
 *     source.c   listing.c                     where to look
 *     reader.c   forms.c                       which form a page has
 *     node.c  classic.c  story.c  feed.c  the forms
 *     newsletter.c  stories.c  issue.c         one page, many stories
 *     passages.c  tidy.c  fields.c  draft.c    a page's blocks to a document
 */
#include "source/crin/reader.h"

WINNOW_EXPORT const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "crin",
	.version = "1.0.0",
	.licence = "MIT",
	.summary = "Reports, publications and newsletters of CRIN, from its sites or a mirror.",
	.source = &crin_source,
	.reader = &crin_reader,
};
