/* SPDX-License-Identifier: MIT
 *
 * Reading alone: pages in memory, through the real reader html, to documents; beside what bare
 * libxml2 takes for the same pages in the same run, as events and as a tree; the share of each
 * phase; and the most memory a page takes, over its length. Rounds alternate, medians are told.
 *
 *     bench_read FOLDER [ROUNDS]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "bench/pages.h"
#include "shared/page.h"
#include "tools/memory_counter.h"
#include "tools/reader_harness.h"

#define MOST_ROUNDS 101
#define AIM 8 /* times the page's length, of memory */

enum phase { EVENTS, TREE, DECODE, BOUND, PARSE, READ, PHASES };

struct counter {
	struct winnow_reader_out out; /* first: the reader holds a pointer to it */
	size_t documents, text;
};

struct bench {
	struct reader_harness *reader;
	struct pages pages;
	struct counter counter;
	double seconds[PHASES][MOST_ROUNDS];
};

static int count(const struct winnow_reader_out *out, const struct winnow_document *document)
{
	struct counter *counter = (struct counter *)(uintptr_t)out;

	counter->documents++;
	counter->text += document->text.len;
	return 0;
}

static struct winnow_item item_at(const struct bench *bench, size_t page)
{
	const struct page_bytes *bytes = &bench->pages.list.items[page];

	return item_of("http://news.example/a/page.html", "text/html",
		(struct winnow_str){ bytes->bytes, bytes->length });
}

static int do_phase(struct bench *bench, enum phase phase, const struct winnow_host *host,
	const struct winnow_item *item)
{
	const struct instance *instance = &bench->reader->plugin->instance;
	struct decoded decoded;
	struct bounded bounded;
	struct page page;

	if (phase == READ)
		return instance->module->reader.read(
			instance->self, host, item, &bench->counter.out);
	if (phase == PARSE)
		return page_parse(host, item, &page);
	int result = decode(host, item->body, item->charset, &decoded);
	if (phase == BOUND && result == 0 && bound(decoded.text, 0, &bounded))
		free(bounded.made);
	return result;
}

/* One item, up to the end of a phase. */
static void read_item(struct bench *bench, const struct winnow_item *item, enum phase phase)
{
	struct call call;

	call_begin(bench->reader->plugin, &call);
	call_end(&call, do_phase(bench, phase, &call.host.face, item));
	arena_destroy(call.results);
}

static void read_page(struct bench *bench, size_t page, enum phase phase)
{
	struct winnow_item item = item_at(bench, page);

	read_item(bench, &item, phase);
}

static double measure(struct bench *bench, enum phase phase)
{
	if (phase == EVENTS)
		return pages_parse_events(&bench->pages);
	if (phase == TREE)
		return pages_parse_tree(&bench->pages);
	double began = bench_seconds(CLOCK_THREAD_CPUTIME_ID);
	for (size_t page = 0; page < bench->pages.list.count; page++)
		read_page(bench, page, phase);
	return bench_seconds(CLOCK_THREAD_CPUTIME_ID) - began;
}

static int by_size(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;

	return (left > right) - (left < right);
}

static double median(double *values, size_t count)
{
	qsort(values, count, sizeof *values, by_size);
	return values[count / 2];
}

/* The most memory that reading the item holds at once. It is read before that, so that what is
 * made once for all pages is there. */
static size_t memory_of(struct bench *bench, const struct winnow_item *item)
{
	read_item(bench, item, READ);
	memory_counter_begin();
	read_item(bench, item, READ);
	return memory_counter_most();
}

static void report_memory(struct bench *bench)
{
	size_t count = bench->pages.list.count, over = 0;
	double *ratios = malloc(count * sizeof *ratios);

	if (!ratios)
		bench_give_up("no memory");
	for (size_t page = 0; page < count; page++) {
		struct winnow_item item = item_at(bench, page);
		ratios[page] = (double)memory_of(bench, &item) / (double)item.body.len;
		over += ratios[page] > AIM;
	}
	double middle = median(ratios, count);
	printf("memory over the page's length: median %.1f, most %.1f; %zu of %zu pages over "
	       "%d\n",
		middle, ratios[count - 1], over, count, AIM);
	free(ratios);
}

