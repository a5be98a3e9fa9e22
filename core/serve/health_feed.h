/* SPDX-License-Identifier: MIT
 * What /health.atom answers: an entry for each source that turned red. Inside core/serve only. */
#ifndef WINNOW_SERVE_HEALTH_FEED_H
#define WINNOW_SERVE_HEALTH_FEED_H

#include "base/buffer.h"
#include "store/store.h"

#define HEALTH_FEED_MEDIA_TYPE "application/atom+xml; charset=utf-8"

int health_feed_write(
	struct store *store, struct buffer *out, struct failure *failure) MUST_CHECK;

#endif
