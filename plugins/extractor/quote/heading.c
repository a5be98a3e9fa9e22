/* SPDX-License-Identifier: MIT
 * What stands before a report's first words: "Police: two men were killed" in a heading, where who is
 * before the colon says what is behind, and "Two men killed: police"; "SANKT ORM, 3 May (Reuters) — " before the text. */
#include "clause.h"

#define LONGEST_NAME 6      /* tokens before the colon */
#define LONGEST_SMALL 3     /* bytes of "of", "the" in a title */
#define FEWEST_IN_TITLE 4   /* tokens */
#define LONGEST_POSTER 12   /* tokens from the dash to "(@" */
#define FARTHEST_PERSON 60  /* tokens from the colon to "I" */
#define LONGEST_DATELINE 16 /* tokens before the dash */
#define LONGEST_MONTH 3     /* tokens: "de marzo de" */
#define DIGITS_OF_YEAR 4

/* Behind "de marzo de" of "12 de marzo de 2024", "mai" of "3 mai (AFP)", "года" of "14 мая 2024 года", small
 * letters behind the figures of a day that a dateline goes on behind; `token` itself: it is none. */
static uint32_t past_month(const struct passage *passage, uint32_t token, uint32_t floor)
{
	uint32_t at = token;

	if (token == floor || passage_kind(passage, token - 1) != WINNOW_DIGITS)
		return token;
	while (at < token + LONGEST_MONTH && passage_kind(passage, at) == WINNOW_WORD)
		at++;
	return passage_kind(passage, at) == WINNOW_DIGITS || passage_is(passage, at, "(") ||
			       passage_word(passage, token - 1).len == DIGITS_OF_YEAR
		       ? at
		       : token;
}

/* Behind one word of a dateline, or what is none; `token` itself: no dateline goes on so. */
static uint32_t past_dateline_word(
	const struct passage *passage, uint32_t token, uint32_t floor)
{
	return passage_kind(passage, token) != WINNOW_WORD ||
			       passage_flag(passage, token, WINNOW_CAPITAL)
		       ? token + 1
		       : past_month(passage, token, floor);
}

/* "— ", "(EFE).- " */
static int ends_dateline(const struct reading *reading, uint32_t token)
{
	return marks_is_dash(reading, token) ||
	       (is(reading, token, "-") && is(reading, token - 1, ".") &&
		       !passage_glued(&reading->passage, token + 1));
}

/* "NEW DELHI: " */
static int is_colon(const struct reading *reading, uint32_t token)
{
	return is(reading, token, ":");
}

/* The mark that `ends` the dateline with which the sentence begins; its first token: it begins with none. */
static uint32_t dateline_mark(const struct reading *reading,
	const struct winnow_sentence *sentence,
	int (*ends)(const struct reading *reading, uint32_t token))
{
	uint32_t first = sentence->first, end = first + sentence->count, at, next = first;

	do {
		at = next;
		next = past_dateline_word(&reading->passage, at, first);
	} while (next > at && next < end && next < first + LONGEST_DATELINE &&
		 !ends(reading, at));
	return ends(reading, at) ? at : first;
}

uint32_t heading_dateline_end(
	const struct reading *reading, const struct winnow_sentence *sentence)
{
	const struct passage *passage = &reading->passage;
	uint32_t at = sentence->first;

	if (!passage_flag(passage, at, WINNOW_BLOCK_START) ||
		!passage_flag(passage, at, WINNOW_CAPITAL))
		return at;
	at = dateline_mark(reading, sentence, ends_dateline);
	if (at == sentence->first || at + 2 >= sentence->first + sentence->count)
		return sentence->first;
	return at + 1 + (uint32_t)passage_is(passage, at + 1, "-");
}

/* Of at least three letters, and no small one. */
static int is_shouted(const struct passage *passage, uint32_t token)
{
	struct winnow_str word = passage_word(passage, token);

	for (size_t i = 0; i < word.len; i++)
		if (word.ptr[i] < 'A' || word.ptr[i] > 'Z')
			return 0;
	return word.len > 2;
}

