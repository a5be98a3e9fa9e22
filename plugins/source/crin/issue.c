/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include "source/crin/join.h"
#include "source/crin/newsletter.h"
#include "source/crin/tidy.h"

#define NAME_WORDS 12
#define NAME_ROOM 90 /* bytes of a title made of a story's first words */
#define SLUG_ROOM 64

/* "[publication]" behind a title. */
static struct winnow_str take_kind(struct winnow_str *title)
{
	struct winnow_str kind = { NULL, 0 };
	size_t open = title->len;

	if (!winnow_ends(*title, "]"))
		return kind;
	while (open > 0 && title->ptr[open - 1] != '[')
		open--;
	if (open < 2)
		return kind;
	kind = winnow_slice(*title, open, title->len - open - 1);
	*title = join_trim(winnow_slice(*title, 0, open - 1));
	return kind;
}

/* The first words of a story, up to the end of its first sentence. */
static struct winnow_str first_words(const struct winnow_host *host, struct winnow_str words)
{
	size_t end = 0, count = 0;

	for (size_t at = 0; at <= words.len && at < NAME_ROOM && count < NAME_WORDS; at++) {
		if (at < words.len && words.ptr[at] != ' ')
			continue;
		end = at;
		count++;
		if (at && at < words.len && words.ptr[at - 1] == '.' && count > 4)
			break;
	}
	struct winnow_str start = winnow_slice(words, 0, end);
	if (winnow_ends(start, "."))
		return start;
	while (start.len && strchr(",;:-", start.ptr[start.len - 1]))
		start.len--;
	struct winnow_str parts[] = { start,
		winnow_str(end < words.len ? " \xe2\x80\xa6" : "") };
	return join(host, parts, 2);
}

static bool is_slug_byte(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
	       (unsigned char)byte >= 0x80;
}

/* Dashes, quotes and the ellipsis are all written E2 80 and a third byte. */
static bool is_wide_mark(struct winnow_str text, size_t at)
{
	return at + 2 < text.len && memcmp(text.ptr + at, "\xe2\x80", 2) == 0;
}

static struct winnow_str slug_of(const struct winnow_host *host, struct winnow_str title)
{
	struct winnow_str lowered = join_lower(host, title);
	char *bytes = host->alloc(host, title.len + 1);
	size_t length = 0;

	for (size_t at = 0; bytes && at < lowered.len; at++) {
		bool is_whole = ((unsigned char)lowered.ptr[at] & 0xc0) != 0x80;
		bool is_mark = is_wide_mark(lowered, at);
		if (is_whole && length >= SLUG_ROOM)
			break;
		if (!is_mark && is_slug_byte(lowered.ptr[at]))
			bytes[length++] = lowered.ptr[at];
		else if (length && bytes[length - 1] != '-')
			bytes[length++] = '-';
		at += is_mark ? 2 : 0;
	}
	while (length && bytes[length - 1] == '-')
		length--;
	return (struct winnow_str){ bytes, length };
}

/* Two stories of one name are told apart by their order. */
static struct winnow_str unique_key(const struct winnow_host *host, struct winnow_str slug,
	const struct winnow_str *keys, size_t count)
{
	size_t same = 1;
	char number[24];

	for (size_t i = 0; i < count; i++)
		same += winnow_equal(keys[i], slug);
	if (slug.len == 0)
		slug = winnow_str("story");
	else if (same == 1)
		return slug;
	snprintf(number, sizeof number, "-%zu", slug.len ? same : count + 1);
	return join(host, (struct winnow_str[]){ slug, winnow_str(number) }, 2);
}

/* Whether the heading stands above this story alone. */
static bool owns_heading(const struct stories *stories, size_t index)
{
	const struct story *story = &stories->items[index];

	if (story->heading.len == 0)
		return false;
	if (index > 0 && stories->items[index - 1].section == story->section)
		return false;
	return index + 1 == stories->count ||
	       stories->items[index + 1].section != story->section;
}

static void describe(
	struct draft *draft, const struct newsletter *newsletter, const struct stories *stories)
{
	const struct draft *issue = newsletter->draft;

