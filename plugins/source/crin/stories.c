/* SPDX-License-Identifier: MIT */
#include "source/crin/join.h"
#include "source/crin/newsletter.h"

#define PROSE_WORDS 25   /* a passage this long is text, whatever its end */
#define MOST_ENTRIES 256 /* of a table of contents; MOST_STORIES: what follows is one story */
#define MOST_STORIES 1000
#define HEADING_WORDS 14
#define TITLE_WORDS 30  /* a story's title, where a rule stands before it */
#define HEADER_WORDS 24 /* the lines of date, number and links at an issue's head */

/* The walk through an issue. */
struct walk {
	const struct winnow_host *host;
	const struct newsletter *newsletter;
	struct stories found;
	struct winnow_str *contents; /* those of the page, and what the text lists */
	size_t content_count;
	struct winnow_str heading;
	size_t section;
	bool has_rules;   /* the form of 2006: stories between rules */
	bool in_contents; /* behind "In this issue:" */
	bool after_rule;
	bool muted; /* in a stretch about the newsletter itself */
	bool open;  /* a story is being told */
};

static const struct passage *passage_at(const struct walk *walk, size_t index)
{
	const struct passages *passages = &walk->newsletter->passages;

	return index < passages->count ? &passages->items[index] : NULL;
}

static bool has_role(const struct walk *walk, struct winnow_str words, const char *role)
{
	size_t length;

	return phrases_role_at(walk->newsletter->reader->phrases, walk->host, words, role,
		       &length) != NULL;
}

static bool has_dateline(const struct walk *walk, struct winnow_str words)
{
	struct dateline dateline;

	return dateline_read(walk->newsletter->reader->dates, walk->host, words, &dateline);
}

static bool is_prose(const struct walk *walk, const struct passage *passage)
{
	if (!passage || passage->type == PASSAGE_RULE || passage->type == WINNOW_HEADING)
		return false;
	return passage_is_sentence(passage) || has_dateline(walk, passage->words) ||
	       (!walk->in_contents && passage_words(passage) >= PROSE_WORDS);
}

static bool is_listed(const struct walk *walk, struct winnow_str words)
{
	for (size_t i = 0; i < walk->content_count; i++)
		if (winnow_equal(walk->contents[i], words))
			return true;
	return false;
}

static void list(struct walk *walk, struct winnow_str words)
{
	while (words.len && strchr("- ", words.ptr[0]))
		words = winnow_slice(words, 1, words.len - 1);
	if (words.len && walk->content_count < MOST_ENTRIES)
		walk->contents[walk->content_count++] = words;
}

static bool is_address(struct winnow_str words)
{
	return join_find(words, "://", 0) < words.len || join_find(words, "@", 0) < words.len ||
	       join_find(words, "www.", 0) < words.len;
}

static bool is_heading(const struct walk *walk, size_t index)
{
	const struct passage *passage = passage_at(walk, index);
	size_t words = passage_words(passage);

	if (is_listed(walk, passage->words) || has_role(walk, passage->words, "brief"))
		return true;
	if (passage->type == WINNOW_LIST_ITEM || is_address(passage->words) ||
		winnow_ends(passage->words, ":"))
		return false;
	if (walk->has_rules)
		return walk->after_rule && words <= TITLE_WORDS &&
		       !passage_is_sentence(passage);
	if (passage->type == WINNOW_HEADING)
		return true;
	return words <= HEADING_WORDS && !passage_is_sentence(passage) &&
	       !has_role(walk, passage->words, "label") &&
	       is_prose(walk, passage_at(walk, index + 1));
}

/* The lines before the first story that name the issue: its date and number are taken. */
static bool take_header(struct walk *walk, const struct passage *passage)
{
	const struct newsletter *newsletter = walk->newsletter;
	struct winnow_str words = passage->words;

	if (walk->found.count || passage_words(passage) > HEADER_WORDS ||
		has_dateline(walk, words) || is_listed(walk, words))
		return false;
	struct winnow_str date =
		dates_find(newsletter->reader->dates, walk->host, words, NULL, NULL);
	struct winnow_str number = newsletter_number(newsletter->reader, walk->host, words);
	bool is_name = has_role(walk, words, "newsletter") || number.len ||
		       winnow_equal(words, newsletter->title);
	if (!is_name && (date.len == 0 || passage_is_sentence(passage)))
		return false;
	if (walk->found.date.len == 0)
		walk->found.date = date;
	if (walk->found.number.len == 0)
		walk->found.number = number;
	return true;
}

