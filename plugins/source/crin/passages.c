/* SPDX-License-Identifier: MIT */
#include "shared/prose.h"
#include "source/crin/join.h"
#include "source/crin/passages.h"

#define EARLY 50 /* bytes: a line shorter than this was not broken for want of room */

static bool is_rule(struct winnow_str words)
{
	if (words.len < 5)
		return false;
	for (size_t i = 0; i < words.len; i++)
		if (!strchr("_=-* ", words.ptr[i]))
			return false;
	return true;
}

static struct passage passage_of(
	const struct winnow_document *document, const struct winnow_block *block)
{
	struct passage passage = { block->type, block->level,
		winnow_slice(document->text, (size_t)block->at, (size_t)block->length) };

	if (is_rule(passage.words))
		passage.type = PASSAGE_RULE;
	return passage;
}

static int passages_of_prose(
	const struct winnow_host *host, struct prose *prose, struct passages *ret_passages)
{
	struct winnow_document document = { sizeof document };
	int code = prose_finish(prose, &document);

	if (code < 0)
		return code;
	struct passages passages = { host->alloc(host, (document.block_count + 1) *
							       sizeof(struct passage)),
		document.block_count };
	if (!passages.items)
		return winnow_fail(host, WINNOW_ELIMIT, "no memory left for the page's blocks");
	for (size_t i = 0; i < passages.count; i++)
		passages.items[i] = passage_of(&document, &document.blocks[i]);
	*ret_passages = passages;
	return 0;
}

int passages_of_tree(const struct winnow_host *host, struct page_node *top, page_skip *skip,
	void *context, struct passages *ret_passages)
{
	struct prose *prose = prose_create(host);

	if (!prose)
		return winnow_fail(host, WINNOW_ELIMIT, "no memory left for the page's text");
	page_write(prose, top, skip, context);
	return passages_of_prose(host, prose, ret_passages);
}

/* Bytes of the bullet a line begins with; 0: none. */
static size_t bullet(struct winnow_str line)
{
	if (winnow_starts(line, "- ") || winnow_starts(line, "* "))
		return 2;
	if (winnow_starts(line, "\xe2\x80\xa2"))
		return 3;                                    /* U+2022 */
	return winnow_starts(line, "\xe2\x80\x93 ") ? 4 : 0; /* U+2013 */
}

/* "* NEWS IN BRIEF *" is a heading between asterisks. */
static bool is_starred(struct winnow_str line)
{
	return line.len > 4 && line.ptr[0] == '*' && line.ptr[line.len - 1] == '*';
}

/* Adds a line; true if the next one begins a block of its own. */
static bool add_line(struct prose *prose, struct winnow_str line, bool begins)
{
	size_t bullet_length = bullet(line);

	if (is_starred(line)) {
		prose_begin(prose, WINNOW_HEADING, 2);
		prose_add(prose, join_trim(winnow_slice(line, 1, line.len - 2)));
		return true;
	}
	if (bullet_length)
		prose_begin(prose, WINNOW_LIST_ITEM, 1);
	else if (begins || is_rule(line))
		prose_begin(prose, WINNOW_PARAGRAPH, 0);
	else
		prose_add(prose, winnow_str(" "));
	prose_add(prose, winnow_slice(line, bullet_length, line.len - bullet_length));
	return line.len < EARLY || is_rule(line);
}

int passages_of_text(
	const struct winnow_host *host, struct winnow_str text, struct passages *ret_passages)
{
	struct prose *prose = prose_create(host);
	bool begins = true;

	if (!prose)
		return winnow_fail(host, WINNOW_ELIMIT, "no memory left for the text");
	for (size_t at = 0; at < text.len;) {
		size_t end = join_find(text, "\n", at);
		struct winnow_str line = join_trim(winnow_slice(text, at, end - at));
		begins = line.len == 0 || add_line(prose, line, begins);
		at = end + 1;
	}
	return passages_of_prose(host, prose, ret_passages);
}

int passages_join(const struct winnow_host *host, const struct passages *first,
	const struct passages *second, struct passages *ret_passages)
{
	struct passages all = { NULL, first->count + second->count };

	all.items = host->alloc(host, (all.count + 1) * sizeof *all.items);
	if (!all.items)
		return winnow_fail(host, WINNOW_ELIMIT, "no memory left for the page's blocks");
	if (first->count)
		memcpy(all.items, first->items, first->count * sizeof *all.items);
	if (second->count)
		memcpy(all.items + first->count, second->items,
			second->count * sizeof *all.items);
	*ret_passages = all;
	return 0;
}

static bool has_lines(const struct passage *passage)
{
	return passage->type != WINNOW_TABLE && passage->type != WINNOW_HEADING &&
	       join_find(passage->words, "\n", 0) < passage->words.len;
}

int passages_divide(const struct winnow_host *host, struct passages *passages)
{
	struct passages *parts = host->alloc(host, (passages->count + 1) * sizeof *parts);
	struct passages all = { NULL, 0 };

	for (size_t i = 0; parts && i < passages->count; i++) {
		parts[i] = (struct passages){ &passages->items[i], 1 };
		if (has_lines(&passages->items[i])) {
			int code = passages_of_text(host, passages->items[i].words, &parts[i]);
			if (code < 0)
				return code;
		}
		all.count += parts[i].count;
	}
	all.items = parts ? host->alloc(host, (all.count + 1) * sizeof *all.items) : NULL;
	if (!all.items)
		return winnow_fail(host, WINNOW_ELIMIT, "no memory left for the page's blocks");
	struct passage *end = all.items;
	for (size_t i = 0; i < passages->count; end += parts[i++].count)
		memcpy(end, parts[i].items, parts[i].count * sizeof *end);
	*passages = all;
	return 0;
}

/* Without what stands in brackets at the end: "[1]", "(UN)". */
static struct winnow_str without_bracket(struct winnow_str words)
{
	struct winnow_str rest = words;

	if (!winnow_ends(rest, "]") && !winnow_ends(rest, ")"))
		return words;
	while (rest.len && rest.ptr[rest.len - 1] != '[' && rest.ptr[rest.len - 1] != '(')
		rest.len--;
	if (rest.len)
		rest.len--;
	return join_trim(rest);
}

bool passage_is_sentence(const struct passage *passage)
{
	struct winnow_str words = without_bracket(passage->words);
	static const char *const ends[] = { ".", "!", "?", "\"", "'", "\xe2\x80\x9d",
		"\xe2\x80\x99", "\xc2\xbb", "\xe2\x80\xa6", "\xd8\x9f" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (winnow_ends(words, ends[i]))
			return true;
	return false;
}

size_t passage_words(const struct passage *passage)
{
	size_t words = passage->words.len ? 1 : 0;

	for (size_t i = 0; i < passage->words.len; i++)
		words += passage->words.ptr[i] == ' ';
	return words;
}
