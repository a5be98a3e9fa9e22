/* SPDX-License-Identifier: MIT
 * One walk over the tokens with a stack of open marks. */
#include "quote.h"

#define DEEPEST 4
#define FIRST_ROOM 16 /* stretches */

enum family { NO_MARK, STRAIGHT, CURLY, ANGLE, SINGLE, CURLY_SINGLE, APOSTROPHES };

struct level {
	enum family family;
	uint32_t stretch; /* its index */
};

struct walk {
	struct reading *reading;
	struct stretch *stretches; /* there is room for one more before each mark */
	uint32_t count, room;
	struct level open[DEEPEST];
	uint32_t depth;
	uint32_t block;
};

struct mark {
	enum family family;
	uint32_t width;    /* tokens */
	int opens, closes; /* by its form: “ and ” */
};

static struct mark read_sign(const struct passage *passage, uint32_t token)
{
	static const struct {
		const char *text;
		struct mark mark;
	} marks[] = {
		{ "“", { CURLY, 1, 1, 0 } },
		{ "”", { CURLY, 1, 0, 1 } },
		{ "„", { CURLY, 1, 1, 0 } },
		{ "«", { ANGLE, 1, 1, 0 } },
		{ "»", { ANGLE, 1, 0, 1 } },
		{ "‘", { CURLY_SINGLE, 1, 1, 0 } },
		{ "’", { CURLY_SINGLE, 1, 0, 1 } },
		{ "`", { SINGLE, 1, 1, 0 } },
	};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (passage_is(passage, token, marks[i].text)) {
			/* “It is old,’’ and ‘‘It is old,’’ */
			if (marks[i].mark.family == CURLY_SINGLE &&
				passage_is(passage, token + 1, marks[i].text) &&
				passage_glued(passage, token + 1))
				return (struct mark){ CURLY, 2, marks[i].mark.opens,
					marks[i].mark.closes };
			return marks[i].mark;
		}
	return (struct mark){ 0 };
}

/* By its first byte most tokens are none. */
static struct mark read_mark(const struct passage *passage, uint32_t token)
{
	if (passage_kind(passage, token) < WINNOW_MARK)
		return (struct mark){ 0 };
	switch (passage->document->text.ptr[passage_at(passage, token)]) {
	case '"':
		return passage_is(passage, token, "\"") ? (struct mark){ STRAIGHT, 1, 1, 1 }
							: (struct mark){ 0 };
	case '\'':
		if (passage_is(passage, token + 1, "'") && passage_glued(passage, token + 1) &&
			passage_is(passage, token, "'"))
			return (struct mark){ APOSTROPHES, 2, 1, 1 };
		return passage_is(passage, token, "'") ? (struct mark){ SINGLE, 1, 1, 1 }
						       : (struct mark){ 0 };
	case '`':
		/* ``of the wires'' */
		if (passage_is(passage, token + 1, "`") && passage_glued(passage, token + 1))
			return (struct mark){ APOSTROPHES, 2, 1, 0 };
		return read_sign(passage, token);
	case '\xe2':
	case '\xc2':
		return read_sign(passage, token);
	default:
		return (struct mark){ 0 };
	}
}

int marks_is_dash(const struct reading *reading, uint32_t token)
{
	static const char *const dashes[] = { "–", "—", "―", NULL };
	const struct passage *passage = &reading->passage;

	if (passage_kind(passage, token) < WINNOW_MARK)
		return 0;
	return passage_is_any(passage, token, dashes) ||
	       (passage_is(passage, token, "-") && !passage_glued(passage, token) &&
		       (!passage_glued(passage, token + 1) ||
			       passage_is(passage, token + 1, "-")));
}

/* "the ’90s" */
static int is_decade(const struct passage *passage, uint32_t token)
{
	return passage_kind(passage, token) == WINNOW_DIGITS &&
	       passage_word(passage, token).len == 2 && passage_is(passage, token + 1, "s") &&
	       passage_glued(passage, token + 1);
}

