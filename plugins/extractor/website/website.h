/* SPDX-License-Identifier: MIT
 * Addresses as they are written, and sites that are told of by name. */
#ifndef WINNOW_WEBSITE_H
#define WINNOW_WEBSITE_H

#include "shared/passage.h"

/* Bytes of the document's text. */
struct address {
	size_t at, end;
	const char *kind; /* "website", "document", "email" */
	const char *rule;
	double confidence;
};

/* On its way through a text, from address to address: what it begins with but for the text is 0. */
enum { ADDRESS_SIGNS = 4 };
struct address_walk {
	struct winnow_str text;
	size_t at; /* behind the last address */
	size_t next
		[ADDRESS_SIGNS]; /* where each sign of one stands next, plus one; 0: unknown */
};

/* The next address; 0: there is none. */
int address_next(struct address_walk *walk, struct address *ret_address);

struct site_words {
	const struct winnow_lexicon *noun;   /* "website", "blog": what is named */
	const struct winnow_lexicon *naming; /* "called", "with names such as" */
};

/* A site's name, in tokens. */
struct named_site {
	uint32_t first, end;
};

enum { MOST_NAMED = 8 };

/* The sites named around the word at `token`; how many. */
uint32_t site_names(const struct passage *passage, const struct site_words *words,
	uint32_t token, struct named_site names[MOST_NAMED]);

#endif