uint32_t heading_whole(
	const struct reading *reading, const struct winnow_sentence *sentence, uint32_t first)
{
	const struct passage *passage = &reading->passage;

	if (first != sentence->first || !passage_flag(passage, first, WINNOW_BLOCK_START) ||
		!is_shouted(passage, first))
		return first;
	uint32_t colon = dateline_mark(reading, sentence, is_colon);
	return colon > first ? colon + 1 : first;
}

/* Behind "Police", "Ada Marn", "Q" at `first`: the colon; 0: there is none. */
static uint32_t label_end(const struct reading *reading, uint32_t first, uint32_t end)
{
	uint32_t colon = first;

	while (colon < end && colon < first + LONGEST_NAME &&
		tags_any(&reading->tags, colon, "NFTJHZ"))
		colon++;
	return colon > first && is(reading, colon, ":") ? colon : 0;
}

/* "I", "your": somebody speaks, and is not told of. */
static int speaks_in_person(const struct reading *reading, uint32_t first, uint32_t end)
{
	static const char *const words[] = { "i", "me", "my", "we", "us", "our", "you", "your",
		NULL };

	for (uint32_t at = first; at < end && at < first + FARTHEST_PERSON; at++)
		if (!reading->quoted[at] && passage_is_any(&reading->passage, at, words))
			return 1;
	return 0;
}

/* The block before `first` begins "Q:", or the one behind its block "A:". */
static int is_answered(const struct reading *reading, uint32_t first)
{
	const struct passage *passage = &reading->passage;
	const int asks = is(reading, first, "q");
	uint32_t at = asks ? first + 1 : first - 1;

	if (!asks && first == 0)
		return 0;
	while (at > 0 && at < reading->tags.count &&
		!passage_flag(passage, at, WINNOW_BLOCK_START))
		at = asks ? at + 1 : at - 1;
	return at + 1 < reading->tags.count && is(reading, at, asks ? "a" : "q") &&
	       is(reading, at + 1, ":");
}

/* "Ada Marn: We were late. I saw it.", "Q: Did you?": an interview, up to its paragraph's end. */
static int read_interview(struct search *search, uint32_t colon, uint32_t end)
{
	struct reading *reading = search->reading;
	uint32_t limit = end;

	while (limit < reading->tags.count &&
		!passage_flag(&reading->passage, limit, WINNOW_BLOCK_START))
		limit++;
	struct speech speech = { .first = colon + 1,
		.end = limit,
		.kind = "direct",
		.rule = "quote.interview",
		.cue = { colon, colon + 1 },
		.confidence = 0.7 };
	if (!is(reading, search->first, "q") && !is(reading, search->first, "a")) {
		speech.speaker = (struct phrase){ search->first, colon };
		if (!is_shouted(&reading->passage, colon - 1) &&
			who_is(&reading->who, &reading->tags, reading->quoted, speech.speaker) <
				0)
			return 0;
	}
	if (!speaks_in_person(reading, speech.first, speech.end) &&
		!(!speech.speaker.end && is_answered(reading, search->first)))
		return 0;
	clause_add(search, &speech);
	search->floor = end;
	return 1;
}

/* Behind a dash that begins a block, before the bracket of "— Ada Marn (@adamarn) May 3, 2024": who has
 * posted what the block before says; `dash` + 1: nobody has. */
static uint32_t poster_end(const struct reading *reading, uint32_t dash)
{
	const struct passage *passage = &reading->passage;
	uint32_t at = dash + 1;

	if (dash + 4 >= reading->tags.count || !marks_is_dash(reading, dash) ||
		!passage_flag(passage, dash, WINNOW_BLOCK_START))
		return dash + 1;
	while (at + 2 < reading->tags.count && at < dash + LONGEST_POSTER &&
		!passage_flag(passage, at, WINNOW_BLOCK_START) &&
		!(is(reading, at, "(") && is(reading, at + 1, "@")))
		at++;
	return is(reading, at, "(") && is(reading, at + 1, "@") ? at : dash + 1;
}

