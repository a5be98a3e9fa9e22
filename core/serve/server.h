/* SPDX-License-Identifier: MIT
 *
 * What the daemon answers to those who watch it, on a thread of its own, from the store as it is
 * read beside the writer, which is never held up:
 *
 *     /metrics      Prometheus (metrics.c)
 *     /healthz      the process is there
 *     /readyz       so is the store
 *     /health.atom  the sources that turned red (health_feed.c)
 */
#ifndef WINNOW_SERVE_SERVER_H
#define WINNOW_SERVE_SERVER_H

#include "serve/listen.h"

struct server_setting {
	struct winnow_str listen, store; /* borrowed as long as it serves */
	int64_t min_free_space;
	const char *version, *commit;
};

struct server;

/* Main thread. */
int server_start(const struct server_setting *setting, struct server **ret_server,
	struct failure *failure) MUST_CHECK;
void server_stop(struct server *server); /* accepts NULL */
DEFINE_SCOPED(struct server *, server_stop)

uint16_t server_port(const struct server *server);

#endif
