/* SPDX-License-Identifier: MIT */
#include "reader/html/byline.h"
#include "reader/html/byline_table.h"
#include "shared/scan.h"

struct names {
	char *text;
	size_t length;
	size_t name; /* where the one in hand begins */
};

static int is_meaning(struct winnow_str word, const char *meaning)
{
	const char *found;

	while (word.len && strchr(":.", word.ptr[word.len - 1]))
		word.len--;
	found = table_find(&byline_table, word);
	return found && strcmp(found, meaning) == 0;
}

static struct winnow_str next_word(struct winnow_str text, size_t *at)
{
	size_t start = scan_spaces(text, *at), end = start;

	while (end < text.len && text.ptr[end] != ' ')
		end++;
	*at = end;
	return winnow_slice(text, start, end - start);
}

/* Digits, addresses: what no name has. */
static int is_no_name(struct winnow_str word)
{
	for (size_t at = 0; at < word.len; at++)
		if ((word.ptr[at] >= '0' && word.ptr[at] <= '9') || word.ptr[at] == '@' ||
			word.ptr[at] == '|' || word.ptr[at] == '(' || word.ptr[at] == '[')
			return 1;
	return 0;
}

/* Ends the name in hand; one that names nobody is dropped. */
static void end_name(struct names *names)
{
	struct winnow_str name = { names->text + names->name, names->length - names->name };
	int site = memchr(name.ptr, ' ', name.len) == NULL && name.len > 3 &&
		   memchr(name.ptr, '.', name.len - 1) != NULL;

	if (name.len < 2 || site || is_meaning(name, "nobody"))
		names->length = names->name;
	if (names->length > names->name) {
		memcpy(names->text + names->length, "; ", 2);
		names->length += 2;
	}
	names->name = names->length;
}

static void add_word(struct names *names, struct winnow_str word)
{
	if (names->length > names->name)
		names->text[names->length++] = ' ';
	memcpy(names->text + names->length, word.ptr, word.len);
	names->length += word.len;
}

/* "Datum:", and a colon by itself. */
static int is_label(struct winnow_str word)
{
	return word.len && word.ptr[word.len - 1] == ':';
}

/* "vonJane": a word before a name that lost the space between. */
static struct winnow_str without_glued(struct winnow_str word)
{
	size_t at = 0;

	while (at < word.len && word.ptr[at] >= 'a' && word.ptr[at] <= 'z')
		at++;
	int glued = at > 1 && at + 1 < word.len && word.ptr[at] >= 'A' && word.ptr[at] <= 'Z' &&
		    is_meaning(winnow_slice(word, 0, at), "before");
	return glued ? winnow_slice(word, at, word.len - at) : word;
}

/* Nonzero: the names end here. */
static int take_word(struct names *names, struct winnow_str word)
{
	int begun = names->length > names->name;
	int last = 0;

	while (word.len && strchr(",;/", word.ptr[word.len - 1])) {
		word.len--;
		last = 1;
	}
	if (is_no_name(word) || (begun && is_meaning(word, "behind")))
		return 1;
	if (is_label(word) && !is_meaning(word, "before"))
		return 1;
	if (word.len == 0 || is_meaning(word, "between") || word.ptr[0] == '/')
		last = 1;
	else if (begun || !(is_meaning(word, "before") || is_meaning(word, "behind")))
		add_word(names, begun ? word : without_glued(word));
	if (last)
		end_name(names);
	return 0;
}

struct winnow_str byline_names(const struct winnow_host *host, struct winnow_str byline)
{
	struct names names = { .text = host->alloc(host, byline.len * 2 + 4) };
	struct winnow_str word;
	size_t at = 0;

	if (!names.text)
		return winnow_str(NULL);
	while ((word = next_word(byline, &at)).len)
		if (take_word(&names, word))
			break;
	end_name(&names);
	return (struct winnow_str){ names.text, names.length ? names.length - 2 : 0 };
}

int byline_begins(struct winnow_str line)
{
	size_t at = 0;

	return is_meaning(next_word(line, &at), "before");
}

int byline_is_label(struct winnow_str line)
{
	struct winnow_str word;
	size_t at = 0;

	if (line.len == 0 || line.ptr[line.len - 1] != ':')
		return 0;
	while ((word = next_word(line, &at)).len)
		if (!is_meaning(word, "before"))
			return 0;
	return 1;
}

int byline_is_plain(const struct winnow_host *host, struct winnow_str line)
{
	struct winnow_str names = byline_names(host, line), word;
	size_t at = 0;
	int words = 0;

	while ((word = next_word(names, &at)).len) {
		int small = word.ptr[0] >= 'a' && word.ptr[0] <= 'z';
		int last = word.ptr[word.len - 1] == ';';
		if (small || ++words > 4 || (last && words < 2))
			return 0;
		words = last ? 0 : words;
	}
	return words > 1;
}
