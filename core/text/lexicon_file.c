/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdio.h>
#include "base/buffer.h"
#include "base/utf8.h"
#include "text/lexicon_file.h"
#include "text/lexicon_table.h"

#define LARGEST_FILE ((size_t)64 << 20)
#define MOST_COLUMNS 32

struct reading {
	const char *path;
	size_t line, lines; /* the one in hand, and how many there are */
	bool has_title, has_origin, has_licence, keep_case;
	bool begun;                   /* the head is over */
	bool over;                    /* `lexicon` was there before, and its rows give way */
	bool lying;                   /* there is no lexicon: the rows stay as they are */
	struct winnow_str last, rows; /* where they do: the term before, and all so far */
	uint32_t columns;             /* 0: not said yet */
	struct vocabulary *vocabulary;
	struct winnow_lexicon *lexicon;
	struct failure *failure;
};

static int refuse(const struct reading *reading, const char *why)
{
	return failure_set(reading->failure, FAILURE_CONFIG, "%s:%zu: %s", reading->path,
		reading->line, why);
}

static uint32_t count_words(struct winnow_str text)
{
	struct winnow_str word;
	uint32_t count = 0;

	while (str_split(&text, ' ', &word))
		count += word.len > 0;
	return count;
}

static int read_columns(struct reading *reading, struct winnow_str value)
{
	reading->columns = count_words(value);
	if (reading->columns == 0 || reading->columns > MOST_COLUMNS)
		return refuse(reading,
			"name the columns after \"# columns:\", 1 to 32 of them, "
			"divided by spaces");
	return 0;
}

static int read_case(struct reading *reading, struct winnow_str value)
{
	reading->keep_case = winnow_is(value, "exact");
	if (!reading->keep_case && !winnow_is(value, "folded"))
		return refuse(reading, "\"# case:\" is either exact or folded");
	return 0;
}

/* "# key: value"; any other line that begins with '#' is a remark. */
static int read_head(struct reading *reading, struct winnow_str line)
{
	size_t colon = str_find_byte(line, ':', 0);

	if (colon == line.len)
		return 0;
	struct winnow_str key = str_trim(winnow_slice(line, 1, colon - 1));
	struct winnow_str value = str_trim(winnow_slice(line, colon + 1, line.len - colon - 1));
	if (winnow_is(key, "title"))
		reading->has_title = value.len > 0;
	else if (winnow_is(key, "origin"))
		reading->has_origin = value.len > 0;
	else if (winnow_is(key, "licence"))
		reading->has_licence = value.len > 0;
	else if (winnow_is(key, "columns") && !reading->begun)
		return read_columns(reading, value);
	else if (winnow_is(key, "case") && !reading->begun)
		return read_case(reading, value);
	return 0;
}

/* A row that is merged must have what the others have. */
static int check_columns(const struct reading *reading)
{
	size_t position = 0;
	const struct winnow_term *row = lexicon_next(reading->lexicon, &position);

	if (!row || row->value_count + 1 == reading->columns)
		return 0;
	return failure_set(reading->failure, FAILURE_CONFIG,
		"%s:%zu: the lexicon that it is merged over has %u columns, this has %u; give "
		"it the same",
		reading->path, reading->line, row->value_count + 1, reading->columns);
}

static int finish_head(struct reading *reading)
{
	const char *missing = !reading->has_title     ? "title"
			      : !reading->has_origin  ? "origin"
			      : !reading->has_licence ? "licence"
			      : reading->columns == 0 ? "columns"
						      : NULL;

	if (missing)
		return failure_set(reading->failure, FAILURE_CONFIG,
			"%s:%zu: the head lacks a line \"# %s: ...\"; title, origin, licence "
			"and columns stand before the first row",
			reading->path, reading->line, missing);
	reading->begun = true;
	if (reading->over)
		return check_columns(reading);
	if (reading->lying)
		return 0;
	reading->lexicon =
		lexicon_create(reading->keep_case, reading->lines, reading->vocabulary);
	return reading->lexicon ? 0 : refuse(reading, "no memory");
}

