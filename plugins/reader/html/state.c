/* SPDX-License-Identifier: MIT */
#include "reader/html/state.h"
#include "reader/html/inner.h"
#include "reader/html/state_key_table.h"
#include "reader/html/state_kind_table.h"
#include "shared/scan.h"

#include <jansson.h>

enum {
	LONGEST_SCRIPT = 4 * 1024 * 1024,
	MOST_SCRIPTS = 200,
	MOST_NESTED = 100,
	HEAD = 200, /* bytes of a script in which its data begin */
	LEAST_PROSE = 40,
	LEAST_SPACES = 4
};

struct search {
	struct winnow_str title;
	const json_t *titled,
		*longest; /* what holds the article: beside its title, or at all */
	size_t titled_mass, longest_mass;
};

static struct winnow_str text_of(const json_t *value)
{
	return (struct winnow_str){ json_string_value(value), json_string_length(value) };
}

static int means(const char *member, const char *meaning)
{
	const char *found = table_find(&state_key_table, winnow_str(member));

	return found && strcmp(found, meaning) == 0;
}

/* Words for people, and not an address, a program or a style. */
static int is_prose(struct winnow_str text)
{
	size_t spaces = 0, wide = 0, marks = 0;

	if (text.len < LEAST_PROSE || winnow_starts(text, "http") || text.ptr[0] == '{')
		return 0;
	for (size_t at = 0; at < text.len; at++) {
		spaces += text.ptr[at] == ' ';
		wide += (unsigned char)text.ptr[at] >= 0x80;
		marks += text.ptr[at] == '{' || text.ptr[at] == '}' || text.ptr[at] == ';';
	}
	return (spaces >= LEAST_SPACES || wide * 2 > text.len) && marks * 40 < text.len;
}

static int is_titled(const struct search *search, const json_t *object)
{
	const char *member;
	json_t *value;

	json_object_foreach((json_t *)(uintptr_t)object, member, value)
	{
		if (json_is_string(value) && search->title.len &&
			winnow_equal(text_of(value), search->title) && means(member, "name"))
			return 1;
	}
	return 0;
}

static size_t weigh(const json_t *value, int wanted, int nested, struct search *search);

/* Of objects that carry the title the innermost that holds most of the text, and of that the part
 * with most of it. */
static size_t weigh_object(const json_t *object, int nested, struct search *search)
{
	size_t sum = 0, heaviest = 0;
	const json_t *heir = object;
	const char *member;
	json_t *part;

	json_object_foreach((json_t *)(uintptr_t)object, member, part)
	{
		size_t own = weigh(part, means(member, "text"), nested + 1, search);
		sum += own;
		if (own > heaviest) {
			heaviest = own;
			heir = part;
		}
	}
	if (sum > search->titled_mass * 2 && is_titled(search, object)) {
		search->titled = heaviest * 10 >= sum * 6 ? heir : object;
		search->titled_mass = sum;
	}
	return sum;
}

/* Bytes of prose in a value. `wanted`: its name says that it is words of an article. */
static size_t weigh(const json_t *value, int wanted, int nested, struct search *search)
{
	size_t mass = 0, at;
	const json_t *each;

	if (nested > MOST_NESTED)
		return 0;
	if (json_is_string(value))
		mass = is_prose(text_of(value)) ? json_string_length(value) : 0;
	else if (json_is_object(value))
		mass = weigh_object(value, nested, search);
	json_array_foreach(value, at, each)
	{
		mass += weigh(each, 0, nested + 1, search);
	}
	if ((wanted || json_is_string(value)) &&
		mass > search->longest_mass + search->longest_mass / 10) {
		search->longest = value;
		search->longest_mass = mass;
	}
	return mass;
}

/* ---- writing ---- */

struct writing {
	const struct winnow_host *host;
	struct prose *prose;
	int inlined; /* a block is open: words go on in it */
};

static void write_value(struct writing *writing, const json_t *value, int wanted, int nested);

/* What the object calls itself: "heading", "inline" …; NULL: nothing that is known. */
static const char *kind_of(const json_t *object)
{
	const char *member, *kind = NULL;
	json_t *value;

	json_object_foreach((json_t *)(uintptr_t)object, member, value)
	{
		if (!kind && json_is_string(value) && means(member, "kind"))
			kind = table_find(&state_kind_table, text_of(value));
	}
	return kind;
}

static void begin_block(struct writing *writing, const char *kind)
{
	uint32_t type = WINNOW_PARAGRAPH, level = 0;

	if (kind && strcmp(kind, "heading") == 0) {
		type = WINNOW_HEADING;
		level = 2;
	} else if (kind && strcmp(kind, "quote") == 0) {
		type = WINNOW_QUOTE;
	} else if (kind && strcmp(kind, "item") == 0) {
		type = WINNOW_LIST_ITEM;
		level = 1;
	} else if (kind && strcmp(kind, "caption") == 0) {
		type = WINNOW_CAPTION;
	}
	prose_begin(writing->prose, type, level);
}

static int is_markup(struct winnow_str text)
{
	return memchr(text.ptr, '<', text.len) || memchr(text.ptr, '\n', text.len) ||
	       scan_find(text, 0, "&lt;") < text.len;
}

static void write_words(struct writing *writing, struct winnow_str text, int wanted)
{
	if (text.len == 0 || !(wanted || is_prose(text)))
		return;
	if (writing->inlined && !is_markup(text)) {
		prose_add(writing->prose, inner_words(writing->host, text));
		return;
	}
	inner_write(writing->host, text, writing->prose);
	if (writing->inlined)
		prose_begin(writing->prose, WINNOW_PARAGRAPH, 0);
}

