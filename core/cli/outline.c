/* SPDX-License-Identifier: MIT */
#include "base/attr.h"
#include "cli/outline.h"

#define PROFILE "profile"

static void put_member(struct buffer *outline, const char *name, struct winnow_str value)
{
	if (value.len)
		buffer_printf(outline, "%s: %.*s\n", name, STR_ARGS(value));
}

/* Line feeds within would make several lines of one. */
static void put_line(struct buffer *outline, struct winnow_str words)
{
	struct winnow_str line;
	bool first = true;

	while (str_split(&words, '\n', &line)) {
		buffer_printf(outline, "%s%.*s", first ? "" : " / ", STR_ARGS(line));
		first = false;
	}
	buffer_append_byte(outline, '\n');
}

static void put_block(
	struct buffer *outline, const struct winnow_block *block, struct winnow_str words)
{
	static const char marks[] = "######";
	int level = block->level > 6 ? 6 : (int)block->level;

	buffer_append_byte(outline, '\n');
	if (block->type == WINNOW_TITLE)
		buffer_printf(outline, "# ");
	else if (block->type == WINNOW_HEADING)
		buffer_printf(outline, "%.*s ", level, marks);
	else if (block->type == WINNOW_LIST_ITEM)
		buffer_printf(outline, "%*s- ", level > 1 ? 2 * (level - 1) : 0, "");
	else if (block->type == WINNOW_QUOTE)
		buffer_printf(outline, "> ");
	else if (block->type == WINNOW_CAPTION)
		buffer_printf(outline, "[picture] ");
	put_line(outline, words);
}

void outline_put(const struct winnow_document *document, struct buffer *outline)
{
	put_member(outline, "title", document->title);
	put_member(outline, "published", document->published);
	put_member(outline, "byline", document->byline);
	put_member(outline, "language", document->language);
	for (uint32_t i = 0; i < document->field_count; i++) {
		const struct winnow_field *field = &document->fields[i];
		struct winnow_str name = field->name;
		/* What the page says beside the profile is the general reader's affair. */
		if (winnow_starts(field->origin, PROFILE) && !winnow_ends(name, "_origin"))
			buffer_printf(outline, "%.*s: %.*s\n", STR_ARGS(name),
				STR_ARGS(field->value));
	}
	if (document->notice.len) {
		buffer_printf(outline, "notice: ");
		put_line(outline, document->notice);
	}
	for (uint32_t i = 0; i < document->block_count; i++) {
		const struct winnow_block *block = &document->blocks[i];
		put_block(
			outline, block, winnow_slice(document->text, block->at, block->length));
	}
}
