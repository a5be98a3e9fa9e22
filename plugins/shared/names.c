/* SPDX-License-Identifier: MIT */
#include "shared/names.h"

enum { LANGUAGES = 26 * 26 + 1 };

struct names {
	const struct winnow_text *text;
	const struct winnow_lexicon *lexicons[LANGUAGES];
	size_t count;
};

static void open_language(struct names *names, const struct winnow_host *host, const char *name)
{
	const struct winnow_lexicon *lexicon = names->text->lexicon(host, name);

	if (lexicon)
		names->lexicons[names->count++] = lexicon;
}

struct names *names_create(const struct winnow_host *host, const char *kind)
{
	struct names *names = WINNOW_NEW(host, struct names);
	char name[32] = "en/";

	if (!names || strlen(kind) > sizeof(name) - 4) {
		winnow_fail(host, WINNOW_EFATAL, "there is no memory for a table of names");
		return NULL;
	}
	names->text = winnow_text_service(host);
	if (!names->text)
		return NULL;
	memcpy(name + 3, kind, strlen(kind) + 1);
	open_language(names, host, name);
	/* There is no list of languages to ask for: each code of two letters is tried. */
	for (name[0] = 'a'; name[0] <= 'z'; name[0]++)
		for (name[1] = 'a'; name[1] <= 'z'; name[1]++)
			if (strncmp(name, "en/", 3) != 0)
				open_language(names, host, name);
	return names;
}

struct winnow_str names_find(
	const struct names *names, const struct winnow_host *host, struct winnow_str word)
{
	for (size_t at = 0; at < names->count; at++) {
		const struct winnow_term *row =
			names->text->find(host, names->lexicons[at], word);
		if (row && row->value_count)
			return row->values[0];
	}
	return winnow_str(NULL);
}

int names_number(
	const struct names *names, const struct winnow_host *host, struct winnow_str word)
{
	struct winnow_str digits = names_find(names, host, word);
	int value = 0;

	for (size_t at = 0; at < digits.len; at++) {
		if (at == 2 || digits.ptr[at] < '0' || digits.ptr[at] > '9')
			return 0;
		value = value * 10 + (digits.ptr[at] - '0');
	}
	return value;
}
