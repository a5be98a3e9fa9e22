/* SPDX-License-Identifier: MIT
 * Reader of e-mail: one message (.eml), or many (mbox), each a document. */
#include "reader/mail/message.h"
#include "shared/memory.h"
#include "shared/page.h"
#include "shared/scan.h"

#include <stdio.h>

enum { MOST_MESSAGES = 100 * 1000 }; /* of one mbox; what comes later is dropped */

static int open_reader(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	(void)host;
	(void)values;
	*ret_self = NULL;
	g_mime_init();
	page_prepare();
	return 0;
}

/* Fields that only a mail begins with. */
static int begins_as_mail(struct winnow_str body)
{
	static const char *const fields[] = {
		"return-path:", "received:", "delivered-to:", "message-id:", "mime-version:"
	};
	struct winnow_str head = { body.ptr, body.len < 2048 ? body.len : 2048 };

	if (winnow_starts(head, "From ")) {
		const char *end = memchr(head.ptr, '\n', head.len);
		return end && scan_find(head, 0, "\nfrom:") < head.len;
	}
	for (size_t at = 0; head.len && at < sizeof(fields) / sizeof(fields[0]); at++)
		if (scan_find(head, 0, fields[at]) == 0)
			return 1;
	return 0;
}

static int probe_mail(
	void *self, const struct winnow_host *host, const struct winnow_item *item)
{
	struct winnow_str type = item->media_type, name = item->final_uri;

	(void)self;
	(void)host;
	if (winnow_is(type, "message/rfc822") || winnow_is(type, "application/mbox") ||
		winnow_ends(name, ".eml") || winnow_ends(name, ".mbox"))
		return 60;
	int unknown = type.len == 0 || winnow_is(type, "application/octet-stream") ||
		      winnow_is(type, "text/plain");
	return unknown && begins_as_mail(item->body) ? 60 : 0;
}

/* Whole documents of one mail file: no two have one key. */
struct mailbox {
	const struct winnow_host *host;
	const struct winnow_item *item;
	const struct winnow_reader_out *out;
	GHashTable *keys;
	size_t messages, documents;
};

/* The second mail with a Message-ID, and one that has none, are known by their place. */
static struct winnow_str own_key(
	struct mailbox *mailbox, const struct winnow_host *host, struct winnow_str key)
{
	char *text = g_strndup(key.ptr, key.len);

	if (key.len && g_hash_table_add(mailbox->keys, text))
		return key;
	if (!key.len)
		g_free(text);
	text = g_strdup_printf("message %zu", mailbox->messages);
	key = prose_line(host, winnow_str(text));
	g_hash_table_add(mailbox->keys, text);
	return key;
}

/* What cannot be read is passed over; the log then says why. */
static int make_document(struct mailbox *mailbox, struct message *message)
{
	struct winnow_document document = { .size = sizeof(document) };

	envelope_read(message, &document);
	if (document.title.len) {
		prose_begin(message->prose, WINNOW_TITLE, 0);
		prose_add(message->prose, document.title);
		prose_end(message->prose);
	}
	int result = parts_write(message);
	if (result == 0)
		result = prose_finish(message->prose, &document);
	if (result || document.block_count == 0)
		return 0;
	document.key = own_key(mailbox, message->host, document.key);
	fields_finish(message->fields, &document);
	mailbox->documents++;
	return mailbox->out->document(mailbox->out, &document);
}

static int read_message(struct mailbox *mailbox, GMimeMessage *mail)
{
	struct memory memory;
	int result = 0;

	mailbox->messages++;
	memory_begin(&memory, mailbox->host, "message", mailbox->messages);
	struct message message = { .host = &memory.host,
		.item = mailbox->item,
		.mail = mail,
		.fields = fields_create(&memory.host),
		.prose = prose_create(&memory.host) };
	if (message.fields && message.prose)
		result = make_document(mailbox, &message);
	memory_end(&memory);
	return result;
}

static int read_messages(struct mailbox *mailbox, GMimeParser *parser)
{
	int result = 0;

	while (!result && mailbox->messages < MOST_MESSAGES && !g_mime_parser_eos(parser) &&
		!mailbox->host->cancelled(mailbox->host)) {
		GMimeMessage *mail = g_mime_parser_construct_message(parser, NULL);
		if (!mail)
			break;
		result = read_message(mailbox, mail);
		g_object_unref(mail);
	}
	if (result == 0 && mailbox->documents == 0)
		return winnow_fail(mailbox->host, WINNOW_EDATA,
			"the file holds no mail with a subject or a text that can be read; see "
			"whether it is an .eml file or an mbox");
	return result;
}

static int read_mail(void *self, const struct winnow_host *host, const struct winnow_item *item,
	const struct winnow_reader_out *out)
{
	struct mailbox mailbox = { .host = host, .item = item, .out = out };
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(item->body.ptr, item->body.len);
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);

	(void)self;
	if (winnow_starts(item->body, "From "))
		g_mime_parser_set_format(parser, GMIME_FORMAT_MBOX);
	mailbox.keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	int result = read_messages(&mailbox, parser);
	g_hash_table_destroy(mailbox.keys);
	g_object_unref(parser);
	g_object_unref(stream);
	return result;
}

static const struct winnow_reader mail_reader = {
	.size = sizeof(mail_reader),
	.open = open_reader,
	.probe = probe_mail,
	.read = read_mail,
};

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "mail",
	.version = "1.0.0",
	.licence = "MIT",
	.summary = "Reads e-mail, one message or an mbox: subject, date, sender and text.",
	.reader = &mail_reader,
};
