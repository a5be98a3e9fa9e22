/* SPDX-License-Identifier: MIT */
#include "reader/html/choose.h"
#include "reader/html/byline.h"
#include "reader/html/headline.h"
#include "reader/html/xml_text.h"
#include "shared/calendar.h"
#include "shared/scan.h"

#include <libxml/uri.h>

static struct winnow_str value_or_nothing(const struct statement *statement)
{
	return statement ? statement->value : (struct winnow_str){ NULL, 0 };
}

/* A byline that is an address or the publisher's own name says nothing of who wrote it. */
static const struct statement *choose_byline(const struct evidence *evidence,
	const struct agencies *agencies, struct winnow_str *ret_names)
{
	const struct statement *best = NULL;
	struct winnow_str publisher =
		value_or_nothing(evidence_best(evidence, EVIDENCE_PUBLISHER));

	for (size_t at = 0; at < evidence->count; at++) {
		const struct statement *item = &evidence->items[at];
		if (item->kind != EVIDENCE_BYLINE || winnow_equal(item->value, publisher) ||
			scan_find(item->value, 0, "://") < item->value.len)
			continue;
		if (best && item->trust <= best->trust)
			continue;
		struct winnow_str names = agency_without(
			agencies, evidence->host, byline_names(evidence->host, item->value));
		if (names.len == 0)
			continue;
		best = item;
		*ret_names = names;
	}
	return best;
}

enum {
	DAY = 10,    /* bytes of YYYY-MM-DD */
	DOUBTED = 40 /* a date of less trust may be any that the page has */
};

static int32_t digits(struct winnow_str date, size_t at, size_t count)
{
	int32_t value = 0;

	for (size_t end = at + count; at < end; at++)
		value = value * 10 + (date.ptr[at] - '0');
	return value;
}

/* The day of a date in the document's form; 0: it has none. */
static int32_t number_of(struct winnow_str date)
{
	if (date.len < DAY)
		return 0;
	struct calendar_date day = { digits(date, 0, 4), digits(date, 5, 2),
		digits(date, 8, 2) };
	return calendar_valid(day) ? calendar_number(day) : 0;
}

/* The most trusted statement of that kind in which a date is found, in the document's form. */
static const struct statement *choose_date(const struct evidence *evidence,
	const struct dates *dates, enum evidence_kind kind, struct winnow_str *ret_date)
{
	const struct statement *best = NULL;

	for (size_t at = 0; at < evidence->count; at++) {
		const struct statement *item = &evidence->items[at];
		if (item->kind != kind || (best && item->trust <= best->trust))
			continue;
		struct winnow_str date =
			dates_find(dates, evidence->host, item->value, NULL, NULL);
		if (date.len == 0)
			continue;
		best = item;
		*ret_date = date;
	}
	return best;
}

/* Midnight in the middle of Europe, told in UTC: a day without an hour. */
static int is_midnight(struct winnow_str published)
{
	return winnow_ends(published, "T23:00:00+00:00") ||
	       winnow_ends(published, "T22:00:00+00:00");
}

/* A statement of the day alone that has it otherwise, and rightly: of the address, or, if the
 * moment is told in UTC, of the page, when no other says the day is that of UTC. */
static const struct statement *local_day(
	const struct evidence *evidence, const struct dates *dates, struct winnow_str published)
{
	static const char zulu_zone[] = "+00:00";
	const struct statement *shown = NULL;
	int32_t day = number_of(published);
	int zulu = winnow_ends(published, zulu_zone);
	struct winnow_str changed = { NULL, 0 };

	choose_date(evidence, dates, EVIDENCE_MODIFIED, &changed);
	for (size_t at = 0; day && at < evidence->count; at++) {
		const struct statement *item = &evidence->items[at];
		struct winnow_str date =
			item->kind == EVIDENCE_PUBLISHED
				? dates_find(dates, evidence->host, item->value, NULL, NULL)
				: item->value;
		int32_t own = item->kind == EVIDENCE_PUBLISHED ? number_of(date) : 0;
		if (own == 0 || winnow_ends(date, zulu_zone))
			continue;
		if (own != day && date.len == DAY && winnow_is(item->origin, "address"))
			return item;
		zulu &= own != day;
		int next = date.len == DAY && (own == day + 1 || own == day - 1) &&
			   (own != number_of(changed) || is_midnight(published));
		if (next && (!shown || item->trust > shown->trust))
			shown = item;
	}
	return zulu ? shown : NULL;
}