/* White space or another mark before it, and none behind. French marks have space inside. */
static int can_open(const struct passage *passage, uint32_t token, struct mark mark)
{
	uint32_t next = token + mark.width;

	if (mark.family == ANGLE)
		return mark.opens;
	/* “ Late” with a space by mistake: by its form it opens. */
	if (mark.family == CURLY && mark.opens && !passage_glued(passage, token))
		return 1;
	/* is " late", and not 40 " */
	if ((mark.family == STRAIGHT || mark.family == APOSTROPHES) && token > 0 &&
		!passage_glued(passage, token) && !passage_glued(passage, next))
		return passage_kind(passage, token - 1) == WINNOW_WORD &&
		       passage_kind(passage, next) == WINNOW_WORD;
	/* Of an attribute that a page left behind: date="…". */
	if (!passage_glued(passage, next) ||
		(token > 0 && passage_is(passage, token - 1, "=")) ||
		((mark.family == SINGLE || mark.family == CURLY_SINGLE) &&
			is_decade(passage, next)))
		return 0;
	return token == 0 || !passage_glued(passage, token) ||
	       (passage_kind(passage, token - 1) != WINNOW_WORD &&
		       passage_kind(passage, token - 1) != WINNOW_DIGITS &&
		       !passage_is(passage, token - 1, ",") &&
		       !passage_is(passage, token - 1, "."));
}

static int can_close(const struct passage *passage, uint32_t token, struct mark mark)
{
	/* ’ ” has a space between: by its form it closes. */
	if (mark.family == ANGLE || (mark.family == CURLY && mark.closes))
		return mark.closes;
	if (!passage_glued(passage, token))
		return 0;
	/* An apostrophe within or before a word closes nothing. */
	return (mark.family != SINGLE && mark.family != CURLY_SINGLE) ||
	       !passage_glued(passage, token + mark.width) ||
	       passage_kind(passage, token + mark.width) == WINNOW_MARK;
}

/* "'We were late. | 'We are sorry.'": a paragraph begins with the mark, and so does the next. */
static int is_paragraph_of_many(
	const struct walk *walk, const struct stretch *stretch, uint32_t end)
{
	const struct passage *passage = &walk->reading->passage;

	return !stretch->inside &&
	       (passage_flag(passage, stretch->open, WINNOW_BLOCK_START) ||
		       passage_is(passage, stretch->open - 1, ":")) &&
	       passage_flag(passage, stretch->first, WINNOW_CAPITAL) &&
	       end + 1 < passage->analysis->token_count &&
	       passage_flag(passage, end, WINNOW_BLOCK_START) &&
	       read_mark(passage, end).family == read_mark(passage, stretch->open).family &&
	       passage_flag(passage, end + 1, WINNOW_CAPITAL);
}

static void end_stretch(struct walk *walk, uint32_t end, uint32_t after, int closed)
{
	struct level level = walk->open[--walk->depth];
	struct stretch *stretch = &walk->stretches[level.stretch];

	stretch->end = end > stretch->first ? end : stretch->first;
	stretch->after = after;
	stretch->closed = closed;
	/* A lone apostrophe quotes nothing, and nothing is inside of it. */
	if (closed || (level.family != SINGLE && level.family != CURLY_SINGLE) ||
		is_paragraph_of_many(walk, stretch, end))
		return;
	stretch->end = stretch->first;
	for (uint32_t i = level.stretch + 1; i < walk->count; i++)
		walk->stretches[i].inside--;
}

static void begin_stretch(struct walk *walk, uint32_t token, struct mark mark, int continues)
{
	if (walk->depth == DEEPEST)
		return;
	walk->stretches[walk->count] = (struct stretch){
		.open = token,
		.first = token + mark.width,
		.end = token + mark.width,
		.block = walk->block,
		.continues = continues,
		.inside = (int)walk->depth,
	};
	walk->open[walk->depth++] = (struct level){ mark.family, walk->count++ };
}

/* The level that has the family open, plus one; 0: none. */
static uint32_t level_of(const struct walk *walk, enum family family)
{
	for (uint32_t level = walk->depth; level > 0; level--)
		if (walk->open[level - 1].family == family)
			return level;
	return 0;
}

/* The level the mark may end: its own family's, or another kind of double mark by mistake. */
static uint32_t level_for(const struct walk *walk, struct mark mark, int opens)
{
	uint32_t level = level_of(walk, mark.family);

	if (level || opens)
		return level;
	if (mark.family == CURLY)
		return level_of(walk, STRAIGHT);
	return mark.family == STRAIGHT ? level_of(walk, CURLY) : 0;
}

