/* SPDX-License-Identifier: MIT
 *
 * The numbers that decide which words of a page are its article, and which date its own. They
 * stand here together so that they can be chosen by measurement: a line each, name and value.
 */
#ifndef WINNOW_READER_HTML_THRESHOLDS_H
#define WINNOW_READER_HTML_THRESHOLDS_H

enum {
	/* Weighing: letters of a run of words that weighs, and the share of a page's text, in percent,
	 * from which on its name does not make an element be away. */
	THRESHOLD_RUN = 40,
	THRESHOLD_REHABILITATED = 50,
	/* Choosing: percent of the page's running text that an element must hold to be believed that it
	 * is the article, by what it says so with; and of its parent's, to be the better answer. */
	THRESHOLD_PROPERTY = 25,
	THRESHOLD_BODY = 35,
	THRESHOLD_ARTICLE = 35,
	THRESHOLD_MAIN = 30,
	THRESHOLD_DESCENT = 85,
	/* Writing: letters up to which it is a byline, a time, a caption, a paragraph of nothing but a
	 * link, a line that speaks for the site; and the percent of links in a list of links. */
	THRESHOLD_ABOUT = 200,
	THRESHOLD_TIME = 60,
	THRESHOLD_CAPTION = 600,
	THRESHOLD_LINK = 160,
	THRESHOLD_PROMOTION = 250,
	THRESHOLD_LINKED = 60,
	/* Percent of the article that may stand above its title, and is then left out. */
	THRESHOLD_ABOVE = 30,
	/* Dates: lines below the title in which it is shown, and bytes of such a line. */
	THRESHOLD_NEAR_LINES = 12,
	THRESHOLD_DATE_LINE = 80
};

#endif
