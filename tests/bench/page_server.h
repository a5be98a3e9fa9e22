/* SPDX-License-Identifier: MIT
 * A quick server of small pages, in a process of its own, on one port of many addresses of this
 * machine. */
#ifndef WINNOW_TESTS_BENCH_PAGE_SERVER_H
#define WINNOW_TESTS_BENCH_PAGE_SERVER_H

#include <sys/types.h>

/* Of the n-th host, from 0: "127.1.1.1" … */
void page_server_host(long n, char text[32]);

/* Each path is a page of about a kilobyte; /robots.txt is missing, and "/sitemap/300" is a sitemap of that
 * many pages of the host, up to 1000, as text. */
pid_t page_server_start(long hosts, unsigned *ret_port);
void page_server_stop(pid_t server);

#endif
