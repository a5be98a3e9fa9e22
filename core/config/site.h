/* SPDX-License-Identifier: MIT
 *
 * Profiles of sites, sites/NAME.yaml, as the host reads them: where a site is looked through, and the
 * saved pages that the profile is tested with. What its pages look like is for the reader html. */
#ifndef WINNOW_CONFIG_SITE_H
#define WINNOW_CONFIG_SITE_H

#include "config/node.h"

struct site {
	struct winnow_str name;             /* of its file */
	const struct config_node *discover; /* a mapping; NULL: it does not say */
	const struct winnow_str *fixtures;  /* absolute paths of pages */
	size_t fixture_count;
};

struct sites {
	const struct winnow_str *paths; /* of all profiles, those of the user first */
	size_t count;
};

/* All there are. False: a problem says why not. */
bool sites_list(const struct config *config, struct arena *arena, struct problems *problems,
	struct sites *ret_sites) MUST_CHECK;

/* "harbour" of ".../sites/harbour.yaml". */
struct winnow_str site_name(struct winnow_str path);

/* Reads a profile. False: problems were added. */
bool site_read(struct winnow_str path, struct arena *arena, struct problems *problems,
	struct site *ret_site) MUST_CHECK;

/* The same by its name, which somebody gave at `asked`. */
bool site_find(const struct config *config, struct winnow_str name, struct place asked,
	struct arena *arena, struct problems *problems, struct site *ret_site) MUST_CHECK;

/* A source that is looked through as its site's profile says: the keys of `entry` but "site", and
 * those of `discover` that it does not have; it has the site's name unless it gives another. NULL: no
 * memory. */
const struct config_node *site_source(const struct config_node *entry, const struct site *site,
	struct arena *arena) MUST_CHECK;

#endif
