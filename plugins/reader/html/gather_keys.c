/* SPDX-License-Identifier: MIT */
#include "reader/html/date_key_table.h"
#include "reader/html/gather.h"
#include "shared/scan.h"

enum {
	LONGEST_NAME = 24,
	LONGEST_DATE = 40,
	DAY = 10,
	TRUST_PUBLISHED = 24,
	TRUST_CREATED = 15
};

struct keys {
	struct winnow_str text;
	const struct dates *dates;
	struct evidence *evidence;
	int published, created;
};

/* The word from `at` on to the next quote, without the backslash of JSON within JSON; *at goes
 * behind the quote. Empty: too long for what is looked for. */
static struct winnow_str quoted(const struct keys *keys, size_t *at, size_t longest)
{
	size_t start = *at, end = start;

	while (end < keys->text.len && end - start <= longest + 1 && keys->text.ptr[end] != '"')
		end++;
	if (end == keys->text.len || keys->text.ptr[end] != '"')
		return winnow_slice(keys->text, start, 0);
	*at = end + 1;
	while (end > start && keys->text.ptr[end - 1] == '\\')
		end--;
	return winnow_slice(keys->text, start, end - start);
}

/* `: "2014-03-05T…"` behind a name. */
static void read_value(struct keys *keys, size_t at, const char *means)
{
	int published = strcmp(means, "published") == 0;

	if (published ? keys->published++ : keys->created++)
		return;
	at = scan_spaces(keys->text, at);
	if (at >= keys->text.len || keys->text.ptr[at] != ':')
		return;
	at = scan_spaces(keys->text, at + 1);
	while (at < keys->text.len && (keys->text.ptr[at] == '"' || keys->text.ptr[at] == '\\'))
		at++;
	struct winnow_str value = quoted(keys, &at, LONGEST_DATE);
	struct winnow_str date =
		dates_find(keys->dates, keys->evidence->host, value, NULL, NULL);
	if (date.len >= DAY)
		evidence_add(keys->evidence, EVIDENCE_PUBLISHED, date, "script",
			winnow_str(means), published ? TRUST_PUBLISHED : TRUST_CREATED);
	else
		published ? keys->published-- : keys->created--;
}

void gather_keys(const struct page *page, const struct dates *dates, struct evidence *evidence)
{
	struct keys keys = { .text = page->decoded.text, .dates = dates, .evidence = evidence };
	size_t at = 0;

	while (at < keys.text.len && !keys.published) {
		const char *quote = memchr(keys.text.ptr + at, '"', keys.text.len - at);
		if (!quote)
			return;
		at = (size_t)(quote - keys.text.ptr) + 1;
		size_t behind = at;
		struct winnow_str name = quoted(&keys, &behind, LONGEST_NAME);
		const char *means = table_find(&date_key_table, name);
		if (means)
			read_value(&keys, behind, means);
	}
}
