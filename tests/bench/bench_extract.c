/* SPDX-License-Identifier: MIT
 *
 * All extractors over documents in memory, on one thread: documents and megabytes a second, the
 * share of the analysis and of each extractor, and the memory that all of it took; and, in the
 * same run on the same texts, one bare libhs scan for every term of the lexicons and, where their
 * packages are, chrono-node, which finds dates alone and stands beside our extractor of dates
 * alone, and wink-nlp of npm. Rounds alternate, medians are reported, since machines are noisy.
 *
 *     bench_extract DOCUMENTS.jsonl [ROUNDS [NODE_MODULES]]
 */
#include <hs/hs.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include "bench/documents.h"
#include "bench/pages.h"
#include "bench/literals.h"

#define MOST_ROUNDS 101
#define MOST_EXTRACTORS 64
#define PEERS 2

/* Seconds of processor time. */
struct round {
	double all, dates, analysis, scan;
	double extractors[MOST_EXTRACTORS];
	double peers[PEERS];
};

static const struct {
	const char *name;
	size_t against; /* the member of struct round it is compared with */
	const char *ours;
} peers[PEERS] = {
	{ "chrono-node", offsetof(struct round, dates), "our dates alone" },
	{ "wink-nlp", offsetof(struct round, all), "all ours" },
};

static void measure(struct plan *plan, struct documents *documents, struct round *ret_round)
{
	_Atomic int64_t extractors[MOST_EXTRACTORS] = { 0 };
	struct stage_times times = { .extractors = extractors };
	const struct extract_order order = { documents_next, documents_count, documents,
		&times };
	struct failure failure;

	documents->next = documents->facts = documents->failed = 0;
	double began = bench_seconds(CLOCK_PROCESS_CPUTIME_ID);
	if (extract_documents(plan, &order, &failure) < 0)
		bench_give_up(failure.why);
	ret_round->all = bench_seconds(CLOCK_PROCESS_CPUTIME_ID) - began;
	ret_round->analysis = (double)times.nanoseconds[STAGE_ANALYSE] / 1e9;
	for (size_t i = 0; i < plan->counts[SECTION_EXTRACTOR]; i++)
		ret_round->extractors[i] = (double)extractors[i] / 1e9;
}

/* The extractor of dates alone, with the analysis and all else that it takes. */
static void measure_dates(
	struct plan *plan, struct documents *documents, struct round *ret_round)
{
	struct round round;

	measure(plan, documents, &round);
	ret_round->dates = round.all;
}

static int count_match(unsigned id, unsigned long long from, unsigned long long to,
	unsigned flags, void *context)
{
	(void)id, (void)from, (void)to, (void)flags;
	++*(size_t *)context;
	return 0;
}

static double scan(const hs_database_t *database, hs_scratch_t *scratch,
	const struct documents *documents, size_t *ret_matches)
{
	double began = bench_seconds(CLOCK_PROCESS_CPUTIME_ID);

	*ret_matches = 0;
	for (size_t i = 0; i < documents->list.count; i++) {
		struct winnow_str text = documents->list.items[i].text;
		if (hs_scan(database, text.ptr, (unsigned)text.len, 0, scratch, count_match,
			    ret_matches) != HS_SUCCESS)
			bench_give_up("the scan failed");
	}
	return bench_seconds(CLOCK_PROCESS_CPUTIME_ID) - began;
}

static hs_database_t *compile_terms(const struct literals *literals, hs_scratch_t **ret_scratch)
{
	hs_database_t *database;
	hs_compile_error_t *error;

	if (hs_compile_lit_multi(literals->texts, literals->flags, literals->numbers,
		    literals->lengths, (unsigned)literals->count, HS_MODE_BLOCK, NULL,
		    &database, &error) != HS_SUCCESS)
		bench_give_up(error->message);
	*ret_scratch = NULL;
	if (hs_alloc_scratch(database, ret_scratch) != HS_SUCCESS)
		bench_give_up("no memory for the scan");
	return database;
}

/* 0: it is not installed. */
static double ask_peer(const char *name, const char *documents, const char *modules)
{
	char command[8192];
	double seconds = 0;

	snprintf(command, sizeof command, "NODE_PATH='%s' node '%s' %s '%s'", modules,
		BENCH_FOLDER "/extract_peer.cjs", name, documents);
	FILE *peer = popen(command, "r");
	if (!peer || fscanf(peer, "%lf", &seconds) != 1)
		fprintf(stderr, "bench_extract: %s is not here\n", name);
	if (peer)
		pclose(peer);
	return seconds;
}

static int by_value(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return (a > b) - (a < b);
}

/* The median over the rounds of the number at `offset` in each. */
static double median(const struct round *rounds, size_t count, size_t offset)
{
	double values[MOST_ROUNDS];

	for (size_t i = 0; i < count; i++)
		values[i] = *(const double *)((const char *)&rounds[i] + offset);
	qsort(values, count, sizeof *values, by_value);
	return values[count / 2];
}

