/* SPDX-License-Identifier: MIT
 * Which parts of a mail are its text. */
#include "reader/mail/message.h"
#include "shared/page.h"

enum {
	DEEPEST = 32, /* parts within parts; what lies deeper is passed over */
	MOST_PARTS = 1000
};

static int is_type(GMimeObject *part, const char *type, const char *subtype)
{
	return g_mime_content_type_is_type(g_mime_object_get_content_type(part), type, subtype);
}

static struct winnow_str parameter(GMimeObject *part, const char *name)
{
	return winnow_str(g_mime_object_get_content_type_parameter(part, name));
}

static int says(GMimeObject *part, const char *name, const char *value)
{
	const char *said = g_mime_object_get_content_type_parameter(part, name);

	return said && g_ascii_strcasecmp(said, value) == 0;
}

/* How well it tells the text: pages are better than plain words, since they keep their shape. */
static int rate(GMimeObject *part, int depth)
{
	int best = is_type(part, "text", "html") ? 2 : is_type(part, "text", "plain");

	if (!GMIME_IS_MULTIPART(part) || depth == DEEPEST)
		return best;
	int count = g_mime_multipart_get_count(GMIME_MULTIPART(part));
	for (int at = 0; at < count && at < MOST_PARTS; at++) {
		GMimeObject *child = g_mime_multipart_get_part(GMIME_MULTIPART(part), at);
		int rating = rate(child, depth + 1);
		best = rating > best ? rating : best;
	}
	return best;
}

/* What programs mark as somebody else's words, or as the sender's card. */
static int is_aside(void *context, const struct page_node *node)
{
	static const char *const classes[] = { "gmail_quote", "gmail_signature",
		"moz-cite-prefix", "moz-signature", "yahoo_quoted" };

	(void)context;
	if (page_is(node, ELEMENT_BLOCKQUOTE) &&
		winnow_is(page_attribute(node, ATTRIBUTE_TYPE), "cite"))
		return 1;
	for (size_t at = 0; at < sizeof(classes) / sizeof(classes[0]); at++)
		if (page_has_class(node, classes[at]))
			return 1;
	return 0;
}

static int write_page(struct message *message, const struct winnow_item *item)
{
	struct page page;
	int result = page_parse(message->host, item, &page);

	if (result)
		return result;
	fields_add_item(message->fields, item, &page.decoded);
	if (page.truncated_depth || page.truncated_elements)
		fields_add(message->fields, "truncated", winnow_str("page"), "page");
	page_reveal_emails(message->host, page.root);
	page_write(message->prose, page.root, is_aside, NULL);
	return 0;
}

static int write_plain(
	struct message *message, const struct winnow_item *item, GMimeObject *part)
{
	struct decoded decoded;
	int result = decode(message->host, item->body, item->charset, &decoded);

	if (result)
		return result;
	fields_add_item(message->fields, item, &decoded);
	return plain_write(message->host, decoded.text, says(part, "format", "flowed"),
		says(part, "delsp", "yes"), message->prose);
}

/* Undoes base64 and quoted-printable, and reads what comes out as if it were received alone. */
static int write_text(struct message *message, GMimeObject *part)
{
	GMimeDataWrapper *content = g_mime_part_get_content(GMIME_PART(part));
	struct winnow_item item = *message->item;

	if (!content)
		return 0;
	GMimeStream *stream = g_mime_stream_mem_new();
	g_mime_data_wrapper_write_to_stream(content, stream);
	GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
	item.body = (struct winnow_str){ (const char *)bytes->data, bytes->len };
	item.length = bytes->len;
	item.charset = parameter(part, "charset");
	int result = 0;
	if (item.body.len)
		result = is_type(part, "text", "html") ? write_page(message, &item)
						       : write_plain(message, &item, part);
	g_object_unref(stream);
	return result;
}

static void name_attachment(struct message *message, GMimeObject *part)
{
	const char *name = NULL;

	if (GMIME_IS_PART(part)) {
		name = g_mime_part_get_filename(GMIME_PART(part));
	} else if (GMIME_IS_MESSAGE_PART(part)) {
		GMimeMessage *inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
		name = inner ? g_mime_message_get_subject(inner) : NULL;
	}
	char *type = g_mime_content_type_get_mime_type(g_mime_object_get_content_type(part));
	struct winnow_str kept = prose_line(message->host, winnow_str(name ? name : type));
	fields_add_found(message->fields, "attachment", kept,
		prose_line(message->host, winnow_str(type)));
	g_free(type);
}

static int write_part(struct message *message, GMimeObject *part, int depth);

/* Of several forms of one text, the last of the best: they come in rising faithfulness. */
static int write_best(struct message *message, GMimeMultipart *parts, int depth)
{
	int count = g_mime_multipart_get_count(parts), best = 0;
	GMimeObject *chosen = NULL;

	for (int at = 0; at < count && at < MOST_PARTS; at++) {
		GMimeObject *part = g_mime_multipart_get_part(parts, at);
		int rating = rate(part, depth);
		if (!chosen || rating >= best) {
			chosen = part;
			best = rating;
		}
	}
	return chosen ? write_part(message, chosen, depth + 1) : 0;
}

static int write_parts(struct message *message, GMimeMultipart *parts, int depth)
{
	/* What is related to the first is its pictures. */
	int count = is_type(GMIME_OBJECT(parts), "multipart", "related")
			    ? 1
			    : g_mime_multipart_get_count(parts);
	int result = 0;

	if (is_type(GMIME_OBJECT(parts), "multipart", "alternative"))
		return write_best(message, parts, depth);
	if (g_mime_multipart_get_count(parts) == 0)
		return 0;
	for (int at = 0; at < count && !result && message->parts < MOST_PARTS; at++)
		result = write_part(message, g_mime_multipart_get_part(parts, at), depth + 1);
	return result;
}

static int write_part(struct message *message, GMimeObject *part, int depth)
{
	if (depth == DEEPEST || ++message->parts > MOST_PARTS) {
		fields_add(message->fields, "truncated", winnow_str("parts"), "mail");
		return 0;
	}
	if (GMIME_IS_MULTIPART(part))
		return write_parts(message, GMIME_MULTIPART(part), depth);
	int is_text = is_type(part, "text", "html") || is_type(part, "text", "plain");
	if (GMIME_IS_PART(part) && is_text && !g_mime_part_is_attachment(GMIME_PART(part)))
		return write_text(message, part);
	name_attachment(message, part);
	return 0;
}

int parts_write(struct message *message)
{
	GMimeObject *whole = g_mime_message_get_mime_part(message->mail);

	return whole ? write_part(message, whole, 0) : 0;
}