static int add(struct reading *reading, const struct winnow_str *columns)
{
	switch (lexicon_add(reading->lexicon, columns[0], columns + 1, reading->columns - 1,
		reading->over)) {
	case LEXICON_ADDED:
		return 0;
	case LEXICON_TWICE:
		return refuse(reading, "the term stands on an earlier line already; one row "
				       "for each term");
	case LEXICON_NO_WORD:
		return refuse(reading, "the row has no term before its first tab");
	case LEXICON_TOO_LONG:
		return refuse(reading, "a word of the term is too long; 96 bytes at most");
	default:
		return failure_set(reading->failure, FAILURE_MEMORY, "%s:%zu: no memory",
			reading->path, reading->line);
	}
}

/* What is searched by halves must be sorted. */
static int add_lying(struct reading *reading, struct winnow_str line, struct winnow_str term)
{
	size_t length = term.len < reading->last.len ? term.len : reading->last.len;
	int order = length ? memcmp(reading->last.ptr, term.ptr, length) : 0;

	if (term.len == 0 || order > 0 || (order == 0 && reading->last.len >= term.len) ||
		(reading->rows.ptr && line.ptr != reading->rows.ptr + reading->rows.len + 1))
		return refuse(reading,
			"the rows of this lexicon stand in the order of the bytes of their "
			"terms, each term once, as `LC_ALL=C sort` sorts them, with nothing "
			"between them but line feeds");
	reading->last = term;
	if (!reading->rows.ptr)
		reading->rows.ptr = line.ptr;
	reading->rows.len = (size_t)(line.ptr + line.len - reading->rows.ptr);
	return 0;
}

/* The first of them, without white space around; returns how many there are. */
static uint32_t split_columns(struct winnow_str line, uint32_t most, struct winnow_str *columns)
{
	uint32_t count = 0;

	for (size_t at = 0; at <= line.len; count++) {
		const char *tab =
			at < line.len ? memchr(line.ptr + at, '\t', line.len - at) : NULL;
		size_t end = tab ? (size_t)(tab - line.ptr) : line.len;
		if (count < most)
			columns[count] = str_trim(winnow_slice(line, at, end - at));
		at = end + 1;
	}
	return count;
}

static int read_row(struct reading *reading, struct winnow_str line)
{
	struct winnow_str columns[MOST_COLUMNS];
	uint32_t count = split_columns(line, reading->columns, columns);

	if (count != reading->columns)
		return failure_set(reading->failure, FAILURE_CONFIG,
			"%s:%zu: the row has %u column%s, the head names %u; columns are "
			"divided by one tab",
			reading->path, reading->line, count, count == 1 ? "" : "s",
			reading->columns);
	return reading->lying ? add_lying(reading, line, columns[0]) : add(reading, columns);
}

static int read_line(struct reading *reading, struct winnow_str line)
{
	if (line.len > 0 && line.ptr[line.len - 1] == '\r')
		line.len--;
	if (!utf8_is_text(line))
		return refuse(reading, "the line is not UTF-8 text");
	if (reading->lying && reading->begun)
		return line.len ? read_row(reading, line) : 0;
	if (winnow_starts(line, "#"))
		return read_head(reading, line);
	if (str_trim(line).len == 0)
		return 0;
	int code = reading->begun ? 0 : finish_head(reading);
	return code ? code : read_row(reading, line);
}

static size_t count_lines(struct winnow_str bytes)
{
	size_t count = 1;

	for (size_t at = 0; at < bytes.len; at++)
		count += bytes.ptr[at] == '\n';
	return count;
}

