/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* struct winsize */
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <uniwidth.h>
#include "base/utf8.h"
#include "cli/terminal.h"

#define ENDLESS 10000

static bool colours;

void terminal_setup(bool colours_allowed)
{
	const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");

	colours = colours_allowed && isatty(STDOUT_FILENO) && !(no_color && *no_color) &&
		  !(term && strcmp(term, "dumb") == 0);
}

bool terminal_has_colours(void)
{
	return colours;
}

void terminal_colour(FILE *stream, enum colour colour)
{
	static const char *const codes[] = { "0", "1", "2", "30;43", "32", "31" };

	if (colours)
		fprintf(stream, "\033[%sm", codes[colour]);
}

static size_t width_of(uint32_t character)
{
	int width = uc_width(character, "UTF-8");

	return width > 0 ? (size_t)width : 0;
}

/* C0, C1 and the marks that turn the direction of text. */
static bool is_control(uint32_t character)
{
	return character < 0x20 || (character >= 0x7f && character < 0xa0) ||
	       (character >= 0x202a && character <= 0x202e) ||
	       (character >= 0x2066 && character <= 0x2069);
}

size_t terminal_width_of(struct winnow_str text)
{
	size_t width = 0, length;

	for (size_t at = 0; at < text.len; at += length) {
		uint32_t character = utf8_decode(text, at, &length);
		width += is_control(character) ? 1 : width_of(character);
	}
	return width;
}

size_t terminal_columns(void)
{
	struct winsize size;

	if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 &&
		size.ws_col > 20)
		return size.ws_col;
	return ENDLESS;
}

static void put_character(
	FILE *stream, struct winnow_str text, size_t at, size_t length, bool control)
{
	if (control)
		putc(text.ptr[at] == '\n' || text.ptr[at] == '\t' ? ' ' : '?', stream);
	else
		fwrite(text.ptr + at, 1, length, stream);
}

void terminal_put(FILE *stream, struct winnow_str text, size_t most, size_t fill)
{
	bool cut = most > 0 && terminal_width_of(text) > most;
	size_t room = cut ? most - 1 : ENDLESS, used = 0, length;

	for (size_t at = 0; at < text.len; at += length) {
		uint32_t character = utf8_decode(text, at, &length);
		bool control = is_control(character);
		size_t width = control ? 1 : width_of(character);
		if (cut && used + width > room)
			break;
		put_character(stream, text, at, length, control);
		used += width;
	}
	if (cut) {
		fputs("…", stream);
		used++;
	}
	for (; used < fill; used++)
		putc(' ', stream);
}

void terminal_put_text(FILE *stream, struct winnow_str text)
{
	size_t length;

	for (size_t at = 0; at < text.len; at += length) {
		uint32_t character = utf8_decode(text, at, &length);
		bool kept = !is_control(character) || character == '\n' || character == '\t';
		if (kept)
			fwrite(text.ptr + at, 1, length, stream);
		else
			putc('?', stream);
	}
}
