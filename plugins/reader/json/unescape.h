/* SPDX-License-Identifier: MIT
 * HTML that was escaped once more than it should be, as programs do that store it. */
#ifndef WINNOW_READER_JSON_UNESCAPE_H
#define WINNOW_READER_JSON_UNESCAPE_H

#include <winnow/helpers.h>

/* "A &amp;amp; B", "&amp;#8217;" and "&lt;p&gt;A&lt;/p&gt;" without what is too much; another text as it
 * is. */
struct winnow_str unescape_twice(const struct winnow_host *host, struct winnow_str html);

#endif
