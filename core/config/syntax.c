/* SPDX-License-Identifier: MIT */
#include <string.h>
#include "base/utf8.h"
#include "config/reader.h"

struct place reader_place(const struct reader *reader, yaml_mark_t mark)
{
	return (struct place){ reader->file, (unsigned)mark.line + 1,
		(unsigned)mark.column + 1 };
}

bool reader_no_memory(struct reader *reader)
{
	problems_add_no_memory(reader->problems, (struct place){ .file = reader->file });
	return false;
}

/* libyaml tells no place of a byte that is no text, only its offset. */
static struct place place_at_offset(const struct reader *reader, size_t offset)
{
	struct place place = { reader->file, 1, 1 };

	for (size_t i = 0; i < offset && i < reader->bytes.len; i++) {
		bool ends_line = reader->bytes.ptr[i] == '\n';
		place.column = ends_line ? 1 : place.column + 1;
		place.line += ends_line;
	}
	return place;
}

/* libyaml speaks of tokens and indicators; a person made one of these slips. */
static const struct {
	const char *problem, *remedy;
} slips[] = {
	{ "mapping values are not allowed",
		"put a value that holds ': ' in quotes, mend the indentation, or write the ':' "
		"that the line above lacks" },
	{ "could not find expected ':'", "a key needs ': ' behind it, with the blank" },
	{ "did not find expected key", "begin all keys of one mapping in the same column; a "
				       "value that begins with a quote must end with one" },
	{ "did not find expected '-' indicator",
		"begin all entries of one list in the same column, each with '- ', and indent "
		"what belongs to an entry" },
	{ "did not find expected ',' or",
		"close the bracket, and put commas between what it holds" },
	{ "did not find expected node content",
		"close the bracket, and write a value behind each comma and colon" },
	{ "block sequence entries are not allowed",
		"begin the list in a line of its own, below its key" },
	{ "unexpected end of stream", "close the quotes" },
	{ "unexpected document indicator", "close the quotes" },
	{ "unknown escape character", "write \\\\ for \\, or use single quotes" },
};

/* Where libyaml stopped; it counts in characters. */
static struct winnow_str rest_at_problem(const struct reader *reader, bool *ret_after_dollar)
{
	struct winnow_str bytes = reader->bytes;
	size_t at = utf8_step(bytes, 0, (long)reader->parser.problem_mark.index);

	*ret_after_dollar = at > 0 && bytes.ptr[at - 1] == '$';
	return winnow_slice(bytes, at, bytes.len - at);
}

static const char *remedy_for(const struct reader *reader)
{
	bool after_dollar;
	struct winnow_str rest = rest_at_problem(reader, &after_dollar);
	char byte = rest.len ? rest.ptr[0] : '\0';

	if (byte == '{' && after_dollar)
		return "put quotes around a ${NAME} that stands in brackets";
	if (byte == '\t')
		return "indent with spaces instead of tabs";
	if (byte && strchr("@`%&*!|>", byte))
		return "put the value in quotes";
	for (size_t i = 0; i < COUNT_OF(slips); i++)
		if (strstr(reader->parser.problem, slips[i].problem))
			return slips[i].remedy;
	return "look at the indentation, the colons and the quotes here and in the line above";
}

static void report_no_text(const struct reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;
	struct place place = place_at_offset(reader, parser->problem_offset);

	if (strstr(parser->problem, "control"))
		problems_add(reader->problems, place,
			"a control character, which cannot be seen, stands here; remove it");
	else
		problems_add(reader->problems, place,
			"this is not text in UTF-8 (%s); save the file as UTF-8",
			parser->problem);
}

static void report_no_yaml(const struct reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;
	struct place place = reader_place(reader, parser->problem_mark);
	const char *remedy = remedy_for(reader);
	size_t begin = parser->context_mark.line + 1;

	if (parser->context && begin < place.line)
		problems_add(reader->problems, place,
			"this is not YAML; %s (%s, which begins in line %zu, %s)", remedy,
			parser->context, begin, parser->problem);
	else
		problems_add(reader->problems, place, "this is not YAML; %s (%s)", remedy,
			parser->problem);
}

void syntax_report(const struct reader *reader)
{
	switch (reader->parser.error) {
	case YAML_MEMORY_ERROR:
		problems_add_no_memory(
			reader->problems, (struct place){ .file = reader->file });
		break;
	case YAML_READER_ERROR:
		report_no_text(reader);
		break;
	default:
		report_no_yaml(reader);
	}
}
