/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buffer.h"
#include "base/log.h"
#include "cli/extract_blocks.h"
#include "cli/extract_input.h"
#include "run/dates.h"

struct extract_input {
	const struct arguments *arguments;
	struct extract_input_form form;
	size_t operand, refused;
	const char *name; /* of the file in hand */
	FILE *file;       /* NULL: none is */
	size_t line;
	struct buffer bytes;
	char place[4200];
	json_t *json; /* what the document points into */
	struct winnow_document document;
	char moment[32]; /* when it was published, where that was said in local time */
	struct extract_blocks blocks;
};

struct extract_input *extract_input_open(
	const struct arguments *arguments, const struct extract_input_form *form)
{
	struct extract_input *input = calloc(1, sizeof *input);

	if (!input)
		return NULL;
	input->arguments = arguments;
	input->form = *form;
	buffer_init(&input->bytes, form->most_bytes);
	return input;
}

static void close_file(struct extract_input *input)
{
	if (input->file && input->file != stdin)
		fclose(input->file);
	input->file = NULL;
}

void extract_input_close(struct extract_input *input)
{
	if (!input)
		return;
	close_file(input);
	json_decref(input->json);
	buffer_finish(&input->bytes);
	extract_blocks_finish(&input->blocks);
	free(input);
}

const json_t *extract_input_json(const struct extract_input *input)
{
	return input->json;
}

size_t extract_input_refused(const struct extract_input *input)
{
	return input->refused;
}

static void refuse(struct extract_input *input, const char *why)
{
	input->refused++;
	log_line(LOG_LEVEL_ERROR, NULL, "%s: %s", input->place, why);
}

static bool open_next(struct extract_input *input)
{
	const char *named = argument_operand(input->arguments, input->operand);

	if (!named && input->operand > 0)
		return false;
	input->operand++;
	input->line = 0;
	input->name = named && strcmp(named, "-") != 0 ? named : "-";
	input->file = strcmp(input->name, "-") == 0 ? stdin : fopen(input->name, "re");
	snprintf(input->place, sizeof input->place, "%s", input->name);
	if (!input->file)
		refuse(input, strerror(errno));
	return true;
}

/* A line, or in text all there is, into the buffer; false: the file has no more. */
static bool read_piece(struct extract_input *input)
{
	int end = input->form.text ? EOF : '\n', byte;
	char chunk[4096];
	size_t held = 0;

	buffer_finish(&input->bytes);
	buffer_init(&input->bytes, input->form.most_bytes);
	while ((byte = getc_unlocked(input->file)) != EOF && byte != end) {
		chunk[held++] = (char)byte;
		if (held == sizeof chunk) {
			buffer_append(&input->bytes, (struct winnow_str){ chunk, held });
			held = 0;
		}
	}
	buffer_append(&input->bytes, (struct winnow_str){ chunk, held });
	input->line++;
	if (ferror(input->file)) /* what there is of it is cut short */
		return false;
	return byte != EOF || input->bytes.length > 0 || buffer_failed(&input->bytes) ||
	       (input->form.text && input->line == 1);
}

static void name_place(struct extract_input *input)
{
	if (input->form.text)
		snprintf(input->place, sizeof input->place, "%s", input->name);
	else
		snprintf(input->place, sizeof input->place, "%s:%zu", input->name, input->line);
}

/* A member that is text, where it is there; false: it is there and none. */
static bool take_text(const json_t *object, const char *name, struct winnow_str *ret_text)
{
	const json_t *value = json_object_get(object, name);

	if (!value || json_is_null(value))
		return true;
	if (!json_is_string(value))
		return false;
	*ret_text = (struct winnow_str){ json_string_value(value), json_string_length(value) };
	return true;
}

/* NULL: all are there; else why not. */
static const char *take_members(struct extract_input *input)
{
	struct winnow_document *document = &input->document;
	const struct member {
		const char *name, *fault;
		struct winnow_str *text;
	} members[] = {
		{ "id", "\"id\" is not text", &document->key },
		{ "text", "\"text\" is not text", &document->text },
		{ "date", "\"date\" is not text", &document->published },
		{ "dct", "\"dct\" is not text", &document->published },
		{ "title", "\"title\" is not text", &document->title },
		{ "language", "\"language\" is not text", &document->language },
		{ "country", "\"country\" is not text", &document->country },
		{ "dateline", "\"dateline\" is not text", &document->dateline },
	};

	if (!json_is_object(input->json))
		return "is no object, as {\"id\": \"1\", \"text\": \"…\"}";
	for (size_t i = 0; i < COUNT_OF(members); i++)
		if (!take_text(input->json, members[i].name, members[i].text))
			return members[i].fault;
	if (document->key.len == 0)
		return "has no \"id\", by which its facts could be told";
	return document->text.len > 0 ? NULL : "has no \"text\"";
}

static const char *take_line(struct extract_input *input)
{
	json_error_t error;

	json_decref(input->json);
	input->json = json_loadb(input->bytes.bytes ? input->bytes.bytes : "",
		input->bytes.length, JSON_REJECT_DUPLICATES, &error);
	if (input->json)
		return take_members(input);
	/* Its own text for this quotes the input. */
	return json_error_code(&error) == json_error_invalid_utf8 ? "is not UTF-8"
	       : json_error_code(&error) == json_error_duplicate_key
		       ? "is JSON with one name twice"
		       : "is not JSON: each line is one document, or use --text";
}

static const char *take_whole(struct extract_input *input)
{
	input->document.key = winnow_str(input->name);
	input->document.text = buffer_str(&input->bytes);
	return input->document.text.len > 0 ? NULL : "is empty";
}

/* "2014-03-05T18:30": in which zone is not said, which RFC 3339 writes "-00:00". */
static struct winnow_str with_zone(struct extract_input *input, struct winnow_str date)
{
	enum { DAY = 10, MINUTE = 16, SECOND = 19 };

	if ((date.len != MINUTE && date.len != SECOND) || date.ptr[DAY] != 'T')
		return date;
	(void)snprintf(input->moment, sizeof input->moment, "%.*s%s-00:00", STR_ARGS(date),
		date.len == MINUTE ? ":00" : "");
	return date_is_of_document(winnow_str(input->moment)) ? winnow_str(input->moment)
							      : winnow_slice(date, 0, DAY);
}

static bool take_piece(struct extract_input *input)
{
	const char *fault;

	input->document = (struct winnow_document){ .size = sizeof input->document };
	name_place(input);
	if (buffer_failed(&input->bytes))
		fault = "is larger than max_item_bytes allows";
	else if (!input->form.text && str_trim(buffer_str(&input->bytes)).len == 0)
		return false;
	else
		fault = input->form.text ? take_whole(input) : take_line(input);
	if (!fault)
		fault = extract_blocks_find(&input->blocks, input->json, &input->document);
	if (fault) {
		refuse(input, fault);
		return false;
	}
	if (input->document.published.len == 0 && input->form.date)
		input->document.published = winnow_str(input->form.date);
	if (input->document.language.len == 0)
		input->document.language = winnow_str(input->form.language);
	input->document.published = with_zone(input, input->document.published);
	return true;
}

const struct winnow_document *extract_input_next(
	struct extract_input *input, struct winnow_str *ret_place)
{
	for (;;) {
		if (!input->file && !open_next(input))
			return NULL;
		if (!input->file)
			continue;
		if (!read_piece(input)) {
			if (ferror(input->file))
				refuse(input, "could not be read to its end");
			close_file(input);
			continue;
		}
		if (take_piece(input)) {
			*ret_place = winnow_str(input->place);
			return &input->document;
		}
	}
}
