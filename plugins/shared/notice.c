/* SPDX-License-Identifier: MIT */
#include "shared/notice.h"

enum { MOST_WORDS = 12 }; /* of a term of the lexicon */

struct notices {
	const struct winnow_text *text;
	const struct winnow_lexicon *lexicon;
};

struct notices *notices_create_of(const struct winnow_host *host, const char *lexicon)
{
	struct notices *notices = WINNOW_NEW(host, struct notices);

	if (!notices) {
		winnow_fail(host, WINNOW_EFATAL, "there is no memory for the table of notices");
		return NULL;
	}
	notices->text = winnow_text_service(host);
	if (!notices->text)
		return NULL;
	notices->lexicon = notices->text->lexicon(host, lexicon);
	return notices;
}

struct notices *notices_create(const struct winnow_host *host)
{
	return notices_create_of(host, "any/notice");
}

size_t notice_length(const struct notices *notices, const struct winnow_host *host,
	struct winnow_str paragraph)
{
	size_t end = 0, longest = 0;

	for (int words = 0; notices->lexicon && words < MOST_WORDS && end < paragraph.len;
		words++) {
		const char *space = memchr(paragraph.ptr + end, ' ', paragraph.len - end);
		size_t stop = space ? (size_t)(space - paragraph.ptr) : paragraph.len;
		size_t bare = stop;
		while (bare > end && strchr(":.!?,", paragraph.ptr[bare - 1]))
			bare--;
		for (size_t at = bare;; at = stop) {
			if (notices->text->find(
				    host, notices->lexicon, winnow_slice(paragraph, 0, at)))
				longest = at;
			if (at == stop)
				break;
		}
		end = stop + 1;
	}
	return longest;
}

int notice_is(const struct notices *notices, const struct winnow_host *host,
	struct winnow_str paragraph)
{
	return notice_length(notices, host, paragraph) > 0;
}
