/* SPDX-License-Identifier: MIT
 * Where to listen, and whom to answer. */
#ifndef WINNOW_SERVE_LISTEN_H
#define WINNOW_SERVE_LISTEN_H

#include <sys/socket.h>
#include "config/config.h"

/* "127.0.0.1:8390", "[::1]:8390", "localhost:8390"; port 0: any. WINNOW_EDATA with a sentence.
 * *ret_local: nobody else can reach it. */
int listen_parse(struct winnow_str text, struct sockaddr_storage *ret_address, bool *ret_local,
	struct failure *failure) MUST_CHECK;

bool listen_is_none(struct winnow_str text);

/* What is wrong with where a configuration says to listen becomes a problem. */
void listen_check(const struct config *config, struct problems *problems);

/* Whether a request that calls the server so ("localhost:8390") may be answered: a page of the web
 * can have its own name lead here, but not make a browser call it by an address. */
bool listen_is_called(struct winnow_str host, struct winnow_str listen);

#endif