/* All pages one behind the other make one page of `length` bytes. */
static double seconds_a_byte(struct bench *bench, char *room, size_t length)
{
	enum { TIMES = 3 };
	double seconds[TIMES];
	size_t at = 0, page = 0;

	while (at < length) {
		const struct page_bytes *bytes = &bench->pages.list.items[page++];
		size_t part = bytes->length < length - at ? bytes->length : length - at;
		memcpy(room + at, bytes->bytes, part);
		at += part;
		page %= bench->pages.list.count;
	}
	struct winnow_item item = item_of("http://news.example/a/page.html", "text/html",
		(struct winnow_str){ room, length });
	for (int time = 0; time < TIMES; time++) {
		double began = bench_seconds(CLOCK_THREAD_CPUTIME_ID);
		read_item(bench, &item, READ);
		seconds[time] = bench_seconds(CLOCK_THREAD_CPUTIME_ID) - began;
	}
	return median(seconds, TIMES) / (double)length;
}

/* A reader in linear time takes as long for a byte of a large page as of a small one. */
static void report_growth(struct bench *bench)
{
	enum { FIRST = 512 * 1024, LAST = 16 * 1024 * 1024 };
	char *room = malloc(LAST);
	double first = 0;

	if (!room)
		bench_give_up("no memory");
	printf("time a byte, of pages growing from 512 kB by doubling to 16 MB:");
	for (size_t length = FIRST; length <= LAST; length *= 2) {
		double own = seconds_a_byte(bench, room, length);
		first = first > 0 ? first : own;
		printf(" %.2f", own / first);
	}
	putchar('\n');
	free(room);
}

static void report(struct bench *bench, size_t rounds)
{
	static const char *const names[PHASES] = { "bare libxml2, events", "bare libxml2, tree",
		"read: decode", "read: bound", "read: parse", "read: understand" };
	double count = (double)bench->pages.list.count;
	double megabytes = (double)bench->pages.bytes / 1e6, all[PHASES], last = 0;

	for (int phase = 0; phase < PHASES; phase++)
		all[phase] = median(bench->seconds[phase], rounds);
	printf("%.0f pages, %.1f MB; medians of %zu rounds; %zu documents, %.2f MB of text\n",
		count, megabytes, rounds, bench->counter.documents / rounds,
		(double)bench->counter.text / 1e6 / (double)rounds);
	for (int phase = 0; phase < PHASES; phase++) {
		double own = phase < DECODE ? all[phase] : all[phase] - last;
		printf("%-22s %8.1f ms", names[phase], own * 1e3);
		if (phase < DECODE)
			printf("  %6.0f pages/s %6.1f MB/s\n", count / own, megabytes / own);
		else
			printf("  %5.1f %%\n", 100 * own / all[READ]);
		last = phase < DECODE ? 0 : all[phase];
	}
	printf("%-22s %8.1f ms  %6.0f pages/s %6.1f MB/s, %.0f %% of the speed of bare "
	       "events\n",
		"read", all[READ] * 1e3, count / all[READ], megabytes / all[READ],
		100 * all[EVENTS] / all[READ]);
}

int main(int argc, char **argv)
{
	size_t rounds = argc > 2 ? strtoul(argv[2], NULL, 10) : 5;
	struct bench bench = { .counter.out = {
				       .size = sizeof bench.counter.out, .document = count } };

	if (argc < 2 || rounds < 1 || rounds > MOST_ROUNDS)
		bench_give_up("usage: bench_read FOLDER [ROUNDS]");
	bench.reader = reader_open("html", NULL);
	pages_read(argv[1], &bench.pages);
	report_memory(&bench);
	bench.counter = (struct counter){ .out = bench.counter.out };
	for (size_t round = 0; round < rounds; round++)
		for (enum phase phase = EVENTS; phase < PHASES; phase++)
			bench.seconds[phase][round] = measure(&bench, phase);
	report(&bench, rounds);
	report_growth(&bench);
	reader_close(bench.reader);
	return 0;
}
