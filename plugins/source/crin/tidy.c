/* SPDX-License-Identifier: MIT */
#include "source/crin/fields.h"
#include "source/crin/join.h"
#include "source/crin/tidy.h"

#define LABEL_LINE_WORDS 14 /* a line behind a label; longer is text */

/* Whether all the pieces between strokes are phrases of that role. */
static bool all_are(const struct reader *reader, const struct winnow_host *host,
	struct winnow_str words, const char *role)
{
	size_t start = 0;

	for (size_t at = 0; at <= words.len; at++) {
		if (at < words.len && !strchr("/|,", words.ptr[at]))
			continue;
		struct winnow_str piece = join_trim(winnow_slice(words, start, at - start));
		if (piece.len && !phrases_is(reader->phrases, host, piece, role))
			return false;
		start = at + 1;
	}
	return words.len > 0;
}

void tidy_furniture(
	const struct reader *reader, const struct winnow_host *host, struct passages *passages)
{
	size_t kept = 0;

	for (size_t i = 0; i < passages->count; i++) {
		struct winnow_str words = passages->items[i].words;
		if (words.len < 200 && (all_are(reader, host, words, "language") ||
					       all_are(reader, host, words, "furniture")))
			continue;
		passages->items[kept++] = passages->items[i];
	}
	passages->count = kept;
}

/* A label alone, or with a colon and its value; the sentence "Countries that signed…" is none. */
static bool is_label(struct draft *draft, struct winnow_str words, size_t *ret_length)
{
	size_t length;

	if (!phrases_role_at(draft->reader->phrases, draft->host, words, "label", &length))
		return false;
	struct winnow_str rest = join_trim(winnow_slice(words, length, words.len - length));
	if (rest.len && rest.ptr[0] != ':')
		return false;
	*ret_length = length;
	return true;
}

/* Behind a label: another, an item, an address, a line that is no sentence. */
static bool may_follow_label(struct draft *draft, const struct passage *passage)
{
	size_t length;

	return passage->type == WINNOW_LIST_ITEM || passage->type == PASSAGE_RULE ||
	       is_label(draft, passage->words, &length) ||
	       draft_is_notice(draft, passage->words) ||
	       (passage_words(passage) <= LABEL_LINE_WORDS && !passage_is_sentence(passage));
}

static size_t first_label(struct draft *draft, const struct passages *passages)
{
	size_t first = passages->count, length;

	for (size_t i = passages->count; i-- > 0;) {
		if (!may_follow_label(draft, &passages->items[i]))
			break;
		if (is_label(draft, passages->items[i].words, &length))
			first = i;
	}
	return first;
}

static void take_label(struct draft *draft, struct winnow_str words, struct winnow_str *label)
{
	size_t length = 0;
	struct winnow_str value = words;

	if (is_label(draft, words, &length)) {
		*label = winnow_slice(words, 0, length);
		value = join_trim(winnow_slice(words, length, words.len - length));
		if (value.len)
			value = winnow_slice(value, 1, value.len - 1);
	}
	field_add(draft, *label, value, "text");
}

void tidy_labels(struct draft *draft, struct passages *passages)
{
	size_t first = first_label(draft, passages), kept = first;
	struct winnow_str label = winnow_str("");

	for (size_t i = first; i < passages->count; i++) {
		if (draft_is_notice(draft, passages->items[i].words))
			passages->items[kept++] = passages->items[i];
		else if (passages->items[i].type != PASSAGE_RULE)
			take_label(draft, passages->items[i].words, &label);
	}
	passages->count = kept;
}

/* The only child that is not blank; NULL: none, or several. */
static struct page_node *only_child(const struct page_node *node)
{
	struct page_node *only = NULL;

	for (struct page_node *child = node->children; child; child = child->next) {
		if (page_is_blank(child))
			continue;
		if (only)
			return NULL;
		only = child;
	}
	return only;
}

static bool is_all_bold(const struct page_node *paragraph)
{
	const struct page_node *child = only_child(paragraph);

	while (child && (page_is(child, ELEMENT_SPAN) || page_is(child, ELEMENT_FONT)))
		child = only_child(child);
	return child && (page_is(child, ELEMENT_STRONG) || page_is(child, ELEMENT_B));
}

void tidy_headings(struct page_node *top)
{
	for (struct page_node *node = top; node; node = page_next(node, top))
		if (page_is(node, ELEMENT_P) && is_all_bold(node))
			page_rename(node, ELEMENT_H4);
}
