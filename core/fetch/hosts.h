/* SPDX-License-Identifier: MIT
 *
 * Whose turn it is. Of each host (name and port) one request at a time is under way, and the next
 * one begins when its delay is over; among hosts the one that is due first comes first. Before the
 * first request to a site its robots.txt is asked for. All times are monotonic. Inside core/fetch
 * only.
 */
#ifndef WINNOW_FETCH_HOSTS_H
#define WINNOW_FETCH_HOSTS_H

#include "fetch/fetcher.h"

struct hosts;

/* NULL: no memory. `policy` is borrowed. */
struct hosts *hosts_create(const struct fetch_policy *policy) MUST_CHECK;
void hosts_destroy(struct hosts *hosts); /* accepts NULL; drops the jobs */

/* Puts a job in its host's line, at its head where it has been under way already. One that may not
 * be is finished at once. */
void hosts_add(struct hosts *hosts, struct fetch_job *job, bool first, int64_t now_ms);

/* The job whose turn it is, and nobody else's of that host until hosts_done(); NULL: nobody's. */
struct fetch_job *hosts_next(struct hosts *hosts, int64_t now_ms);

/* The request of hosts_next() is over; `pause_ms`: as long as the host asked to be left alone. */
void hosts_done(struct hosts *hosts, struct fetch_job *job, int64_t pause_ms, int64_t now_ms);

/* The answer for a robots.txt, with which its job ends. */
void hosts_robots(struct hosts *hosts, struct fetch_job *job, int64_t now_ms);

/* How long nothing will be due; -1: nobody waits for a time. */
int64_t hosts_wait_ms(const struct hosts *hosts, int64_t now_ms);

/* What was finished here without a request: refused, put off, cancelled. NULL: none. */
struct fetch_job *hosts_take_finished(struct hosts *hosts);

/* Finishes all that waits, as FETCH_CANCELLED. */
void hosts_cancel(struct hosts *hosts);

#endif
