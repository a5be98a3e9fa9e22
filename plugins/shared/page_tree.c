/* SPDX-License-Identifier: MIT */
#include "shared/page_tree.h"
#include "shared/element_table.h"
#include "shared/scan.h"

enum { NODES = 8, VALUES = 32, KEPT = 32 /* attributes of one element: bits of its mask */ };

int page_tree_begin(struct page_tree *tree, const struct winnow_host *host, size_t most)
{
	*tree = (struct page_tree){ .host = host, .capacity = most };
	tree->text = host->alloc(host, most + 1);
	if (!tree->text)
		return winnow_fail(host, WINNOW_ELIMIT,
			"the page is larger than the memory allowed for one item; raise the "
			"limit if it is wanted");
	return 0;
}

static struct page_node *new_node(struct page_tree *tree)
{
	const struct winnow_host *host = tree->host;

	if (tree->node_room == 0) {
		tree->nodes = host->alloc(host, NODES * sizeof(*tree->nodes));
		tree->node_room = tree->nodes ? NODES : 0;
	}
	if (tree->node_room == 0) {
		tree->spent = 1;
		return NULL;
	}
	tree->node_room--;
	return tree->nodes++;
}

static struct winnow_str *new_values(struct page_tree *tree, size_t count)
{
	const struct winnow_host *host = tree->host;

	if (tree->value_room < count) {
		tree->values = host->alloc(host, VALUES * sizeof(*tree->values));
		tree->value_room = tree->values ? VALUES : 0;
	}
	if (tree->value_room < count) {
		tree->spent = 1;
		return NULL;
	}
	struct winnow_str *values = tree->values;
	tree->value_room -= count;
	tree->values += count;
	return values;
}

/* The bytes, copied; what is beyond the room, which no parser should say, is dropped. */
static struct winnow_str keep(struct page_tree *tree, const char *bytes, size_t length)
{
	if (length > tree->capacity - tree->length)
		length = tree->capacity - tree->length;
	struct winnow_str kept = { tree->text + tree->length, length };
	memcpy(tree->text + tree->length, bytes, length);
	tree->length += length;
	return kept;
}

static void append(struct page_tree *tree, struct page_node *node)
{
	struct page_node *parent = tree->open;

	node->parent = parent;
	if (!parent)
		return;
	if (parent->last)
		parent->last->next = node;
	else
		parent->children = node;
	parent->last = node;
}

/* The first of an attribute counts, as in browsers. */
static void read_attributes(
	struct page_tree *tree, struct page_node *node, const char *const *pairs)
{
	struct winnow_str found[KEPT];
	uint32_t mask = 0;
	size_t count = 0;

	for (; *pairs; pairs += 2) {
		size_t place = table_place(&attribute_table, winnow_str(pairs[0]));
		if (place == 0 || place > KEPT || mask >> (place - 1) & 1)
			continue;
		mask |= (uint32_t)1 << (place - 1);
		count++;
		found[place - 1] =
			pairs[1] ? keep(tree, pairs[1], strlen(pairs[1])) : winnow_str("");
	}
	struct winnow_str *values = count ? new_values(tree, count) : NULL;
	if (!values)
		return;
	node->attributes = mask;
	node->values = values;
	for (size_t place = 0; place < KEPT; place++)
		if (mask >> place & 1)
			*values++ = found[place];
}

/* style="display: none", however it is spaced. */
static int is_styled_away(struct winnow_str style)
{
	size_t at = scan_find(style, 0, "display");

	if (at == style.len)
		return 0;
	at = scan_spaces(style, at + strlen("display"));
	if (at >= style.len || style.ptr[at] != ':')
		return 0;
	at = scan_spaces(style, at + 1);
	return scan_find(winnow_slice(style, at, style.len - at), 0, "none") == 0 &&
	       at < style.len;
}

