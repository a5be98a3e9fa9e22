/* SPDX-License-Identifier: MIT */
#include "reader/pdf/sheet.h"

enum {
	MOST_BYTES = 16 * 1024 * 1024, /* of text */
	MOST_STEPS = 400 /* of half a point: the sizes and pitches that are counted */
};

static int fail(struct sheet *sheet)
{
	return winnow_fail(sheet->host, WINNOW_ELIMIT,
		"the file has more text than the memory allowed for one item holds; raise the "
		"limit if it is wanted");
}

static struct sheet_line *add_line(struct sheet *sheet)
{
	if (sheet->count == sheet->capacity) {
		size_t wanted = sheet->capacity ? 2 * sheet->capacity : 64;
		struct sheet_line *room =
			sheet->host->alloc(sheet->host, wanted * sizeof(*room));
		if (!room)
			return NULL;
		if (sheet->count)
			memcpy(room, sheet->lines, sheet->count * sizeof(*room));
		sheet->lines = room;
		sheet->capacity = wanted;
	}
	return &sheet->lines[sheet->count++];
}

/* A page as it is walked, letter by letter. */
struct walk {
	const PopplerRectangle *boxes;
	guint box_count, at; /* at: which letter */
	GList *font;         /* of it */
	struct sheet_line line;
	size_t letters, bold_letters;
	double sizes; /* of all letters of the line */
};

static int is_bold(const char *font)
{
	return font && (strstr(font, "Bold") || strstr(font, "bold") || strstr(font, "Black") ||
			       strstr(font, "Heavy"));
}

static void take_letter(struct walk *walk)
{
	while (walk->font &&
		((PopplerTextAttributes *)walk->font->data)->end_index < (gint)walk->at)
		walk->font = walk->font->next;
	if (walk->font) {
		const PopplerTextAttributes *font = walk->font->data;
		walk->sizes += font->font_size;
		walk->bold_letters += (size_t)is_bold(font->font_name);
	}
	walk->letters++;
	if (walk->at >= walk->box_count)
		return;
	const PopplerRectangle *box = &walk->boxes[walk->at];
	if (walk->letters == 1) {
		walk->line.left = box->x1;
		walk->line.right = box->x2;
		walk->line.top = box->y1;
		walk->line.bottom = box->y2;
		return;
	}
	walk->line.left = MIN(walk->line.left, box->x1);
	walk->line.right = MAX(walk->line.right, box->x2);
	walk->line.top = MIN(walk->line.top, box->y1);
	walk->line.bottom = MAX(walk->line.bottom, box->y2);
}

/* Latin letters that typesetters tie together; and a hyphen that is only seen at the end of a line. */
static struct winnow_str untie(struct sheet *sheet, struct winnow_str words, int is_broken)
{
	static const char *const tied[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };
	const char *from = words.ptr, *end = words.ptr + words.len;
	/* Each is three bytes, and becomes no more. */
	char *made = sheet->host->alloc(sheet->host, words.len + 2), *to = made;

	while (made && from < end) {
		unsigned char last = end - from > 2 ? (unsigned char)from[2] : 0;
		int is_tied =
			last >= 0x80 && last <= 0x86 && from[0] == '\xEF' && from[1] == '\xAC';
		if (is_tied) {
			to = g_stpcpy(to, tied[last - 0x80]);
			from += 3;
		} else {
			*to++ = *from++;
		}
	}
	if (made && is_broken)
		*to++ = '-';
	return (struct winnow_str){ made, made ? (size_t)(to - made) : 0 };
}

static int end_line(struct sheet *sheet, struct walk *walk, const char *start, const char *end)
{
	struct winnow_str raw = { start, (size_t)(end - start) };
	struct winnow_str words = prose_line(sheet->host, raw);

	if (walk->letters && words.len) {
		words = untie(sheet, words, winnow_ends(raw, "\xC2\xAD"));
		struct sheet_line *line = words.ptr ? add_line(sheet) : NULL;
		sheet->bytes += words.len;
		if (!line || sheet->bytes > MOST_BYTES)
			return fail(sheet);
		*line = walk->line;
		line->words = words;
		line->size = walk->sizes / (double)walk->letters;
		line->bold = 10 * walk->bold_letters >= 9 * walk->letters;
	}
	walk->letters = walk->bold_letters = 0;
	walk->sizes = 0;
	return 0;
}

static int take_text(struct sheet *sheet, struct walk *walk, const char *text)
{
	const char *start = text;
	int result = 0;

	for (const char *at = text; !result; at = g_utf8_next_char(at), walk->at++) {
		if (*at == '\n' || *at == '\0') {
			result = end_line(sheet, walk, start, at);
			start = at + 1;
		} else if (*at != ' ') {
			take_letter(walk);
		}
		if (*at == '\0')
			break;
	}
	return result;
}

int sheet_take_page(struct sheet *sheet, PopplerPage *page, int number)
{
	char *text = poppler_page_get_text(page);
	PopplerRectangle *boxes = NULL;
	struct walk walk = { .line.page = number };
	int result = 0;

	if (text && g_utf8_validate(text, -1, NULL) &&
		poppler_page_get_text_layout(page, &boxes, &walk.box_count)) {
		GList *fonts = poppler_page_get_text_attributes(page);
		walk.boxes = boxes;
		walk.font = fonts;
		result = take_text(sheet, &walk, text);
		poppler_page_free_text_attributes(fonts);
	}
	if (number == 0)
		poppler_page_get_size(page, &sheet->width, &sheet->height);
	g_free(boxes);
	g_free(text);
	return result;
}

static size_t step_of(double points)
{
	return points <= 0 ? 0 : (size_t)MIN(2 * points + 0.5, MOST_STEPS - 1);
}

/* The most frequent one; `otherwise`: there is none. */
static double most_frequent(const size_t *counts, double otherwise)
{
	size_t best = 0;

	for (size_t at = 1; at < MOST_STEPS; at++)
		if (counts[at] > counts[best] || (best == 0 && counts[at]))
			best = at;
	return best && counts[best] ? (double)best / 2 : otherwise;
}

void sheet_measure(struct sheet *sheet)
{
	size_t sizes[MOST_STEPS] = { 0 }, pitches[MOST_STEPS] = { 0 };

	for (size_t at = 0; at < sheet->count; at++)
		sizes[step_of(sheet->lines[at].size)] += sheet->lines[at].words.len;
	sizes[0] = 0;
	sheet->body = most_frequent(sizes, 10);
	for (size_t at = 1; at < sheet->count; at++) {
		const struct sheet_line *line = &sheet->lines[at], *before = line - 1;
		int is_body = step_of(line->size) == step_of(sheet->body) &&
			      step_of(before->size) == step_of(sheet->body);
		if (is_body && line->page == before->page && line->top > before->top)
			pitches[step_of(line->top - before->top)]++;
	}
	pitches[0] = 0;
	double usual = 1.2 * sheet->body;
	sheet->pitch = MIN(most_frequent(pitches, usual), 1.7 * usual);
}