/* A machine's statement of an earlier moment, where the one in hand is that of the last change:
 * some systems write each change into both. NULL: there is none. */
static const struct statement *before_changes(const struct evidence *evidence,
	const struct dates *dates, const struct statement *best,
	struct winnow_str *ret_published)
{
	enum { MACHINE = 80 };
	struct winnow_str changed = { NULL, 0 };

	choose_date(evidence, dates, EVIDENCE_MODIFIED, &changed);
	if (!winnow_equal(changed, *ret_published))
		return best;
	for (size_t at = 0; at < evidence->count; at++) {
		const struct statement *item = &evidence->items[at];
		if (item->kind != EVIDENCE_PUBLISHED || item->trust < MACHINE)
			continue;
		struct winnow_str date =
			dates_find(dates, evidence->host, item->value, NULL, NULL);
		if (date.len && number_of(date) < number_of(changed)) {
			*ret_published = date;
			return item;
		}
	}
	return best;
}

/* A report is not changed before it came out: a day of little trust that is behind the one of the
 * last change is that of something later. NULL: there is no such contradiction. */
static const struct statement *changed_before(const struct evidence *evidence,
	const struct dates *dates, const struct statement *best,
	struct winnow_str *ret_published)
{
	enum { CERTAIN = 57 };
	struct winnow_str changed = { NULL, 0 };
	const struct statement *modified =
		best->trust < CERTAIN
			? choose_date(evidence, dates, EVIDENCE_MODIFIED, &changed)
			: NULL;
	int32_t day = number_of(changed);

	if (!modified || modified->trust < best->trust || day == 0 ||
		day >= number_of(*ret_published))
		return NULL;
	*ret_published = changed;
	return modified;
}

/* The same day, with its hour, where somebody states that. */
static const struct statement *to_the_minute(const struct evidence *evidence,
	const struct dates *dates, const struct statement *best,
	struct winnow_str *ret_published)
{
	for (size_t at = 0; ret_published->len == DAY && at < evidence->count; at++) {
		const struct statement *item = &evidence->items[at];
		struct winnow_str date = { NULL, 0 };
		if (item->kind == EVIDENCE_PUBLISHED && item->trust > DOUBTED)
			date = dates_find(dates, evidence->host, item->value, NULL, NULL);
		if (date.len > DAY && strncmp(date.ptr, ret_published->ptr, DAY) == 0) {
			*ret_published = date;
			return item;
		}
	}
	return best;
}

/* When the report came out. The day in its address, which nobody changes afterwards, and one that
 * it shows itself, where a machine states the same moment in another zone, are the better ones.
 * Of a page that says only when it was changed, that is the best there is. */
static const struct statement *choose_published(const struct evidence *evidence,
	const struct dates *dates, struct winnow_str *ret_published)
{
	const struct statement *best =
		choose_date(evidence, dates, EVIDENCE_PUBLISHED, ret_published);

	if (!best || best->trust < DOUBTED) {
		struct winnow_str changed = { NULL, 0 };
		const struct statement *modified =
			choose_date(evidence, dates, EVIDENCE_MODIFIED, &changed);
		if (modified && (!best || modified->trust > DOUBTED)) {
			*ret_published = changed;
			return modified;
		}
		return best;
	}
	const struct statement *earlier = changed_before(evidence, dates, best, ret_published);
	if (earlier)
		return earlier;
	const struct statement *better = NULL;
	if (best->trust < EVIDENCE_CERTAIN) {
		best = before_changes(evidence, dates, best, ret_published);
		better = local_day(evidence, dates, *ret_published);
	}
	if (better)
		*ret_published = dates_find(dates, evidence->host, better->value, NULL, NULL);
	return to_the_minute(evidence, dates, better ? better : best, ret_published);
}