/* A paragraph ends: what is open goes on only if the next begins with its mark. */
static void end_block(struct walk *walk, uint32_t token)
{
	struct mark mark = read_mark(&walk->reading->passage, token);
	int goes_on = walk->depth > 0 && mark.opens && walk->open[0].family == mark.family;

	while (walk->depth > 0)
		end_stretch(walk, token, token, 0);
	walk->block++;
	if (goes_on)
		begin_stretch(walk, token, mark, 1);
}

static int is_double(enum family family)
{
	return family == CURLY || family == STRAIGHT || family == APOSTROPHES;
}

static void take_mark(struct walk *walk, uint32_t token, struct mark mark)
{
	const struct passage *passage = &walk->reading->passage;
	int opens = can_open(passage, token, mark), closes = can_close(passage, token, mark);
	uint32_t level = level_of(walk, mark.family);

	/* Between two spaces it ends what is open. */
	if (opens && level && is_double(mark.family) &&
		!passage_glued(passage, token + mark.width)) {
		opens = 0;
		closes = 1;
	}
	level = level_for(walk, mark, opens);
	if (level && is_double(mark.family) && !opens)
		closes = 1;
	if (level && closes && (mark.closes || !opens)) {
		while (walk->depth > level)
			end_stretch(walk, token, token, 0);
		end_stretch(walk, token, token + mark.width, 1);
	} else if (opens && !(level && mark.family == STRAIGHT && !mark.opens)) {
		/* Opened again within: what was open has no end of its own, unless a bracket
		 * is opened, too. */
		int within = mark.family == CURLY && token > 0 &&
			     passage_is(passage, token - 1, "(");
		while (walk->depth >= level && level && !within)
			end_stretch(walk, token, token, 0);
		begin_stretch(walk, token, mark, 0);
	}
}

/* What is outgrown is left behind. */
static int make_room(struct walk *walk)
{
	const struct winnow_host *host = walk->reading->passage.host;
	uint32_t room = walk->room ? 2 * walk->room : FIRST_ROOM;

	if (walk->count < walk->room)
		return 0;
	struct stretch *stretches = host->alloc(host, room * sizeof *stretches);
	if (!stretches)
		return -1;
	if (walk->count)
		memcpy(stretches, walk->stretches, walk->count * sizeof *stretches);
	walk->stretches = stretches;
	walk->room = room;
	return 0;
}

/* A paragraph's first token, or a mark; the width of what was taken. */
static uint32_t walk_token(struct walk *walk, uint32_t token)
{
	const struct passage *passage = &walk->reading->passage;
	uint32_t before = walk->count;

	if (token > 0 && passage_flag(passage, token, WINNOW_BLOCK_START))
		end_block(walk, token);
	struct mark mark = read_mark(passage, token);
	if (mark.family && walk->count == before)
		take_mark(walk, token, mark);
	return mark.family ? mark.width : 1;
}

/* The first token from `token` on where a paragraph begins, or a mark that may quote: most are "," and
 * ".". */
static uint32_t next_mark(const struct passage *passage, uint32_t token)
{
	const struct winnow_token *tokens = passage->analysis->tokens;
	const char *text = passage->document->text.ptr;
	uint32_t count = passage->analysis->token_count;

	while (token < count && !(tokens[token].flags & WINNOW_BLOCK_START) &&
		(tokens[token].kind < WINNOW_MARK || text[tokens[token].at] == ',' ||
			text[tokens[token].at] == '.'))
		token++;
	return token;
}

static int walk_tokens(struct walk *walk)
{
	const struct passage *passage = &walk->reading->passage;
	uint32_t count = passage->analysis->token_count, token = next_mark(passage, 0);

	while (token < count) {
		if (make_room(walk) < 0)
			return -1;
		token = next_mark(passage, token + walk_token(walk, token));
	}
	while (walk->depth > 0)
		end_stretch(walk, count, count, 0);
	return 0;
}

int marks_find(struct reading *reading)
{
	const struct passage *passage = &reading->passage;
	struct walk walk = { .reading = reading };

	reading->quoted =
		passage->host->alloc(passage->host, (size_t)passage->analysis->token_count + 1);
	if (!reading->quoted || walk_tokens(&walk) < 0)
		return -1;
	for (uint32_t i = 0; i < walk.count; i++)
		if (!walk.stretches[i].inside &&
			walk.stretches[i].end > walk.stretches[i].first)
			memset(reading->quoted + walk.stretches[i].open, 1,
				walk.stretches[i].after - walk.stretches[i].open);
	reading->stretches = walk.stretches;
	reading->stretch_count = walk.count;
	return 0;
}