static int read_all(struct reading *reading, struct winnow_str bytes)
{
	struct winnow_str line;
	int code = 0;

	if (winnow_starts(bytes, "\xef\xbb\xbf"))
		bytes = winnow_slice(bytes, 3, bytes.len - 3);
	reading->lines = count_lines(bytes);
	while (code == 0 && str_split(&bytes, '\n', &line)) {
		reading->line++;
		code = read_line(reading, line);
	}
	return code == 0 && !reading->begun ? finish_head(reading) : code;
}

int lexicon_read(const char *path, struct winnow_str bytes, struct vocabulary *vocabulary,
	struct winnow_lexicon **ret_lexicon, struct failure *failure)
{
	struct reading reading = { .path = path, .vocabulary = vocabulary, .failure = failure };
	int code = read_all(&reading, bytes);

	if (code == 0)
		*ret_lexicon = reading.lexicon;
	else
		lexicon_destroy(reading.lexicon);
	return code;
}

static int read_bytes(
	FILE *file, const char *path, struct buffer *bytes, struct failure *failure)
{
	char part[1 << 14];
	size_t length;

	while ((length = fread(part, 1, sizeof part, file)) > 0)
		buffer_append(bytes, (struct winnow_str){ part, length });
	if (ferror(file))
		return failure_errno(failure, FAILURE_SYSTEM, "%s", path);
	if (buffer_failed(bytes))
		return failure_set(failure, FAILURE_CONFIG,
			"%s: the lexicon is larger than 64 MiB or there is no memory for it",
			path);
	return 0;
}

/* The file's bytes; *ret_found false and 0: there is none. */
static int load(
	const char *path, struct buffer *bytes, bool *ret_found, struct failure *failure)
{
	FILE *file = fopen(path, "rbe");

	*ret_found = file != NULL;
	if (!file && (errno == ENOENT || errno == ENOTDIR))
		return 0;
	if (!file)
		return failure_errno(
			failure, errno == EACCES ? FAILURE_DENIED : FAILURE_SYSTEM, "%s", path);
	int code = read_bytes(file, path, bytes, failure);
	fclose(file);
	return code;
}

int lexicon_load(const char *path, struct vocabulary *vocabulary,
	struct winnow_lexicon **ret_lexicon, struct failure *failure)
{
	struct buffer bytes;
	bool found;

	*ret_lexicon = NULL;
	buffer_init(&bytes, LARGEST_FILE);
	int code = load(path, &bytes, &found, failure);
	if (code == 0 && found)
		code = lexicon_read(path, buffer_str(&bytes), vocabulary, ret_lexicon, failure);
	buffer_finish(&bytes);
	return code;
}

int lexicon_load_over(const char *path, struct winnow_lexicon *lexicon, struct digest *digest,
	bool *ret_found, struct failure *failure)
{
	struct reading reading = {
		.path = path, .lexicon = lexicon, .over = true, .failure = failure
	};
	struct buffer bytes;

	buffer_init(&bytes, LARGEST_FILE);
	int code = load(path, &bytes, ret_found, failure);
	digest_add_part(digest, buffer_str(&bytes));
	if (code == 0 && *ret_found)
		code = read_all(&reading, buffer_str(&bytes));
	buffer_finish(&bytes);
	return code;
}

int lexicon_load_rows(const char *path, struct arena *arena, struct digest *digest,
	struct winnow_str *ret_rows, struct failure *failure)
{
	struct reading reading = { .path = path, .lying = true, .failure = failure };
	struct buffer bytes;
	bool found;

	*ret_rows = (struct winnow_str){ NULL, 0 };
	buffer_init(&bytes, LARGEST_FILE);
	int code = load(path, &bytes, &found, failure);
	if (digest)
		digest_add_part(digest, buffer_str(&bytes));
	if (code == 0 && found)
		code = read_all(&reading, buffer_str(&bytes));
	if (code == 0 && reading.rows.len > 0) {
		*ret_rows = arena_copy(arena, reading.rows);
		if (!ret_rows->ptr)
			code = refuse(&reading, "no memory");
	}
	buffer_finish(&bytes);
	return code;
}
