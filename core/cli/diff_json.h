/* SPDX-License-Identifier: MIT
 *
 * A difference between two versions as a line of JSON:
 *
 *     {"type": "change", "id": DOCUMENT, "schema": "winnow/change/1", "from": 1, "to": 2,
 *      "change": "vanished" | "appeared" | "stayed", "fact": {…} or "paragraph": "…"}
 *
 * "fact" is the fact's own line. Paragraphs that stayed are left out.
 */
#ifndef WINNOW_CLI_DIFF_JSON_H
#define WINNOW_CLI_DIFF_JSON_H

#include "base/difference.h"
#include "store/version.h"

int diff_json_fact(const struct version_pair *pair, const struct changed_fact *fact,
	struct arena *arena, struct failure *failure) MUST_CHECK;
int diff_json_paragraph(const struct version_pair *pair, enum difference difference,
	struct winnow_str text) MUST_CHECK;

#endif
