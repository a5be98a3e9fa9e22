/* SPDX-License-Identifier: MIT */
#include "shared/notice.h"

enum { MOST_WORDS = 12 }; /* of a term of the lexicon */

struct notices {
	const struct winnow_text *text;
	const struct winnow_lexicon *lexicon;
};

struct notices *notices_create(const struct winnow_host *host)
{
	struct notices *notices = WINNOW_NEW(host, struct notices);

	if (!notices) {
		winnow_fail(host, WINNOW_EFATAL, "there is no memory for the table of notices");
		return NULL;
	}
	notices->text = host->service(host, WINNOW_TEXT_SERVICE);
	if (!notices->text) {
		winnow_fail(host, WINNOW_EFATAL,
			"this winnow has no service \"" WINNOW_TEXT_SERVICE
			"\"; install the one the plugin was built for");
		return NULL;
	}
	notices->lexicon = notices->text->lexicon(host, "any/notice");
	return notices;
}

int notice_is(const struct notices *notices, const struct winnow_host *host,
	struct winnow_str paragraph)
{
	size_t end = 0;

	for (int words = 0; notices->lexicon && words < MOST_WORDS && end < paragraph.len;
		words++) {
		const char *space = memchr(paragraph.ptr + end, ' ', paragraph.len - end);
		size_t stop = space ? (size_t)(space - paragraph.ptr) : paragraph.len;
		if (notices->text->find(
			    host, notices->lexicon, winnow_slice(paragraph, 0, stop)))
			return 1;
		end = stop + 1;
	}
	return 0;
}
