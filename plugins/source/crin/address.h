/* SPDX-License-Identifier: MIT
 *
 * An address of CRIN's, whatever its form: the live Drupal site, its HTTrack mirror, the classic
 * ASP site and its copy, the stories since 2018, and files of a local mirror of any of them.
 */
#ifndef WINNOW_CRIN_ADDRESS_H
#define WINNOW_CRIN_ADDRESS_H

#include <stdbool.h>
#include <winnow/helpers.h>

enum site {
	SITE_NONE,    /* not CRIN's */
	SITE_DRUPAL,  /* www.crin.org 2013 to 2018, archive.crin.org */
	SITE_CLASSIC, /* www.crin.org before, crinarchive.org */
	SITE_STORIES  /* home.crin.org */
};

/* Lives as long as the host of address_read(). */
struct address {
	enum site site;
	/* One for all copies of a page. Drupal: "en/library/news-archive/slug", without host,
	 * extension, tab and query; classic: the address with its ID and flag in one spelling. */
	struct winnow_str key;
	struct winnow_str cited;     /* the page as a person would cite it; empty: not known */
	struct winnow_str language;  /* "en", of the path; empty: not said */
	struct winnow_str legacy_id; /* "ID=17021" or "crinmailID=4473"; empty: none */
	uint64_t page;               /* of a pager, from 0 */
	bool local;                  /* a file of a mirror */
	size_t root;                 /* local: bytes of the URI up to where the mirror begins */
	size_t mirror; /* local: bytes of the URI up to the mirrored site's root */
};

/* `root`: a folder as a file: address that ends in '/', whose files are CRIN's pages even where
 * no folder is named like a host of CRIN's; may be empty. 0, or WINNOW_ELIMIT after fail(). */
int address_read(const struct winnow_host *host, struct winnow_str uri, struct winnow_str root,
	struct address *ret_address);

/* `reference` (a link as printed) taken relative to `base`; "/path" of a local base means its
 * mirrored site. Empty: leads nowhere (mailto:, javascript:, #place), or out of the mirror. */
struct winnow_str address_resolve(const struct winnow_host *host, struct winnow_str base,
	const struct address *base_address, struct winnow_str reference);

/* A file: address for an absolute path. */
struct winnow_str address_of_path(const struct winnow_host *host, struct winnow_str path);

/* Whether one page of its own can stand there: not a listing, a file, a term, an image. */
bool address_is_article(const struct address *address);

/* Whether a folder of the path is `section`; "crinmail" also means the other languages' "cm". */
bool address_in_section(const struct address *address, struct winnow_str section);

#endif
