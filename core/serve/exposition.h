/* SPDX-License-Identifier: MIT
 * Prometheus' text exposition format, version 0.0.4: families of samples with labels. Inside
 * core/serve only. */
#ifndef WINNOW_SERVE_EXPOSITION_H
#define WINNOW_SERVE_EXPOSITION_H

#include "base/buffer.h"

#define EXPOSITION_MEDIA_TYPE "text/plain; version=0.0.4; charset=utf-8"

struct label {
	const char *name; /* NULL: the end */
	struct winnow_str value;
};

#define LABELS(...) ((const struct label[]){ __VA_ARGS__, { NULL, { NULL, 0 } } })

/* Once before the samples of a family. `type`: "counter", "gauge", "histogram". */
void exposition_family(
	struct buffer *out, const char *name, const char *type, const char *help);

/* labels NULL: none. A whole number is written as one. */
void exposition_sample(
	struct buffer *out, const char *name, const struct label *labels, double value);

#endif
