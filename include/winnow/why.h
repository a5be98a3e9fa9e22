/* SPDX-License-Identifier: MIT
 *
 * winnow/why.h - the service "winnow.why/1": a reader tells of each part of a page why it is in
 * the document or not, an extractor what it considered and refused. It is there only when somebody
 * asked, as `winnow read --why` and `winnow explain` do.
 *
 * Ask for it inside read() and extract():  why = host->service(host, WINNOW_WHY_SERVICE);  NULL: nobody asked.
 */
#ifndef WINNOW_WHY_H
#define WINNOW_WHY_H

#include <winnow/plugin.h>

#ifdef __cplusplus
extern "C" {
#endif

#define WINNOW_WHY_SERVICE "winnow.why/1"

/* All texts are borrowed for the call. */
struct winnow_judgement {
	uint32_t size;
	int32_t kept;             /* 0: it is not in the document */
	int64_t score;            /* what it weighed, by the reader's own measure */
	struct winnow_str part;   /* what it is: "div.story", "page 3"; a rule: "law.name" */
	struct winnow_str reason; /* "mostly links" */
	struct winnow_str words;  /* how it begins */
};

struct winnow_why {
	uint32_t size, reserved;
	/* In the order of the page. */
	void (*tell)(const struct winnow_host *host, const struct winnow_judgement *judgement);
};

#ifdef __cplusplus
}
#endif
#endif
