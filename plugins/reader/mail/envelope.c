/* SPDX-License-Identifier: MIT */
#include "reader/mail/message.h"

enum { MOST_AUTHORS = 16 };

static struct winnow_str header(const struct message *message, const char *name)
{
	const char *value = g_mime_object_get_header(GMIME_OBJECT(message->mail), name);

	return prose_line(message->host, winnow_str(value));
}

/* What stands between angle brackets: "<a@b>"; else all of it. */
static struct winnow_str unbracketed(struct winnow_str value)
{
	const char *open = value.len ? memchr(value.ptr, '<', value.len) : NULL;
	const char *close =
		open ? memchr(open, '>', value.len - (size_t)(open - value.ptr)) : NULL;

	return close ? (struct winnow_str){ open + 1, (size_t)(close - open) - 1 } : value;
}

/* Empty: there is none, or it is of no year that a mail can be of. */
static struct winnow_str date_of(const struct message *message)
{
	enum { FIRST_MAIL = 1971 };
	GDateTime *date = g_mime_message_get_date(message->mail);
	struct winnow_str kept = { NULL, 0 };

	if (!date || g_date_time_get_year(date) < FIRST_MAIL)
		return kept;
	char *text = g_date_time_format(date, "%Y-%m-%dT%H:%M:%S%:z");
	kept = prose_line(message->host, winnow_str(text));
	g_free(text);
	return kept;
}

/* A name and not only an address, as some programs write it twice. */
static int is_name(const char *name)
{
	return name && *name && !strchr(name, '@');
}

/* The senders by name, divided by "; ". Their addresses are fields. */
static struct winnow_str authors(const struct message *message)
{
	InternetAddressList *from = g_mime_message_get_from(message->mail);
	int count = from ? internet_address_list_length(from) : 0;
	GString *names = g_string_new(NULL);

	for (int at = 0; at < count && at < MOST_AUTHORS; at++) {
		InternetAddress *sender = internet_address_list_get_address(from, at);
		const char *name = internet_address_get_name(sender);
		if (is_name(name))
			g_string_append_printf(names, "%s%s", names->len ? "; " : "", name);
		if (!INTERNET_ADDRESS_IS_MAILBOX(sender))
			continue;
		const char *address =
			internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(sender));
		fields_add(message->fields, "sender",
			prose_line(message->host, winnow_str(address)), "From");
	}
	struct winnow_str kept =
		prose_line(message->host, (struct winnow_str){ names->str, names->len });
	g_string_free(names, TRUE);
	return kept;
}

/* RFC 5064: where the mail can be read by anyone. */
static struct winnow_str archived_at(const struct message *message)
{
	struct winnow_str address = unbracketed(header(message, "Archived-At"));
	int is_web = winnow_starts(address, "https://") || winnow_starts(address, "http://");

	return is_web ? address : winnow_str(NULL);
}

void envelope_read(struct message *message, struct winnow_document *document)
{
	const char *subject = g_mime_message_get_subject(message->mail);
	const char *id = g_mime_message_get_message_id(message->mail);

	document->title = prose_line(message->host, winnow_str(subject));
	document->published = date_of(message);
	document->byline = authors(message);
	document->uri = archived_at(message);
	document->key = prose_line(message->host, winnow_str(id));
	fields_add(message->fields, "organization", header(message, "Organization"),
		"Organization");
	fields_add(message->fields, "list", header(message, "List-Id"), "List-Id");
	fields_add(message->fields, "reply_to", unbracketed(header(message, "In-Reply-To")),
		"In-Reply-To");
}
