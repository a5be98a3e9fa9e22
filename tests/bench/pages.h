/* SPDX-License-Identifier: MIT
 *
 * What the measurements share: a folder of pages in memory, the processor's clock, and what a bare
 * parser costs on the same pages.
 */
#ifndef WINNOW_TESTS_BENCH_PAGES_H
#define WINNOW_TESTS_BENCH_PAGES_H

#include <stddef.h>
#include <time.h>
#include "base/vector.h"

struct page_bytes {
	char *bytes;
	size_t length;
};

struct pages {
	VECTOR(struct page_bytes) list;
	size_t bytes;
};

/* Ends the program where it cannot go on. */
_Noreturn void bench_give_up(const char *why);

/* All files *.html and *.htm of the folder; never freed. */
void pages_read(const char *folder, struct pages *pages);

double bench_seconds(clockid_t clock);

/* Processor time of bare htmlReadMemory, and of the same parser's events with nobody listening. */
double pages_parse_tree(const struct pages *pages);
double pages_parse_events(const struct pages *pages);

#endif
