/* SPDX-License-Identifier: MIT
 * Bodies encoded as servers encode them. */
#ifndef WINNOW_TESTS_TOOLS_ENCODED_H
#define WINNOW_TESTS_TOOLS_ENCODED_H

#include "base/str.h"

/* By "gzip", "deflate", "raw deflate", "br" or "zstd". The bytes are the caller's to free. */
struct winnow_str encoded(const char *how, struct winnow_str plain);

#endif
