/* SPDX-License-Identifier: MIT
 * Selectors of CSS to XPath: what each finds in a page, and what is said of one that is wrong. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>
#include "shared/selector.h"

static const char markup[] =
	"<html id=html lang=en-GB><head id=head><title id=title>T</title>"
	"<meta id=meta property='og:title' content='A \"quoted\" word'></head>"
	"<body id=body class='page  news\tfront'>"
	"<div id=a class=story data-Kind='Lead Story'>"
	"<p id=a1>one</p><p id=a2 class='text first-line'>two <b id=a2b>bold</b></p>"
	"<h2 id=a3>head</h2><p id=a4 class=TEXT>three</p><p id=a5>Read more: four</p></div>"
	"<div id=b class='story-wide'><section id=b1><p id=b1p class=text>five</p>"
	"<div id=b2 class=story><p id=b2p class=text>six</p></div></section></div>"
	"<gu-island id=c lang=en><a id=c1 href='/x/y.pdf'>l</a><a id=c2 href='/x/Y.PDF'>l</a>"
	"<a id=c3 href=''>l</a></gu-island>"
	"<i id=d class='md:flex w-1/2'>it's \"both\"</i></body></html>";

static htmlDocPtr page;

static int set_up(void **state)
{
	(void)state;
	page = htmlReadMemory(markup, (int)strlen(markup), NULL, "UTF-8",
		HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
	return page ? 0 : -1;
}

static int tear_down(void **state)
{
	(void)state;
	xmlFreeDoc(page);
	return 0;
}

/* The ids of what an expression finds, or the values of attributes, divided by spaces. */
static void find(const char *xpath, char *found, size_t size)
{
	xmlXPathContextPtr context = xmlXPathNewContext(page);
	xmlXPathObjectPtr result = xmlXPathEval((const xmlChar *)xpath, context);
	int count = result && result->nodesetval ? result->nodesetval->nodeNr : 0;
	size_t length = 0;

	found[0] = 0;
	assert_non_null(result);
	for (int at = 0; at < count; at++) {
		xmlNodePtr node = result->nodesetval->nodeTab[at];
		xmlChar *text = node->type == XML_ELEMENT_NODE
					? xmlGetProp(node, (const xmlChar *)"id")
					: xmlNodeGetContent(node);
		length += (size_t)snprintf(found + length, size - length, "%s%s", at ? " " : "",
			(const char *)text);
		xmlFree(text);
	}
	xmlXPathFreeObject(result);
	xmlXPathFreeContext(context);
}

static const struct finding {
	const char *css, *ids;
} findings[] = {
	{ "p", "a1 a2 a4 a5 b1p b2p" },
	{ "P", "a1 a2 a4 a5 b1p b2p" },
	{ "*", "html head title meta body a a1 a2 a2b a3 a4 a5 b b1 b1p b2 b2p c c1 "
	       "c2 c3 d" },
	{ "gu-island", "c" },
	{ ".story", "a b2" },
	{ ".front", "body" },
	{ ".TEXT", "a4" },
	{ ".page.news", "body" },
	{ "#b2", "b2" },
	{ "div.story#a", "a" },
	{ ".md\\:flex", "d" },
	{ ".w-1\\/2", "d" },
	{ ".md\\3A flex", "d" },
	{ ".\\6d\\64\\:flex", "d" },
	{ "[data-kind]", "a" },
	{ "[DATA-kind = 'Lead Story']", "a" },
	{ "[data-kind=\"lead story\" i]", "a" },
	{ "[data-kind='lead story']", "" },
	{ "[data-kind~=Story]", "a" },
	{ "[data-kind~='Lead Story']", "" },
	{ "[lang|=en]", "html c" },
	{ "[href^='/x']", "c1 c2" },
	{ "[href$='.pdf']", "c1" },
	{ "[href$='.pdf' i]", "c1 c2" },
	{ "[href$='a longer one than that']", "" },
	{ "[href*='x/']", "c1 c2" },
	{ "[href='']", "c3" },
	{ "[href^='']", "" },
	{ "[href*=\"\"]", "" },
	{ "[property='og:title']", "meta" },
	{ "[content='A \"quoted\" word']", "meta" },
	{ "[content=\"A \\\"quoted\\\" word\"]", "meta" },
	{ "div p", "a1 a2 a4 a5 b1p b2p" },
	{ "div > p", "a1 a2 a4 a5 b2p" },
	{ "div>p.text", "a2 b2p" },
	{ "#b .story p", "b2p" },
	{ "body > div > section p", "b1p b2p" },
	{ "h2 + p", "a4" },
	{ "p + p", "a2 a5" },
	{ "h2 ~ p", "a4 a5" },
	{ "div ~ gu-island > a + a", "c2 c3" },
	{ "h2, .TEXT ,#d", "a3 a4 d" },
	{ "p, .text", "a1 a2 a4 a5 b1p b2p" },
	{ "p:not(.text)", "a1 a4 a5" },
	{ "p:not(.text, .TEXT):not(:last-child)", "a1" },
	{ "p:not(section p)", "a1 a2 a4 a5" },
	{ ":is(h2, b)", "a2b a3" },
	{ "div:has(h2)", "a" },
	{ "div:has(p)", "a b b2" },
	{ "div:has(> p)", "a b2" },
	{ "h2:has(+ .TEXT)", "a3" },
	{ "p:has( ~ h2 )", "a1 a2" },
	{ "div:has(> section:has(> p))", "b" },
	{ "div:has(> section > p, h2 ~ .TEXT)", "a b" },
	{ "div:has(section p + div p)", "b" },
	{ "p:contains('Read more')", "a5" },
	{ "i:contains(\"it's \\\"both\\\"\")", "d" },
	{ "p:first-child", "a1 b1p b2p" },
	{ "p:last-child", "a5 b2p" },
	{ "p:only-child", "b2p" },
	{ "#a > :nth-child(2)", "a2" },
	{ "#a > :nth-child(odd)", "a1 a3 a5" },
	{ "#a > :nth-child(even)", "a2 a4" },
	{ "#a > :nth-child( 2n + 3 )", "a3 a5" },
	{ "#a > :nth-child(-n+2)", "a1 a2" },
	{ "#a > :nth-child(n+4)", "a4 a5" },
	{ "#a > :nth-child(3n-1)", "a2 a5" },
	{ "#a > :nth-last-child(-n+2)", "a4 a5" },
	{ "#a > p:first-of-type", "a1" },
	{ "#a > p:last-of-type", "a5" },
	{ "h2:first-of-type", "a3" },
	{ "meta[property='og:title']::attr(content)", "A \"quoted\" word" },
	{ "a::attr(HREF), h2", "a3 /x/y.pdf /x/Y.PDF " },
	{ " p.text ", "a2 b1p b2p" },
};

