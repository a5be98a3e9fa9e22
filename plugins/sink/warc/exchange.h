/* SPDX-License-Identifier: MIT
 * The heads of an exchange, as an archive keeps them. */
#ifndef WINNOW_WARC_EXCHANGE_H
#define WINNOW_WARC_EXCHANGE_H

#include <winnow/helpers.h>

/* A head that is true of what stands behind it. Chunks were undone when the body came: the header
 * that tells of them is kept under the name "X-Archived-Transfer-Encoding", so that nobody undoes
 * them again. HTTP/2 has no head of text; what stands for one is written as HTTP/1.1, which is what
 * readers of archives know. In memory of `host`; ptr NULL: there is none. */
struct winnow_str exchange_head(const struct winnow_host *host, struct winnow_str head);

/* The protocol that was spoken, by its registered name: "h2", "http/1.1". */
const char *exchange_protocol(struct winnow_str response_head);

#endif