/* "en_GB" is en-GB; what is no tag of a language is nothing. */
static struct winnow_str read_language(
	const struct winnow_host *host, const struct statement *statement)
{
	struct winnow_str value = value_or_nothing(statement);
	const struct winnow_str nothing = { NULL, 0 };
	char *tag = value.len >= 2 && value.len <= 35 ? host->alloc(host, value.len) : NULL;

	for (size_t at = 0; tag && at < value.len; at++) {
		char byte = value.ptr[at] == '_' ? '-' : value.ptr[at];
		int letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
		int digit = byte >= '0' && byte <= '9';
		if (!letter && !(at >= 2 && (digit || byte == '-')))
			return nothing;
		tag[at] = byte;
	}
	return tag ? (struct winnow_str){ tag, value.len } : nothing;
}

static xmlChar *terminated(const struct winnow_host *host, struct winnow_str text)
{
	char *copy = host->alloc(host, text.len + 1);

	if (copy && text.len)
		memcpy(copy, text.ptr, text.len);
	return (xmlChar *)copy;
}

/* Absolute, by the page's own address; empty unless it then is one of the web. */
static struct winnow_str read_uri(const struct winnow_host *host,
	const struct statement *statement, struct winnow_str base)
{
	struct winnow_str uri = value_or_nothing(statement);
	const struct winnow_str nothing = { NULL, 0 };

	if (uri.len == 0)
		return nothing;
	xmlChar *relative = terminated(host, uri), *absolute = terminated(host, base);
	if (!relative || !absolute)
		return nothing;
	uri = xml_text_take(host, xmlBuildURI(relative, absolute));
	return winnow_starts(uri, "http://") || winnow_starts(uri, "https://") ? uri : nothing;
}

static int is_among(const struct statement *item, const struct statement *const *chosen,
	size_t chosen_count)
{
	for (size_t each = 0; each < chosen_count; each++)
		if (item == chosen[each])
			return 1;
	return 0;
}

/* What is certain comes first. */
static void add_rivals(const struct evidence *evidence, const struct statement *const *chosen,
	size_t chosen_count, struct fields *fields)
{
	for (int certain = 1; certain >= 0; certain--)
		for (size_t at = 0; at < evidence->count; at++) {
			const struct statement *item = &evidence->items[at];
			if ((item->trust == EVIDENCE_CERTAIN) == certain &&
				item->kind != EVIDENCE_BODY &&
				!is_among(item, chosen, chosen_count))
				fields_add_found(fields, evidence_name(item->kind), item->value,
					item->origin);
		}
}

/* Where the chosen value of a member was found: the field "origin title". */
static void add_origin(struct fields *fields, const char *name, const struct statement *chosen)
{
	if (chosen)
		fields_add_found(fields, name, chosen->origin, winnow_str("chosen"));
}

void choose(const struct evidence *evidence, const struct dates *dates,
	const struct agencies *agencies, struct winnow_str base, struct fields *fields,
	struct winnow_document *document)
{
	const struct winnow_host *host = evidence->host;
	const struct statement *title = NULL;

	document->title = headline_choose(evidence, &title);
	const struct statement *published =
		choose_published(evidence, dates, &document->published);
	const struct statement *byline = choose_byline(evidence, agencies, &document->byline);
	const struct statement *publisher = evidence_best(evidence, EVIDENCE_PUBLISHER);
	const struct statement *language = evidence_best(evidence, EVIDENCE_LANGUAGE);
	const struct statement *uri = evidence_best(evidence, EVIDENCE_URI);
	document->publisher = value_or_nothing(publisher);
	document->language = read_language(host, language);
	document->uri = read_uri(host, uri, base);
	add_origin(fields, "title_origin", title);
	add_origin(fields, "published_origin", published);
	add_origin(fields, "byline_origin", byline);
	const struct statement *chosen[] = { title, published, byline, publisher, language,
		uri };
	add_rivals(evidence, chosen, sizeof(chosen) / sizeof(chosen[0]), fields);
}
