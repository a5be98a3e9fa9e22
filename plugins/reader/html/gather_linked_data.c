/* SPDX-License-Identifier: MIT */
#include "reader/html/gather.h"
#include "reader/html/gather_parts.h"
#include "shared/scan.h"

#include <jansson.h>

enum {
	LONGEST_SCRIPT = 4 * 1024 * 1024,
	MOST_NESTED = 8,
	MOST_AUTHORS = 20,
	TRUST = 85,
	TRUST_ASIDE = 58
};

static const struct winnow_str nothing = { NULL, 0 };

static struct winnow_str text_of(const json_t *value)
{
	if (!json_is_string(value))
		return nothing;
	return (struct winnow_str){ json_string_value(value), json_string_length(value) };
}

/* A name as schema.org lets it be written: "X", {"name": "X"}, or a list of either. */
static struct winnow_str name_of(const json_t *value)
{
	if (json_is_array(value))
		value = json_array_get(value, 0);
	if (json_is_object(value))
		value = json_object_get(value, "name");
	if (json_is_array(value))
		value = json_array_get(value, 0);
	return text_of(value);
}

static int is_article_type(struct winnow_str type)
{
	return winnow_ends(type, "Article") || winnow_ends(type, "Posting") ||
	       winnow_ends(type, "Report") || winnow_is(type, "OpinionNewsArticle") ||
	       winnow_is(type, "Review");
}

static int is_person(const json_t *object)
{
	const json_t *type = json_object_get(object, "@type");

	if (json_is_array(type))
		type = json_array_get(type, 0);
	return winnow_is(text_of(type), "Person");
}

static int is_article(const json_t *object)
{
	const json_t *type = json_object_get(object, "@type");
	size_t at;
	const json_t *each;

	if (is_article_type(text_of(type)))
		return 1;
	json_array_foreach(type, at, each)
	{
		if (is_article_type(text_of(each)))
			return 1;
	}
	return json_is_string(json_object_get(object, "articleBody"));
}

/* {"givenName": "Jane", "familyName": "Roe"}, where there is no name. */
static struct winnow_str full_name_of(const struct winnow_host *host, const json_t *person)
{
	struct winnow_str given = text_of(json_object_get(person, "givenName"));
	struct winnow_str family = text_of(json_object_get(person, "familyName"));
	char *name =
		given.len && family.len ? host->alloc(host, given.len + 1 + family.len) : NULL;

	if (!name)
		return nothing;
	memcpy(name, given.ptr, given.len);
	name[given.len] = ' ';
	memcpy(name + given.len + 1, family.ptr, family.len);
	return (struct winnow_str){ name, given.len + 1 + family.len };
}

/* All names of authors as one byline, divided by "; ". */
static void add_authors(const json_t *author, struct evidence *evidence)
{
	char byline[1024];
	size_t length = 0, count = json_is_array(author) ? json_array_size(author) : 1;

	for (size_t at = 0; at < count && at < MOST_AUTHORS; at++) {
		const json_t *one = json_is_array(author) ? json_array_get(author, at) : author;
		struct winnow_str name = name_of(one);
		if (name.len == 0)
			name = full_name_of(evidence->host, one);
		if (name.len == 0 || length + name.len + 2 > sizeof(byline) ||
			winnow_starts(name, "http"))
			continue;
		if (length) {
			memcpy(byline + length, "; ", 2);
			length += 2;
		}
		memcpy(byline + length, name.ptr, name.len);
		length += name.len;
	}
	evidence_add(evidence, EVIDENCE_BYLINE, (struct winnow_str){ byline, length },
		"json-ld author", nothing, TRUST);
}

static void add(const json_t *article, const char *member, enum evidence_kind kind,
	struct evidence *evidence)
{
	evidence_add(evidence, kind, name_of(json_object_get(article, member)), "json-ld",
		winnow_str(member), TRUST);
}

/* "image": "https://…", {"url": "…"}, or a list of either. */
static void add_address(const json_t *article, const char *member, enum evidence_kind kind,
	struct evidence *evidence)
{
	const json_t *value = json_object_get(article, member);

	if (json_is_array(value))
		value = json_array_get(value, 0);
	if (json_is_object(value))
		value = json_object_get(value, "url");
	evidence_add(evidence, kind, text_of(value), "json-ld", winnow_str(member), TRUST);
}

/* What the report is based on: a work, whose publisher counts, or an address. */
static void add_origin(const json_t *article, struct evidence *evidence)
{
	const json_t *work = json_object_get(article, "isBasedOn");

	if (json_is_array(work))
		work = json_array_get(work, 0);
	struct winnow_str publisher = name_of(json_object_get(work, "publisher"));
	evidence_add(evidence, EVIDENCE_SOURCE, publisher.len ? publisher : text_of(work),
		"json-ld isBasedOn", nothing, TRUST);
}