static int is_unseen(const struct page_node *node)
{
	if (node->role == ROLE_UNSEEN)
		return 1;
	/* A page may hide itself until its scripts have run. */
	if (page_is(node, ELEMENT_HTML) || page_is(node, ELEMENT_BODY))
		return 0;
	return page_attribute(node, ATTRIBUTE_HIDDEN).ptr ||
	       is_styled_away(page_attribute(node, ATTRIBUTE_STYLE));
}

void page_tree_start(struct page_tree *tree, const char *name, const char *const *pairs)
{
	struct page_node *node = new_node(tree);

	if (!node)
		return;
	page_rename(node, (enum element)table_place(&element_table, winnow_str(name)));
	node->kind = PAGE_ELEMENT;
	if (pairs)
		read_attributes(tree, node, pairs);
	node->unseen = (unsigned char)is_unseen(node);
	append(tree, node);
	if (!tree->root)
		tree->root = node;
	tree->open = node;
	tree->elements++;
}

void page_tree_end(struct page_tree *tree)
{
	if (tree->open && tree->open->parent)
		tree->open = tree->open->parent;
}

static int is_blank(const char *bytes, size_t length)
{
	return scan_spaces((struct winnow_str){ bytes, length }, 0) == length;
}

/* White space at the start of a block, or behind one, which says nothing. */
static int is_idle(const struct page_tree *tree, const char *bytes, size_t length)
{
	const struct page_node *last = tree->open->last;

	if (last && last->kind == PAGE_TEXT)
		return 0;
	return page_role(last ? last : tree->open) != ROLE_NONE && is_blank(bytes, length);
}

void page_tree_text(struct page_tree *tree, const char *bytes, size_t length)
{
	struct page_node *last = tree->open ? tree->open->last : NULL;

	if (!tree->open || length == 0 || is_idle(tree, bytes, length))
		return;
	struct winnow_str words = keep(tree, bytes, length);
	if (last && last->kind == PAGE_TEXT && last->text.ptr + last->text.len == words.ptr) {
		last->text.len += words.len;
		return;
	}
	struct page_node *node = new_node(tree);
	if (!node)
		return;
	node->kind = PAGE_TEXT;
	node->text = words;
	append(tree, node);
}

static int belongs_in_head(const struct page_node *node)
{
	if (node->kind == PAGE_TEXT)
		return is_blank(node->text.ptr, node->text.len);
	return node->role == ROLE_UNSEEN;
}

/* The page's body, made behind the head if there is none. */
static struct page_node *body_behind(struct page_tree *tree, struct page_node *head)
{
	struct page_node *body = head->next;

	while (body && !page_is(body, ELEMENT_BODY))
		body = body->next;
	if (body || !(body = new_node(tree)))
		return body;
	body->kind = PAGE_ELEMENT;
	page_rename(body, ELEMENT_BODY);
	body->parent = head->parent;
	body->next = head->next;
	head->next = body;
	tree->elements++;
	return body;
}

/* Moves `first` and all behind it to where the body begins. */
static void move(struct page_node *head, struct page_node *before, struct page_node *body)
{
	struct page_node *first = before ? before->next : head->children;

	head->last->next = body->children;
	if (!body->children)
		body->last = head->last;
	body->children = first;
	for (struct page_node *node = first; node; node = node->next)
		node->parent = body;
	head->last = before;
	if (before)
		before->next = NULL;
	else
		head->children = NULL;
}

/* A parser that knows no element of HTML 5 keeps, where a page leaves out <body>, as it may, what
 * begins with one of them in the head. */
void page_tree_finish(struct page_tree *tree)
{
	struct page_node *head = tree->root->children, *before = NULL;

	while (head && !page_is(head, ELEMENT_HEAD))
		head = head->next;
	struct page_node *first = head ? head->children : NULL;
	for (; first && belongs_in_head(first); first = first->next)
		before = first;
	struct page_node *body = first ? body_behind(tree, head) : NULL;
	if (body)
		move(head, before, body);
}
