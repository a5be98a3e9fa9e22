/* SPDX-License-Identifier: MIT */
#include "reader/html/several.h"
#include "reader/html/weigh.h"
#include "shared/room.h"

enum {
	LEAST_HEADING = 8, /* letters */
	LEAST_ENTRIES = 2,
	FEW_ENTRIES = 8,  /* for which there is room at first */
	LEAST_LINKED = 3, /* where only links tell that they are reports */
	ALL_SHARE = 60,   /* percent of the page's running text, of all entries */
	ONE_SHARE = 70,   /* of the entries', of one: then that is the article */
	WHOLE_MASS = 240, /* letters of a report that is there from end to end */
	HEADING_LEVELS = 6
};

struct search {
	const struct winnow_host *host;
	struct page_node *root;
	struct entry *entries;
	size_t count, capacity;
	size_t levels[HEADING_LEVELS];  /* linked headings of each level */
	const struct page_node *entry;  /* the <article> in hand */
	const struct page_node *behind; /* where it ends */
	int headed;                     /* it has its heading */
};

static struct winnow_str address_of(const struct page_node *link)
{
	struct winnow_str address = page_attribute(link, ATTRIBUTE_HREF);
	int leads = address.len && address.ptr[0] != '#';

	return leads ? address : winnow_str(NULL);
}

/* What a heading leads to: a link in it or around it. Empty: nothing. */
static struct winnow_str heading_address(struct page_node *heading)
{
	struct page_node *link = page_is(heading->parent, ELEMENT_A)
					 ? heading->parent
					 : page_find(heading, ELEMENT_A);

	return link ? address_of(link) : winnow_str(NULL);
}

static int is_entry(const struct page_node *node)
{
	return page_is(node, ELEMENT_ARTICLE) || page_has_class(node, "hentry");
}

static void add(struct search *search, struct page_node *top, struct page_node *heading)
{
	struct entry *entries =
		search->count < SEVERAL_MOST
			? room_for(search->host, search->entries, &search->capacity,
				  search->count + 1, FEW_ENTRIES, sizeof(*entries))
			: NULL;

	if (!entries)
		return;
	search->entries = entries;
	entries[search->count++] = (struct entry){ top, heading, heading_address(heading) };
}

static void enter(struct search *search, struct page_node *node)
{
	if (node == search->behind)
		search->entry = search->behind = NULL;
	if (!search->entry && is_entry(node)) {
		search->entry = node;
		search->behind = page_next_skip(node, search->root);
		search->headed = 0;
	}
}

/* `in_entries`: headings of <article> elements; else those that are links. */
static void collect(struct search *search, int in_entries)
{
	search->count = 0;
	search->entry = search->behind = NULL;
	for (struct page_node *node = search->root; node;) {
		int away = weight_of(node)->nature & (WEIGHT_AWAY | WEIGHT_UNSEEN);
		enter(search, node);
		int heading = !away && page_role(node) == ROLE_HEADING &&
			      weight_of(node)->letters >= LEAST_HEADING;
		if (heading && in_entries && search->entry && !search->headed) {
			search->headed = 1;
			add(search, (struct page_node *)(uintptr_t)search->entry, node);
		} else if (heading && !in_entries && heading_address(node).len) {
			search->levels[node->element - ELEMENT_H1]++;
			add(search, node, node);
		}
		node = away ? page_next_skip(node, search->root)
			    : page_next(node, search->root);
	}
}

/* Links of the level that most headings have; the others are of sections, or within entries. */
static void keep_one_level(struct search *search)
{
	size_t most = 0, kept = 0;

	for (size_t level = 1; level < HEADING_LEVELS; level++)
		if (search->levels[level] > search->levels[most])
			most = level;
	for (size_t at = 0; at < search->count; at++)
		if (search->entries[at].heading->element == ELEMENT_H1 + most)
			search->entries[kept++] = search->entries[at];
	search->count = kept;
}

/* How many entries each element holds. */
static void count_entries(const struct search *search)
{
	for (size_t at = 0; at < search->count; at++)
		for (struct page_node *node = search->entries[at].heading; node;
			node = node->parent)
			if (node->note)
				((struct weight *)node->note)->entries++;
}

static uint32_t entries_of(const struct page_node *node)
{
	return weight_of(node)->entries;
}

/* Puts `first` and what follows it, up to the next entry, into an element of their own. `before`
 * likely stands before it. NULL: over budget. */
