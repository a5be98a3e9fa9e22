/* SPDX-License-Identifier: MIT */
#include "reader/html/gather.h"
#include "reader/html/meta_table.h"
#include "shared/scan.h"

static const struct winnow_str nothing = { NULL, 0 };

/* Names that many systems fill with what the page shows are trusted before the rare ones. */
static int trust_of(struct winnow_str name)
{
	if (scan_is(name, "article:published_time"))
		return 90;
	if (scan_is(name, "og:title") || scan_is(name, "og:site_name"))
		return 80;
	if (scan_is(name, "author"))
		return 65;
	/* These may be of the page's last change. */
	if (scan_is(name, "date") || scan_is(name, "dc.date") || scan_is(name, "dcterms.date"))
		return 53;
	return winnow_starts(name, "twitter:") ? 50 : 70;
}

static int is_address(struct winnow_str value)
{
	return winnow_starts(value, "http://") || winnow_starts(value, "https://") ||
	       winnow_starts(value, "//");
}

static int may_be_address(enum evidence_kind kind)
{
	return kind == EVIDENCE_URI || kind == EVIDENCE_IMAGE || kind == EVIDENCE_LICENCE ||
	       kind == EVIDENCE_TDM;
}

static void gather_meta(const struct page_node *node, struct evidence *evidence)
{
	static const enum attribute attributes[] = { ATTRIBUTE_PROPERTY, ATTRIBUTE_NAME,
		ATTRIBUTE_ITEMPROP, ATTRIBUTE_HTTP_EQUIV };
	struct winnow_str content = page_attribute(node, ATTRIBUTE_CONTENT);

	for (size_t at = 0; content.len && at < 4; at++) {
		struct winnow_str name = page_attribute(node, attributes[at]);
		enum evidence_kind kind = evidence_kind_of(table_find(&meta_table, name));
		if (kind == EVIDENCE_NONE || (is_address(content) && !may_be_address(kind)))
			continue;
		evidence_add(evidence, kind, content, "meta", name, trust_of(name));
		return;
	}
}

static void gather_link(const struct page_node *node, struct evidence *evidence)
{
	if (scan_is(page_attribute(node, ATTRIBUTE_REL), "license"))
		evidence_add(evidence, EVIDENCE_LICENCE, page_attribute(node, ATTRIBUTE_HREF),
			"link license", nothing, 80);
	if (scan_is(page_attribute(node, ATTRIBUTE_REL), "canonical"))
		evidence_add(evidence, EVIDENCE_URI, page_attribute(node, ATTRIBUTE_HREF),
			"link canonical", nothing, 90);
}

void gather_head(const struct page *page, struct evidence *evidence)
{
	int titled = 0;

	evidence_add(evidence, EVIDENCE_LANGUAGE, page_attribute(page->root, ATTRIBUTE_LANG),
		"html lang", nothing, 90);
	evidence_add(evidence, EVIDENCE_LANGUAGE,
		page_attribute(page->root, ATTRIBUTE_XML_LANG), "html xml:lang", nothing, 80);
	for (struct page_node *node = page->root; node; node = page_next(node, page->root)) {
		if (page_is(node, ELEMENT_META)) {
			gather_meta(node, evidence);
		} else if (page_is(node, ELEMENT_LINK)) {
			gather_link(node, evidence);
		} else if (page_is(node, ELEMENT_TITLE) && !titled) {
			titled = 1; /* those of drawings come later */
			evidence_add(evidence, EVIDENCE_TITLE, page_line(evidence->host, node),
				"title", nothing, 40);
		}
	}
}
