/* SPDX-License-Identifier: MIT
 *
 * winnow/json.h - the service "winnow.json/1": a record as one line of JSON, the same bytes
 * that `winnow facts --jsonl` prints.
 */
#ifndef WINNOW_JSON_H
#define WINNOW_JSON_H

#include <winnow/plugin.h>

#ifdef __cplusplus
extern "C" {
#endif

#define WINNOW_JSON_SERVICE "winnow.json/1"

enum {
	WINNOW_JSON_STABLE = 1 << 0,   /* leave out the run and the times of the clock */
	WINNOW_JSON_WITH_TEXT = 1 << 1 /* a document carries its whole text and its blocks */
};

struct winnow_json {
	uint32_t size, reserved;
	/* *ret_line, without a line feed, lives as long as `host`. */
	int (*record)(const struct winnow_host *host, const struct winnow_record *record,
		uint32_t flags, struct winnow_str *ret_line);
};

#ifdef __cplusplus
}
#endif
#endif