/* true, false, or either as words. */
static void add_access(const json_t *value, struct evidence *evidence)
{
	struct winnow_str words = text_of(value);

	if (json_is_boolean(value))
		words = winnow_str(json_is_true(value) ? "true" : "false");
	if (scan_is(words, "true") || scan_is(words, "false"))
		evidence_add(evidence, EVIDENCE_ACCESS,
			winnow_str(scan_is(words, "true") ? "true" : "false"),
			"json-ld isAccessibleForFree", nothing, TRUST);
}

static void read_article(const json_t *article, struct evidence *evidence)
{
	const json_t *type = json_object_get(article, "@type");
	if (json_is_array(type))
		type = json_array_get(type, 0);
	evidence_add(
		evidence, EVIDENCE_TYPE, text_of(type), "json-ld", winnow_str("@type"), TRUST);
	add(article, "headline", EVIDENCE_TITLE, evidence);
	add(article, "datePublished", EVIDENCE_PUBLISHED, evidence);
	add(article, "dateModified", EVIDENCE_MODIFIED, evidence);
	add(article, "publisher", EVIDENCE_PUBLISHER, evidence);
	add(article, "inLanguage", EVIDENCE_LANGUAGE, evidence);
	add(article, "sourceOrganization", EVIDENCE_SOURCE, evidence);
	add(article, "copyrightHolder", EVIDENCE_SOURCE, evidence);
	add(article, "provider", EVIDENCE_SOURCE, evidence);
	add_origin(article, evidence);
	add(article, "articleSection", EVIDENCE_SECTION, evidence);
	add(article, "description", EVIDENCE_DESCRIPTION, evidence);
	add(article, "license", EVIDENCE_LICENCE, evidence);
	add_address(article, "image", EVIDENCE_IMAGE, evidence);
	add_access(json_object_get(article, "isAccessibleForFree"), evidence);
	add_authors(json_object_get(article, "author"), evidence);
	struct winnow_str body = text_of(json_object_get(article, "articleBody"));
	char *kept = body.len ? evidence->host->alloc(evidence->host, body.len) : NULL;
	if (kept) {
		memcpy(kept, body.ptr, body.len);
		evidence_add(evidence, EVIDENCE_BODY, (struct winnow_str){ kept, body.len },
			"json-ld articleBody", nothing, TRUST);
	}
}

/* Articles stand alone, in lists, in "@graph", and as the "mainEntity" of a page. */
static void read_value(const json_t *value, int nested, struct evidence *evidence)
{
	static const char *const members[] = { "@graph", "mainEntity", "mainEntityOfPage" };
	size_t at;
	const json_t *each;

	if (nested > MOST_NESTED)
		return;
	json_array_foreach(value, at, each)
	{
		read_value(each, nested + 1, evidence);
	}
	if (!json_is_object(value))
		return;
	/* The author stands beside the article where that only refers to it. */
	if (is_person(value))
		evidence_add(evidence, EVIDENCE_BYLINE, name_of(value), "json-ld Person",
			nothing, TRUST_ASIDE);
	gather_parts(value, evidence);
	if (is_article(value)) {
		read_article(value, evidence);
		return;
	}
	for (at = 0; at < sizeof(members) / sizeof(members[0]); at++)
		read_value(json_object_get(value, members[at]), nested + 1, evidence);
}

/* Raw line feeds and tabs in strings, which JSON forbids and pages have, become spaces. */
static json_t *load_lenient(const struct winnow_host *host, struct winnow_str script)
{
	char *copy = host->alloc(host, script.len);

	if (!copy)
		return NULL;
	for (size_t at = 0; at < script.len; at++)
		copy[at] = (unsigned char)script.ptr[at] < 0x20 ? ' ' : script.ptr[at];
	return json_loadb(copy, script.len, JSON_DISABLE_EOF_CHECK, NULL);
}

/* From the first brace or bracket on: comments and CDATA marks stand before it. */
static void read_script(struct winnow_str script, struct evidence *evidence)
{
	size_t at = 0;

	while (at < script.len && script.ptr[at] != '{' && script.ptr[at] != '[')
		at++;
	if (at < script.len && script.ptr[at] == '[' && at + 1 < script.len &&
		script.ptr[at + 1] == 'C')
		at += strlen("[CDATA[");
	if (at >= script.len || script.len > LONGEST_SCRIPT)
		return;
	script = winnow_slice(script, at, script.len - at);
	json_t *value = json_loadb(script.ptr, script.len, JSON_DISABLE_EOF_CHECK, NULL);
	if (!value)
		value = load_lenient(evidence->host, script);
	read_value(value, 0, evidence);
	json_decref(value);
}

void gather_linked_data(const struct page *page, struct evidence *evidence)
{
	for (size_t at = 0; at < page->scripts.count; at++) {
		const struct bound_script *script = &page->scripts.items[at];
		if (scan_find(script->tag, 0, "ld+json") < script->tag.len)
			read_script(script->text, evidence);
	}
}
