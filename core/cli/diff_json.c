/* SPDX-License-Identifier: MIT */
#include <jansson.h>
#include <stdio.h>
#include "cli/diff_json.h"
#include "store/record_json.h"

static void put_head(const struct version_pair *pair, const char *change)
{
	printf("{\"type\":\"change\",\"id\":\"%.*s\",\"schema\":\"winnow/change/1\","
	       "\"from\":%u,\"to\":%u,\"change\":\"%s\",",
		STR_ARGS(pair->after.document.id), pair->before.document.version,
		pair->after.document.version, change);
}

int diff_json_fact(const struct version_pair *pair, const struct changed_fact *fact,
	struct arena *arena, struct failure *failure)
{
	static const char *const words[] = {
		[FACT_VANISHED] = "vanished",
		[FACT_APPEARED] = "appeared",
		[FACT_STAYED] = "stayed",
	};
	struct winnow_str line;
	int result = record_json(fact->record, 0, arena, &line, failure);

	if (result < 0)
		return result;
	put_head(pair, words[fact->change]);
	printf("\"fact\":%.*s}\n", STR_ARGS(line));
	return 0;
}

int diff_json_paragraph(
	const struct version_pair *pair, enum difference difference, struct winnow_str text)
{
	if (difference == DIFFERENCE_SAME)
		return 0;
	json_t *json = json_stringn(text.ptr, text.len);
	char *quoted = json ? json_dumps(json, JSON_ENCODE_ANY) : NULL;
	json_decref(json);
	if (!quoted)
		return -1;
	put_head(pair, difference == DIFFERENCE_ADDED ? "appeared" : "vanished");
	printf("\"paragraph\":%s}\n", quoted);
	free(quoted);
	return 0;
}
