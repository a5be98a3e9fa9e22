/* SPDX-License-Identifier: MIT
 * CommonMark with GitHub's tables, to HTML. */
#ifndef WINNOW_READER_MARKDOWN_RENDER_H
#define WINNOW_READER_MARKDOWN_RENDER_H

#include <winnow/helpers.h>

/* `text`: UTF-8. *ret_html is the caller's to free(). 0, or WINNOW_ELIMIT after host->fail(). */
int render(const struct winnow_host *host, struct winnow_str text, struct winnow_str *ret_html);

#endif
