/* SPDX-License-Identifier: MIT
 *
 * What the parsers of foreign forms make of their input, as JSON, so that any set of cases can be
 * scored by a script: one question a line on standard input, one answer a line.
 *
 *     {"of": "feed", "file": "a.xml", "uri": "http://a.example/", "charset": "",
 *      "language": "en"}
 *     {"of": "sitemap", "file": "a.xml", "uri": "http://a.example/sitemap.xml"}
 *     {"of": "date", "text": "Thu, 01 Jan 2004 19:48:21 GMT"}
 *     {"of": "decode", "label": "shift_jis", "hex": "82a0"}
 *     {"of": "robots", "hex": "…", "agent": "ExampleBot/1.0", "path": "/a?b"}
 *     {"of": "schedule", "text": "17 3 * * *", "after": 1700000000, "zone": "UTC"}
 *     {"of": "canonical", "text": "http://a.example/?utm_source=b"}
 */
#define _GNU_SOURCE
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "fetch/canonical.h"
#include "fetch/robots.h"
#include "load/host.h"
#include "run/schedule.h"
#include "shared/decoder.h"
#include "shared/encoding_table.h"
#include "shared/feed.h"
#include "shared/sitemap.h"
#include "shared/stamp.h"
#include "text/lexicon.h"
#include "text/service.h"

struct parser {
	struct host host;   /* of one question */
	struct host opened; /* as long as the program */
	const struct names *months;
	const struct winnow_lexicon *addresses;
};

static struct winnow_str text_of(const json_t *question, const char *name)
{
	const char *text = json_string_value(json_object_get(question, name));

	return winnow_str(text ? text : "");
}

static json_t *say(struct winnow_str text)
{
	return text.len ? json_stringn(text.ptr, text.len) : json_string("");
}

static struct winnow_str bytes_of(struct parser *parser, const json_t *question)
{
	struct winnow_str hex = text_of(question, "hex");
	char *bytes = arena_alloc(parser->host.arena, hex.len / 2 + 1);

	for (size_t i = 0; bytes && i + 1 < hex.len; i += 2) {
		char digits[] = { hex.ptr[i], hex.ptr[i + 1], '\0' };
		bytes[i / 2] = (char)strtoul(digits, NULL, 16);
	}
	return (struct winnow_str){ bytes, bytes ? hex.len / 2 : 0 };
}

/* ---- a feed ---- */

static json_t *say_text(const struct winnow_host *host, const struct feed_text *text)
{
	return json_pack("{s:o, s:b, s:o, s:o}", "value", say(text->value), "html", text->html,
		"language", say(text->language), "line", say(feed_line(host, text)));
}

static json_t *say_people(const struct feed_head *head)
{
	json_t *list = json_array();

	for (size_t i = 0; i < head->author_count; i++)
		json_array_append_new(
			list, json_pack("{s:o, s:o, s:o}", "name", say(head->authors[i].name),
				      "email", say(head->authors[i].email), "url",
				      say(head->authors[i].uri)));
	return list;
}

static json_t *say_categories(const struct feed_head *head)
{
	json_t *list = json_array();

	for (size_t i = 0; i < head->category_count; i++)
		json_array_append_new(list, say(head->categories[i]));
	return list;
}

static json_t *say_enclosures(const struct feed_head *head)
{
	json_t *list = json_array();

	for (size_t i = 0; i < head->enclosure_count; i++)
		json_array_append_new(
			list, json_pack("{s:o, s:o}", "href", say(head->enclosures[i].uri),
				      "type", say(head->enclosures[i].media_type)));
	return list;
}

static json_t *say_links(const struct feed_head *head)
{
	json_t *list = json_array();

	for (size_t i = 0; i < head->link_count; i++)
		json_array_append_new(
			list, json_pack("{s:o, s:o}", "href", say(head->links[i].uri), "rel",
				      say(head->links[i].relation)));
	return list;
}

static json_t *say_head(const struct winnow_host *host, const struct feed_head *head)
{
	return json_pack(
		"{s:o, s:o, s:o, s:b, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}",
		"title", say_text(host, &head->title), "summary",
		say_text(host, &head->summary), "id", say(head->id), "guidislink",
		head->id_is_link, "link", say(head->link), "published", say(head->published),
		"updated", say(head->updated), "language", say(head->language), "base",
		say(head->base), "byline", say(feed_byline(host, head)), "authors",
		say_people(head), "categories", say_categories(head), "enclosures",
		say_enclosures(head), "links", say_links(head));
}

