/* SPDX-License-Identifier: MIT */
#include "reader/markdown/matter.h"
#include "reader/markdown/matter_codes.h"
#include "reader/markdown/matter_table.h"
#include "shared/prose.h"

#include <yaml.h>

enum {
	LONGEST = 64 * 1024, /* bytes; more is no front matter */
	DEEPEST = 8,
	MOST_AUTHORS = 32
};

/* A mapping or a list that is open. */
struct level {
	int is_mapping;
	int has_key; /* what comes next is the key's value */
};

struct matter {
	const struct winnow_host *host;
	const struct dates *dates;
	struct fields *fields;
	struct winnow_document *document;
	struct level levels[DEEPEST];
	int depth;
	enum states key; /* of the outermost mapping */
	int is_name;     /* the key in a mapping below it is "name" */
	int authors;
};

/* The line at `at` without its end and trailing spaces, and *next behind it. */
static struct winnow_str line_at(struct winnow_str text, size_t at, size_t *next)
{
	const char *end = memchr(text.ptr + at, '\n', text.len - at);
	struct winnow_str line =
		winnow_slice(text, at, end ? (size_t)(end - text.ptr) - at : text.len - at);

	*next = at + line.len + (end != NULL);
	while (line.len && strchr(" \t\r", line.ptr[line.len - 1]))
		line.len--;
	return line;
}

size_t matter_find(struct winnow_str text, struct winnow_str *ret_yaml)
{
	size_t start = winnow_starts(text, "\xEF\xBB\xBF") ? 3 : 0, next;

	if (start == text.len || !winnow_is(line_at(text, start, &next), "---"))
		return 0;
	size_t first = next;
	for (size_t at = first; at < text.len && at < LONGEST; at = next) {
		struct winnow_str line = line_at(text, at, &next);
		if (!winnow_is(line, "---") && !winnow_is(line, "..."))
			continue;
		*ret_yaml = winnow_slice(text, first, at - first);
		return next;
	}
	return 0;
}

static void add_author(struct matter *matter, struct winnow_str name)
{
	struct winnow_str *byline = &matter->document->byline;

	if (matter->authors == MOST_AUTHORS)
		return;
	if (matter->authors++ == 0) {
		*byline = name;
		return;
	}
	char *both = matter->host->alloc(matter->host, byline->len + 2 + name.len);
	if (!both)
		return;
	memcpy(both, byline->ptr, byline->len);
	memcpy(both + byline->len, "; ", 2);
	memcpy(both + byline->len + 2, name.ptr, name.len);
	*byline = (struct winnow_str){ both, byline->len + 2 + name.len };
}

static void set(struct winnow_str *member, struct winnow_str value)
{
	if (member->len == 0)
		*member = value;
}

static struct winnow_str date_of(const struct matter *matter, struct winnow_str value)
{
	return dates_find(matter->dates, matter->host, value, NULL, NULL);
}

static int is_web(struct winnow_str address)
{
	return winnow_starts(address, "https://") || winnow_starts(address, "http://");
}

/* A value, or one of several, of the key in hand. */
static void state(struct matter *matter, struct winnow_str value)
{
	struct winnow_document *document = matter->document;
	static const char origin[] = "front matter";

	switch (matter->key) {
	case STATES_TITLE:
		set(&document->title, value);
		break;
	case STATES_DATE:
		set(&document->published, date_of(matter, value));
		break;
	case STATES_MODIFIED:
		fields_add(matter->fields, "modified", date_of(matter, value), origin);
		break;
	case STATES_AUTHOR:
		add_author(matter, value);
		break;
	case STATES_LANGUAGE:
		set(&document->language, value);
		break;
	case STATES_ADDRESS:
		if (is_web(value))
			set(&document->uri, value);
		break;
	case STATES_DESCRIPTION:
		fields_add(matter->fields, "description", value, origin);
		break;
	case STATES_SECTION:
		fields_add(matter->fields, "section", value, origin);
		break;
	case STATES_KEYWORDS:
		fields_add(matter->fields, "keywords", value, origin);
		break;
	case STATES_PUBLISHER:
		set(&document->publisher, value);
		break;
	case STATES_NONE:
		break;
	}
}

static enum states key_of(struct winnow_str word)
{
	const struct table_row *row = table_row(&matter_table, word);

	return row ? (enum states)row->code : STATES_NONE;
}

/* The value of a key is over, or an element of a list. */
static void end_value(struct matter *matter)
{
	if (matter->depth)
		matter->levels[matter->depth - 1].has_key = 0;
}

static int is_null(const yaml_event_t *event, struct winnow_str word)
{
	return event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
	       (winnow_is(word, "~") || winnow_is(word, "null"));
}

static void take_word(struct matter *matter, const yaml_event_t *event)
{
	struct winnow_str word = { (const char *)event->data.scalar.value,
		event->data.scalar.length };
	struct level *level;

	if (matter->depth == 0)
		return;
	level = &matter->levels[matter->depth - 1];
	if (level->is_mapping && !level->has_key) {
		if (matter->depth == 1)
			matter->key = key_of(word);
		matter->is_name = winnow_is(word, "name");
		level->has_key = 1;
		return;
	}
	int counts = matter->depth == 1 || !level->is_mapping || matter->is_name;
	struct winnow_str value = prose_line(matter->host, word);
	if (counts && value.len && !is_null(event, value))
		state(matter, value);
	end_value(matter);
}

static int open_level(struct matter *matter, int is_mapping)
{
	if (matter->depth == DEEPEST || (matter->depth == 0 && !is_mapping))
		return 0;
	matter->levels[matter->depth++] = (struct level){ .is_mapping = is_mapping };
	return 1;
}

/* Zero: nothing more is to be read. */
static int take_event(struct matter *matter, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		take_word(matter, event);
		return 1;
	case YAML_ALIAS_EVENT:
		end_value(matter);
		return 1;
	case YAML_MAPPING_START_EVENT:
	case YAML_SEQUENCE_START_EVENT:
		return open_level(matter, event->type == YAML_MAPPING_START_EVENT);
	case YAML_MAPPING_END_EVENT:
	case YAML_SEQUENCE_END_EVENT:
		matter->depth--;
		end_value(matter);
		return matter->depth > 0;
	default:
		return event->type != YAML_STREAM_END_EVENT;
	}
}

void matter_read(const struct winnow_host *host, const struct dates *dates,
	struct winnow_str yaml, struct fields *fields, struct winnow_document *document)
{
	struct matter matter = {
		.host = host, .dates = dates, .fields = fields, .document = document
	};
	yaml_parser_t parser;
	yaml_event_t event;
	int more = 1;

	if (yaml.len == 0 || !yaml_parser_initialize(&parser))
		return;
	yaml_parser_set_input_string(&parser, (const unsigned char *)yaml.ptr, yaml.len);
	while (more && yaml_parser_parse(&parser, &event)) {
		more = take_event(&matter, &event);
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
}
