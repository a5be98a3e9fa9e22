/* SPDX-License-Identifier: MIT */
#include "tongue.h"
#include <stdio.h>

enum { LONGEST_LEXICON = 40 };

static const struct {
	const char *code;
	int peoples_have_capitals;
} languages[] = { { "es", 0 }, { "fr", 1 }, { "ru", 0 } };
enum { LANGUAGES = sizeof languages / sizeof *languages };

static const char *const list_names[TONGUE_LISTS] = { "country", "area", "subdivision",
	"city" };

static const char *lexicon_name(
	const struct tongue *tongue, const char *list, char room[LONGEST_LEXICON])
{
	snprintf(room, LONGEST_LEXICON, "%.*s/%s", (int)tongue->code.len, tongue->code.ptr,
		list);
	return room;
}

static struct tongue_rows rows_open(const struct winnow_host *host,
	const struct winnow_text *text, const struct tongue *tongue, const char *list)
{
	char name[LONGEST_LEXICON];
	struct tongue_rows rows = { NULL, 0 };

	rows.parts = text->rows(host, lexicon_name(tongue, list, name), &rows.count);
	return rows;
}

static const struct winnow_lexicon *lexicon_open(const struct winnow_host *host,
	const struct winnow_text *text, const struct tongue *tongue, const char *list)
{
	char name[LONGEST_LEXICON];

	return text->lexicon(host, lexicon_name(tongue, list, name));
}

static int tongue_open(
	const struct winnow_host *host, const struct winnow_text *text, struct tongue *tongue)
{
	for (int list = 0; list < TONGUE_LISTS; list++)
		tongue->lists[list] = rows_open(host, text, tongue, list_names[list]);
	tongue->nationality = rows_open(host, text, tongue, "nationality");
	tongue->place_word = lexicon_open(host, text, tongue, "place_word");
	tongue->home_country = lexicon_open(host, text, tongue, "home_country");
	tongue->small_word = lexicon_open(host, text, tongue, "small_word");
	int code_of_names = endings_open(
		host, text, lexicon_open(host, text, tongue, "name_ending"), &tongue->names);
	return code_of_names ? code_of_names
			     : endings_open(host, text,
				       lexicon_open(host, text, tongue, "adjective_ending"),
				       &tongue->adjectives);
}

const struct tongue *tongues_open(
	const struct winnow_host *host, const struct winnow_text *text)
{
	struct tongue *tongues = host->alloc(host, (LANGUAGES + 1) * sizeof *tongues);

	for (int i = 0; tongues && i < LANGUAGES; i++) {
		tongues[i].code = winnow_str(languages[i].code);
		tongues[i].peoples_have_capitals = languages[i].peoples_have_capitals;
		if (tongue_open(host, text, &tongues[i]))
			return NULL;
	}
	return tongues;
}

const struct tongue *tongue_find(const struct tongue *tongues, struct winnow_str language)
{
	for (; tongues->code.len; tongues++)
		if (winnow_equal(tongues->code, language))
			return tongues;
	return NULL;
}
