/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "drupal.h"

static char *format(const char *pattern, ...) __attribute__((format(printf, 1, 2)));

static char *format(const char *pattern, ...)
{
	va_list arguments;

	va_start(arguments, pattern);
	int length = vsnprintf(NULL, 0, pattern, arguments);
	va_end(arguments);
	char *text = malloc((size_t)length + 1);
	assert_non_null(text);
	va_start(arguments, pattern);
	vsnprintf(text, (size_t)length + 1, pattern, arguments);
	va_end(arguments);
	return text;
}

char *drupal_page(const char *language, const char *title, const char *content)
{
	return format("<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n"
		      "<!-- Added by HTTrack --><meta http-equiv=\"content-type\" "
		      "content=\"text/html;charset=utf-8\" /><!-- /Added by HTTrack -->\n"
		      "<head><meta name=\"Generator\" content=\"Drupal 7 "
		      "(http://drupal.org)\" /><title>%s | CRIN</title></head>\n"
		      "<body class=\"html page-node\"><div id=\"page\">"
		      "<header><a href=\"../index.html\"><img alt=\"Home\" src=\"l.png\"></a>"
		      "</header><div id=\"content\">"
		      "<h1 class=\"page__title title\" id=\"page-title\">%s</h1>%s</div>"
		      "<aside class=\"sidebars\"><div class=\"views-row\"><a "
		      "href=\"../news-archive/beside.html\">Beside</a></div></aside>"
		      "<footer><p>Footer words</p></footer></div></body></html>",
		language, strcmp(language, "ar") ? "ltr" : "rtl", title, title, content);
}

char *drupal_node(const char *title, const char *user, const char *body, const char *fields)
{
	char *content = format(
		"<article class=\"node-7 node node-news view-mode-full clearfix\"><header>"
		"<p class=\"submitted\">Submitted by <span class=\"username\">%s</span> on "
		"<time pubdate datetime=\"2017-01-11T15:02:00+00:00\">x</time></p></header>"
		"<div class=\"field field-name-body field-type-text-with-summary "
		"field-label-hidden\"><div class=\"field-items\">"
		"<div class=\"field-item even\">%s</div></div></div>%s</article>",
		user, body, fields);
	char *page = drupal_page("en", title, content);

	free(content);
	return page;
}
