/* SPDX-License-Identifier: MIT
 *
 * A small world of news on one test site, under several names: an archive in CRIN's form with its
 * pagers, a feed, a site known by its sitemaps, and sites that are rough, slow or endless; with what of it should come to be
 * stored. What cannot be made ends the test.
 */
#ifndef WINNOW_TESTS_TOOLS_NEWS_SITE_H
#define WINNOW_TESTS_TOOLS_NEWS_SITE_H

#include "tools/test_site.h"

#define NEWS_REPORTS 300 /* in the archive */
#define NEWS_PER_LISTING 10
#define NEWS_ENTRIES 12        /* in the feed */
#define NEWS_MAPPED 24         /* in the sitemaps, half of them in each */
#define NEWS_DAYS NEWS_REPORTS /* of the endless calendar, by max_per_pattern */

struct news_site;

struct news_site *news_site_start(void);
void news_site_stop(struct news_site *news); /* accepts NULL */

struct test_site *news_site_server(const struct news_site *news);

/* A configuration for all of it: the store, what is short for the test's sake, the sources. With
 * `slow`, the site that keeps one waiting is one of them. malloc'd. */
char *news_site_configuration(const struct news_site *news, const char *store, bool slow);

/* The host and the path of a report that robots.txt forbids, from 0; NULL: there are no more. */
const char *news_site_forbidden(size_t index);

/* How many documents come of it: each article that may be fetched, once. */
size_t news_site_articles(void);

#endif
