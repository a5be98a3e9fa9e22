/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700
#include "reader/html/profile_fit.h"
#include "reader/html/profile_body.h"
#include "reader/html/weigh.h"
#include "shared/calendar.h"

#include <stdio.h>
#include <time.h>

enum { DAY = 10 }; /* bytes of YYYY-MM-DD */

/* The evidence that a part is, and whether the first of its selectors that finds anything counts. */
static const struct statement_part {
	enum evidence_kind kind;
	int first, date;
} statements[PROFILE_PARTS] = {
	[PROFILE_TITLE] = { EVIDENCE_TITLE, 1, 0 },
	[PROFILE_PUBLISHED] = { EVIDENCE_PUBLISHED, 1, 1 },
	[PROFILE_MODIFIED] = { EVIDENCE_MODIFIED, 1, 1 },
	[PROFILE_BYLINE] = { EVIDENCE_BYLINE, 0, 0 },
	[PROFILE_SECTION] = { EVIDENCE_SECTION, 1, 0 },
	[PROFILE_TAGS] = { EVIDENCE_KEYWORDS, 0, 0 },
};

/* What is found for each part of a version. */
struct findings {
	struct selection parts[PROFILE_PARTS];
	int costly;
};

/* ---- versions ---- */

/* The day of a moment. */
static struct winnow_str day_of(const struct winnow_host *host, int64_t ms)
{
	enum { EPOCH = 719163, DAY_MS = 24 * 3600 * 1000 }; /* number of 1970-01-01 */
	int64_t number = EPOCH + ms / DAY_MS;
	char *text = host->alloc(host, DAY + 16);

	if (!text || number < CALENDAR_FIRST || number > CALENDAR_LAST)
		return (struct winnow_str){ NULL, 0 };
	struct calendar_date date = calendar_date((int32_t)number);
	snprintf(text, DAY + 16, "%04d-%02d-%02d", (int)date.year, (int)date.month,
		(int)date.day);
	return (struct winnow_str){ text, DAY };
}

/* The day of the page: when it says that it was published, else when it was fetched. */
static struct winnow_str day_of_page(const struct fitting *fitting)
{
	const struct statement *published =
		evidence_best(fitting->evidence, EVIDENCE_PUBLISHED);
	struct winnow_str date = { NULL, 0 };

	if (published)
		date = dates_find(fitting->dates, fitting->host, published->value, NULL, NULL);
	if (date.len >= DAY)
		return winnow_slice(date, 0, DAY);
	return day_of(fitting->host, fitting->item->fetched_ms);
}

static int is_valid(const struct profile_version *version, struct winnow_str day)
{
	if (day.len < DAY)
		return version->until.len == 0;
	return (version->from.len == 0 || strncmp(version->from.ptr, day.ptr, DAY) <= 0) &&
	       (version->until.len == 0 || strncmp(version->until.ptr, day.ptr, DAY) >= 0);
}

static void find_parts(struct selecting *selecting, const struct profile_version *version,
	struct findings *findings)
{
	*findings = (struct findings){ .costly = 0 };
	for (size_t part = 0; part < PROFILE_PARTS; part++) {
		findings->parts[part] =
			select_part(selecting, &version->parts[part], statements[part].first);
		findings->costly |= findings->parts[part].costly;
	}
}

static int has_words(const struct selection *selection)
{
	for (size_t at = 0; at < selection->count; at++)
		if (selection->items[at].node && weight_of(selection->items[at].node)->letters)
			return 1;
	return 0;
}

/* A version fits if it finds the body; one that says nothing of it, if it finds anything. */
static int fits(const struct profile_version *version, const struct findings *findings)
{
	if (version->parts[PROFILE_BODY].count)
		return has_words(&findings->parts[PROFILE_BODY]);
	for (size_t part = 0; part < PROFILE_PARTS; part++)
		if (findings->parts[part].count)
			return 1;
	return 0;
}

/* Those that are valid on the page's day are tried first, then the others, for a site that shows
 * old reports in its new dress. NULL: none fits. */
static const struct profile_version *choose_version(
	const struct fitting *fitting, struct selecting *selecting, struct findings *findings)
{
	const struct profile *profile = fitting->profile;
	struct winnow_str day = day_of_page(fitting);

	for (int valid = 1; valid >= 0; valid--)
		for (uint32_t at = 0; at < profile->version_count; at++) {
			const struct profile_version *version = &profile->versions[at];
			if (is_valid(version, day) != valid)
				continue;
			find_parts(selecting, version, findings);
			if (fits(version, findings))
				return version;
		}
	return NULL;
}

/* ---- statements ---- */

/* The date as one of the version's formats has it, in the document's form; else the text. */
static struct winnow_str read_date(const struct fitting *fitting,
	const struct profile_version *version, struct winnow_str text)
{
	enum { LONGEST = 128 };
	char written[LONGEST], *read = fitting->host->alloc(fitting->host, LONGEST);

	if (!read || text.len >= LONGEST)
		return text;
	memcpy(written, text.ptr, text.len);
	written[text.len] = 0;
	for (uint32_t at = 0; at < version->date_format_count; at++) {
		const char *format = version->date_formats[at];
		struct tm moment = { .tm_mday = 1, .tm_hour = -1 };
		if (!strptime(written, format, &moment))
			continue;
		size_t length = strftime(read, LONGEST,
			moment.tm_hour < 0     ? "%Y-%m-%d"
			: strstr(format, "%z") ? "%Y-%m-%dT%H:%M:00%z"
					       : "%Y-%m-%d %H:%M",
			&moment);
		return (struct winnow_str){ read, length };
	}
	return text;
}

