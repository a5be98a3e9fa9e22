/* SPDX-License-Identifier: MIT
 *
 * Fetching small pages of many hosts, all of it stored, beside wget2 on the same server in the same
 * run; then the memory at a quarter, all and three times of them, whose addresses sitemaps tell, since a
 * configuration holds no more than some 20,000.
 *
 *     bench_fetch [PAGES [HOSTS [ROUNDS]]]
 *
 * wget2 makes a file of each page, which costs what the file system of $TMPDIR asks for it: name that
 * with the ratio.
 */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "page_server.h"
#include "tools/temporary.h"

#define MOST_ROUNDS 21

struct cost {
	double seconds, cpu_seconds, kernel_seconds; /* the last is part of the second */
	long kilobytes;                              /* resident, at most */
};

static char *folder;
static unsigned port;
static long hosts = 200;

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double seconds_of(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static void print_address(FILE *out, long page)
{
	char host[32];

	page_server_host(page % hosts, host);
	fprintf(out, "http://%s:%u/p/%ld", host, port, page / hosts);
}

static void write_addresses(long pages)
{
	char *path = temporary_path(folder, "addresses");
	FILE *out = fopen(path, "w");

	for (long i = 0; out && i < pages; i++) {
		print_address(out, i);
		fputc('\n', out);
	}
	fclose(out);
	free(path);
}

static void write_settings(FILE *out)
{
	fprintf(out, "store: news.db\nuser_agent: Owl/1.0 (+https://owl.example)\n"
		     "delays: ['*.1=0s']\nreaders: [html]\nextractors: []\nallow_private:\n");
	for (long i = 0; i < hosts; i++) {
		char host[32];
		page_server_host(i, host);
		fprintf(out, "  - %s\n", host);
	}
}

static void write_sitemaps(long pages)
{
	char *path = temporary_path(folder, "winnow.yaml");
	FILE *out = fopen(path, "w");

	write_settings(out);
	fprintf(out, "max_requests: %ld\nmax_per_pattern: %ld\n", 2 * pages, 2 * pages);
	fprintf(out, "sources:\n  - name: web\n    plugin: sitemap\n    urls:\n");
	for (long i = 0; i < pages / PAGE_SERVER_LISTED; i++) {
		char host[32];
		page_server_host(i % hosts, host);
		fprintf(out, "      - http://%s:%u/sitemap/%ld\n", host, port, i / hosts);
	}
	fclose(out);
	free(path);
}

static void write_configuration(long pages)
{
	char *path = temporary_path(folder, "winnow.yaml");
	FILE *out = fopen(path, "w");

	write_settings(out);
	fprintf(out, "sources:\n  - name: web\n    plugin: http\n    urls:\n");
	for (long i = 0; i < pages; i++) {
		fputs("      - ", out);
		print_address(out, i);
		fputc('\n', out);
	}
	fclose(out);
	free(path);
}

static struct cost run(const char *command)
{
	struct rusage used;
	double began = now();
	int status;
	pid_t child = fork();

	if (child == 0) {
		if (chdir(folder) == 0)
			execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	if (wait4(child, &status, 0, &used) != child || status != 0) {
		fprintf(stderr, "bench_fetch: %s: ended with %d\n", command, status);
		exit(1);
	}
	return (struct cost){ now() - began,
		seconds_of(used.ru_utime) + seconds_of(used.ru_stime),
		seconds_of(used.ru_stime), used.ru_maxrss };
}

static struct cost run_winnow(void)
{
	char command[600];

	snprintf(command, sizeof command, "rm -f news.db*; exec '%s' run -q", getenv("WINNOW"));
	return run(command);
}

/* A run that stores too little would look frugal, too. */
static void expect_stored(long pages)
{
	char command[600];

	snprintf(command, sizeof command,
		"test $('%s' documents --jsonl -n %ld | wc -l) -eq %ld", getenv("WINNOW"),
		2 * pages, pages);
	run(command);
}

static void tell_memory(long pages)
{
	long exactly = pages / PAGE_SERVER_LISTED * PAGE_SERVER_LISTED;

	write_sitemaps(exactly);
	struct cost cost = run_winnow();
	expect_stored(exactly);
	printf("memory for %6ld pages: %ld kB\n", exactly, cost.kilobytes);
}

static struct cost run_wget2(long pages)
{
	char command[200];

	write_addresses(pages);
	run("rm -rf pages");
	snprintf(command, sizeof command,
		"exec wget2 -q -x -P pages --max-threads=16 --input-file=addresses");
	struct cost cost = run(command);
	/* A peer that fails fast would look quick. */
	snprintf(command, sizeof command, "test $(find pages -type f | wc -l) -eq %ld", pages);
	run(command);
	return cost;
}

static int compare(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return (a > b) - (a < b);
}

static double median(double *values, size_t count)
{
	qsort(values, count, sizeof *values, compare);
	return values[count / 2];
}

static void report(
	const char *name, struct cost *costs, size_t rounds, long pages, double *ret_cpu_rate)
{
	double rates[MOST_ROUNDS], cpu_rates[MOST_ROUNDS], kernel[MOST_ROUNDS];

	for (size_t i = 0; i < rounds; i++) {
		rates[i] = (double)pages / costs[i].seconds;
		cpu_rates[i] = (double)pages / costs[i].cpu_seconds;
		kernel[i] = costs[i].kernel_seconds / (double)pages;
	}
	*ret_cpu_rate = median(cpu_rates, rounds);
	printf("%-8s %8.0f pages/s  %8.0f pages/CPU s  %6.0f us CPU/page, %.0f of them in the "
	       "kernel  %ld kB\n",
		name, median(rates, rounds), *ret_cpu_rate, 1e6 / *ret_cpu_rate,
		1e6 * median(kernel, rounds), costs[rounds - 1].kilobytes);
}

static void compare_both(long pages, size_t rounds)
{
	struct cost own[MOST_ROUNDS], others[MOST_ROUNDS];
	double own_rate, other_rate;

	for (size_t i = 0; i < rounds; i++) {
		write_configuration(pages);
		own[i] = run_winnow();
		expect_stored(pages);
		others[i] = run_wget2(pages);
	}
	report("winnow", own, rounds, pages, &own_rate);
	report("wget2", others, rounds, pages, &other_rate);
	printf("ratio of pages per CPU second: %.2f\n", own_rate / other_rate);
}

int main(int argc, char **argv)
{
	long pages = argc > 1 ? atol(argv[1]) : 20000;
	size_t rounds = argc > 3 ? (size_t)atol(argv[3]) : 3;

	hosts = argc > 2 ? atol(argv[2]) : hosts;
	folder = temporary_folder();
	pid_t server = page_server_start(hosts, &port);
	compare_both(pages, rounds < MOST_ROUNDS ? rounds : MOST_ROUNDS);
	tell_memory(pages / 4);
	tell_memory(pages);
	tell_memory(pages * 3);
	page_server_stop(server);
	temporary_remove(folder);
	return 0;
}
