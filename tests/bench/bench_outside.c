/* SPDX-License-Identifier: MIT
 *
 * What it costs to have a plugin in another process, for a page of 40 KB: its reader and two
 * extractors here, isolated, and a program that finds nothing (jq). All take turns in one run;
 * of each the fastest of many rounds counts.
 *
 *     bench_outside [ROUNDS]
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "outside/child.h"
#include "run/plan.h"

#define PAGE_SIZE ((size_t)40 << 10)

struct subject {
	const char *name, *yaml;
	enum section_kind kind;
	struct config *config;
	struct plan *plan;
	struct arena *arena, *analysis;
	double fastest; /* microseconds */
};

static struct subject subjects[] = {
	{ .name = "html", .kind = SECTION_READER, .yaml = "readers: [html]" },
	{ .name = "html, isolated",
		.kind = SECTION_READER,
		.yaml = "readers: [{plugin: html, isolate: true}]" },
	{ .name = "quantity", .kind = SECTION_EXTRACTOR, .yaml = "extractors: [quantity]" },
	{ .name = "quantity, isolated",
		.kind = SECTION_EXTRACTOR,
		.yaml = "extractors: [{plugin: quantity, isolate: true}]" },
	{ .name = "names", .kind = SECTION_EXTRACTOR, .yaml = "extractors: [names]" },
	{ .name = "names, isolated",
		.kind = SECTION_EXTRACTOR,
		.yaml = "extractors: [{plugin: names, isolate: true}]" },
	{ .name = "exec that finds nothing (jq)",
		.kind = SECTION_EXTRACTOR,
		.yaml = "extractors: [{plugin: exec, command: [jq, --unbuffered, -c, 'if "
			".winnow "
			"then {ready: {id: \"none\", version: \"1\", extractor: {makes: "
			"[{name: "
			"\"none\", help: \"None.\"}]}}} else {call, done: true} end']}]" },
};

static char page[PAGE_SIZE + 1024];
static size_t page_length;

static struct winnow_document document; /* of the page, in an arena that is never destroyed */
static long taken;

static void make_page(void)
{
	page_length = (size_t)snprintf(page, sizeof page,
		"<html lang=en><head><title>Brick kilns closed</title></head><body>"
		"<nav><ul><li><a href=/>Home</a><li><a href=/n>News</a></ul></nav><article>"
		"<h1>Brick kilns closed</h1>");
	for (unsigned i = 0; page_length < PAGE_SIZE; i++)
		page_length += (size_t)snprintf(page + page_length, sizeof page - page_length,
			"<p class=\"story\">On %u March %u police in Kestria found %u children "
			"who "
			"worked at the <a href=\"/kilns/%u\">kilns</a>, said Mary Ann Smith of "
			"the "
			"Ministry of Labour, and fined the owners %u,000 pounds.</p>\n",
			i % 28 + 1, 2000 + i % 20, i + 3, i, i + 10);
	page_length += (size_t)snprintf(
		page + page_length, sizeof page - page_length, "</article></body></html>");
}

static int keep_document(
	const struct winnow_reader_out *out, const struct winnow_document *given)
{
	static struct arena *arena;

	(void)out;
	taken++;
	if (document.text.len)
		return 0;
	arena = arena_create(0);
	struct winnow_block *blocks =
		arena_alloc_array(arena, given->block_count, sizeof *blocks);
	document = *given;
	document.text = arena_copy(arena, given->text);
	document.language = STR_LITERAL("en");
	document.uri = STR_LITERAL("https://kestria.example/kilns");
	document.title = document.byline = document.published = document.notice =
		STR_LITERAL("");
	document.publisher = document.host = document.dateline = document.country =
		document.key = STR_LITERAL("");
	document.field_count = 0;
	for (uint32_t i = 0; blocks && i < given->block_count; i++)
		blocks[i] = given->blocks[i];
	document.blocks = blocks;
	return 0;
}

static int64_t count_fact(
	const struct winnow_extractor_out *out, const struct winnow_fact *fact)
{
	(void)out;
	(void)fact;
	return taken++;
}

static int read_page(struct instance *instance, const struct winnow_host *host)
{
	const struct winnow_item item = {
		.size = sizeof item,
		.uri = STR_LITERAL("https://kestria.example/kilns"),
		.final_uri = STR_LITERAL("https://kestria.example/kilns"),
		.media_type = STR_LITERAL("text/html"),
		.body = { page, page_length },
		.length = page_length,
	};
	const struct winnow_reader_out out = { sizeof out, 0, keep_document };

	return instance->module->reader.read(instance->self, host, &item, &out);
}

/* With the analysis, which an isolated extractor makes for itself. */
static int extract_facts(
	const struct subject *subject, struct instance *instance, struct host *host)
{
	const struct winnow_reading reading = { .size = sizeof reading, .document = &document };
	const struct winnow_extractor_out out = { sizeof out, 0, count_fact };
	struct text_call text;
	struct failure failure;

	arena_reset(subject->analysis);
	if (!instance->module->outside && analyse(subject->plan->tables, &document,
						  subject->analysis, &text, &failure) < 0)
		return -1;
	host->attachment = &text;
	return instance->module->extractor.extract(instance->self, &host->face, &reading, &out);
}

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static void run_once(struct subject *subject)
{
	struct instance *instance = &subject->plan->instances[subject->kind][0];
	struct host host;

	arena_reset(subject->arena);
	host_init(&host, instance->who, &subject->plan->shared, subject->arena);
	double began = now();
	int code = subject->kind == SECTION_READER ? read_page(instance, &host.face)
						   : extract_facts(subject, instance, &host);
	double spent = now() - began;
	if (code < 0) {
		fprintf(stderr, "%s: %s\n", subject->name, host.failure.why);
		exit(1);
	}
	if (subject->fastest == 0 || spent < subject->fastest)
		subject->fastest = spent;
}

static void open_subject(struct subject *subject)
{
	SCOPED(problems_destroy) struct problems *problems = problems_create();

	subject->config = config_parse(winnow_str(subject->yaml), "-", ".", problems);
	subject->plan = subject->kind == SECTION_READER
				? plan_create_readers(subject->config, problems)
				: plan_create_extractors(subject->config, problems);
	problems_print(problems, stderr);
	subject->arena = arena_create(0);
	subject->analysis = arena_create(0);
	if (!subject->plan || !subject->arena || !subject->analysis)
		exit(1);
}

static void close_subject(struct subject *subject)
{
	plan_destroy(subject->plan);
	config_destroy(subject->config);
	arena_destroy(subject->arena);
	arena_destroy(subject->analysis);
}

int main(int argc, char **argv)
{
	if (outside_is_child(argc, argv))
		return outside_child();
	long rounds = argc > 1 ? atol(argv[1]) : 200;
	make_page();
	for (size_t i = 0; i < COUNT_OF(subjects); i++)
		open_subject(&subjects[i]);
	for (long round = 0; round < rounds; round++)
		for (size_t i = 0; i < COUNT_OF(subjects); i++)
			run_once(&subjects[i]);
	printf("a page of %zu bytes, a text of %zu; the fastest of %ld rounds\n", page_length,
		document.text.len, rounds);
	for (size_t i = 0; i < COUNT_OF(subjects); i++)
		printf("%-30s %8.0f us\n", subjects[i].name, subjects[i].fastest);
	for (size_t i = COUNT_OF(subjects); i > 0; i--)
		close_subject(&subjects[i - 1]);
	return taken > 0 ? 0 : 1;
}