static struct page_node *wrap(
	const struct winnow_host *host, struct page_node *first, struct page_node *before)
{
	struct page_node *parent = first->parent, *last = first;
	struct page_node *top = host->alloc(host, sizeof(*top));
	struct weight *sum = host->alloc(host, sizeof(*sum));

	if (!top || !sum)
		return NULL;
	while (last->next && entries_of(last->next) == 0)
		last = last->next;
	if (!before || before->next != first) {
		before = NULL;
		for (struct page_node *node = parent->children; node != first;
			node = node->next)
			before = node;
	}
	*top = (struct page_node){ .kind = PAGE_ELEMENT,
		.parent = parent,
		.next = last->next,
		.children = first,
		.last = last,
		.note = sum };
	page_rename(top, ELEMENT_DIV);
	*(before ? &before->next : &parent->children) = top;
	if (parent->last == last)
		parent->last = top;
	last->next = NULL;
	for (struct page_node *node = first; node; node = node->next) {
		node->parent = top;
		if (weight_of(node)->nature & WEIGHT_AWAY)
			continue;
		sum->letters += weight_of(node)->letters;
		sum->linked += weight_of(node)->linked;
		sum->mass += weight_of(node)->mass;
		sum->paragraphs += weight_of(node)->paragraphs;
	}
	return top;
}

/* From its heading up to all that holds no other entry. */
static int widen(const struct winnow_host *host, struct search *search)
{
	for (size_t at = 0; at < search->count; at++) {
		struct entry *entry = &search->entries[at];
		while (entry->top->parent != search->root && entry->top->parent &&
			entries_of(entry->top->parent) == 1)
			entry->top = entry->top->parent;
		if (entry->top->next && entries_of(entry->top->next) == 0)
			entry->top = wrap(host, entry->top, at ? entry[-1].top : NULL);
		if (!entry->top)
			return winnow_fail(host, WINNOW_ELIMIT,
				"the memory allowed for one item is spent; raise the limit");
	}
	return 0;
}

/* It breaks off: "…", or "Read more" behind one. */
static int breaks_off(const struct winnow_host *host, struct page_node *top)
{
	enum { TAIL = 40 };
	static const char *const marks[] = { "\xE2\x80\xA6", "...", "[\xE2\x80\xA6]" };
	struct prose_line room;
	struct winnow_str line = page_line_in(&room, host, top);
	size_t from = line.len > TAIL ? line.len - TAIL : 0;

	for (size_t at = from; at < line.len; at++)
		for (size_t each = 0; each < sizeof(marks) / sizeof(marks[0]); each++)
			if (winnow_starts(winnow_slice(line, at, line.len - at), marks[each]))
				return 1;
	return 0;
}

/* Whether the entries are what the page is: most of its text, and none of them nearly all. */
static int are_several(
	const struct winnow_host *host, const struct search *search, int *ret_whole)
{
	uint64_t sum = 0, heaviest = 0;
	size_t whole = 0;

	for (size_t at = 0; at < search->count; at++) {
		struct page_node *top = search->entries[at].top;
		uint32_t mass = weight_of(top)->mass;
		sum += mass;
		heaviest = mass > heaviest ? mass : heaviest;
		whole += mass >= WHOLE_MASS && !breaks_off(host, top);
	}
	*ret_whole = whole * 2 > search->count;
	return sum * 100 >= (uint64_t)weight_of(search->root)->mass * ALL_SHARE && sum &&
	       heaviest * 100 <= sum * ONE_SHARE;
}

/* The page says that it is one article. */
static int claims_one(const struct evidence *evidence)
{
	size_t linked_data = 0;

	for (size_t at = 0; at < evidence->count; at++) {
		const struct statement *item = &evidence->items[at];
		if (item->kind != EVIDENCE_TYPE)
			continue;
		if (winnow_is(item->value, "article"))
			return 1;
		linked_data += winnow_starts(item->origin, "json-ld");
	}
	return linked_data == 1;
}

int several_find(struct reading *reading, struct several *ret_several)
{
	const struct winnow_host *host = reading->host;
	struct search search = { .host = host, .root = reading->page.root };
	int result = 0;

	*ret_several = (struct several){ 0 };
	if (!reading->article || claims_one(reading->evidence))
		return 0;
	collect(&search, 1);
	if (search.count < LEAST_ENTRIES) {
		collect(&search, 0);
		keep_one_level(&search);
		if (search.count < LEAST_LINKED)
			return 0;
		count_entries(&search);
		result = widen(host, &search);
	}
	if (result == 0 && are_several(host, &search, &ret_several->whole)) {
		ret_several->entries = search.entries;
		ret_several->count = search.count;
	}
	return result;
}
