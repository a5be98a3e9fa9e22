/* SPDX-License-Identifier: MIT
 * From lines to paragraphs, headings and items of lists. */
#include "reader/pdf/sheet.h"

#include <unictype.h>
#include <unistr.h>

enum { LONGEST_HEADING = 200 }; /* bytes */

static const double larger = 1.15, title_size = 1.25, smaller = 0.87; /* than the text */

/* What is being put together. */
struct paragraphs {
	struct sheet *sheet;
	struct article *article;
	GHashTable *compounds; /* words that stand somewhere with a hyphen in them */
	GString *words;
	const struct sheet_line *first, *last; /* of the paragraph in hand; NULL: none is */
	double right;                          /* how far the lines of the column reach */
};

static int ends_sentence(const struct sheet_line *line)
{
	const struct line words = { .words = line->words };

	return line_ends_sentence(&words) &&
	       !strchr(",;:", line->words.ptr[line->words.len - 1]);
}

static ucs4_t first_letter(struct winnow_str words)
{
	ucs4_t letter = 0;

	u8_mbtouc(&letter, (const uint8_t *)words.ptr, words.len);
	return letter;
}

static size_t first_word(struct winnow_str words)
{
	const char *space = memchr(words.ptr, ' ', words.len);

	return space ? (size_t)(space - words.ptr) : words.len;
}

static size_t last_word(struct winnow_str words)
{
	size_t at = words.len;

	while (at && words.ptr[at - 1] != ' ')
		at--;
	return at;
}

/* Bytes of a hyphen at the end; 0: none. */
static size_t hyphen_at_end(struct winnow_str words)
{
	if (winnow_ends(words, "\xE2\x80\x90"))
		return 3;
	return words.len > 1 && winnow_ends(words, "-") && words.ptr[words.len - 2] != ' ' &&
	       words.ptr[words.len - 2] != '-';
}

/* Lower case, without marks at either end. */
static char *compound_of(struct winnow_str a, struct winnow_str b)
{
	GString *word = g_string_new(NULL);

	g_string_append_len(word, a.ptr, (gssize)a.len);
	g_string_append_len(word, b.ptr, (gssize)b.len);
	while (word->len && g_ascii_ispunct(word->str[word->len - 1]))
		g_string_truncate(word, word->len - 1);
	g_string_ascii_down(word);
	char *made = g_string_free(word, FALSE);
	return made;
}

static void gather_compounds(struct paragraphs *paragraphs)
{
	for (size_t at = 0; at < paragraphs->sheet->count; at++) {
		struct winnow_str rest = paragraphs->sheet->lines[at].words;
		while (rest.len) {
			size_t length = first_word(rest);
			struct winnow_str word = winnow_slice(rest, 0, length);
			const char *hyphen = memchr(word.ptr, '-', word.len);
			if (hyphen && hyphen > word.ptr && hyphen + 1 < word.ptr + word.len)
				g_hash_table_add(paragraphs->compounds,
					compound_of(word, winnow_str("")));
			length += length < rest.len;
			rest = winnow_slice(rest, length, rest.len - length);
		}
	}
}

/* A hyphen between two lines is of the word where the word stands so elsewhere, or where a capital
 * or a figure follows it; else it was only put there to break it. */
static int keeps_hyphen(struct paragraphs *paragraphs, struct winnow_str next)
{
	struct winnow_str words = { paragraphs->words->str, paragraphs->words->len };
	size_t start = last_word(words);

	if (!uc_is_lower(first_letter(next)))
		return 1;
	char *compound = compound_of(winnow_slice(words, start, words.len - start),
		winnow_slice(next, 0, first_word(next)));
	int found = g_hash_table_contains(paragraphs->compounds, compound);
	g_free(compound);
	return found;
}

static void add_words(struct paragraphs *paragraphs, struct winnow_str words)
{
	GString *all = paragraphs->words;
	size_t hyphen = hyphen_at_end((struct winnow_str){ all->str, all->len });

	if (hyphen && !keeps_hyphen(paragraphs, words))
		g_string_truncate(all, all->len - hyphen);
	else if (all->len && !hyphen)
		g_string_append_c(all, ' ');
	g_string_append_len(all, words.ptr, (gssize)words.len);
}

/* Bytes of the marker of an item; behind a bullet there is often room and no space. */
static size_t marker_of(struct winnow_str words)
{
	static const char *const bullets[] = { "\xE2\x80\xA2", "\xE2\x96\xAA", "\xE2\x97\x8F" };
	const struct line line = { .words = words };

	for (size_t at = 0; at < sizeof(bullets) / sizeof(bullets[0]); at++)
		if (winnow_starts(words, bullets[at]))
			return strlen(bullets[at]);
	return line_marker(&line);
}

static uint32_t heading_level(double ratio)
{
	return ratio >= 1.6 ? 1 : ratio >= 1.3 ? 2 : 3;
}