	draft->document.language = issue->document.language;
	draft->document.uri = issue->document.uri;
	*draft->fields = *issue->fields;
	draft->submitted = issue->submitted;
	draft->migrated = issue->migrated;
	draft->document.published = stories->date;
	draft->year = stories->date.len ? winnow_slice(stories->date, 0, 4) : stories->date;
	draft_field(draft, "newsletter", newsletter->title, "page");
	draft_field(draft, "issue", stories->number, "page");
}

static void name(struct draft *draft, const struct stories *stories, size_t index)
{
	const struct story *story = &stories->items[index];
	struct winnow_str title = story->heading;
	struct winnow_str kind = take_kind(&title);

	draft_field(draft, "kind", kind, "heading");
	if (owns_heading(stories, index)) {
		draft_title(draft, title);
		return;
	}
	draft_field(draft, "section", title, "heading");
	draft->document.title = prose_line(
		draft->host, first_words(draft->host, stories->kept[story->first].words));
}

/* What an issue's own date says holds for a story that carries none. */
static int hand_over(struct draft *draft, const struct newsletter *newsletter,
	const struct stories *stories, size_t index)
{
	const struct story *story = &stories->items[index];
	struct passages passages = { stories->kept + story->first, story->count };

	tidy_labels(draft, &passages);
	draft_body(draft, passages.items, passages.count);
	if (draft->document.dateline.len == 0)
		draft->document.dateline = stories->date;
	return draft_finish(draft, newsletter->out);
}

static int read_whole(struct newsletter *newsletter, const struct stories *stories)
{
	struct draft *draft = newsletter->draft;

	draft_title(draft, newsletter->title);
	draft_field(draft, "issue", stories->number, "page");
	draft->document.published = stories->date;
	tidy_labels(draft, &newsletter->passages);
	draft_body(draft, newsletter->passages.items, newsletter->passages.count);
	return draft_finish(draft, newsletter->out);
}

static int read_story(const struct winnow_host *host, const struct newsletter *newsletter,
	const struct stories *stories, size_t index, struct winnow_str *keys)
{
	struct draft *draft;
	int code = draft_create(host, newsletter->reader, &draft);

	if (code < 0)
		return code;
	describe(draft, newsletter, stories);
	name(draft, stories, index);
	struct winnow_str slug = slug_of(host, draft->document.title);
	draft->document.key = unique_key(host, slug, keys, index);
	keys[index] = slug;
	return hand_over(draft, newsletter, stories, index);
}

int newsletter_read(const struct winnow_host *host, struct newsletter *newsletter)
{
	struct stories stories;
	int code = passages_divide(host, &newsletter->passages);

	if (code >= 0)
		code = stories_find(host, newsletter, &stories);
	if (code < 0)
		return code;
	if (stories.count == 0)
		return read_whole(newsletter, &stories);
	struct winnow_str *keys = host->alloc(host, stories.count * sizeof *keys);
	if (!keys)
		return winnow_fail(host, WINNOW_ELIMIT, "no memory left for the stories");
	for (size_t i = 0; i < stories.count && code >= 0; i++)
		code = read_story(host, newsletter, &stories, i, keys);
	return code < 0 ? code : 0;
}

static struct winnow_str first_line(const struct winnow_host *host, struct winnow_str text)
{
	struct winnow_str line;

	text = join_trim(text);
	line = text;
	if (line.len)
		line.len = join_find(line, "\n", 0);
	return prose_line(host, line);
}

int newsletter_read_text(const struct winnow_host *host, const struct reader *reader,
	const struct winnow_item *item, const struct winnow_reader_out *out)
{
	struct newsletter newsletter = { .reader = reader, .out = out };
	struct decoded decoded;

	int code = decode(host, item->body, item->charset, &decoded);
	if (code < 0)
		return code;
	code = passages_of_text(host, decoded.text, &newsletter.passages);
	if (code < 0)
		return code;
	code = draft_create(host, reader, &newsletter.draft);
	if (code < 0)
		return code;
	newsletter.title = first_line(host, decoded.text);
	fields_add_item(newsletter.draft->fields, item, &decoded);
	newsletter.draft->document.language =
		phrases_language(reader->phrases, host, newsletter.title);
	tidy_furniture(reader, host, &newsletter.passages);
	return newsletter_read(host, &newsletter);
}
