/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "text/reading.h"

void reading_open(struct reading *reading)
{
	struct failure failure = { 0 };

	if (lexicons_create(lexicons_default_path(), &reading->lexicons, &failure) ||
		language_tables_create(reading->lexicons, &reading->tables, &failure))
		fail_msg("%s", failure.why);
	reading->arena = arena_create(0);
	assert_non_null(reading->arena);
}

void reading_close(struct reading *reading)
{
	arena_destroy(reading->arena);
	language_tables_destroy(reading->tables);
	lexicons_destroy(reading->lexicons);
}

const struct winnow_analysis *reading_analyse(struct reading *reading, struct winnow_str text,
	struct winnow_str language, uint32_t block_type)
{
	struct winnow_block block = { 0, text.len, block_type, 1 };
	struct winnow_document document = {
		.size = sizeof document,
		.language = language,
		.text = text,
		.blocks = &block,
		.block_count = 1,
	};
	struct failure failure = { 0 };

	arena_reset(reading->arena);
	if (analyse(reading->tables, &document, reading->arena, &reading->text, &failure))
		fail_msg("%s", failure.why);
	return reading->text.analysis;
}