static json_t *say_entry(const struct winnow_host *host, const struct feed_entry *entry)
{
	json_t *said = say_head(host, &entry->head);

	json_object_set_new(said, "content", say_text(host, &entry->content));
	json_object_set_new(said, "source",
		json_pack("{s:o, s:o}", "title", say(entry->source_title), "link",
			say(entry->source_link)));
	return said;
}

static json_t *say_feed(struct parser *parser, const struct feed *feed)
{
	const struct winnow_host *host = &parser->host.face;
	json_t *entries = json_array();

	for (size_t i = 0; i < feed->count; i++)
		json_array_append_new(entries, say_entry(host, &feed->entries[i]));
	return json_pack("{s:o, s:o, s:o, s:o}", "feed", say_head(host, &feed->head), "entries",
		entries, "encoding", say(feed->decoded.encoding), "origin",
		say(feed->decoded.origin));
}

/* The file's bytes, in the arena of the question. */
static struct winnow_str read_file(struct parser *parser, const char *path)
{
	FILE *file = fopen(path, "rb");
	char *bytes = NULL;
	size_t length = 0;

	if (file && fseek(file, 0, SEEK_END) == 0) {
		length = (size_t)ftell(file);
		rewind(file);
		bytes = arena_alloc(parser->host.arena, length + 1);
		if (bytes && fread(bytes, 1, length, file) != length)
			length = 0;
	}
	if (file)
		fclose(file);
	return (struct winnow_str){ bytes, bytes ? length : 0 };
}

static struct winnow_item item_of_file(struct parser *parser, const json_t *question)
{
	struct winnow_item item = { .size = sizeof item,
		.uri = text_of(question, "uri"),
		.final_uri = text_of(question, "uri"),
		.charset = text_of(question, "charset"),
		.media_type = text_of(question, "type"),
		.body = read_file(parser, text_of(question, "file").ptr) };
	struct winnow_pair *header = arena_alloc(parser->host.arena, sizeof *header);

	item.length = item.body.len;
	if (header && json_object_get(question, "language")) {
		*header = (struct winnow_pair){ winnow_str("content-language"),
			text_of(question, "language") };
		item.headers = header;
		item.header_count = 1;
	}
	return item;
}

static json_t *failed(const struct parser *parser)
{
	return json_pack("{s:s}", "failed", parser->host.failure.why);
}

static json_t *answer_feed(struct parser *parser, const json_t *question)
{
	struct winnow_item item = item_of_file(parser, question);
	struct feed feed;

	if (feed_parse(&parser->host.face, parser->months, &item, &feed) < 0)
		return failed(parser);
	return say_feed(parser, &feed);
}

/* ---- a sitemap ---- */

/* An extension is a list of groups, as many as there are of it. */
static json_t *group_of(json_t *said, const char *name)
{
	json_t *list = json_object_get(said, name);

	if (!list) {
		list = json_array();
		json_object_set_new(said, name, list);
	}
	return json_array_get(list, json_array_size(list) - 1);
}

static int say_address(void *context, const struct sitemap_address *address)
{
	json_t *list = context, *said = json_pack("{s:o}", "loc", say(address->uri));
	char group[64], name[64];

	if (address->is_sitemap)
		json_object_set_new(said, "is_sitemap", json_true());
	for (size_t i = 0; i < address->count; i++) {
		const struct sitemap_field *field = &address->fields[i];
		snprintf(group, sizeof group, "%.*s", STR_ARGS(field->group));
		snprintf(name, sizeof name, "%.*s", STR_ARGS(field->name));
		if (field->group.len == 0) {
			json_object_set_new(said, name, say(field->value));
		} else if (field->name.len == 0) {
			group_of(said, group);
			json_array_append_new(json_object_get(said, group), json_object());
		} else {
			json_object_set_new(group_of(said, group), name, say(field->value));
		}
	}
	return json_array_append_new(list, said);
}

static json_t *answer_sitemap(struct parser *parser, const json_t *question)
{
	static const char *const forms[] = { "none", "urlset", "index", "feed", "text" };
	struct winnow_item item = item_of_file(parser, question);
	json_t *list = json_array();
	struct sitemap sitemap;

	if (sitemap_parse(&parser->host.face, parser->months, &item, say_address, list,
		    &sitemap) < 0) {
		json_decref(list);
		return failed(parser);
	}
	return json_pack("{s:s, s:o, s:b}", "type", forms[sitemap.form], "urls", list,
		"truncated", sitemap.truncated);
}

