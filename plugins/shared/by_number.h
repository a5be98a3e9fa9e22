/* SPDX-License-Identifier: MIT
 *
 * Extractors that read a document number by number, with the lexicons of its language: what
 * counts, sums of money, measures and ages have in common.
 */
#ifndef WINNOW_SHARED_BY_NUMBER_H
#define WINNOW_SHARED_BY_NUMBER_H

#include "shared/passage.h"

struct language; /* each plugin's own: its lexicons of one language */

/* What an extract() works with. */
struct reading {
	struct passage passage;
	const struct language *language;
	const struct winnow_reading *shown; /* with the facts of others */
	const struct winnow_extractor_out *out;
};

struct by_number {
	size_t language_size;
	const char *const *codes; /* NULL ends; the first serves texts too short to tell, too */
	int serves_all;           /* the last code stands for all languages that have none */
	/* `ret_language` is zero. */
	void (*open_language)(const struct winnow_host *host, const struct winnow_text *text,
		const char *code, struct language *ret_language);
	size_t state_size; /* of what is remembered within one document; zero at its start */
	/* What begins with number `number`, and in *ret_next where the numbers go on; negative:
	 * to hand back up. */
	int (*read)(const struct reading *reading, void *state, uint32_t number,
		uint32_t *ret_next);
	int (*finish)(const struct reading *reading, void *state); /* may be NULL */
};

int by_number_open(
	const struct winnow_host *host, const struct by_number *kind, void **ret_self);
/* A text in a language that the kind does not know states nothing. */
int by_number_extract(void *self, const struct winnow_host *host,
	const struct winnow_reading *text_reading, const struct winnow_extractor_out *out);

#endif