static void end_paragraph(struct paragraphs *paragraphs)
{
	const struct sheet_line *first = paragraphs->first;
	struct winnow_str words = { paragraphs->words->str, paragraphs->words->len };

	if (!first)
		return;
	double ratio = first->size / paragraphs->sheet->body;
	size_t marker = marker_of(words);
	int is_set_apart = ratio >= larger || (first->bold && !ends_sentence(paragraphs->last));
	/* "1. The harbour" is a heading, where it is set as one. */
	if (is_set_apart && words.len <= LONGEST_HEADING)
		article_add(paragraphs->article, WINNOW_HEADING, heading_level(ratio), words);
	else if (marker)
		article_add(paragraphs->article, WINNOW_LIST_ITEM, 1,
			winnow_slice(words, marker, words.len - marker));
	else
		article_add(paragraphs->article, WINNOW_PARAGRAPH, 0, words);
	g_string_truncate(paragraphs->words, 0);
	paragraphs->first = paragraphs->last = NULL;
}

/* Whether the next line's first word would have fitted behind the last one, up to `right`. */
static int is_short(
	const struct paragraphs *paragraphs, const struct sheet_line *line, double right)
{
	double width = line->right - line->left;
	double word = width * (double)(first_word(line->words) + 1) / (double)line->words.len;

	return paragraphs->last->right + word < right;
}

static int begins_paragraph(const struct paragraphs *paragraphs, const struct sheet_line *line)
{
	const struct sheet_line *last = paragraphs->last, *first = paragraphs->first;
	double scale = line->size / paragraphs->sheet->body;

	if (line->size > last->size + 0.75 || line->size < last->size - 0.75 ||
		line->bold != last->bold || marker_of(line->words))
		return 1;
	/* Another column, or another page: it goes on unless a sentence is over. */
	if (line->page != last->page || line->top < last->top - last->size)
		return ends_sentence(last) || is_short(paragraphs, line, paragraphs->right);
	if (line->top - last->top > 1.35 * paragraphs->sheet->pitch * MAX(scale, 1))
		return 1;
	if (line->left > last->left + 0.8 * line->size && !marker_of(first->words))
		return 1;
	return ends_sentence(last) &&
	       is_short(paragraphs, line, MAX(paragraphs->right, line->right));
}

static void take_line(struct paragraphs *paragraphs, const struct sheet_line *line)
{
	const struct sheet_line *last = paragraphs->last;
	int is_elsewhere = last && (line->page != last->page || line->left > last->right);

	if (last && begins_paragraph(paragraphs, line))
		end_paragraph(paragraphs);
	if (!paragraphs->first)
		paragraphs->first = line;
	if (is_elsewhere || !last)
		paragraphs->right = 0;
	paragraphs->right = MAX(paragraphs->right, line->right);
	add_words(paragraphs, line->words);
	paragraphs->last = line;
}

/* Notes below the text interrupt it: they are written when it is over. */
static int is_note(const struct sheet *sheet, const struct sheet_line *line)
{
	return line->size < smaller * sheet->body && line->top > sheet->height / 2;
}

static void write_lines(struct paragraphs *paragraphs, int notes)
{
	struct sheet *sheet = paragraphs->sheet;

	for (size_t at = 0; at < sheet->count; at++)
		if (!sheet->lines[at].left_out && is_note(sheet, &sheet->lines[at]) == notes)
			take_line(paragraphs, &sheet->lines[at]);
	end_paragraph(paragraphs);
}

/* The largest letters in the upper part of the first page. */
static void write_title(struct paragraphs *paragraphs)
{
	struct sheet *sheet = paragraphs->sheet;
	double largest = title_size * sheet->body;
	size_t first = sheet->count;

	for (size_t at = 0; at < sheet->count && sheet->lines[at].page == 0; at++) {
		const struct sheet_line *line = &sheet->lines[at];
		if (line->left_out || line->top > sheet->height / 2 ||
			line->size < largest + 0.25)
			continue;
		largest = line->size;
		first = at;
	}
	if (first == sheet->count)
		return;
	for (size_t at = first; at < sheet->count && sheet->lines[at].page == 0; at++) {
		struct sheet_line *line = &sheet->lines[at];
		if (line->size < largest - 0.5 ||
			paragraphs->words->len + line->words.len > 2 * LONGEST_HEADING)
			break;
		add_words(paragraphs, line->words);
		line->left_out = 1;
	}
	article_add(paragraphs->article, WINNOW_TITLE, 0,
		(struct winnow_str){ paragraphs->words->str, paragraphs->words->len });
	g_string_truncate(paragraphs->words, 0);
}

void sheet_write(struct sheet *sheet, struct article *article)
{
	struct paragraphs paragraphs = { .sheet = sheet,
		.article = article,
		.compounds = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
		.words = g_string_new(NULL) };

	gather_compounds(&paragraphs);
	write_title(&paragraphs);
	write_lines(&paragraphs, 0);
	write_lines(&paragraphs, 1);
	g_hash_table_unref(paragraphs.compounds);
	g_string_free(paragraphs.words, TRUE);
}