/* Before the address of a picture or a page, with which what is posted ends. */
static uint32_t before_address(const struct reading *reading, uint32_t first, uint32_t end)
{
	static const char *const words[] = { "pic", "http", "https", NULL };

	for (uint32_t at = first; at + 1 < end; at++)
		if (passage_is_any(&reading->passage, at, words) &&
			passage_glued(&reading->passage, at + 1))
			return at;
	return end;
}

/* "Ada Marn: “We are late.”", or no word at all: nothing that who posts it says. */
static int passes_on(const struct reading *reading, uint32_t first, uint32_t end)
{
	int words = 0;

	for (uint32_t at = first; at < end; at++) {
		words |= passage_kind(&reading->passage, at) == WINNOW_WORD;
		if (at > first && reading->quoted[at] && is(reading, at - 1, ":"))
			return 1;
	}
	return !words;
}

/* What somebody has posted: a block, and below it who they are. */
static int read_post(struct search *search, uint32_t end)
{
	struct reading *reading = search->reading;
	uint32_t dash = search->first;

	while (dash < reading->tags.count &&
		(dash == search->first ||
			!passage_flag(&reading->passage, dash, WINNOW_BLOCK_START)))
		dash++;
	const uint32_t bracket = poster_end(reading, dash);
	if (bracket == dash + 1 || passes_on(reading, search->first, dash))
		return 0;
	clause_add(search, &(struct speech){ .first = search->first,
				   .end = before_address(reading, search->first, dash),
				   .kind = "direct",
				   .rule = "quote.posted",
				   .speaker = { dash + 1, bracket },
				   .cue = { dash, dash + 1 },
				   .confidence = 0.8 });
	search->floor = end;
	return 1;
}

int heading_read_within(
	const struct reading *reading, const struct stretch *stretch, struct speech *speech)
{
	const uint32_t colon = label_end(reading, stretch->first, stretch->end);

	if (!colon || !passage_flag(&reading->passage, stretch->open, WINNOW_BLOCK_START) ||
		!is_shouted(&reading->passage, stretch->first) ||
		!is_shouted(&reading->passage, colon - 1))
		return 0;
	speech->first = colon + 1;
	speech->speaker = (struct phrase){ stretch->first, colon };
	speech->cue = (struct phrase){ colon, colon + 1 };
	speech->rule = "quote.interview";
	speech->confidence = 0.8;
	return 1;
}

/* Who says what a heading tells is one of those who do so, or is known by name. */
static int may_head(struct reading *reading, struct phrase speaker)
{
	return passage_find(&reading->passage, reading->words->headline, speaker.end - 1) ||
	       who_is(&reading->who, &reading->tags, reading->quoted, speaker) >= 0;
}

/* Something is done in it: a heading leaves "were" out. */
static int tells_deed(const struct reading *reading, const struct speech *speech)
{
	uint32_t at = speech->first;

	while (at < speech->end && !tags_any(&reading->tags, at, "DZVPBMA"))
		at++;
	return at < speech->end;
}

/* "Police: two men were killed" */
static void read_leading(struct search *search, uint32_t colon, uint32_t end)
{
	struct speech speech = { .first = colon + 1,
		.end = search->end,
		.kind = "indirect",
		.rule = "indirect.headline",
		.speaker = { search->first, colon },
		.cue = { colon, colon + 1 },
		.confidence = 0.7,
		.spoken = 1 };

	if (colon + 2 >= end || !may_head(search->reading, speech.speaker) ||
		!tells_deed(search->reading, &speech))
		return;
	clause_add(search, &speech);
	search->floor = end;
}

/* The first token of who stands behind the last colon or dash; `end`: nobody does. */
static uint32_t trailing_label(const struct search *search, uint32_t end)
{
	const struct reading *reading = search->reading;
	uint32_t first = end;

	while (first > search->first + 1 && end - first < LONGEST_NAME &&
		tags_any(&reading->tags, first - 1, "NFJZ"))
		first--;
	return is(reading, first - 1, ":") || marks_is_dash(reading, first - 1) ? first : end;
}

