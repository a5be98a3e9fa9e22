/* SPDX-License-Identifier: MIT */
#include <string.h>
#include "base/buffer.h"
#include "base/utf8.h"
#include "config/data.h"
#include "config/disk.h"
#include "trial/input.h"

#define LONG ((size_t)1 << 18)
#define LONGER ((size_t)1 << 20)
#define HUGE_TEXT ((size_t)4 << 20)
#define DEEP 20000
#define RANDOM_BYTES 5000

struct making {
	struct inputs *inputs;
	struct arena *arena;
	bool failed;
};

static void add(struct making *making, const char *name, struct winnow_str bytes)
{
	struct winnow_str kept = arena_copy(making->arena, bytes);
	struct input *input = vector_push(&making->inputs->list);

	if (!input || !kept.ptr)
		making->failed = true;
	else
		*input = (struct input){ name, kept, kept.len > 0 && utf8_is_text(kept) };
}

/* The same piece until the whole is as long as `length`. */
static void repeat(struct buffer *whole, struct winnow_str piece, size_t length)
{
	while (piece.len && whole->length < length && !buffer_failed(whole))
		buffer_append(whole, piece);
}

static void add_repeated(struct making *making, const char *name, const char *piece,
	size_t times, const char *after)
{
	struct buffer whole;

	buffer_init(&whole, 0);
	repeat(&whole, winnow_str(piece), strlen(piece) * times);
	repeat(&whole, winnow_str(after), whole.length + strlen(after) * times);
	add(making, name, buffer_str(&whole));
	buffer_finish(&whole);
}

static void make_long(
	struct making *making, struct winnow_str piece, size_t length, struct input *ret_input)
{
	struct buffer whole;

	buffer_init(&whole, 0);
	repeat(&whole, piece, length);
	*ret_input = (struct input){ "a text of megabytes",
		arena_copy(making->arena, buffer_str(&whole)), true };
	making->failed = making->failed || !ret_input->bytes.ptr;
	buffer_finish(&whole);
}

/* The same bytes every time (a linear congruential generator, Numerical Recipes). */
static void add_random(struct making *making)
{
	char bytes[RANDOM_BYTES];
	uint32_t state = 1;

	for (size_t i = 0; i < sizeof bytes; i++) {
		state = state * 1664525 + 1013904223;
		bytes[i] = (char)(state >> 24);
	}
	add(making, "random bytes", (struct winnow_str){ bytes, sizeof bytes });
}

/* With one byte in each so many taken for another, and cut short within a character. */
static void add_damaged(struct making *making, struct winnow_str whole)
{
	struct winnow_str copy = arena_copy(making->arena, whole);

	if (!copy.ptr) {
		making->failed = true;
		return;
	}
	add(making, "a page cut short", winnow_slice(copy, 0, copy.len * 2 / 3));
	for (size_t i = 11; i < copy.len; i += 37)
		((char *)copy.ptr)[i] = (char)(i * 7);
	add(making, "a damaged page", copy);
}

static void add_made(struct making *making)
{
	add(making, "the empty text", STR_LITERAL(""));
	add(making, "a text of one letter", STR_LITERAL("x"));
	add(making, "a text of one character of four bytes", STR_LITERAL("\360\237\246\211"));
	add(making, "white space alone", STR_LITERAL(" \t\n\n \r\n \f "));
	add(making, "a text with NUL", STR_LITERAL("A report\0 of 12 people.\n\n\0\0"));
	add(making, "invalid UTF-8",
		STR_LITERAL("Eleven \377\376 men \300\200 and \355\240\200 \364\220\200\200 "
			    "one \342\202"));
	add_repeated(making, "deep nesting of elements", "<div>", DEEP, "</div>");
	add_repeated(making, "deep nesting of brackets", "[{\"a\":", DEEP, "}]");
	add_repeated(making, "nesting of marks in a text", "(\"", DEEP, "");
	add_repeated(making, "a word without end", "abcdefgh", DEEP / 2, "");
	add_repeated(making, "a number without end", "1,000", DEEP / 2, "");
	add_repeated(making, "empty lines without end", "\n", DEEP, "");
	add_random(making);
}

/* ---- texts that are files ---- */

static int read_file(struct making *making, const char *path, struct winnow_str *ret_bytes,
	struct failure *failure)
{
	struct buffer bytes;
	struct stat status;

	buffer_init(&bytes, DISK_LARGEST_FILE);
	int error = disk_read(path, &bytes, &status);
	*ret_bytes = arena_copy(making->arena, buffer_str(&bytes));
	buffer_finish(&bytes);
	if (error == 0 && ret_bytes->ptr)
		return 0;
	return failure_set(failure, FAILURE_MISSING, "%s: %s", path,
		error ? strerror(error) : "no memory");
}

static int read_installed(struct making *making, const struct config *config, const char *name,
	struct winnow_str *ret_bytes, struct failure *failure)
{
	struct data_files files;
	int error = data_list(config, winnow_str(name), making->arena, &files);

	if (error || files.count == 0)
		return failure_set(failure, FAILURE_MISSING,
			"%s is not there: install winnow, or set WINNOW_DATA_PATH to the "
			"folder "
			"config of its source",
			name);
	return read_file(making, files.paths[0].ptr, ret_bytes, failure);
}

static int add_installed(
	struct making *making, const struct config *config, struct failure *failure)
{
	static const struct {
		const char *file, *name;
	} texts[] = {
		{ "trial/report.txt", "a plain report" },
		{ "trial/page.html", "a page" },
		{ "trial/right_to_left.txt", "a text from right to left" },
		{ "trial/characters.txt", "odd characters" },
	};
	struct winnow_str bytes[COUNT_OF(texts)];
	int code = 0;

	for (size_t i = 0; i < COUNT_OF(texts) && code == 0; i++) {
		code = read_installed(making, config, texts[i].file, &bytes[i], failure);
		if (code == 0)
			add(making, texts[i].name, bytes[i]);
	}
	if (code < 0)
		return code;
	add_damaged(making, bytes[1]);
	make_long(making, bytes[0], LONG, &making->inputs->long_one);
	make_long(making, bytes[0], LONGER, &making->inputs->longer_one);
	make_long(making, bytes[0], HUGE_TEXT, &making->inputs->huge);
	return 0;
}

static int add_samples(
	struct making *making, const struct trial_order *order, struct failure *failure)
{
	struct winnow_str bytes;

	for (size_t i = 0; i < order->sample_count; i++) {
		int code = read_file(making, order->samples[i], &bytes, failure);
		if (code < 0)
			return code;
		add(making, order->samples[i], bytes);
		add_damaged(making, bytes);
	}
	return 0;
}

int inputs_make(const struct trial_order *order, struct arena *arena, struct inputs *inputs,
	struct failure *failure)
{
	struct making making = { .inputs = inputs, .arena = arena };
	int code = add_installed(&making, order->config, failure);

	if (code == 0)
		code = add_samples(&making, order, failure);
	if (code < 0)
		return code;
	add_made(&making);
	if (making.failed)
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	inputs->report = inputs->list.items[0];
	return 0;
}
