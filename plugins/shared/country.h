/* SPDX-License-Identifier: MIT
 *
 * The country a report is about, where its title begins with one: "CHINA: Hundreds of babies
 * rescued". Names come from the lexicons LANGUAGE/country, which names_create(host, "country")
 * opens.
 */
#ifndef WINNOW_SHARED_COUNTRY_H
#define WINNOW_SHARED_COUNTRY_H

#include "shared/names.h"

/* The words before the colon of a title that has the form "PREFIX: title"; empty: it has not. */
struct winnow_str title_prefix(struct winnow_str title);

/* ISO 3166-1 alpha-2 of the one country the prefix names; empty: none, or several. */
struct winnow_str title_country(const struct names *countries, const struct winnow_host *host,
	struct winnow_str prefix);

#endif
