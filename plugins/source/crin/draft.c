/* SPDX-License-Identifier: MIT */
#include "source/crin/draft.h"
#include "source/crin/join.h"

int draft_create(
	const struct winnow_host *host, const struct reader *reader, struct draft **ret_draft)
{
	struct draft *draft = WINNOW_NEW(host, struct draft);
	struct prose *prose = prose_create(host);
	struct fields *fields = fields_create(host);

	if (!draft || !prose || !fields)
		return winnow_fail(host, WINNOW_ELIMIT, "no memory left for a document");
	draft->fields = fields;
	draft->host = host;
	draft->reader = reader;
	draft->prose = prose;
	draft->document.size = sizeof draft->document;
	draft->document.host = winnow_str("CRIN");
	*ret_draft = draft;
	return 0;
}

void draft_field(
	struct draft *draft, const char *name, struct winnow_str value, const char *origin)
{
	fields_add(draft->fields, name, join_trim(value), origin);
}

void draft_field_named(struct draft *draft, struct winnow_str name, struct winnow_str value,
	const char *origin)
{
	const char *terminated = join(draft->host, &name, 1).ptr;

	if (name.len && terminated)
		draft_field(draft, terminated, value, origin);
}

void draft_name(struct draft *draft, struct winnow_str title)
{
	struct winnow_str prefix = title_prefix(title);

	draft->document.title = title;
	if (prefix.len == 0)
		return;
	draft->title_country = title_country(draft->reader->countries, draft->host, prefix);
	if (draft->title_country.len == 0)
		draft_field(draft, "theme", prefix, "title");
}

void draft_title(struct draft *draft, struct winnow_str title)
{
	draft_name(draft, title);
	prose_begin(draft->prose, WINNOW_TITLE, 0);
	prose_add(draft->prose, title);
	prose_end(draft->prose);
}

static bool state_country(struct draft *draft, struct winnow_str name)
{
	struct winnow_str code = names_find(draft->reader->countries, draft->host, name);

	if (code.len == 0)
		return false;
	if (draft->stated_countries == 0)
		draft->stated_country = code;
	if (draft->stated_countries == 0 || !winnow_equal(code, draft->stated_country))
		draft->stated_countries++;
	return true;
}

void draft_countries(struct draft *draft, struct winnow_str names)
{
	if (state_country(draft, names))
		return;
	for (size_t at = 0; at < names.len;) {
		size_t end = join_find(names, ",", at);
		state_country(draft, join_trim(winnow_slice(names, at, end - at)));
		at = end + 1;
	}
}

/* Lines and cells stay divided as they were. */
static void add_block(
	struct draft *draft, uint32_t type, uint32_t level, struct winnow_str words)
{
	size_t start = 0;

	words = join_trim(words);
	if (words.len == 0)
		return;
	prose_begin(draft->prose, type, level);
	for (size_t at = 0; at < words.len; at++) {
		if (words.ptr[at] != '\n' && words.ptr[at] != '\t')
			continue;
		prose_add(draft->prose, winnow_slice(words, start, at - start));
		prose_mark(draft->prose, words.ptr[at]);
		start = at + 1;
	}
	prose_add(draft->prose, winnow_slice(words, start, words.len - start));
	prose_end(draft->prose);
}

static struct winnow_str date_of(struct draft *draft, struct winnow_str words)
{
	return dates_find(draft->reader->dates, draft->host, words, NULL, NULL);
}

/* "[GENEVA, 6 June]": the year is what the page says elsewhere. */
static struct winnow_str complete_date(struct draft *draft, const struct dateline *dateline)
{
	if (dateline->date.len || draft->year.len == 0)
		return dateline->date;
	struct winnow_str inner = dateline->whole;
	while (inner.len && strchr("] ", inner.ptr[inner.len - 1]))
		inner.len--;
	struct winnow_str parts[] = { inner, winnow_str(" "), draft->year };
	return date_of(draft, join(draft->host, parts, 3));
}

static void set_dateline(struct draft *draft, struct winnow_str date, struct winnow_str place)
{
	draft->dated = true;
	draft_field(draft, "dateline place", place, "dateline");
	if (date.len == 0)
		return;
	if (!winnow_equal(date, draft->document.dateline))
		draft_field(draft, "dateline", draft->document.dateline, "page");
	draft->document.dateline = date;
}

/* Bytes of a dateline and the dash behind it at the head of `words`; 0: none. */
static size_t bracketed_dateline(struct draft *draft, struct winnow_str words)
{
	struct dateline dateline = { 0 };

	if (!dateline_read(draft->reader->dates, draft->host, words, &dateline))
		return 0;
	set_dateline(draft, complete_date(draft, &dateline), dateline.place);
	return dateline.end;
}

