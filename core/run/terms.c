/* SPDX-License-Identifier: MIT */
#include "run/terms.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "base/vector.h"
#include "fetch/fetch.h"

#define MOST_FILE_BYTES 65536

/* What is read at the moment. */
struct reading {
	const struct instance *source;
	struct arena *arena;
	struct problems *problems;
};

static void report(const struct reading *reading, const char *why)
{
	problems_add(reading->problems, reading->source->section.place, "%s: %s",
		reading->source->who, why);
}

/* ---- headers ---- */

/* What the fetcher writes itself. */
static const char *const own_headers[] = { "host", "user-agent", "connection", "content-length",
	"transfer-encoding", "accept-encoding", "if-none-match", "if-modified-since", "range" };

static bool is_own(struct winnow_str name)
{
	for (size_t i = 0; i < COUNT_OF(own_headers); i++)
		if (str_equal_ascii_case(name, winnow_str(own_headers[i])))
			return true;
	return false;
}

static bool is_token(struct winnow_str name)
{
	for (size_t i = 0; i < name.len; i++) {
		unsigned char byte = (unsigned char)name.ptr[i];
		if (byte <= ' ' || byte >= 0x7f || strchr("\"(),/:;<=>?@[\\]{}", byte))
			return false;
	}
	return name.len > 0;
}

static bool is_value(struct winnow_str value)
{
	for (size_t i = 0; i < value.len; i++) {
		unsigned char byte = (unsigned char)value.ptr[i];
		if ((byte < ' ' && byte != '\t') || byte == 0x7f)
			return false;
	}
	return value.len > 0;
}

static bool check_header(const struct reading *reading, struct winnow_str line)
{
	size_t colon = str_find_byte(line, ':', 0);
	struct winnow_str name = winnow_slice(line, 0, colon);

	if (colon == line.len || !is_token(name) ||
		!is_value(str_trim(winnow_slice(line, colon + 1, line.len - colon - 1)))) {
		report(reading, "a header is not written as \"Name: value\", in one line");
		return false;
	}
	if (!is_own(name))
		return true;
	problems_add(reading->problems, reading->source->section.place,
		"%s: the header %.*s is winnow's own; leave it out", reading->source->who,
		STR_ARGS(name));
	return false;
}

struct text_list {
	VECTOR(struct winnow_str) texts;
};

static void add_text(
	const struct reading *reading, struct text_list *list, struct winnow_str text)
{
	struct winnow_str copy = arena_copy(reading->arena, text);
	struct winnow_str *place = copy.ptr ? vector_push(&list->texts) : NULL;

	if (place)
		*place = copy;
	else
		report(reading, "no memory for its settings");
}

static void add_header(
	const struct reading *reading, struct text_list *list, struct winnow_str line)
{
	line = str_trim(line);
	if (line.len && line.ptr[0] != '#' && check_header(reading, line))
		add_text(reading, list, line);
}

/* What others may read is no place for a password. */
static size_t read_secret(const struct reading *reading, const char *path, char *bytes)
{
	struct stat found;
	FILE *file = fopen(path, "rbe");
	size_t length = 0;

	if (!file || fstat(fileno(file), &found) != 0)
		problems_add(reading->problems, reading->source->section.place,
			"%s: %s: the headers_file cannot be read: %s", reading->source->who,
			path, strerror(errno));
	else if (found.st_mode & 077)
		problems_add(reading->problems, reading->source->section.place,
			"%s: %s: others may read the headers_file: chmod 600 it",
			reading->source->who, path);
	else if ((length = fread(bytes, 1, MOST_FILE_BYTES, file)) == MOST_FILE_BYTES)
		report(reading, "the headers_file is longer than 64 KiB");
	if (file)
		fclose(file);
	return length < MOST_FILE_BYTES ? length : 0;
}

static void add_file(
	const struct reading *reading, struct text_list *list, struct winnow_str path)
{
	char bytes[MOST_FILE_BYTES];
	struct winnow_str rest = { bytes, read_secret(reading, path.ptr, bytes) }, line;

	while (str_split(&rest, '\n', &line))
		add_header(reading, list, line);
}

/* ---- sites ---- */

static int compare_sites(const void *left, const void *right)
{
	return str_compare(*(const struct winnow_str *)left, *(const struct winnow_str *)right);
}

/* In order, each once: a source may name thousands of pages of one. */
static void sort_sites(struct text_list *list)
{
	struct winnow_str *sites = list->texts.items;
	size_t kept = 0;

	if (list->texts.count)
		qsort(sites, list->texts.count, sizeof *sites, compare_sites);
	for (size_t i = 0; i < list->texts.count; i++)
		if (kept == 0 || !winnow_equal(sites[i], sites[kept - 1]))
			sites[kept++] = sites[i];
	list->texts.count = kept;
}

/* The sites that a source's own options name. */
static void add_sites(const struct reading *reading, struct text_list *list)
{
	const struct instance *source = reading->source;
	const struct winnow_option *option = module_options(source->module, SECTION_SOURCE);
	struct winnow_str uri;
	struct failure ignored;

	for (size_t i = 0; option && option[i].name; i++)
		for (uint32_t j = 0; j < source->values[i].count; j++) {
			struct winnow_str text = source->values[i].text[j];
			if ((winnow_starts(text, "http://") ||
				    winnow_starts(text, "https://")) &&
				fetch_resolve(STR_LITERAL(""), text, reading->arena, &uri,
					&ignored) == 0)
				add_text(reading, list, fetch_site_of(uri));
		}
	sort_sites(list);
}

