/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <limits.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "tools/growth.h"

#define TIMES 4
#define TOLERATED 9.0 /* between the 4 of a line and the 16 of a square */
#define ATTEMPTS 12   /* a busy machine may spoil most of them */

double processor_seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void measure_repeated(
	const struct growth *growth, const char *piece, size_t size, double *ret_costs)
{
	size_t length = strlen(piece), count = size / length;
	char *text = malloc(count * length + 1);

	assert_non_null(text);
	for (size_t i = 0; i < count; i++)
		memcpy(text + i * length, piece, length + 1);
	growth->measure(
		growth->context, (struct winnow_str){ text, count * length }, ret_costs);
	free(text);
}

/* A sanitizer keeps books of all memory, at a cost of its own growth: there the texts are only read. */
#ifdef WINNOW_SANITIZED
enum { TIME_TELLS = false };
#else
enum { TIME_TELLS = true };
#endif

/* Noise only adds: the least of all attempts is nearest to the truth. */
static void keep_least(const double *costs, double least, size_t count, double *kept)
{
	for (size_t i = 0; i < count; i++) {
		double cost = costs[i] > least ? costs[i] : least;
		if (kept[i] <= 0 || cost < kept[i])
			kept[i] = cost;
	}
}

/* What was freed is used again as it is. Fresh pages would be the larger text's alone, and may cost
 * more than all that is done with them. */
static void keep_memory(void)
{
	mallopt(M_MMAP_MAX, 0);
	mallopt(M_TRIM_THRESHOLD, INT_MAX);
}

bool grows_as_a_line(const struct growth *growth, const char *piece)
{
	double costs[MOST_COSTS], smaller[MOST_COSTS] = { 0 }, larger[MOST_COSTS] = { 0 };
	size_t count = growth->count ? growth->count : 1, found = 0;

	assert_true(count <= MOST_COSTS);
	keep_memory();
	for (int i = 0; i < ATTEMPTS; i++) {
		measure_repeated(growth, piece, growth->smaller, costs);
		keep_least(costs, growth->least, count, smaller);
		measure_repeated(growth, piece, TIMES * growth->smaller, costs);
		keep_least(costs, growth->least, count, larger);
		for (found = 0; found < count && larger[found] < TOLERATED * smaller[found];)
			found++;
		if (found == count || !TIME_TELLS)
			return true;
	}
	print_error("\"%s\" repeated: %d times the text took %s %.1f times as long\n", piece,
		TIMES, growth->names ? growth->names[found] : "it",
		larger[found] / smaller[found]);
	return false;
}
