/* SPDX-License-Identifier: MIT
 *
 * End to end: a folder of pages, through every bundled reader and extractor, into SQLite and into
 * nothing; the share of each stage; and, in the same run on the same pages, what bare
 * htmlReadMemory costs. Rounds alternate, medians are reported, since machines are noisy.
 *
 *     bench_run FOLDER [ROUNDS [WORKERS]]
 */
#include <dirent.h>
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "base/vector.h"
#include "run/run.h"
#include "tools/temporary.h"

#define MOST_ROUNDS 101

struct page {
	char *bytes;
	size_t length;
};

struct pages {
	VECTOR(struct page) list;
	size_t bytes;
};

struct round {
	double seconds; /* of the wall */
	int64_t documents, facts;
	double stage_seconds[STAGES];
	double text_megabytes;
};

static double now(clockid_t clock)
{
	struct timespec time;

	clock_gettime(clock, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static _Noreturn void give_up(const char *why)
{
	fprintf(stderr, "bench_run: %s\n", why);
	exit(1);
}

static bool is_html(const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot && (strcmp(dot, ".html") == 0 || strcmp(dot, ".htm") == 0);
}

static void read_page(struct pages *pages, const char *path)
{
	FILE *file = fopen(path, "rb");
	struct page *page = vector_push(&pages->list);

	if (!file || !page || fseek(file, 0, SEEK_END) != 0)
		give_up(path);
	page->length = (size_t)ftell(file);
	page->bytes = malloc(page->length + 1);
	rewind(file);
	if (!page->bytes || fread(page->bytes, 1, page->length, file) != page->length)
		give_up(path);
	fclose(file);
	pages->bytes += page->length;
}

static void read_pages(const char *folder, struct pages *pages)
{
	DIR *entries = opendir(folder);
	char path[4096];

	if (!entries)
		give_up(folder);
	for (struct dirent *entry; (entry = readdir(entries));) {
		if (!is_html(entry->d_name))
			continue;
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		read_page(pages, path);
	}
	closedir(entries);
}

static double parse_bare(const struct pages *pages)
{
	const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
			    HTML_PARSE_NONET | HTML_PARSE_COMPACT;
	double began = now(CLOCK_THREAD_CPUTIME_ID);

	for (size_t i = 0; i < pages->list.count; i++)
		xmlFreeDoc(htmlReadMemory(pages->list.items[i].bytes,
			(int)pages->list.items[i].length, "page", NULL, options));
	return now(CLOCK_THREAD_CPUTIME_ID) - began;
}

static struct plan *make_plan(struct config *config)
{
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	struct plan *plan = plan_create(config, problems);

	problems_print(problems, stderr);
	if (!plan)
		give_up("the configuration has problems");
	return plan;
}

static void measure(struct plan *plan, bool discard, struct round *ret_round)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	struct stage_times times = { 0 };
	const struct run_options options = { .discard = discard, .times = &times };
	struct run_summary summary;
	struct failure failure;
	struct store *store;

	char *folder = temporary_folder(), *path = temporary_path(folder, "bench.db");
	if (store_open(path, STORE_WRITE, &store, &failure) < 0)
		give_up(failure.why);
	double began = now(CLOCK_MONOTONIC);
	if (run(plan, store, &options, arena, &summary, &failure) < 0)
		give_up(failure.why);
	ret_round->seconds = now(CLOCK_MONOTONIC) - began;
	ret_round->documents = summary.counts.fresh;
	ret_round->facts = summary.counts.facts;
	ret_round->text_megabytes = (double)times.text_bytes / 1e6;
	for (int stage = 0; stage < STAGES; stage++)
		ret_round->stage_seconds[stage] = (double)times.nanoseconds[stage] / 1e9;
	store_close(store);
	free(path);
	temporary_remove(folder);
}

static int by_seconds(const void *a, const void *b)
{
	const struct round *left = a, *right = b;

	return (left->seconds > right->seconds) - (left->seconds < right->seconds);
}

static const struct round *median(struct round *rounds, size_t count)
{
	qsort(rounds, count, sizeof *rounds, by_seconds);
	return &rounds[count / 2];
}

static void report(const char *title, const struct round *round, const struct pages *pages,
	const struct round *reference)
{
	static const char *const names[STAGES] = { "fetch", "visit", "read", "analyse",
		"extract", "store", "sinks" };
	double all = 0;

	for (int stage = 0; stage < STAGES; stage++)
		all += round->stage_seconds[stage];
	printf("%s: %.0f pages/s, %.1f MB of pages/s, %.2f MB of text\n", title,
		(double)pages->list.count / round->seconds,
		(double)pages->bytes / 1e6 / round->seconds, round->text_megabytes);
	for (int stage = 0; stage < STAGES; stage++)
		printf("  %-8s %8.1f ms  %4.1f %%\n", names[stage],
			round->stage_seconds[stage] * 1e3,
			100 * round->stage_seconds[stage] / all);
	printf("  all      %8.1f ms of processor time, %.2f times bare htmlReadMemory\n",
		all * 1e3, all / reference->seconds);
}

int main(int argc, char **argv)
{
	size_t rounds = argc > 2 ? strtoul(argv[2], NULL, 10) : 3;
	const char *workers = argc > 3 ? argv[3] : "1";
	struct round bare[MOST_ROUNDS] = { 0 }, stored[MOST_ROUNDS] = { 0 },
		     discarded[MOST_ROUNDS] = { 0 };
	struct pages pages = { 0 };
	char yaml[8192];

	if (argc < 2 || rounds < 1 || rounds > MOST_ROUNDS)
		give_up("usage: bench_run FOLDER [ROUNDS [WORKERS]]");
	read_pages(argv[1], &pages);
	snprintf(yaml, sizeof yaml,
		"workers: %s\nsources: [{name: pages, plugin: file, match: ['*.html', "
		"'*.htm'], paths: ['%s']}]\n",
		workers, argv[1]);
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	SCOPED(config_destroy)
	struct config *config = config_parse(winnow_str(yaml), "bench", "/", problems);
	problems_print(problems, stderr);
	if (!config || problems_count(problems) > 0)
		give_up("name an absolute folder");
	SCOPED(plan_destroy) struct plan *plan = make_plan(config);
	for (size_t i = 0; i < rounds; i++) {
		bare[i].seconds = parse_bare(&pages);
		measure(plan, false, &stored[i]);
		measure(plan, true, &discarded[i]);
	}
	const struct round *reference = median(bare, rounds);
	printf("%zu pages, %.1f MB; %s workers; medians of %zu rounds\n", pages.list.count,
		(double)pages.bytes / 1e6, workers, rounds);
	printf("bare htmlReadMemory: %.1f ms of processor time, %.1f MB/s\n",
		reference->seconds * 1e3, (double)pages.bytes / 1e6 / reference->seconds);
	report("into SQLite", median(stored, rounds), &pages, reference);
	report("into nothing", median(discarded, rounds), &pages, reference);
	printf("%jd documents, %jd facts\n", (intmax_t)stored[0].documents,
		(intmax_t)stored[0].facts);
	return 0;
}