/* "Jane Roe; Pavel Brandt" of all that is selected. */
static struct winnow_str join(
	const struct winnow_host *host, const struct selection *selection, const char *divider)
{
	enum { MOST = 64 };
	struct winnow_str lines[MOST];
	size_t count = 0, length = 0;

	for (size_t at = 0; at < selection->count && count < MOST; at++) {
		lines[count] = selected_line(host, &selection->items[at]);
		length += lines[count].len + strlen(divider);
		count += lines[count].len > 0;
	}
	char *joined = length ? host->alloc(host, length) : NULL;
	if (!joined)
		return (struct winnow_str){ NULL, 0 };
	size_t end = 0;
	for (size_t at = 0; at < count; at++) {
		size_t between = at ? strlen(divider) : 0;
		memcpy(joined + end, divider, between);
		end += between;
		memcpy(joined + end, lines[at].ptr, lines[at].len);
		end += lines[at].len;
	}
	return (struct winnow_str){ joined, end };
}

static void state(const struct fitting *fitting, const struct profile_version *version,
	const struct findings *findings, enum profile_part part)
{
	const struct statement_part *statement = &statements[part];
	const struct selection *selection = &findings->parts[part];
	struct winnow_str value = { NULL, 0 };

	if (selection->count && statement->first)
		value = selected_line(fitting->host, &selection->items[0]);
	else if (selection->count)
		value = join(fitting->host, selection, "; ");
	if (value.len && statement->date)
		value = read_date(fitting, version, value);
	evidence_add(fitting->evidence, statement->kind, value, "profile",
		fitting->profile->name, EVIDENCE_CERTAIN);
}

/* ---- the whole ---- */

/* The profile's name and the day from which its version holds. */
static struct winnow_str label(
	const struct fitting *fitting, const struct profile_version *version)
{
	struct winnow_str name = fitting->profile->name;
	char *text = fitting->host->alloc(fitting->host, name.len + 1 + version->from.len);

	if (!text || version->from.len == 0)
		return name;
	memcpy(text, name.ptr, name.len);
	text[name.len] = ' ';
	memcpy(text + name.len + 1, version->from.ptr, version->from.len);
	return (struct winnow_str){ text, name.len + 1 + version->from.len };
}

/* What the version was written to find, and every article has. */
static void tell_missing(const struct fitting *fitting, const struct profile_version *version,
	const struct findings *findings)
{
	static const enum profile_part expected[] = { PROFILE_TITLE, PROFILE_PUBLISHED };

	for (size_t at = 0; at < 2; at++)
		if (version->parts[expected[at]].count &&
			findings->parts[expected[at]].count == 0)
			fields_add(fitting->fields, "profile_missing",
				winnow_str(profile_part_name(expected[at])), "profile");
	if (findings->costly)
		fields_add(fitting->fields, "profile_missing",
			winnow_str("a selector that takes too long on this page"), "profile");
}

static void tell_misfit(const struct fitting *fitting)
{
	struct winnow_str name = fitting->profile->name;
	char text[400];

	fields_add(fitting->fields, "profile_misfit", name, "profile");
	int length = snprintf(text, sizeof(text),
		"the profile of the site %.*s no longer fits: it finds no article in %.*s, "
		"which is read as any page is; look at the page, and give the profile a "
		"version "
		"for it",
		(int)name.len, name.ptr, (int)fitting->item->final_uri.len,
		fitting->item->final_uri.ptr);
	if (length > 0)
		fitting->host->log(fitting->host, WINNOW_WARNING,
			(struct winnow_str){ text, (size_t)length < sizeof(text)
							   ? (size_t)length
							   : sizeof(text) - 1 });
}

static void apply(const struct fitting *fitting, const struct profile_version *version,
	const struct findings *findings, struct fitted *fitted)
{
	for (size_t part = 0; part < PROFILE_PARTS; part++)
		if (statements[part].kind != EVIDENCE_NONE)
			state(fitting, version, findings, (enum profile_part)part);
	evidence_add(fitting->evidence, EVIDENCE_LANGUAGE, version->language, "profile",
		fitting->profile->name, EVIDENCE_CERTAIN);
	fitted->label = label(fitting, version);
	fitted->notice = join(fitting->host, &findings->parts[PROFILE_NOTICE], "\n");
	fitted->article = profile_body(fitting->page->root, &findings->parts[PROFILE_BODY],
		&findings->parts[PROFILE_DROP], &findings->parts[PROFILE_NOTICE]);
	fields_add(fitting->fields, "profile", fitted->label, "profile");
	tell_missing(fitting, version, findings);
}

int profile_fit(const struct fitting *fitting, struct fitted *ret_fitted)
{
	struct selecting selecting;
	struct findings findings;
	int result = select_begin(&selecting, fitting->host, fitting->document);

	*ret_fitted = (struct fitted){ .article = NULL };
	if (result)
		return result;
	const struct profile_version *version = choose_version(fitting, &selecting, &findings);
	if (version)
		apply(fitting, version, &findings, ret_fitted);
	else if (fitting->profile->version_count)
		tell_misfit(fitting);
	select_end(&selecting);
	return 0;
}
