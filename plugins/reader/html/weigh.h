/* SPDX-License-Identifier: MIT
 *
 * How much running text stands below each element, and what the element's name, class and links
 * say of it. This is evidence only; which element is the article is for score.h.
 */
#ifndef WINNOW_READER_HTML_WEIGH_H
#define WINNOW_READER_HTML_WEIGH_H

#include "shared/page.h"

enum {                        /* what an element is, judged by itself */
	WEIGHT_AWAY = 1,      /* not of the article: navigation, comments, advertising */
	WEIGHT_BODY = 2,      /* names itself the article's text */
	WEIGHT_ABOUT = 4,     /* byline, date */
	WEIGHT_ARTICLE = 8,   /* <article> */
	WEIGHT_MAIN = 16,     /* <main>, role=main */
	WEIGHT_PROPERTY = 32, /* itemprop=articleBody */
	WEIGHT_UNSEEN = 64,
	WEIGHT_CAPTION = 128, /* names itself the words of a picture */
	WEIGHT_LEAD = 256,    /* names itself what stands between title and text */
	WEIGHT_BYLINE = 512,  /* names itself a byline; is WEIGHT_ABOUT, too */
	/* By the profile of the site: */
	WEIGHT_CHOSEN = 1024, /* selected as a part of the article */
	WEIGHT_HOLDS = 2048,  /* something selected stands in it */
	WEIGHT_INSIDE = 4096, /* stands in something selected */
	WEIGHT_DROPPED = 8192
};

/* Of an element and all below it that is not away, in letters. */
struct weight {
	uint32_t letters; /* not counting white space; one of Chinese counts as two */
	uint32_t linked;  /* of them, within links */
	uint32_t mass;    /* of them, in paragraphs: runs of words that are not mostly links */
	uint32_t paragraphs;
	uint32_t full;            /* the mass with what is away */
	uint32_t nature;          /* WEIGHT_… */
	uint32_t own, own_linked; /* the run of words that is open in this block */
	uint32_t cleared;         /* it holds the page's main element */
	uint32_t entries;         /* reports that begin below it, where a page has several */
};

/* Weighs all elements. 0, or WINNOW_ELIMIT after host->fail(). */
int weigh(const struct winnow_host *host, const struct page *page);

/* Makes what stands in <noscript> seen, for a page that has nothing else. Nonzero: there was
 * some; weigh again. */
int weigh_reveal(struct page_node *root);

/* Of an element that was weighed; all zero for another node. */
const struct weight *weight_of(const struct page_node *node);

#endif