/* "Latest news from Hallmoor - May 2009", a line of its own on classic pages. */
static size_t spoken_dateline(struct draft *draft, struct winnow_str words)
{
	size_t length, at = 0;

	if (!phrases_role_at(draft->reader->phrases, draft->host, words, "dateline", &length))
		return 0;
	struct winnow_str date =
		dates_find(draft->reader->dates, draft->host, words, &at, NULL);
	if (date.len == 0 || at < length || words.len > 120)
		return 0;
	struct winnow_str place = winnow_slice(words, length, at - length);
	while (place.len && strchr(" -", place.ptr[place.len - 1]))
		place.len--;
	set_dateline(draft, date, join_trim(place));
	return words.len;
}

void draft_date(struct draft *draft, struct winnow_str words, const char *origin)
{
	struct winnow_str date = date_of(draft, words);

	if (date.len == 0)
		return;
	draft->year = winnow_slice(date, 0, 4);
	add_block(draft, WINNOW_DATELINE, 0, words);
	if (bracketed_dateline(draft, words))
		return;
	draft_field(draft, "date", date, origin);
	if (draft->document.dateline.len == 0)
		draft->document.dateline = date;
}

/* "Date: 7 June 2011" */
static bool take_date_line(struct draft *draft, struct winnow_str words)
{
	size_t length;

	if (words.len > 80 ||
		!phrases_role_at(draft->reader->phrases, draft->host, words, "date", &length))
		return false;
	if (date_of(draft, words).len == 0)
		return false;
	draft_date(draft, words, "text");
	return true;
}

bool draft_is_notice(const struct draft *draft, struct winnow_str words)
{
	return notice_is(draft->reader->notices, draft->host, words);
}

/* Where CRIN's notice begins in `words`: at their head or behind a sentence; words.len: nowhere. */
static size_t notice_at(struct draft *draft, struct winnow_str words)
{
	for (size_t at = 0; at < words.len;) {
		struct winnow_str rest = winnow_slice(words, at, words.len - at);
		if (draft_is_notice(draft, rest))
			return at;
		size_t stop = join_find(words, ". ", at);
		at = stop < words.len ? stop + 2 : words.len;
	}
	return words.len;
}

static void add_notice(struct draft *draft, struct winnow_str words)
{
	struct winnow_str so_far = draft->document.notice;
	struct winnow_str parts[] = { so_far, winnow_str(so_far.len ? "\n\n" : ""), words };

	if (!winnow_equal(so_far, words))
		draft->document.notice = join(draft->host, parts, 3);
}

/* A summary may stand before the dateline. */
static size_t lead_length(struct draft *draft, struct winnow_str words)
{
	size_t length;

	if (!phrases_role_at(draft->reader->phrases, draft->host, words, "lead", &length))
		return 0;
	while (length < words.len && strchr(": ", words.ptr[length]))
		length++;
	return length;
}

static void add_passage(struct draft *draft, const struct passage *passage)
{
	struct winnow_str words = passage->words;
	size_t notice = notice_at(draft, words);

	if (notice < words.len)
		add_notice(draft, winnow_slice(words, notice, words.len - notice));
	words = winnow_slice(words, 0, notice);
	size_t lead = draft->dated ? 0 : lead_length(draft, words);
	struct winnow_str rest = winnow_slice(words, lead, words.len - lead);
	size_t end = 0;
	if (!draft->dated && rest.len && !(end = bracketed_dateline(draft, rest)))
		end = spoken_dateline(draft, rest);
	if (end == 0) {
		add_block(draft, passage->type, passage->level, words);
		return;
	}
	add_block(draft, passage->type, passage->level, winnow_slice(words, 0, lead));
	add_block(draft, WINNOW_DATELINE, 0, winnow_slice(rest, 0, end));
	add_block(
		draft, passage->type, passage->level, winnow_slice(rest, end, rest.len - end));
}

void draft_body(struct draft *draft, const struct passage *passages, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bool is_dated = draft->document.dateline.len > 0;
		if (passages[i].type == PASSAGE_RULE ||
			(!is_dated && take_date_line(draft, passages[i].words)))
			continue;
		add_passage(draft, &passages[i]);
	}
}

static void settle_country(struct draft *draft)
{
	bool stated = draft->stated_countries == 1;

	draft->document.country = stated ? draft->stated_country : draft->title_country;
	if (stated && draft->title_country.len &&
		!winnow_equal(draft->stated_country, draft->title_country))
		draft_field(draft, "country", draft->title_country, "title");
}

int draft_finish(struct draft *draft, const struct winnow_reader_out *out)
{
	struct winnow_document *document = &draft->document;

	settle_country(draft);
	if (document->published.len == 0)
		document->published = document->dateline;
	if (document->published.len == 0 && !draft->migrated)
		document->published = draft->submitted;
	int code = prose_finish(draft->prose, document);
	if (code < 0)
		return code;
	if (document->text.len == 0)
		return winnow_fail(draft->host, WINNOW_EDATA,
			"the page has neither a title nor text of its own");
	fields_finish(draft->fields, document);
	return out->document(out, document);
}