static void write_members(struct writing *writing, const json_t *object, int nested)
{
	const char *member;
	json_t *value;

	json_object_foreach((json_t *)(uintptr_t)object, member, value)
	{
		if (!means(member, "kind"))
			write_value(writing, value, means(member, "text"), nested + 1);
	}
}

/* An object of a known kind is a block, or goes on in the one that is open. */
static void write_object(struct writing *writing, const json_t *object, int nested)
{
	const char *kind = kind_of(object);
	int inlined = writing->inlined, goes_on = kind && strcmp(kind, "inline") == 0;

	if (kind && !(goes_on && inlined)) {
		begin_block(writing, kind);
		writing->inlined = 1;
	}
	write_members(writing, object, nested);
	writing->inlined = inlined;
}

static void write_value(struct writing *writing, const json_t *value, int wanted, int nested)
{
	size_t at;
	const json_t *each;

	if (nested > MOST_NESTED)
		return;
	if (json_is_string(value))
		write_words(writing, text_of(value), wanted);
	else if (json_is_object(value))
		write_object(writing, value, nested);
	json_array_foreach(value, at, each)
	{
		write_value(writing, each, wanted, nested + 1);
	}
}

/* ---- finding ---- */

/* "undefined", which JSON has not and programs leave behind, becomes null. */
static struct winnow_str without_undefined(
	const struct winnow_host *host, struct winnow_str script)
{
	static const char word[] = "undefined";
	char *copy = host->alloc(host, script.len + 1);

	if (!copy || script.len == 0)
		return script;
	memcpy(copy, script.ptr, script.len);
	for (size_t at = 1; at + sizeof(word) < script.len; at++)
		if (strchr(":,[", copy[at - 1]) && copy[at - 1] != '\0' &&
			strncmp(copy + at, word, sizeof(word) - 1) == 0)
			memcpy(copy + at, "null     ", sizeof(word) - 1);
	return (struct winnow_str){ copy, script.len };
}

/* The data of a script: all of it, or what its first lines set a name to. JSON.parse("…") has them
 * in a string of their own. NULL: none. */
static json_t *load(const struct winnow_host *host, struct winnow_str script)
{
	static const char parse[] = "JSON.parse(";
	size_t at = scan_spaces(script, 0), head = script.len < HEAD ? script.len : HEAD;

	if (at < script.len && !strchr("{[", script.ptr[at])) {
		const char *equals = memchr(script.ptr, '=', head);
		at = equals ? scan_spaces(script, (size_t)(equals - script.ptr) + 1)
			    : script.len;
	}
	struct winnow_str rest = winnow_slice(script, at, script.len - at);
	int quoted = winnow_starts(rest, parse);
	if (quoted)
		rest = winnow_slice(rest, sizeof(parse) - 1, rest.len - sizeof(parse) + 1);
	if (rest.len == 0 || rest.len > LONGEST_SCRIPT ||
		!strchr(quoted ? "\"" : "{[", rest.ptr[0]))
		return NULL;
	size_t flags = JSON_DISABLE_EOF_CHECK | JSON_DECODE_ANY;
	json_t *value = json_loadb(rest.ptr, rest.len, flags, NULL);
	if (!value) {
		rest = without_undefined(host, rest);
		value = json_loadb(rest.ptr, rest.len, flags, NULL);
	}
	if (!json_is_string(value))
		return value;
	json_t *inner =
		json_loadb(json_string_value(value), json_string_length(value), 0, NULL);
	json_decref(value);
	return inner;
}

static int is_dated(const struct evidence *evidence)
{
	enum { CERTAIN = 57 };
	const struct statement *published = evidence_best(evidence, EVIDENCE_PUBLISHED);

	return published && published->trust >= CERTAIN;
}

/* 0: it holds no such text. */
static int write_data(const struct reading *reading, struct winnow_str title, json_t *data,
	size_t least, int untitled, struct prose *prose)
{
	struct search search = { .title = title };
	struct writing writing = { .host = reading->host, .prose = prose };

	weigh(data, 0, 0, &search);
	int titled = search.titled_mass >= least;
	/* What has no title may be anything: of a page that is dated it is the article. */
	if (!titled &&
		(!untitled || search.longest_mass < least || !is_dated(reading->evidence)))
		return 0;
	write_value(&writing, titled ? search.titled : search.longest, 1, 0);
	prose_end(prose);
	return 1;
}

/* Everything that the page's scripts hold, whatever they are. */
const char *state_write(const struct reading *reading, struct winnow_str title, size_t least,
	int untitled, struct prose *prose)
{
	struct winnow_str markup = reading->page.decoded.text;
	struct scan_tag tag;
	size_t at = 0, scripts = 0;
	int written = 0;

	while (!written && scripts < MOST_SCRIPTS && scan_next(markup, &at, &tag)) {
		if (tag.kind != SCAN_START || !scan_is(tag.name, "script"))
			continue;
		size_t from = (size_t)(tag.whole.ptr - markup.ptr) + tag.whole.len;
		struct winnow_str script = winnow_slice(markup, from, at - from);
		scripts++;
		if (script.len < least || scan_find(tag.whole, 0, "ld+json") < tag.whole.len)
			continue;
		json_t *data = load(reading->host, script);
		written = data && write_data(reading, title, data, least, untitled, prose);
		json_decref(data);
	}
	return written ? "data of a script" : NULL;
}
