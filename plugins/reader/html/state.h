/* SPDX-License-Identifier: MIT
 *
 * The data that a framework leaves in a page to build it from: __NEXT_DATA__, __NUXT_DATA__,
 * window.__INITIAL_STATE__ and the like. A page that is built only in the browser has its article
 * there and nowhere else.
 */
#ifndef WINNOW_READER_HTML_STATE_H
#define WINNOW_READER_HTML_STATE_H

#include "reader/html/reading.h"

/* Writes the article that the page's data hold, if they hold one of at least that many bytes: what
 * stands beside the title in them; where `untitled` is set, of a page that is dated, else their
 * longest text. Returns where it was found, for people; NULL: nothing was written. */
const char *state_write(const struct reading *reading, struct winnow_str title, size_t least,
	int untitled, struct prose *prose);

#endif
