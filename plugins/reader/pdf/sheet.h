/* SPDX-License-Identifier: MIT
 *
 * The lines of a PDF: in reading order, with where they stand and how they are set. A PDF has
 * nothing else: what is a paragraph, a heading or a page's number has to be told by that.
 */
#ifndef WINNOW_READER_PDF_SHEET_H
#define WINNOW_READER_PDF_SHEET_H

#include <glib.h>
#include <poppler.h>
#include "shared/article.h"
#include "shared/lines.h"

struct sheet_line {
	struct winnow_str words; /* on one line, never empty */
	/* Points from the page's left and upper edge. */
	double left, right, top, bottom;
	double size; /* of its letters, in points: the mean */
	int bold;
	int page;     /* from 0 */
	int left_out; /* the page's furniture, or told already */
};

struct sheet {
	const struct winnow_host *host;
	struct sheet_line *lines;
	size_t count, capacity;
	size_t bytes;         /* of all their words */
	double height, width; /* of the first page, in points */
	int pages;
	double body;  /* size of the letters that most of the text is set in */
	double pitch; /* from one such line to the next */
};

/* Takes the lines of a page; 0, or WINNOW_ELIMIT after host->fail(). */
int sheet_take_page(struct sheet *sheet, PopplerPage *page, int number);

/* When all pages are there: how most of the text is set. */
void sheet_measure(struct sheet *sheet);

/* Leaves out running heads and feet, the numbers of pages, and tables of contents. */
void sheet_drop_furniture(struct sheet *sheet);

/* Writes what is left, the title first. */
void sheet_write(struct sheet *sheet, struct article *article);

#endif
