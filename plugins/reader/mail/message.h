/* SPDX-License-Identifier: MIT
 *
 * One e-mail on its way to a document. Nothing of GMime outlives the reading of its message: what
 * the document keeps is copied to the memory of the message (memory.h).
 */
#ifndef WINNOW_READER_MAIL_MESSAGE_H
#define WINNOW_READER_MAIL_MESSAGE_H

#include <gmime/gmime.h>
#include "shared/fields.h"
#include "shared/prose.h"

struct message {
	const struct winnow_host *host;
	const struct winnow_item *item;
	GMimeMessage *mail;
	struct fields *fields;
	struct prose *prose;
	size_t parts; /* looked at so far */
};

/* What stands above the text: title, published, byline, uri, and key: the Message-ID. */
void envelope_read(struct message *message, struct winnow_document *document);

/* Writes the text, and names what is attached. 0, or a negative after host->fail(). */
int parts_write(struct message *message);

/* Writes a text/plain without its quotes and signature. `flowed`: by RFC 3676, a line that ends
 * with a space goes on; `deleted_spaces`: that space is no part of the text. 0, or a negative after
 * host->fail(). */
int plain_write(const struct winnow_host *host, struct winnow_str text, int flowed,
	int deleted_spaces, struct prose *prose);

#endif