/* ---- the small ones ---- */

static json_t *answer_date(struct parser *parser, const json_t *question)
{
	return say(stamp_read(&parser->host.face, parser->months, text_of(question, "text")));
}

static json_t *answer_decode(struct parser *parser, const json_t *question)
{
	const char *encoding = table_find(&encoding_table, text_of(question, "label"));
	struct winnow_str text;
	size_t replaced;

	if (!encoding)
		return json_pack("{s:s}", "failed", "no label of the web");
	if (decoder_run(&parser->host.face, bytes_of(parser, question), encoding, &text,
		    &replaced) < 0)
		return failed(parser);
	return json_pack("{s:s, s:o, s:I}", "encoding", encoding, "text", say(text), "replaced",
		(json_int_t)replaced);
}

static json_t *answer_robots(struct parser *parser, const json_t *question)
{
	SCOPED(robots_destroy)
	struct robots *robots = robots_parse(bytes_of(parser, question));
	struct winnow_str product = robots_product(text_of(question, "agent"));

	if (!robots)
		return json_pack("{s:s}", "failed", "no memory");
	return json_pack("{s:b, s:I}", "allowed",
		robots_allows(robots, product, text_of(question, "path")), "delay_ms",
		(json_int_t)robots_delay(robots, product));
}

static json_t *answer_schedule(struct parser *parser, const json_t *question)
{
	SCOPED(zone_close) struct zone *zone = NULL;
	struct failure *failure = &parser->host.failure;
	int64_t after = json_integer_value(json_object_get(question, "after"));
	struct winnow_str name = text_of(question, "zone");
	struct schedule schedule;

	if (zone_open(name.len ? name : winnow_str("UTC"), &zone, failure) < 0 ||
		schedule_parse(text_of(question, "text"), &schedule, failure) < 0)
		return failed(parser);
	return json_integer(schedule_next(&schedule, zone, after));
}

static json_t *answer_canonical(struct parser *parser, const json_t *question)
{
	struct winnow_str key;

	if (canonical_address(parser->addresses, text_of(question, "text"), parser->host.arena,
		    &key, &parser->host.failure) < 0)
		return failed(parser);
	return say(key);
}

static json_t *answer(struct parser *parser, const json_t *question)
{
	static const struct {
		const char *of;
		json_t *(*answer)(struct parser *parser, const json_t *question);
	} all[] = {
		{ "feed", answer_feed },
		{ "sitemap", answer_sitemap },
		{ "date", answer_date },
		{ "decode", answer_decode },
		{ "robots", answer_robots },
		{ "schedule", answer_schedule },
		{ "canonical", answer_canonical },
	};

	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
		if (winnow_is(text_of(question, "of"), all[i].of))
			return all[i].answer(parser, question);
	return json_pack("{s:s}", "failed", "of: nothing is known of that");
}

/* ---- the whole ---- */

static const struct service services[] = {
	{ WINNOW_TEXT_SERVICE, &text_service },
	{ NULL, NULL },
};

static int open_parser(struct parser *parser, struct host_shared *shared)
{
	struct failure failure = { 0 };
	struct lexicons *lexicons;

	if (lexicons_create(lexicons_default_path(), &lexicons, &failure) < 0 ||
		lexicons_open(lexicons, STR_LITERAL("any/address"), &parser->addresses,
			&failure) < 0) {
		fprintf(stderr, "%s\n", failure.why);
		return 1;
	}
	text_service_use(lexicons);
	host_init(&parser->opened, "parsed", shared, arena_create(0));
	parser->months = names_create(&parser->opened.face, "month");
	return !parser->months;
}

static void answer_line(struct parser *parser, struct host_shared *shared, const char *line)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	json_t *question = json_loads(line, 0, NULL);

	host_init(&parser->host, "parsed", shared, arena);
	json_t *said = question ? answer(parser, question)
				: json_pack("{s:s}", "failed", "the line is not JSON");
	json_dumpf(said, stdout, JSON_COMPACT | JSON_ENCODE_ANY);
	putchar('\n');
	json_decref(said);
	json_decref(question);
}

int main(void)
{
	struct host_shared shared = { .services = services };
	struct parser parser = { 0 };
	char *line = NULL;
	size_t size = 0;

	if (open_parser(&parser, &shared))
		return 1;
	while (getline(&line, &size, stdin) > 0)
		answer_line(&parser, &shared, line);
	free(line);
	arena_destroy(parser.opened.arena);
	return 0;
}
