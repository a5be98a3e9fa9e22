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
#include "base/buffer.h"
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
	long facts;
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

static struct buffer page;

static struct winnow_document document; /* of the page, in an arena that is never destroyed */
static long taken;

/* As pages of news are: a quarter of it is its text. */
static void make_page(void)
{
	buffer_init(&page, 0);
	buffer_printf(&page, "<html lang=en><head><title>Brick kilns closed</title><script>");
	while (page.length < PAGE_SIZE / 4)
		buffer_printf(&page,
			"window.analytics = window.analytics || []; analytics.push([%u, "
			"%u]);\n",
			(unsigned)page.length, 7);
	buffer_printf(&page, "</script></head><body><nav><ul>");
	for (unsigned i = 0; page.length < PAGE_SIZE / 2; i++)
		buffer_printf(&page,
			"<li class=\"menu-item menu-item-%u\"><a "
			"href=\"/section/%u\">Section</a></li>",
			i, i);
	buffer_printf(&page, "</ul></nav><article><h1>Brick kilns closed</h1>");
	for (unsigned i = 0; page.length < PAGE_SIZE; i++) {
		buffer_printf(&page,
			"<p class=\"story-body__paragraph story-body__paragraph--%u\" "
			"data-index=\"%u\">",
			i, i);
		buffer_printf(&page, "On %u March %u police in Kestria found ", i % 28 + 1,
			2000 + i % 20);
		buffer_printf(&page,
			"%u children who worked at the <a href=\"/kilns/%u\">kilns</a>, said "
			"Mary "
			"Ann Smith of the Ministry of Labour.",
			i + 3, i);
		buffer_printf(&page,
			"</p><div class=\"advertisement\" data-slot=\"%u\" "
			"data-size=\"300x250\">"
			"<span></span></div>\n",
			i);
	}
	buffer_printf(&page, "</article></body></html>");
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
		.body = buffer_str(&page),
		.length = page.length,
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
	long before = taken;
	double began = now();
	int code = subject->kind == SECTION_READER ? read_page(instance, &host.face)
						   : extract_facts(subject, instance, &host);
	double spent = now() - began;
	if (subject->kind == SECTION_EXTRACTOR)
		subject->facts += taken - before;
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
	printf("a page of %zu bytes, a text of %zu; the fastest of %ld rounds\n", page.length,
		document.text.len, rounds);
	for (size_t i = 0; i < COUNT_OF(subjects); i++)
		printf("%-30s %8.0f us %6ld facts\n", subjects[i].name, subjects[i].fastest,
			subjects[i].facts / rounds);
	for (size_t i = COUNT_OF(subjects); i > 0; i--)
		close_subject(&subjects[i - 1]);
	return taken > 0 ? 0 : 1;
}
