/* SPDX-License-Identifier: MIT
 * A quick server of small pages, in a process of its own, on one port of many addresses of this
 * machine. */
#ifndef WINNOW_TESTS_BENCH_PAGE_SERVER_H
#define WINNOW_TESTS_BENCH_PAGE_SERVER_H

#include <sys/types.h>

/* Of the n-th host, from 0: "127.1.1.1" … */
void page_server_host(long n, char text[32]);

/* Each path is a page of about a kilobyte; /robots.txt is missing, and "/sitemap/3" is the third sitemap, as
 * text, of PAGE_SERVER_LISTED pages of the host. */
#define PAGE_SERVER_LISTED 25

pid_t page_server_start(long hosts, unsigned *ret_port);
void page_server_stop(pid_t server);

#endif
