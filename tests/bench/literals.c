/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700
#include "bench/literals.h"
#include <ftw.h>
#include <hs/hs.h>
#include <stdlib.h>
#include "base/vector.h"
#include "bench/pages.h"
#include "text/lexicon_file.h"
#include "text/lexicon_table.h"

#define SHORTEST 3 /* bytes: shorter ones are everywhere */

static VECTOR(struct winnow_str) found; /* nftw() takes no context */

static void take_terms(const struct winnow_lexicon *lexicon)
{
	const struct winnow_term *term;
	size_t position = 0;

	while ((term = lexicon_next(lexicon, &position))) {
		struct winnow_str *place =
			term->term.len >= SHORTEST ? vector_push(&found) : NULL;
		if (place)
			*place = term->term;
	}
}

static int compare(const void *left, const void *right)
{
	return str_compare(*(const struct winnow_str *)left, *(const struct winnow_str *)right);
}

/* One lexicon's term is often another's, too. */
static void drop_doubles(void)
{
	size_t kept = 0;

	qsort(found.items, found.count, sizeof *found.items, compare);
	for (size_t i = 0; i < found.count; i++)
		if (kept == 0 || !winnow_equal(found.items[i], found.items[kept - 1]))
			found.items[kept++] = found.items[i];
	found.count = kept;
}

static int take_file(const char *path, const struct stat *status, int type, struct FTW *at)
{
	struct winnow_str name = winnow_str(path);
	struct winnow_lexicon *lexicon = NULL;
	struct vocabulary *vocabulary;
	struct failure failure;

	(void)status;
	if (type != FTW_F || at->level != 2 || !winnow_ends(name, ".tsv"))
		return 0;
	vocabulary = vocabulary_create();
	if (!vocabulary || lexicon_load(path, vocabulary, &lexicon, &failure))
		bench_give_up(path);
	take_terms(lexicon);
	return 0;
}

void literals_read(struct literals *literals)
{
	struct winnow_str folder = lexicons_default_path();

	if (nftw(folder.ptr, take_file, 16, FTW_PHYS) != 0 || found.count == 0)
		bench_give_up("there are no lexicons");
	drop_doubles();
	*literals = (struct literals){
		.texts = calloc(found.count, sizeof *literals->texts),
		.lengths = calloc(found.count, sizeof *literals->lengths),
		.flags = calloc(found.count, sizeof *literals->flags),
		.numbers = calloc(found.count, sizeof *literals->numbers),
		.count = found.count,
	};
	if (!literals->texts || !literals->lengths || !literals->flags || !literals->numbers)
		bench_give_up("no memory");
	for (size_t i = 0; i < found.count; i++) {
		literals->texts[i] = found.items[i].ptr;
		literals->lengths[i] = found.items[i].len;
		literals->flags[i] = HS_FLAG_CASELESS;
		literals->numbers[i] = (unsigned)i;
	}
}
