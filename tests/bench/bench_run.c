/* SPDX-License-Identifier: MIT
 *
 * End to end: a folder of pages, through every bundled reader and extractor, into SQLite and into
 * nothing; the share of each stage; and, in the same run on the same pages, what bare
 * htmlReadMemory costs. Rounds alternate, medians are reported, since machines are noisy.
 *
 *     bench_run FOLDER [ROUNDS [WORKERS]]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "bench/pages.h"
#include "run/run.h"
#include "tools/temporary.h"

#define MOST_ROUNDS 101

struct round {
	double seconds; /* of the wall */
	int64_t documents, facts;
	double stage_seconds[STAGES];
	double text_megabytes;
};

static struct plan *make_plan(struct config *config)
{
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	struct plan *plan = plan_create(config, problems);

	problems_print(problems, stderr);
	if (!plan)
		bench_give_up("the configuration has problems");
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
		bench_give_up(failure.why);
	double began = bench_seconds(CLOCK_MONOTONIC);
	if (run(plan, store, &options, arena, &summary, &failure) < 0)
		bench_give_up(failure.why);
	ret_round->seconds = bench_seconds(CLOCK_MONOTONIC) - began;
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
		bench_give_up("usage: bench_run FOLDER [ROUNDS [WORKERS]]");
	pages_read(argv[1], &pages);
	snprintf(yaml, sizeof yaml,
		"workers: %s\nsources: [{name: pages, plugin: file, match: ['*.html', "
		"'*.htm'], paths: ['%s']}]\n",
		workers, argv[1]);
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	SCOPED(config_destroy)
	struct config *config = config_parse(winnow_str(yaml), "bench", "/", problems);
	problems_print(problems, stderr);
	if (!config || problems_count(problems) > 0)
		bench_give_up("name an absolute folder");
	SCOPED(plan_destroy) struct plan *plan = make_plan(config);
	for (size_t i = 0; i < rounds; i++) {
		bare[i].seconds = pages_parse_tree(&pages);
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