static void finds_what_css_says(void **state)
{
	(void)state;
	for (size_t at = 0; at < sizeof(findings) / sizeof(findings[0]); at++) {
		const struct finding *example = &findings[at];
		struct selector_error error;
		char found[512];
		xmlBufferPtr xpath = xmlBufferCreate();
		if (!selector_translate(winnow_str(example->css), xpath, &error))
			fail_msg("%s: at %zu: %s", example->css, error.at, error.text);
		find((const char *)xmlBufferContent(xpath), found, sizeof(found));
		if (strcmp(found, example->ids) != 0)
			fail_msg("%s (%s) finds \"%s\", not \"%s\"", example->css,
				(const char *)xmlBufferContent(xpath), found, example->ids);
		xmlBufferFree(xpath);
	}
}

static const struct refusal {
	const char *css;
	size_t at;        /* bytes */
	const char *part; /* of what is said */
} refusals[] = {
	{ "", 0, "an element is missing" },
	{ "   ", 3, "an element is missing" },
	{ "div >", 5, "an element is missing" },
	{ "div > > p", 6, "an element is missing" },
	{ "> p", 0, "an element is missing" },
	{ "p,, a", 2, "an element is missing" },
	{ "p, ", 3, "an element is missing" },
	{ "div..a", 4, "a name is missing" },
	{ "div.", 4, "a name is missing" },
	{ "#1a", 1, "does not begin with a digit" },
	{ "p)", 1, "does not belong to it" },
	{ "p { }", 2, "an element is missing" },
	{ "\xc3\xa4\xc3\xa4 > !", 7, "an element is missing" },
	{ "[href", 5, "']' or one of" },
	{ "[href=\"a]", 6, "is not closed" },
	{ "[href='a' x]", 10, "']' is missing" },
	{ "[href!=a]", 5, "']' or one of" },
	{ "[]", 1, "a name is missing" },
	{ "p:hover", 2, "after ':' one of not, is," },
	{ "p:not", 5, "'(' is missing" },
	{ "p:not(", 6, "an element is missing" },
	{ "p:not(.a", 8, "')' is missing" },
	{ "p:nth-child(x)", 12, "a place is missing" },
	{ "p:nth-child(2n+)", 12, "a place is missing" },
	{ "p:nth-child(2", 13, "')' is missing" },
	{ "p:nth-child(9999999999)", 12, "too large" },
	{ "p:has(a >)", 9, "an element is missing" },
	{ "p:has()", 6, "an element is missing" },
	{ ":first-of-type", 14, "needs the element's name" },
	{ "p:contains(word)", 11, "quotation marks" },
	{ "p::attr(href) a", 14, "does not belong to it" },
	{ "p::attr(href", 12, "')' is missing" },
	{ "p:not(a::attr(b))", 7, "')' is missing" },
	{ "p::before", 1, "does not belong to it" },
	{ "a b c d e f g h i j k l m n o p q", 32, "more than 16 elements" },
	{ "a:not(a:not(a:not(a:not(a:not(a:not(a))))))", 36, "too many selectors" },
	{ "p\\", 2, "a character is missing behind the backslash" },
	{ "p\xff", 0, "not valid UTF-8" },
};

static void says_what_is_wrong_and_where(void **state)
{
	(void)state;
	for (size_t at = 0; at < sizeof(refusals) / sizeof(refusals[0]); at++) {
		const struct refusal *example = &refusals[at];
		struct selector_error error = { 0 };
		xmlBufferPtr xpath = xmlBufferCreate();
		if (selector_translate(winnow_str(example->css), xpath, &error))
			fail_msg("%s is taken for %s", example->css,
				(const char *)xmlBufferContent(xpath));
		if (error.at != example->at || !strstr(error.text, example->part))
			fail_msg("%s: at %zu: %s", example->css, error.at, error.text);
		xmlBufferFree(xpath);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_what_css_says),
		cmocka_unit_test(says_what_is_wrong_and_where),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
