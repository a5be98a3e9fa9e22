/* SPDX-License-Identifier: MIT
 * What is listed from a token on: the rows that begin with the word, or with one that it may be a
 * form of, and go on as the text does. */
#include "tongue.h"
#include "words.h"

enum { SHORT_FORM = 3 };      /* letters: longer words in capitals are shouted */
enum { SHORTEST_PEOPLE = 4 }; /* bytes of a nationality */

/* A search in the lists, and the longest that was found so far. */
struct search {
	const struct tongue *tongue;
	const struct passage *passage;
	uint32_t token, limit;
	int declined; /* the word it begins with */
	struct sighting *sighting;
};

/* The rest of the line that begins at `at`, without its line feed. */
static struct winnow_str line_at(struct winnow_str rows, size_t at)
{
	const char *end = memchr(rows.ptr + at, '\n', rows.len - at);

	return winnow_slice(rows, at, (end ? (size_t)(end - rows.ptr) : rows.len) - at);
}

static struct winnow_str term_of(struct winnow_str line)
{
	return next_column(&line);
}

static int is_before(struct winnow_str a, struct winnow_str b)
{
	size_t length = a.len < b.len ? a.len : b.len;
	int order = length ? memcmp(a.ptr, b.ptr, length) : 0;

	return order < 0 || (order == 0 && a.len < b.len);
}

static size_t line_start(struct winnow_str rows, size_t at, size_t floor)
{
	while (at > floor && rows.ptr[at - 1] != '\n')
		at--;
	return at;
}

/* Where the first row stands whose term is not before `key`; the end: there is none. */
static size_t first_row(struct winnow_str rows, struct winnow_str key)
{
	size_t low = 0, high = rows.len;

	while (low < high) {
		size_t at = line_start(rows, low + (high - low) / 2, low);
		struct winnow_str line = line_at(rows, at);
		if (is_before(term_of(line), key))
			low = at + line.len < rows.len ? at + line.len + 1 : rows.len;
		else
			high = at;
	}
	return low;
}

static size_t letter_count(struct winnow_str word)
{
	size_t count = 0;

	for (size_t i = 0; i < word.len; i++)
		count += ((unsigned char)word.ptr[i] & 0xc0) != 0x80;
	return count;
}

struct winnow_str tongue_word(const struct passage *passage, uint32_t token)
{
	struct winnow_str word = words_straight(passage, passage_word(passage, token));

	if (!passage_flag(passage, token, WINNOW_UPPER) || letter_count(word) <= SHORT_FORM)
		return word;
	struct winnow_str lower = passage_lower(passage, word);
	size_t first = 1;
	while (first < word.len && ((unsigned char)word.ptr[first] & 0xc0) == 0x80)
		first++;
	char *name = passage->host->alloc(passage->host, word.len);
	if (!name || lower.len != word.len)
		return word;
	memcpy(name, lower.ptr, lower.len);
	memcpy(name, word.ptr, first);
	return (struct winnow_str){ name, word.len };
}

static size_t part_length(struct winnow_str rest)
{
	size_t at = 0;

	while (at < rest.len && rest.ptr[at] != ' ' && rest.ptr[at] != '-')
		at++;
	return at;
}

static int begins(struct winnow_str text, struct winnow_str with)
{
	return with.len > 0 && with.len <= text.len &&
	       memcmp(with.ptr, text.ptr, with.len) == 0;
}

/* How much of the rest of a term the token is, in bytes; 0: it is not how that goes on. */
static size_t step(
	const struct search *search, struct winnow_str rest, uint32_t token, int *declined)
{
	struct winnow_str word = tongue_word(search->passage, token);
	struct winnow_str part = winnow_slice(rest, 0, part_length(rest));

	if (part.len > 0 && !winnow_equal(word, part) &&
		passage_kind(search->passage, token) == WINNOW_WORD &&
		is_form_of(&search->tongue->names, word, part)) {
		*declined = 1;
		return part.len;
	}
	if (passage_flag(search->passage, token, WINNOW_UPPER) &&
		letter_count(word) <= SHORT_FORM && !begins(rest, word))
		word = passage_lower(search->passage, word); /* "CIUDAD DE MÉXICO" */
	return begins(rest, word) ? word.len : 0;
}

/* The token behind the rest of the term, which goes on behind the word it begins with; 0: the text
 * goes on otherwise. */