#define MEDIAN(member) median(rounds, count, offsetof(struct round, member))

static void report_part(const char *name, double seconds, double all)
{
	printf("  %-18s %8.1f ms  %4.1f %%\n", name, seconds * 1e3, 100 * seconds / all);
}

static void report(const struct plan *plan, const struct documents *documents,
	const struct round *rounds, size_t count)
{
	double all = MEDIAN(all), known = MEDIAN(analysis), scanned = MEDIAN(scan);
	double megabytes = (double)documents->bytes / 1e6;

	printf("all extractors: %.0f documents/s, %.2f MB/s, %zu facts, %zu set aside\n",
		(double)documents->list.count / all, megabytes / all, documents->facts,
		documents->failed);
	report_part("analysis", known, all);
	for (size_t i = 0; i < plan->counts[SECTION_EXTRACTOR]; i++) {
		double seconds = median(
			rounds, count, offsetof(struct round, extractors) + i * sizeof(double));
		report_part(plan->extractors[i]->module->plugin.id, seconds, all);
		known += seconds;
	}
	report_part("all else", all - known, all);
	printf("dates alone: %.2f MB/s\n", megabytes / MEDIAN(dates));
	printf("bare libhs scan of the lexicons: %.1f MB/s, %.1f times ours\n",
		megabytes / scanned, all / scanned);
	for (size_t i = 0; i < PEERS; i++) {
		double seconds = median(
			rounds, count, offsetof(struct round, peers) + i * sizeof(double));
		if (seconds > 0)
			printf("%s: %.2f MB/s; %s: %.2f times as fast\n", peers[i].name,
				megabytes / seconds, peers[i].ours,
				seconds / median(rounds, count, peers[i].against));
	}
}

/* The highest so far, the lexicons with it. */
static double resident_megabytes(void)
{
	struct rusage usage;

	return getrusage(RUSAGE_SELF, &usage) ? 0 : (double)usage.ru_maxrss / 1024;
}

static struct plan *open_plan(const char *settings, struct config **ret_config)
{
	SCOPED(problems_destroy) struct problems *problems = problems_create();

	*ret_config = config_parse(winnow_str(settings), "bench", "/", problems);
	struct plan *plan = *ret_config ? plan_create_extractors(*ret_config, problems) : NULL;
	problems_print(problems, stderr);
	if (!plan || plan->counts[SECTION_EXTRACTOR] > MOST_EXTRACTORS)
		bench_give_up("the extractors cannot be opened");
	return plan;
}

static void measure_all(struct round *rounds, size_t count, struct documents *documents,
	const char *path, const char *modules)
{
	struct config *config, *dates_config;
	struct literals literals;
	hs_scratch_t *scratch;
	size_t matches = 0;
	struct plan *plan = open_plan("workers: 1\n", &config);
	struct plan *dates = open_plan(
		"store: none.db\nworkers: 1\nextractors: [date]\nsources: []\n", &dates_config);
	double opened = resident_megabytes();

	measure(plan, documents, &rounds[0]);
	double taken = resident_megabytes() - opened;
	literals_read(&literals);
	hs_database_t *database = compile_terms(&literals, &scratch);
	for (size_t i = 0; i < count; i++) {
		measure_dates(dates, documents, &rounds[i]);
		measure(plan, documents, &rounds[i]);
		rounds[i].scan = scan(database, scratch, documents, &matches);
		for (size_t j = 0; modules && j < PEERS; j++)
			rounds[i].peers[j] = ask_peer(peers[j].name, path, modules);
	}
	printf("%zu documents, %.1f MB; one thread; medians of %zu rounds; %zu terms, "
	       "%zu matches\n",
		documents->list.count, (double)documents->bytes / 1e6, count, literals.count,
		matches);
	printf("memory: %.1f MB when opened, %.1f MB more for one worker\n", opened, taken);
	report(plan, documents, rounds, count);
	plan_destroy(dates);
	plan_destroy(plan);
	config_destroy(dates_config);
	config_destroy(config);
	hs_free_scratch(scratch);
	hs_free_database(database);
}

int main(int argc, char **argv)
{
	size_t count = argc > 2 ? strtoul(argv[2], NULL, 10) : 3;
	struct round rounds[MOST_ROUNDS] = { 0 };
	struct documents documents = { 0 };

	if (argc < 2 || count < 1 || count > MOST_ROUNDS)
		bench_give_up("usage: bench_extract DOCUMENTS.jsonl [ROUNDS [NODE_MODULES]]");
	documents_read(argv[1], &documents);
	measure_all(rounds, count, &documents, argv[1], argc > 3 ? argv[3] : NULL);
	return 0;
}
