/* SPDX-License-Identifier: MIT */
#include "reader/mail/message.h"
#include "shared/layout.h"

struct unfolding {  /* a text/plain, line by line */
	char *text; /* what is kept */
	size_t length;
	size_t paragraph; /* where in it the last one begins */
	int in_quote;
};

/* The line without its end, and *at behind that. */
static struct winnow_str next_line(struct winnow_str text, size_t *at)
{
	const char *start = text.ptr + *at;
	const char *end = memchr(start, '\n', text.len - *at);
	size_t length = end ? (size_t)(end - start) : text.len - *at;

	*at += length + (end != NULL);
	if (length && start[length - 1] == '\r')
		length--;
	return (struct winnow_str){ start, length };
}

/* mbox writes ">From " where a line of the text begins so. */
static int is_quoted(struct winnow_str line)
{
	return winnow_starts(line, ">") && !winnow_starts(line, ">From ");
}

/* "On 5 March 2014, Ann <ann@example.org> wrote:" before a quote, in whatever language: a short
 * paragraph that ends with a colon, and has a number or an address in it. */
static void drop_attribution(struct unfolding *to)
{
	enum { LONGEST = 250 }; /* bytes */
	size_t end = to->length;
	int tells = 0;

	while (end > to->paragraph && strchr(" \n", to->text[end - 1]))
		end--;
	if (end == to->paragraph || to->text[end - 1] != ':' || end - to->paragraph > LONGEST)
		return;
	for (size_t at = to->paragraph; at < end; at++)
		tells |= to->text[at] == '@' || g_ascii_isdigit(to->text[at]);
	if (tells)
		to->length = to->paragraph;
}

static void begin_quote(struct unfolding *to)
{
	if (!to->in_quote)
		drop_attribution(to);
	to->in_quote = 1;
}

static void add_line(
	struct unfolding *to, struct winnow_str line, int flowed, int deleted_spaces)
{
	int goes_on = flowed && winnow_ends(line, " ");
	size_t blank = 0;

	while (blank < line.len && strchr(" \t", line.ptr[blank]))
		blank++;
	int behind_blank = to->length > 1 && to->text[to->length - 1] == '\n' &&
			   to->text[to->length - 2] == '\n';
	if (blank < line.len && (to->in_quote || behind_blank || to->length == 0)) {
		for (int breaks = 0; to->in_quote && to->length && breaks < 2; breaks++)
			to->text[to->length++] = '\n';
		to->paragraph = to->length;
		to->in_quote = 0;
	}
	if (goes_on && deleted_spaces)
		line.len--;
	memcpy(to->text + to->length, line.ptr, line.len);
	to->length += line.len;
	if (!goes_on)
		to->text[to->length++] = '\n';
}

static void unfold(struct unfolding *to, struct winnow_str text, int flowed, int deleted_spaces)
{
	for (size_t at = 0; at < text.len;) {
		struct winnow_str line = next_line(text, &at);
		if (winnow_is(line, "-- "))
			return;
		if (is_quoted(line)) {
			begin_quote(to);
			continue;
		}
		/* A space or a mark of mbox that was put before it. */
		if ((flowed && winnow_starts(line, " ")) || winnow_starts(line, ">"))
			line = winnow_slice(line, 1, line.len - 1);
		add_line(to, line, flowed, deleted_spaces);
	}
}

int plain_write(const struct winnow_host *host, struct winnow_str text, int flowed,
	int deleted_spaces, struct prose *prose)
{
	/* The last line may get an end; a quote becomes an empty line, and is no shorter. */
	struct unfolding to = { .text = host->alloc(host, 2 * text.len + 2) };
	struct lines lines;

	if (!to.text)
		return winnow_fail(host, WINNOW_ELIMIT, "the mail is too long to be read");
	unfold(&to, text, flowed, deleted_spaces);
	int result = lines_split(host, (struct winnow_str){ to.text, to.length }, &lines);
	if (result == 0)
		layout_write(&lines, 0, lines.count, prose);
	return result;
}
