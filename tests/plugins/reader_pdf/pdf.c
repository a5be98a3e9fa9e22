/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700
#include <stdio.h>
#include <stdlib.h>
#include "plugins/reader_pdf/pdf.h"

enum { HEIGHT = 800, WIDTH = 600, FIRST_PAGE = 6, MOST_OBJECTS = 1000 };

struct writing {
	FILE *out;
	long places[MOST_OBJECTS]; /* of the objects, by number */
	int objects;               /* so far; their numbers begin at 1 */
};

static void begin_object(struct writing *writing, int number)
{
	if (number >= MOST_OBJECTS)
		abort();
	writing->places[number] = ftell(writing->out);
	if (number > writing->objects)
		writing->objects = number;
	fprintf(writing->out, "%d 0 obj\n", number);
}

/* A page is two objects: itself, and what is on it. */
static size_t write_page(
	struct writing *writing, const struct pdf_line *lines, size_t count, int page)
{
	char *content = NULL;
	size_t length = 0, taken = 0;
	FILE *stream = open_memstream(&content, &length);

	if (!stream)
		abort();
	for (; taken < count && lines[taken].page == page; taken++)
		fprintf(stream, "BT /F%d %d Tf %d %d Td (%s) Tj ET\n",
			lines[taken].is_bold ? 2 : 1, lines[taken].size, lines[taken].left,
			HEIGHT - lines[taken].top, lines[taken].words);
	fclose(stream);
	int number = FIRST_PAGE + 2 * page;
	begin_object(writing, number);
	fprintf(writing->out,
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R "
		"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>\nendobj\n",
		WIDTH, HEIGHT, number + 1);
	begin_object(writing, number + 1);
	fprintf(writing->out, "<< /Length %zu >>\nstream\n%s\nendstream\nendobj\n", length,
		content);
	free(content);
	return taken;
}

static void write_font(struct writing *writing, int number, const char *name)
{
	begin_object(writing, number);
	fprintf(writing->out,
		"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>\n"
		"endobj\n",
		name);
}

static void write_end(struct writing *writing, const char *trailer)
{
	long place = ftell(writing->out);

	fprintf(writing->out, "xref\n0 %d\n0000000000 65535 f \n", writing->objects + 1);
	for (int number = 1; number <= writing->objects; number++)
		fprintf(writing->out, "%010ld 00000 n \n", writing->places[number]);
	fprintf(writing->out,
		"trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R %s >>\nstartxref\n%ld\n%%%%EOF\n",
		writing->objects + 1, trailer, place);
}

struct winnow_str pdf_make(const struct pdf_line *lines, size_t count, const char *information,
	const char *trailer)
{
	char *bytes = NULL;
	size_t length = 0;
	struct writing writing = { .out = open_memstream(&bytes, &length) };
	int pages = 0;

	if (!writing.out)
		abort();
	fputs("%PDF-1.4\n", writing.out);
	begin_object(&writing, 1);
	fputs("<< /Type /Catalog /Pages 2 0 R >>\nendobj\n", writing.out);
	write_font(&writing, 3, "Helvetica");
	write_font(&writing, 4, "Helvetica-Bold");
	begin_object(&writing, 5);
	fprintf(writing.out, "<< %s >>\nendobj\n", information ? information : "");
	for (size_t at = 0; at < count; pages++)
		at += write_page(&writing, lines + at, count - at, pages);
	begin_object(&writing, 2);
	fprintf(writing.out, "<< /Type /Pages /Count %d /Kids [", pages);
	for (int page = 0; page < pages; page++)
		fprintf(writing.out, "%d 0 R ", FIRST_PAGE + 2 * page);
	fputs("] >>\nendobj\n", writing.out);
	write_end(&writing, trailer ? trailer : "");
	fclose(writing.out);
	return (struct winnow_str){ bytes, length };
}
