/* SPDX-License-Identifier: MIT */
#include "reader/html/gather_parts.h"

enum {
	MOST_PARTS = 2000,
	LONGEST = 2 * 1024 * 1024, /* bytes of all parts */
	MINUTE = 16,               /* bytes of YYYY-MM-DDThh:mm */
	TRUST = 86
};

/* Counts what is put while there is no room. */
struct body {
	char *bytes;
	size_t length;
};

static struct winnow_str text_of(const json_t *value)
{
	if (!json_is_string(value))
		return winnow_str(NULL);
	return (struct winnow_str){ json_string_value(value), json_string_length(value) };
}

static void put(struct body *body, struct winnow_str words)
{
	if (body->bytes && words.len)
		memcpy(body->bytes + body->length, words.ptr, words.len);
	body->length += words.len;
}

/* A text without markup has its paragraphs in lines. */
static void put_lines(struct body *body, struct winnow_str words)
{
	int markup = words.len && memchr(words.ptr, '<', words.len) != NULL;

	put(body, winnow_str("<p>"));
	while (words.len) {
		const char *feed = markup ? NULL : memchr(words.ptr, '\n', words.len);
		size_t length = feed ? (size_t)(feed - words.ptr) : words.len;
		put(body, winnow_slice(words, 0, length));
		if (feed)
			put(body, winnow_str("<p>"));
		length += feed != NULL;
		words = winnow_slice(words, length, words.len - length);
	}
}

/* "2014-03-05T10:12:33Z" is "2014-03-05 10:12 ". */
static void put_time(struct body *body, struct winnow_str time)
{
	if (time.len < MINUTE)
		return;
	put(body, winnow_slice(time, 0, 10));
	put(body, winnow_str(" "));
	put(body, winnow_slice(time, 11, 5));
	put(body, winnow_str(" "));
}

static void put_part(struct body *body, struct winnow_str time, struct winnow_str heading,
	struct winnow_str words)
{
	if (words.len == 0)
		return;
	if (time.len >= MINUTE || heading.len) {
		put(body, winnow_str("<h2>"));
		put_time(body, time);
		put(body, heading);
		put(body, winnow_str("</h2>"));
	}
	put_lines(body, words);
}

static void put_update(struct body *body, const json_t *update)
{
	put_part(body, text_of(json_object_get(update, "datePublished")),
		text_of(json_object_get(update, "headline")),
		text_of(json_object_get(update, "articleBody")));
}

static void put_question(struct body *body, const json_t *question)
{
	const json_t *answer = json_object_get(question, "acceptedAnswer");

	if (!answer)
		answer = json_object_get(question, "suggestedAnswer");
	if (json_is_array(answer))
		answer = json_array_get(answer, 0);
	put_part(body, winnow_str(NULL), text_of(json_object_get(question, "name")),
		text_of(json_object_get(answer, "text")));
}

typedef void put_one(struct body *body, const json_t *part);

static void put_all(struct body *body, const json_t *parts, put_one *put_part_of)
{
	size_t count = json_is_array(parts) ? json_array_size(parts) : 1;

	for (size_t at = 0; at < count && at < MOST_PARTS; at++)
		put_part_of(body, json_is_array(parts) ? json_array_get(parts, at) : parts);
}

static void add(const json_t *parts, put_one *put_part_of, const char *origin,
	struct evidence *evidence)
{
	struct body body = { NULL, 0 };

	put_all(&body, parts, put_part_of);
	if (body.length == 0 || body.length > LONGEST)
		return;
	body.bytes = evidence->host->alloc(evidence->host, body.length);
	body.length = 0;
	if (!body.bytes)
		return;
	put_all(&body, parts, put_part_of);
	evidence_add(evidence, EVIDENCE_BODY, (struct winnow_str){ body.bytes, body.length },
		origin, winnow_str(NULL), TRUST);
}

void gather_parts(const json_t *object, struct evidence *evidence)
{
	struct winnow_str type = text_of(json_object_get(object, "@type"));
	const json_t *updates = json_object_get(object, "liveBlogUpdate");

	if (updates)
		add(updates, put_update, PARTS_OF_LIVE_REPORT, evidence);
	else if (winnow_is(type, "FAQPage") || winnow_is(type, "QAPage"))
		add(json_object_get(object, "mainEntity"), put_question, PARTS_OF_QUESTIONS,
			evidence);
}