/* "Two men killed in Orm: police", "Two men killed - ministry"; behind a dash a name may be that of the
 * paper. */
static void read_trailing(struct search *search, uint32_t end)
{
	struct reading *reading = search->reading;
	const uint32_t label = trailing_label(search, end);
	struct speech speech = { .first = search->first,
		.end = label - 1,
		.kind = "indirect",
		.rule = "indirect.headline",
		.speaker = { label, end },
		.cue = { label - 1, label },
		.confidence = 0.7,
		.spoken = 1 };

	if (label == end || memchr(reading->quoted + search->first, 1, end - search->first) ||
		!(is(reading, label - 1, ":")
				? may_head(reading, speech.speaker)
				: passage_find(&reading->passage, reading->words->headline,
					  end - 1) != NULL) ||
		!tells_deed(reading, &speech))
		return;
	clause_add(search, &speech);
	search->floor = end;
}

/* Every word of more than three letters has a capital, and there are some. */
static int is_title_case(const struct reading *reading, uint32_t first, uint32_t end)
{
	for (uint32_t at = first; at < end; at++)
		if (reading->quoted[at] ||
			(passage_kind(&reading->passage, at) == WINNOW_WORD &&
				passage_word(&reading->passage, at).len > LONGEST_SMALL &&
				!passage_flag(&reading->passage, at, WINNOW_CAPITAL)))
			return 0;
	return end >= first + FEWEST_IN_TITLE;
}

/* "Boats Too Old, Minister Says", "Minister Says Boats Are Too Old": no tag tells of its verb. */
static int read_title(struct search *search, uint32_t end)
{
	static const char *const says[] = { "says", "say", NULL };
	static const char *const asking[] = { "what", "how", "why", "who", "where", "when",
		NULL };
	struct reading *reading = search->reading;
	uint32_t verb = search->first + 1, comma;
	struct speech speech = {
		.kind = "indirect", .rule = "indirect.headline", .confidence = 0.7, .spoken = 1
	};

	while (verb < end && !passage_is_any(&reading->passage, verb, says))
		verb++;
	if (verb == end || !tags_any(&reading->tags, verb, "F") ||
		!is_title_case(reading, search->first, end))
		return 0;
	speech.cue = (struct phrase){ verb, verb + 1 };
	if (verb + 1 == end) {
		for (comma = verb - 1; comma > search->first && !is(reading, comma, ",");)
			comma--;
		speech.speaker = (struct phrase){ comma + 1, verb };
		speech.first = search->first;
		speech.end = comma;
	} else {
		speech.speaker = (struct phrase){ search->first, verb };
		speech.first = verb + 1;
		speech.end = end;
	}
	if (passage_is_any(&reading->passage, search->first, asking) ||
		speech.speaker.end > speech.speaker.first + LONGEST_NAME ||
		speech.speaker.first == speech.speaker.end || speech.end < speech.first + 2)
		return 0;
	clause_add(search, &speech);
	search->floor = end;
	return 1;
}

void heading_read(struct search *search, const struct winnow_sentence *sentence)
{
	struct reading *reading = search->reading;
	const uint32_t end = sentence->first + sentence->count;

	if (!passage_flag(&reading->passage, search->first, WINNOW_BLOCK_START) ||
		read_post(search, end))
		return;
	const uint32_t colon = label_end(reading, search->first, search->end);
	const int is_led = colon > 0 && !reading->quoted[colon + 1];
	if (is_led && colon + 2 < end && read_interview(search, colon, end))
		return;
	/* A sentence of its own. */
	if (end < reading->tags.count &&
		!passage_flag(&reading->passage, end, WINNOW_BLOCK_START))
		return;
	if (is_of(reading, "en") && read_title(search, end))
		return;
	if (is_led)
		read_leading(search, colon, end);
	else if (search->end == end && is_of(reading, "en"))
		read_trailing(search, end);
}
