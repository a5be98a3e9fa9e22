/* SPDX-License-Identifier: MIT
 * What /metrics answers. Inside core/serve only. */
#ifndef WINNOW_SERVE_METRICS_H
#define WINNOW_SERVE_METRICS_H

#include "base/buffer.h"
#include "serve/server.h"
#include "store/store.h"

int metrics_write(const struct server_setting *setting, struct store *store, struct buffer *out,
	struct failure *failure) MUST_CHECK;

#endif
