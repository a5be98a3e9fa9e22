/* SPDX-License-Identifier: MIT */
#include "reader/html/headline.h"

#include <strings.h>

/* A mark with spaces around it that may divide a title from the site's name, from `at` on. */
static size_t find_divider(struct winnow_str title, size_t at, size_t *ret_length)
{
	static const char *const dividers[] = { " | ", " - ", " \xE2\x80\x93 ",
		" \xE2\x80\x94 ", " \xC2\xB7 ", " \xC2\xBB ", " :: ", " \xE2\x80\xA2 ", " / " };

	for (; at < title.len; at++) {
		if (title.ptr[at] != ' ')
			continue;
		struct winnow_str rest = winnow_slice(title, at, title.len - at);
		for (size_t each = 0; each < sizeof(dividers) / sizeof(dividers[0]); each++)
			if (winnow_starts(rest, dividers[each])) {
				*ret_length = strlen(dividers[each]);
				return at;
			}
	}
	return title.len;
}

static int same(struct winnow_str a, struct winnow_str b)
{
	return a.len == b.len && a.len && strncmp(a.ptr, b.ptr, a.len) == 0;
}

/* Whether another statement of the title is just this much of it. */
static int is_confirmed(const struct evidence *evidence, struct winnow_str part)
{
	for (size_t at = 0; at < evidence->count; at++)
		if (evidence->items[at].kind == EVIDENCE_TITLE &&
			same(evidence->items[at].value, part))
			return 1;
	return 0;
}

static int is_publisher(const struct evidence *evidence, struct winnow_str part)
{
	for (size_t at = 0; at < evidence->count; at++) {
		struct winnow_str name = evidence->items[at].value;
		if (evidence->items[at].kind == EVIDENCE_PUBLISHER && name.len == part.len &&
			strncasecmp(part.ptr, name.ptr, name.len) == 0)
			return 1;
	}
	return 0;
}

/* Cuts what divides off: the publisher's name, or what another statement of the title has not. */
static struct winnow_str without_site(const struct evidence *evidence, struct winnow_str title)
{
	size_t length = 0, first = find_divider(title, 0, &length);

	for (size_t at = first; at < title.len; at = find_divider(title, at + 1, &length)) {
		struct winnow_str before = winnow_slice(title, 0, at);
		size_t behind = at + length;
		struct winnow_str after = winnow_slice(title, behind, title.len - behind);
		if (is_publisher(evidence, after) || is_confirmed(evidence, before))
			return before;
		if (is_publisher(evidence, before) || is_confirmed(evidence, after))
			return after;
	}
	return title;
}

/* The first few words of a site's name may close a title that nothing else confirms: "Title |
 * Site". Only for <title>, which always has it. */
static struct winnow_str without_last_part(struct winnow_str title)
{
	size_t length = 0, last = title.len;

	for (size_t at = find_divider(title, 0, &length); at < title.len;
		at = find_divider(title, at + 1, &length))
		last = at;
	return last < title.len && last * 2 > title.len ? winnow_slice(title, 0, last) : title;
}

/* Words of `a` that `b` has too, in percent. */
static int likeness(struct winnow_str a, struct winnow_str b)
{
	size_t words = 0, found = 0;

	for (size_t at = 0; at < a.len;) {
		const char *space = memchr(a.ptr + at, ' ', a.len - at);
		size_t end = space ? (size_t)(space - a.ptr) : a.len;
		words++;
		for (size_t from = 0; end > at && from + (end - at) <= b.len; from++)
			if (strncmp(b.ptr + from, a.ptr + at, end - at) == 0) {
				found++;
				break;
			}
		at = end + 1;
	}
	return words ? (int)(found * 100 / words) : 0;
}

static const struct statement *from_origin(const struct evidence *evidence, const char *origin)
{
	for (size_t at = 0; at < evidence->count; at++)
		if (evidence->items[at].kind == EVIDENCE_TITLE &&
			winnow_is(evidence->items[at].origin, origin))
			return &evidence->items[at];
	return NULL;
}

/* The site's name closes the page's <title>: "Title | Site". */
static int is_last_part(struct winnow_str part, const struct statement *title)
{
	size_t length = 0, last = 0;

	if (!title)
		return 0;
	for (size_t at = find_divider(title->value, 0, &length); at < title->value.len;
		at = find_divider(title->value, at + 1, &length))
		last = at + length;
	return last && same(part, winnow_slice(title->value, last, title->value.len - last));
}

/* A heading is the title as readers see it, if the head of the page says much the same. */
static const struct statement *agreed_heading(const struct evidence *evidence)
{
	const struct statement *title = from_origin(evidence, "title");
	const struct statement *social = from_origin(evidence, "meta og:title");

	for (size_t at = 0; at < evidence->count; at++) {
		const struct statement *item = &evidence->items[at];
		if (item->kind != EVIDENCE_TITLE || !winnow_is(item->origin, "h1") ||
			item->value.len < 8 || is_publisher(evidence, item->value) ||
			(is_last_part(item->value, title) &&
				!(social && same(item->value, social->value))))
			continue;
		if ((title && likeness(item->value, title->value) >= 60) ||
			(social && likeness(item->value, social->value) >= 60))
			return item;
	}
	return NULL;
}

/* The title for those who link to the report, where it is worded otherwise than the heading, which
 * <title> repeats: then it is a title of its own, and not the heading with more around it. */
static const struct statement *linked_title(
	const struct evidence *evidence, const struct statement *heading)
{
	const struct statement *title = from_origin(evidence, "title");
	const struct statement *social = from_origin(evidence, "meta og:title");
	const struct statement *data = from_origin(evidence, "json-ld headline");
	size_t length = 0;

	if (!heading || !social || !data || is_publisher(evidence, social->value))
		return heading;
	int shorter = heading->value.len > social->value.len &&
		      strncmp(heading->value.ptr, social->value.ptr, social->value.len) == 0;
	if (!shorter && find_divider(social->value, 0, &length) < social->value.len)
		return heading;
	int repeated = (title && likeness(heading->value, title->value) == 100) ||
		       likeness(heading->value, data->value) == 100;
	int more = likeness(heading->value, social->value) == 100;
	return repeated && !more ? social : heading;
}

/* The most trusted title that is not the site's own name, if there is another. */
static const struct statement *best_title(const struct evidence *evidence)
{
	const struct statement *best = NULL;

	for (size_t at = 0; at < evidence->count; at++) {
		const struct statement *item = &evidence->items[at];
		if (item->kind == EVIDENCE_TITLE && !is_publisher(evidence, item->value) &&
			(!best || item->trust > best->trust))
			best = item;
	}
	return best ? best : evidence_best(evidence, EVIDENCE_TITLE);
}

struct winnow_str headline_choose(
	const struct evidence *evidence, const struct statement **ret_chosen)
{
	const struct statement *chosen = evidence_best(evidence, EVIDENCE_TITLE);

	*ret_chosen = chosen;
	if (chosen && chosen->trust == EVIDENCE_CERTAIN)
		return chosen->value;
	chosen = linked_title(evidence, agreed_heading(evidence));
	if (!chosen)
		chosen = best_title(evidence);
	*ret_chosen = chosen;
	if (!chosen)
		return (struct winnow_str){ NULL, 0 };
	struct winnow_str title = without_site(evidence, chosen->value);
	if (winnow_is(chosen->origin, "title") && title.len == chosen->value.len)
		title = without_last_part(title);
	return title;
}
