/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>
#include "base/utf8.h"
#include "cli/read_form.h"
#include "store/json_writer.h"
#include "store/words.h"

#define PAGE_ENDING ".html"

/* The file's name without its ending. */
static struct winnow_str id_of(struct winnow_str path)
{
	size_t start = path.len;

	while (start > 0 && path.ptr[start - 1] != '/')
		start--;
	size_t length = path.len - start;
	if (winnow_ends(path, PAGE_ENDING) && length > sizeof PAGE_ENDING - 1)
		length -= sizeof PAGE_ENDING - 1;
	return winnow_slice(path, start, length);
}

/* Of several documents in a file each has a part of its own behind "#". */
static void put_id(struct json_writer *writer, json_t *object, struct winnow_str path,
	struct winnow_str key)
{
	struct buffer id;

	buffer_init(&id, 0);
	buffer_append(&id, id_of(path));
	if (key.len > path.len)
		buffer_append(&id, winnow_slice(key, path.len, key.len - path.len));
	writer->failed |= buffer_failed(&id);
	json_writer_text(writer, object, "id", buffer_str(&id));
	buffer_finish(&id);
}

/* "Jane Roe; Pavel Brandt" becomes "Jane Roe;Pavel Brandt". */
static void put_authors(struct json_writer *writer, json_t *object, struct winnow_str byline)
{
	struct buffer names;
	struct winnow_str name;

	buffer_init(&names, 0);
	while (str_split(&byline, ';', &name)) {
		if (names.length > 0)
			buffer_append_byte(&names, ';');
		buffer_append(&names, str_trim(name));
	}
	writer->failed |= buffer_failed(&names);
	json_writer_text(writer, object, "author", buffer_str(&names));
	buffer_finish(&names);
}

static void put_block(struct json_writer *writer, json_t *blocks,
	const struct winnow_block *block, size_t at, size_t length)
{
	json_t *object = json_writer_push(writer, blocks, json_object());

	json_writer_text(writer, object, "type", words_block_type(block->type));
	if (block->level)
		json_writer_integer(writer, object, "level", block->level);
	json_writer_integer(writer, object, "start", (int64_t)at);
	json_writer_integer(writer, object, "end", (int64_t)(at + length));
}

/* What stands beside the main text carries its own words. */
static void put_caption(struct json_writer *writer, json_t *blocks,
	const struct winnow_block *block, struct winnow_str words)
{
	json_t *object = json_writer_push(writer, blocks, json_object());

	json_writer_text(writer, object, "type", words_block_type(block->type));
	json_writer_text(writer, object, "text", words);
}

/* The main text: all blocks but the title's and captions. */
static void put_text(
	struct json_writer *writer, json_t *object, const struct winnow_document *document)
{
	json_t *blocks = json_writer_put(writer, object, "blocks", json_array());
	struct buffer text;
	size_t at = 0;

	buffer_init(&text, 0);
	for (uint32_t i = 0; i < document->block_count; i++) {
		const struct winnow_block *block = &document->blocks[i];
		struct winnow_str words =
			winnow_slice(document->text, block->at, block->length);
		size_t length = utf8_count(words);
		if (block->type == WINNOW_CAPTION)
			put_caption(writer, blocks, block, words);
		if (block->type == WINNOW_TITLE || block->type == WINNOW_CAPTION)
			continue;
		if (text.length > 0) {
			buffer_append_byte(&text, '\n');
			at++;
		}
		buffer_append(&text, words);
		put_block(writer, blocks, block, at, length);
		at += length;
	}
	writer->failed |= buffer_failed(&text);
	json_writer_text(writer, object, "text", buffer_str(&text));
	buffer_finish(&text);
}

int read_put_json(
	struct winnow_str path, const struct winnow_document *document, struct failure *failure)
{
	struct json_writer writer = { 0 };
	json_t *object = json_object();
	struct buffer line;

	writer.failed = !object;
	buffer_init(&line, 0);
	put_id(&writer, object, path, document->key);
	json_writer_text(&writer, object, "url", document->uri);
	json_writer_text(&writer, object, "title", document->title);
	put_authors(&writer, object, document->byline);
	json_writer_text(&writer, object, "date", document->published);
	json_writer_text(&writer, object, "language", document->language);
	put_text(&writer, object, document);
	bool made = !writer.failed && json_writer_dump(object, &line);
	json_decref(object);
	if (made) {
		fwrite(line.bytes, 1, line.length, stdout);
		putchar('\n');
	}
	buffer_finish(&line);
	return made ? 0 : failure_set(failure, FAILURE_MEMORY, "no memory for the line");
}