static uint32_t follow(const struct search *search, struct winnow_str rest, int *declined)
{
	uint32_t token = search->token + 1;

	for (; rest.len > 0; token++) {
		int spaced = rest.ptr[0] == ' ';
		rest = winnow_slice(rest, (size_t)spaced, rest.len - (size_t)spaced);
		if (token >= search->limit || spaced == passage_glued(search->passage, token))
			return 0;
		size_t passed = step(search, rest, token, declined);
		if (passed == 0)
			return 0;
		rest = winnow_slice(rest, passed, rest.len - passed);
	}
	return token;
}

/* Keeps the longest; of equally long ones what stands as the list has it, then the first. */
static void keep(const struct search *search, enum tongue_list list, struct winnow_str line,
	uint32_t end, int declined)
{
	struct sighting *sighting = search->sighting;
	struct winnow_str term = next_column(&line);

	if (end < sighting->end || (end == sighting->end && declined > sighting->declined))
		return;
	if (end > sighting->end || declined < sighting->declined)
		*sighting = (struct sighting){ .end = end, .declined = declined, .term = term };
	if (!sighting->columns[list].ptr && winnow_equal(term, sighting->term))
		sighting->columns[list] = line;
}

/* A term that begins with the key as with a word of its own. */
static int goes_on(struct winnow_str term, struct winnow_str key)
{
	unsigned char next;

	if (term.len == key.len)
		return 1;
	next = (unsigned char)term.ptr[key.len];
	return next < 0x80 && !(next >= 'a' && next <= 'z') && !(next >= 'A' && next <= 'Z');
}

static void search_part(const struct search *search, enum tongue_list list,
	struct winnow_str rows, struct winnow_str key)
{
	for (size_t at = first_row(rows, key); at < rows.len;) {
		struct winnow_str line = line_at(rows, at), term = term_of(line);
		int declined = search->declined;
		if (term.len < key.len || memcmp(term.ptr, key.ptr, key.len) != 0 ||
			!goes_on(term, key))
			return; /* nor does any behind it: letters come last */
		uint32_t end = follow(
			search, winnow_slice(term, key.len, term.len - key.len), &declined);
		if (end)
			keep(search, list, line, end, declined);
		at += line.len + 1;
	}
}

static void search_all(const struct search *search, struct winnow_str key)
{
	for (int list = 0; list < TONGUE_LISTS; list++)
		for (uint32_t i = 0; i < search->tongue->lists[list].count; i++)
			search_part(search, (enum tongue_list)list,
				search->tongue->lists[list].parts[i], key);
}

int tongue_sight(const struct tongue *tongue, const struct passage *passage, uint32_t token,
	uint32_t limit, struct sighting *ret_sighting)
{
	struct search search = { tongue, passage, token, limit, 0, ret_sighting };
	struct winnow_str key = tongue_word(passage, token), word;
	char room[LONGEST_DECLINED];
	uint32_t position = 0;

	*ret_sighting = (struct sighting){ .end = 0 };
	search_all(&search, words_straight(passage, passage_word(passage, token)));
	if (passage_flag(passage, token, WINNOW_UPPER))
		search_all(&search, key);
	search.declined = 1;
	while (next_nominative(&tongue->names, key, &position, room, &word))
		search_all(&search, word);
	return ret_sighting->end > 0;
}

static struct winnow_str exact_row(const struct tongue_rows *rows, struct winnow_str key)
{
	for (uint32_t i = 0; i < rows->count; i++) {
		size_t at = first_row(rows->parts[i], key);
		struct winnow_str line = line_at(rows->parts[i], at);
		if (at < rows->parts[i].len && winnow_equal(term_of(line), key))
			return line;
	}
	return (struct winnow_str){ NULL, 0 };
}

struct winnow_str tongue_nationality(const struct tongue *tongue, struct winnow_str word)
{
	struct winnow_str line = { NULL, 0 }, key;
	char room[LONGEST_DECLINED];
	uint32_t position = 0;

	if (word.len < SHORTEST_PEOPLE)
		return line;
	line = exact_row(&tongue->nationality, word);
	while (!line.ptr && next_nominative(&tongue->adjectives, word, &position, room, &key))
		line = exact_row(&tongue->nationality, key);
	if (line.ptr)
		next_column(&line);
	return line;
}
