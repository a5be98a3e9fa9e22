/* SPDX-License-Identifier: MIT
 * A page read by its site's profile: the version that fits, and what it finds. */
#ifndef WINNOW_READER_HTML_PROFILE_FIT_H
#define WINNOW_READER_HTML_PROFILE_FIT_H

#include "reader/html/evidence.h"
#include "reader/html/profile_select.h"
#include "shared/dates.h"
#include "shared/fields.h"

/* What a profile is shown of a page. */
struct fitting {
	const struct winnow_host *host;
	const struct winnow_item *item;
	const struct profile *profile;
	struct page *page; /* weighed */
	struct _xmlDoc *document;
	const struct dates *dates;
	struct evidence *evidence; /* what the page says of itself; the profile's is added */
	struct fields *fields;
};

struct fitted {
	struct page_node
		*article; /* holds nothing but what the profile selects; NULL: the profile
	                              says nothing of the body, or does not fit */
	struct winnow_str notice; /* empty: none */
	struct winnow_str label;  /* "harbour 2019-03-05" */
};

/* Says in the fields which version read the page, or that the profile fits no longer, and what it
 * was expected to find and did not. 0, or a negative after host->fail(). */
int profile_fit(const struct fitting *fitting, struct fitted *ret_fitted);

#endif