/* ---- one source ---- */

static void keep(const struct reading *reading, struct text_list *list,
	const struct winnow_str **ret_texts, size_t *ret_count)
{
	size_t count = list->texts.count;
	struct winnow_str *copy = arena_alloc_array(reading->arena, count, sizeof *copy);

	for (size_t i = 0; copy && i < count; i++)
		copy[i] = list->texts.items[i];
	if (!copy)
		report(reading, "no memory for its settings");
	*ret_texts = copy;
	*ret_count = copy ? count : 0;
	vector_finish(&list->texts);
	*list = (struct text_list){ 0 };
}

/* In order, as they are looked up. */
static void keep_hosts(const struct reading *reading, struct text_list *list,
	const struct winnow_str **ret_hosts, size_t *ret_count)
{
	policy_sort_hosts(list->texts.items, list->texts.count);
	keep(reading, list, ret_hosts, ret_count);
}

static void read_source(const struct reading *reading, struct fetch_terms *terms)
{
	const struct winnow_value *keys = reading->source->section.keys;
	struct text_list list = { 0 };

	if (!keys)
		return;
	for (uint32_t i = 0; i < keys[SOURCE_HEADERS].count; i++)
		add_header(reading, &list, keys[SOURCE_HEADERS].text[i]);
	if (keys[SOURCE_HEADERS_FILE].count)
		add_file(reading, &list, keys[SOURCE_HEADERS_FILE].text[0]);
	keep(reading, &list, &terms->headers, &terms->header_count);
	if (terms->header_count)
		add_sites(reading, &list);
	keep(reading, &list, &terms->header_sites, &terms->header_site_count);
	for (uint32_t i = 0; i < keys[SOURCE_ALLOW_PRIVATE].count; i++)
		add_text(reading, &list, keys[SOURCE_ALLOW_PRIVATE].text[i]);
	keep_hosts(reading, &list, &terms->allow_private, &terms->allow_private_count);
}

/* robots.txt of a host that one source may go to is asked for on behalf of all. */
static void join(const struct reading *reading, size_t count, struct terms *terms)
{
	struct text_list list = { 0 };

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < terms->sources[i].allow_private_count; j++)
			add_text(reading, &list, terms->sources[i].allow_private[j]);
	keep_hosts(reading, &list, &terms->all.allow_private, &terms->all.allow_private_count);
}

static void read_own(const struct config *config, struct arena *arena, struct terms *terms,
	struct problems *problems)
{
	size_t count = config->fetch.allow_private_count;
	struct winnow_str *copy = arena_alloc_array(arena, count, sizeof *copy);

	for (size_t i = 0; copy && i < count; i++)
		copy[i] = config->fetch.allow_private[i];
	if (copy)
		policy_sort_hosts(copy, count);
	else
		problems_add(problems, (struct place){ .file = config->file }, "no memory");
	terms->allow_private = copy;
	terms->allow_private_count = copy ? count : 0;
}

/* ---- the pace ---- */

static bool read_delay(struct winnow_str text, struct host_delay *delay)
{
	struct winnow_str host;
	const char *reason;

	if (!str_split(&text, '=', &host))
		return false;
	delay->host = str_trim(host);
	if (!config_parse_number(WINNOW_DURATION, str_trim(text), &delay->delay_ms, &reason))
		return false;
	return delay->host.len > 0 && delay->delay_ms >= 0;
}

static void read_delays(const struct config *config, struct arena *arena, struct terms *terms,
	struct problems *problems)
{
	size_t count = config->fetch.delay_count;
	struct host_delay *delays = arena_alloc_array(arena, count, sizeof *delays);

	for (size_t i = 0; delays && i < count; i++)
		if (!read_delay(config->fetch.delays[i], &delays[i]))
			problems_add(problems, config->fetch.delays_place,
				"'delays': '%.*s' is not a host and a time, as "
				"archive.example=1s",
				STR_ARGS(config->fetch.delays[i]));
	terms->delays = delays;
	terms->delay_count = delays ? count : 0;
}

void terms_read(const struct config *config, const struct instance *sources, size_t count,
	struct arena *arena, struct terms *ret_terms, struct problems *problems)
{
	struct reading reading = { .arena = arena, .problems = problems };

	*ret_terms = (struct terms){ 0 };
	read_delays(config, arena, ret_terms, problems);
	read_own(config, arena, ret_terms, problems);
	ret_terms->sources = arena_alloc_array(arena, count, sizeof *ret_terms->sources);
	for (size_t i = 0; ret_terms->sources && i < count; i++) {
		reading.source = &sources[i];
		read_source(&reading, &ret_terms->sources[i]);
	}
	if (ret_terms->sources && count > 0)
		join(&reading, count, ret_terms);
	else if (!ret_terms->sources)
		problems_add(problems, (struct place){ .file = config->file }, "no memory");
}
