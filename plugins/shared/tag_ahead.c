/* SPDX-License-Identifier: MIT */
#include "shared/tag_ahead.h"

#define LONGEST_QUOTED 40 /* tokens from an opening apostrophe to one that may close it */
#define LONGEST_TAIL 10   /* tokens between a participle and the verb of its noun */

int noun_follows(const struct tag_place *at)
{
	const struct tag_word *next = tags_word(at->tags, at->token + 1);

	return at->token + 1 < at->end && !next->small &&
	       (next->is_noun || (next->readings & tag_bit(TAG_NOUN)));
}

static int is_apostrophe(const struct passage *passage, uint32_t token)
{
	return passage_is(passage, token, "'") || passage_is(passage, token, "’");
}

int tag_is_genitive(const struct tag_place *place)
{
	const struct passage *passage = place->tags->passage;
	uint32_t at = place->token;

	if (!is_apostrophe(passage, at) || !passage_glued(passage, at) ||
		passage_glued(passage, at + 1) ||
		passage_kind(passage, at + 1) != WINNOW_WORD ||
		!winnow_ends(passage_word(passage, at - 1), "s"))
		return 0;
	while (at-- > 0 && at + LONGEST_QUOTED > place->token)
		if ((is_apostrophe(passage, at) && !passage_glued(passage, at)) ||
			passage_is(passage, at, "‘"))
			return 0;
	return 1;
}

/* "vows of revenge", "the summons' appendix": what belongs to it, or to whom it belongs. */
static int owner_follows(const struct tag_place *at)
{
	const struct passage *passage = at->tags->passage;
	uint32_t next = at->token + 1;

	if (next >= at->end)
		return 0;
	if (passage_is(passage, next, "of") || passage_is(passage, next, "'s") ||
		passage_is(passage, next, "’s"))
		return 1;
	return is_apostrophe(passage, next) && passage_glued(passage, next) &&
	       passage_kind(passage, next + 1) == WINNOW_WORD &&
	       !passage_glued(passage, next + 1);
}

int object_follows(const struct tag_place *at)
{
	/* "the police officer who" is nobody who polices. */
	return !passage_is(at->tags->passage, at->token + 1, "who") &&
	       tag_follows(at, "THOQSXB");
}

int spelled_follows(const struct tag_place *at)
{
	return passage_number_at(at->tags->passage, at->token + 1) != NULL;
}

static int is_pronoun(const struct tag_place *at, uint32_t token)
{
	char class = token < at->end ? tags_small(at->tags, token) : 0;

	return class && (tag_bits("OQH") & tag_bit(class)) != 0;
}

/* Behind "last week", "on Monday", where that follows; else the next. */
static uint32_t behind_time(const struct tag_place *at)
{
	const struct tags *tags = at->tags;
	uint32_t next = at->token + 1, time = next;

	if (tags_small(tags, next) == TAG_PREPOSITION ||
		passage_is(tags->passage, next, "last") ||
		passage_is(tags->passage, next, "this"))
		time++;
	return time < at->end && tags_word(tags, time)->is_time ? time + 1 : next;
}

/* "charges last week were", "items seized include": a verb that has the word for its subject's. A
 * verb that tells or helps has another verb of its own behind it: "Brandt says is". */
static int verb_follows(const struct tag_place *at)
{
	const struct tags *tags = at->tags;
	uint32_t next = behind_time(at);
	const struct tag_word *word =
		next < at->end ? tags_word(tags, next) : tags->tagger->words;

	if (tags_tells(tags, at->token) || winnow_is(tags_lemma(tags, at->token), "help"))
		return 0;
	if (word->small)
		return (tag_bits("BAM") & tag_bit(word->small)) != 0;
	return word->readings & tag_bits("VZ") ? !(word->readings & tag_bits("NJRDP"))
	       : next > at->token + 1          ? (word->readings & tag_bit(TAG_PAST)) != 0
					       : 0;
}

int past_follows(const struct tag_place *at)
{
	const struct tag_word *next = tags_word(at->tags, at->token + 1);

	return at->token + 2 < at->end && !next->small && next->first == TAG_PAST &&
	       !(next->readings & tag_bit(TAG_PARTICIPLE)) &&
	       tag_bits("IX") & tag_bit(tags_small(at->tags, at->token + 2));
}

int finite_follows(const struct tag_place *at)
{
	const struct tags *tags = at->tags;
	uint32_t next = at->token + 1;

	if (verb_follows(at))
		return 1;
	if (next >= at->end || tags_small(tags, next) != TAG_PREPOSITION)
		return 0;
	while (++next < at->end && next < at->token + LONGEST_TAIL) {
		char class = tags_small(tags, next);
		uint32_t readings = class ? 0 : tags_word(tags, next)->readings;
		if (class == TAG_BE || class == TAG_HAVE || class == TAG_MODAL ||
			(readings & tag_bit(TAG_PRESENT) && !(readings & tag_bit(TAG_NOUN))) ||
			(readings & tag_bit(TAG_PAST) && is_pronoun(at, next + 1)))
			return 1;
		if ((class && tag_bits("CSWOXKU") & tag_bit(class)) ||
			passage_kind(tags->passage, next) == WINNOW_MARK)
			return 0;
	}
	return 0;
}

/* "officer Julia Marn wrote": a name, and its verb. */
static int bearer_follows(const struct tag_place *at)
{
	const struct tags *tags = at->tags;
	uint32_t next = at->token + 1;

	while (next < at->end && passage_flag(tags->passage, next, WINNOW_CAPITAL) &&
		!tags_small(tags, next))
		next++;
	if (next == at->token + 1 || next >= at->end)
		return 0;
	const struct tag_word *word = tags_word(tags, next);
	return word->small ? (tag_bits("BAM") & tag_bit(word->small)) != 0
			   : (word->readings & tag_bits("DZ")) != 0;
}

int noun_is_told(const struct tag_place *at)
{
	return finite_follows(at) || owner_follows(at) || bearer_follows(at);
}

int tag_is_plural(const struct tags *tags, uint32_t token)
{
	const struct passage *passage = tags->passage;
	struct winnow_str word = passage_word(passage, token);

	if (passage_is(passage, token, "police") || passage_is(passage, token, "people") ||
		passage_is(passage, token, "men") || passage_is(passage, token, "women") ||
		passage_is(passage, token, "children") || passage_is(passage, token, "they") ||
		passage_is(passage, token, "we") || passage_is(passage, token, "i") ||
		passage_is(passage, token, "you"))
		return 1;
	/* "Brandt and Marn", "Brandt and the mayor" */
	if (token > 1 && (passage_is(passage, token - 2, "and") ||
				 (passage_is(passage, token - 1, "and") &&
					 passage_flag(passage, token, WINNOW_CAPITAL))))
		return 1;
	return word.len > 3 && word.ptr[word.len - 1] == 's' && word.ptr[word.len - 2] != 's';
}

int tag_takes_verb(const struct tags *tags, uint32_t token)
{
	const struct winnow_str lemma = tags_lemma(tags, token);

	return winnow_is(lemma, "help") || winnow_is(lemma, "let") ||
	       winnow_is(lemma, "make") || winnow_is(lemma, "see");
}

int tag_is_short_form(const struct passage *passage, uint32_t token)
{
	return passage_is(passage, token, "'s") || passage_is(passage, token, "’s");
}

int tag_is_note(const struct passage *passage, uint32_t token)
{
	return passage_glued(passage, token) && passage_is(passage, token, "*");
}
