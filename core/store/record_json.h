/* SPDX-License-Identifier: MIT
 *
 * A record as one line of JSON, by jansson: "type" first, then "id", then "schema". The form is
 * part of what users rely on: keys are only ever added. Also the service "winnow.json/1".
 */
#ifndef WINNOW_STORE_RECORD_JSON_H
#define WINNOW_STORE_RECORD_JSON_H

#include <winnow/json.h>
#include "base/arena.h"
#include "base/failure.h"

int record_json(const struct winnow_record *record, uint32_t flags, struct arena *arena,
	struct winnow_str *ret_line, struct failure *failure) MUST_CHECK;

extern const struct winnow_json record_json_service;

#endif
