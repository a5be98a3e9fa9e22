/* SPDX-License-Identifier: MIT */
#include "reader/html/agency.h"

struct agencies {
	const struct winnow_text *text;
	const struct winnow_lexicon *lexicon;
};

enum { FULL_NAME, KIND, COLUMNS };

struct agencies *agencies_create(const struct winnow_host *host)
{
	struct agencies *agencies = WINNOW_NEW(host, struct agencies);

	if (!agencies) {
		winnow_fail(
			host, WINNOW_EFATAL, "there is no memory for the names of agencies");
		return NULL;
	}
	agencies->text = winnow_text_service(host);
	if (!agencies->text)
		return NULL;
	agencies->lexicon = agencies->text->lexicon(host, "any/agency");
	return agencies;
}

static const struct winnow_term *find(
	const struct agencies *agencies, const struct winnow_host *host, struct winnow_str name)
{
	const struct winnow_term *term =
		agencies->lexicon && name.len
			? agencies->text->find(host, agencies->lexicon, name)
			: NULL;

	return term && term->value_count >= COLUMNS ? term : NULL;
}

/* The part of a list from *at on up to one of the marks, without spaces around it; 0: no more. */
static int next_part(
	struct winnow_str list, size_t *at, const char *marks, struct winnow_str *ret_part)
{
	size_t start = *at, end;

	if (start >= list.len)
		return 0;
	for (end = start; end < list.len && !strchr(marks, list.ptr[end]); end++)
		;
	*at = end + 1;
	while (start < end && list.ptr[start] == ' ')
		start++;
	while (end > start && list.ptr[end - 1] == ' ')
		end--;
	*ret_part = winnow_slice(list, start, end - start);
	return 1;
}

struct winnow_str agency_without(const struct agencies *agencies,
	const struct winnow_host *host, struct winnow_str names)
{
	char *kept = host->alloc(host, names.len + 1);
	struct winnow_str name;
	size_t at = 0, length = 0;

	while (kept && next_part(names, &at, ";", &name)) {
		if (name.len == 0 || find(agencies, host, name))
			continue;
		if (length) {
			memcpy(kept + length, "; ", 2);
			length += 2;
		}
		memcpy(kept + length, name.ptr, name.len);
		length += name.len;
	}
	return kept ? (struct winnow_str){ kept, length } : names;
}

struct telling {
	const struct agencies *agencies;
	const struct winnow_host *host;
	struct fields *fields;
};

/* Every agency that the words name, alone or in a list: "dpa/lnw", "AP and Reuters". */
static void tell(
	const struct telling *telling, struct winnow_str words, struct winnow_str origin)
{
	const struct winnow_term *term = find(telling->agencies, telling->host, words);
	struct winnow_str part;
	size_t at = 0;

	if (term && winnow_is(term->values[KIND], "news_agency"))
		fields_add_found(telling->fields, "agency", term->values[FULL_NAME], origin);
	while (!term && next_part(words, &at, ";,/&|", &part)) {
		const struct winnow_term *one = find(telling->agencies, telling->host, part);
		if (one && winnow_is(one->values[KIND], "news_agency"))
			fields_add_found(
				telling->fields, "agency", one->values[FULL_NAME], origin);
	}
}

/* The words in brackets at the head of a paragraph that a dash follows: "GENEVA, March 5 (Xinhua)
 * -- ". Empty: none. */
static struct winnow_str dateline_source(struct winnow_str words)
{
	enum { HEAD = 80 };
	static const char *const dashes[] = { "-", "\xE2\x80\x93", "\xE2\x80\x94" };
	size_t head = words.len < HEAD ? words.len : HEAD;
	const char *open = memchr(words.ptr, '(', head);
	const char *close = open ? memchr(open, ')', (size_t)(words.ptr + head - open)) : NULL;

	if (!close)
		return winnow_str(NULL);
	size_t at = (size_t)(close - words.ptr) + 1;
	while (at < words.len && words.ptr[at] == ' ')
		at++;
	for (size_t each = 0; each < sizeof(dashes) / sizeof(dashes[0]); each++)
		if (winnow_starts(winnow_slice(words, at, words.len - at), dashes[each]))
			return (struct winnow_str){ open + 1, (size_t)(close - open) - 1 };
	return winnow_str(NULL);
}

/* The first paragraphs: a standfirst may stand before the one with the dateline. */
static void tell_datelines(
	const struct telling *telling, const struct winnow_document *document)
{
	enum { MOST = 3 };

	for (uint32_t block = 0, seen = 0; block < document->block_count && seen < MOST;
		block++) {
		const struct winnow_block *own = &document->blocks[block];
		if (own->type != WINNOW_PARAGRAPH)
			continue;
		seen++;
		tell(telling,
			dateline_source(winnow_slice(document->text, own->at, own->length)),
			winnow_str("dateline"));
	}
}

void agency_tell(const struct agencies *agencies, const struct evidence *evidence,
	const struct winnow_document *document, struct fields *fields)
{
	const struct telling telling = { agencies, evidence->host, fields };

	for (size_t at = 0; at < evidence->count; at++) {
		const struct statement *item = &evidence->items[at];
		if (item->kind == EVIDENCE_SOURCE || item->kind == EVIDENCE_BYLINE)
			tell(&telling, item->value, item->origin);
	}
	tell_datelines(&telling, document);
}
