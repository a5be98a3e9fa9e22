/* SPDX-License-Identifier: MIT */
#include "reader/html/evidence.h"
#include "reader/html/inner.h"
#include "shared/prose.h"
#include "shared/room.h"

enum { FEW = 16 /* statements for which there is room at first */ };

static const char *const names[] = {
	[EVIDENCE_NONE] = "",
	[EVIDENCE_TITLE] = "title",
	[EVIDENCE_PUBLISHED] = "published",
	[EVIDENCE_BYLINE] = "byline",
	[EVIDENCE_PUBLISHER] = "publisher",
	[EVIDENCE_LANGUAGE] = "language",
	[EVIDENCE_URI] = "uri",
	[EVIDENCE_SECTION] = "section",
	[EVIDENCE_KEYWORDS] = "keywords",
	[EVIDENCE_DESCRIPTION] = "description",
	[EVIDENCE_MODIFIED] = "modified",
	[EVIDENCE_IMAGE] = "image",
	[EVIDENCE_LICENCE] = "licence",
	[EVIDENCE_TDM] = "tdm_reservation",
	[EVIDENCE_ACCESS] = "free_access",
	[EVIDENCE_SOURCE] = "source",
	[EVIDENCE_TYPE] = "type",
	[EVIDENCE_BODY] = "body",
};

struct evidence *evidence_create(const struct winnow_host *host)
{
	struct evidence *evidence = WINNOW_NEW(host, struct evidence);

	if (evidence)
		evidence->host = host;
	else
		winnow_fail(host, WINNOW_ELIMIT,
			"the memory allowed for one item is spent; raise the limit");
	return evidence;
}

/* "meta" and "og:title" make "meta og:title". */
static struct winnow_str join(
	const struct winnow_host *host, const char *origin, struct winnow_str detail)
{
	size_t length = strlen(origin);

	if (detail.len == 0)
		return winnow_str(origin);
	char *joined = host->alloc(host, length + 1 + detail.len);
	if (!joined)
		return winnow_str(origin);
	memcpy(joined, origin, length);
	joined[length] = ' ';
	memcpy(joined + length + 1, detail.ptr, detail.len);
	return (struct winnow_str){ joined, length + 1 + detail.len };
}

/* For people to read: references to characters in it were escaped once too often. */
static int is_words(enum evidence_kind kind)
{
	return kind == EVIDENCE_TITLE || kind == EVIDENCE_BYLINE ||
	       kind == EVIDENCE_PUBLISHER || kind == EVIDENCE_SECTION ||
	       kind == EVIDENCE_KEYWORDS || kind == EVIDENCE_DESCRIPTION;
}

void evidence_take(struct evidence *evidence, const struct statement *statement)
{
	struct statement *items = room_for(evidence->host, evidence->items, &evidence->capacity,
		evidence->count + 1, FEW, sizeof(*items));

	if (!items)
		return;
	evidence->items = items;
	items[evidence->count++] = *statement;
}

void evidence_add(struct evidence *evidence, enum evidence_kind kind, struct winnow_str value,
	const char *origin, struct winnow_str detail, int trust)
{
	enum { LONGEST = 4096 };

	size_t most = EVIDENCE_MOST + (trust == EVIDENCE_CERTAIN ? EVIDENCE_RESERVED : 0);
	if (evidence->count >= most || value.len == 0)
		return;
	if (kind != EVIDENCE_BODY) {
		if (value.len > LONGEST)
			return;
		if (is_words(kind))
			value = inner_words(evidence->host, value);
		value = prose_line(evidence->host, value);
	}
	if (value.len == 0)
		return;
	const struct statement statement = { .kind = kind,
		.value = value,
		.origin = join(evidence->host, origin, detail),
		.trust = trust };
	evidence_take(evidence, &statement);
}

const struct statement *evidence_best(const struct evidence *evidence, enum evidence_kind kind)
{
	const struct statement *best = NULL;

	for (size_t at = 0; at < evidence->count; at++) {
		const struct statement *item = &evidence->items[at];
		if (item->kind == kind && (!best || item->trust > best->trust))
			best = item;
	}
	return best;
}

enum evidence_kind evidence_kind_of(const char *name)
{
	for (int kind = EVIDENCE_TITLE; name && kind <= EVIDENCE_BODY; kind++)
		if (strcmp(names[kind], name) == 0)
			return (enum evidence_kind)kind;
	return EVIDENCE_NONE;
}

const char *evidence_name(enum evidence_kind kind)
{
	return names[kind];
}
