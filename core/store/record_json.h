/* SPDX-License-Identifier: MIT
 *
 * A record as one line of JSON, by jansson: "type" first, then "id", then "schema". The form is
 * part of what users rely on: keys are only ever added. Also the service "winnow.json/1".
 *
 * Keys stand in this order, and only where there is a value:
 *
 *     both      type ("document" or "fact"), id, schema ("winnow/document/1", "winnow/fact/1")
 *     document  version, cause, source, key, uri, title, published, dateline, language, country,
 *               byline, publisher, host, notice, fields [{name, value, origin}],
 *               text and blocks [{type, level, byte_start, byte_end}] when asked for
 *     fact      fact_type, document_id, version, cause, source, uri, title, published, dateline,
 *               language, country, quote, prefix, suffix, start, end, byte_start, byte_end,
 *               attributes {…}, words {…}, confidence, rule
 *     both      plugin, item_uri, item_sha256, text_sha256, group, archive {file, offset,
 *               length, record}, run, fetched, stored
 *
 * start and end count code points of the document's text, byte_start and byte_end bytes of its
 * UTF-8; both from 0, ends exclusive. Times are RFC 3339 in UTC; group (which depends on what else
 * is stored), archive, run, fetched and stored are left out of the stable form.
 *
 * "attributes" has each attribute by its name: an integer as a number; a decimal as a string,
 * since a number would not carry it exactly; a date as a string in the form of its precision, which
 * follows as "<name>_precision" (century, decade, year, quarter, month, week, day, minute); text
 * and codes as strings; a reference as the id of its fact. One that was declared a list is always
 * an array, its precisions, too. "words" has, by the same name, what the text says for it:
 * {quote, byte_start, byte_end}, an array where the attribute is one (null: not said).
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