/* Before the first story, what is listed is the table of contents. */
static bool take_contents(struct walk *walk, size_t index)
{
	const struct passage *passage = passage_at(walk, index);
	bool is_item = passage->type == WINNOW_LIST_ITEM || winnow_starts(passage->words, "- ");

	if (has_role(walk, passage->words, "contents")) {
		walk->in_contents = true;
		return true;
	}
	if (walk->found.count || (!walk->in_contents && !walk->has_rules))
		return false;
	if (is_prose(walk, passage) && !(is_item && walk->has_rules))
		return false;
	if (is_item)
		list(walk, passage->words);
	return is_item || (walk->in_contents && !is_heading(walk, index));
}

static void open_heading(struct walk *walk, struct winnow_str words)
{
	walk->heading = words;
	walk->section++;
	walk->open = walk->muted = walk->in_contents = false;
}

static bool is_lower_start(struct winnow_str words)
{
	return words.len && words.ptr[0] >= 'a' && words.ptr[0] <= 'z';
}

/* Whether the passage goes on with the story before it. */
static bool continues(const struct walk *walk, const struct passage *passage)
{
	const struct stories *found = &walk->found;

	if (found->count == MOST_STORIES)
		return true;
	if (!walk->open)
		return false;
	return found->items[found->count - 1].alone || !is_prose(walk, passage) ||
	       passage->type != WINNOW_PARAGRAPH || is_lower_start(passage->words);
}

/* A heading of its own stands before each story in the older forms; later it names a section. */
static bool is_own_heading(const struct walk *walk, const struct passage *passage)
{
	struct winnow_str heading = walk->heading, date = walk->found.date;
	bool is_old = date.len >= 4 && memcmp(date.ptr, "2014", 4) < 0;

	return walk->has_rules || is_old || has_dateline(walk, passage->words) ||
	       (heading.len && (join_find(heading, ": ", 0) < heading.len ||
				       winnow_ends(heading, "]")));
}

static void tell(struct walk *walk, const struct passage *passage)
{
	struct stories *found = &walk->found;

	if (!continues(walk, passage)) {
		if (!is_prose(walk, passage))
			return;
		found->items[found->count++] = (struct story){ walk->heading, found->kept_count,
			0, walk->section, is_own_heading(walk, passage) };
		walk->open = true;
	}
	found->items[found->count - 1].count++;
	found->kept[found->kept_count++] = *passage;
}

static void step(struct walk *walk, size_t index)
{
	const struct passage *passage = passage_at(walk, index);

	if (passage->type == PASSAGE_RULE) {
		walk->open = walk->muted = false;
		walk->after_rule = true;
		walk->heading.len = 0;
		return;
	}
	if (take_contents(walk, index) || take_header(walk, passage))
		return;
	if (has_role(walk, passage->words, "furniture"))
		walk->muted = true;
	else if (is_heading(walk, index))
		open_heading(walk, passage->words);
	else if (!walk->muted || (!walk->has_rules && is_prose(walk, passage)))
		tell(walk, passage);
	if (!walk->has_rules)
		walk->muted = false;
	walk->after_rule = false;
}

static bool has_rules(const struct passages *passages)
{
	size_t rules = 0;

	for (size_t i = 0; i < passages->count; i++)
		rules += passages->items[i].type == PASSAGE_RULE;
	return rules > 1;
}

static int prepare(struct walk *walk)
{
	const struct winnow_host *host = walk->host;
	const struct newsletter *newsletter = walk->newsletter;
	size_t count = newsletter->passages.count + 1;

	walk->found.items = host->alloc(host, count * sizeof *walk->found.items);
	walk->found.kept = host->alloc(host, count * sizeof *walk->found.kept);
	walk->contents =
		host->alloc(host, (count + newsletter->content_count) * sizeof *walk->contents);
	if (!walk->found.items || !walk->found.kept || !walk->contents)
		return winnow_fail(host, WINNOW_ELIMIT, "no memory left for the stories");
	for (size_t i = 0; i < newsletter->content_count; i++)
		list(walk, newsletter->contents[i]);
	walk->has_rules = has_rules(&newsletter->passages);
	return 0;
}

int stories_find(const struct winnow_host *host, const struct newsletter *newsletter,
	struct stories *ret_stories)
{
	struct walk walk = { .host = host, .newsletter = newsletter };
	int code = prepare(&walk);

	if (code < 0)
		return code;
	walk.found.number = newsletter_number(newsletter->reader, host, newsletter->title);
	for (size_t i = 0; i < newsletter->passages.count && !host->cancelled(host); i++)
		step(&walk, i);
	*ret_stories = walk.found;
	return 0;
}
