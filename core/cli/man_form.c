/* SPDX-License-Identifier: MIT */
#include "cli/man_form.h"
#include <stdbool.h>
#include <string.h>
#include "cli/option_text.h"

/* troff would take these for escapes, or set typographic quotes and dashes in their place. */
static const char *escaped(char character)
{
	switch (character) {
	case '\\':
		return "\\e";
	case '-':
		return "\\-";
	case '\'':
		return "\\(aq";
	case '`':
		return "\\(ga";
	case '^':
		return "\\(ha";
	case '~':
		return "\\(ti";
	default:
		return NULL;
	}
}

static void put(FILE *stream, char character)
{
	const char *escape = escaped(character);

	if (escape)
		fputs(escape, stream);
	else
		putc(character, stream);
}

void man_text(FILE *stream, const char *text)
{
	for (; *text; text++)
		put(stream, *text);
}

void man_head(FILE *stream, const char *page, const char *section, const char *summary)
{
	size_t length = strlen(summary);

	fputs(".\\\" SPDX-License-Identifier: MIT\n.TH \"", stream);
	man_text(stream, page);
	fprintf(stream, "\" \"%s\" \"\" \"winnow " WINNOW_VERSION "\" \"winnow\"\n.SH NAME\n",
		section);
	man_text(stream, page);
	fputs(" \\- ", stream);
	if (length && summary[length - 1] == '.')
		length--;
	for (size_t i = 0; i < length; i++)
		put(stream, summary[i]);
	putc('\n', stream);
}

void man_section(FILE *stream, const char *title)
{
	fputs(".SH ", stream);
	man_text(stream, title);
	putc('\n', stream);
}

void man_subsection(FILE *stream, const char *title)
{
	fputs(".SS ", stream);
	man_text(stream, title);
	putc('\n', stream);
}

void man_prose(FILE *stream, const char *text)
{
	bool at_start = true, bold = false;

	for (; *text; text++) {
		if (text[0] == '\n' && text[1] == '\n') {
			fputs("\n.PP", stream);
			continue;
		}
		if (at_start && *text == '.')
			fputs("\\&", stream);
		at_start = *text == '\n';
		if (*text != '`')
			put(stream, *text);
		else
			fputs((bold = !bold) ? "\\fB" : "\\fR", stream);
	}
	putc('\n', stream);
}

void man_lines(FILE *stream, const char *lines)
{
	bool at_start = true;

	fputs(".PP\n.nf\n", stream);
	for (; *lines; lines++) {
		if (at_start && *lines == '.')
			fputs("\\&", stream);
		put(stream, *lines);
		at_start = *lines == '\n';
	}
	fputs("\n.fi\n", stream);
}

void man_term(FILE *stream, const char *term, const char *about, const char *text)
{
	fputs(".TP\n\\fB", stream);
	man_text(stream, term);
	fputs("\\fR", stream);
	if (*about) {
		fputs(" (", stream);
		man_text(stream, about);
		putc(')', stream);
	}
	putc('\n', stream);
	man_prose(stream, text);
}

void man_options(FILE *stream, const struct winnow_option *option)
{
	for (; option && option->name; option++) {
		struct buffer about;
		buffer_init(&about, 0);
		option_text(option, &about);
		man_term(stream, option->name, about.bytes ? about.bytes : "", option->help);
		buffer_finish(&about);
	}
}

void man_deeper(FILE *stream)
{
	fputs(".RS\n", stream);
}

void man_back(FILE *stream)
{
	fputs(".RE\n", stream);
}
