/* SPDX-License-Identifier: MIT
 *
 * Profiles of sites: where the pages of a site have title, text, dates and the rest, by selectors
 * that people write (config/sites/NAME.yaml). What a profile does not say, or does not find, the
 * page says as any other does.
 */
#ifndef WINNOW_READER_HTML_PROFILE_H
#define WINNOW_READER_HTML_PROFILE_H

#include <winnow/helpers.h>

enum profile_part {
	PROFILE_TITLE,
	PROFILE_BODY,
	PROFILE_DROP, /* of the body */
	PROFILE_PUBLISHED,
	PROFILE_MODIFIED,
	PROFILE_BYLINE,
	PROFILE_SECTION,
	PROFILE_TAGS,
	PROFILE_NOTICE,
	PROFILE_PARTS
};

/* Expressions of XPath, in the order in which they are tried. */
struct profile_selectors {
	const char *const *expressions;
	uint32_t count;
};

/* How the pages of a site look, or looked for some time. */
struct profile_version {
	struct winnow_str from, until;   /* YYYY-MM-DD, both included; empty: open */
	struct winnow_str language;      /* empty: as the page says */
	const char *const *date_formats; /* as strptime(3) has them */
	uint32_t date_format_count;
	struct profile_selectors parts[PROFILE_PARTS];
};

struct profile {
	struct winnow_str name;                 /* of its file */
	const struct profile_version *versions; /* the newest first */
	uint32_t version_count;
};

struct profiles;

/* In open(): the profiles in the folders named "sites", each checked. NULL: problems were told, or
 * host->fail() was called. */
struct profiles *profiles_create(const struct winnow_host *host);

/* The profile of an address of the web: of its host, or of the nearest domain above it that has
 * one; NULL: there is none. `profiles` may be NULL. */
const struct profile *profiles_find(const struct profiles *profiles, struct winnow_str uri);

/* "title", as the file and the fields have it. */
const char *profile_part_name(enum profile_part part);

#endif
