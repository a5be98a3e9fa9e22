/* SPDX-License-Identifier: MIT */
#include "shared/tag_choose.h"

const struct winnow_term *tags_lemma_row(
	const struct tags *tags, const struct winnow_lexicon *lexicon, uint32_t token)
{
	return tags->passage->text->of_word(lexicon, tags_verb(tags, token)->number);
}

/* "that" and "which" behind a noun begin a clause about it. */
static char relative_or(const struct tag_context *context, char class)
{
	const struct passage *passage = context->at.tags->passage;
	int nominal = context->before && (tag_bits("NFEL") & tag_bit(context->before));

	if (passage_is(passage, context->at.token, "who") ||
		(passage_is(passage, context->at.token, "which") && nominal))
		return TAG_RELATIVE;
	/* "the charges on which she was acquitted" */
	if (context->before == TAG_PREPOSITION &&
		passage_is(passage, context->at.token, "which"))
		return TAG_SUBORDINATOR;
	if (!passage_is(passage, context->at.token, "that") || !nominal ||
		context->before == TAG_MARK)
		return class;
	const struct tag_word *word = tags_word(context->at.tags, context->at.token + 1);
	char next = word->small, verb = word->first;
	return (next && (tag_bits("MBAU") & tag_bit(next))) || verb == TAG_PRESENT ||
			       verb == TAG_PAST
		       ? TAG_RELATIVE
		       : class;
}

static int is_once_again(const struct passage *passage, uint32_t at)
{
	return passage_is(passage, at, "once") &&
	       (passage_is(passage, at + 1, "again") || passage_is(passage, at + 1, "more"));
}

static int is_so_far(const struct passage *passage, uint32_t at)
{
	return passage_is(passage, at, "so") && passage_is(passage, at + 1, "far") &&
	       !passage_is(passage, at + 2, "as");
}

static char small_tag(const struct tag_context *context, char class)
{
	const struct passage *passage = context->at.tags->passage;
	uint32_t at = context->at.token, next = at + 1;

	if (passage_is(passage, at, "her"))
		return next >= context->at.end || passage_kind(passage, next) == WINNOW_MARK ||
				       tags_small(context->at.tags, next)
			       ? TAG_OBJECT
			       : TAG_POSSESSIVE;
	/* "is once again sending", "has so far freed" */
	if (class == TAG_SUBORDINATOR && (is_once_again(passage, at) || is_so_far(passage, at)))
		return TAG_ADVERB;
	/* "is no longer held" */
	if (class == TAG_DETERMINER && passage_is(passage, at, "no"))
		return passage_is(passage, next, "longer") ? TAG_NOT : class;
	/* "has not yet found", "have yet to find" */
	if (class == TAG_CONJUNCTION)
		return context->before && (tag_bits("BAU") & tag_bit(context->before))
			       ? TAG_ADVERB
			       : class;
	return relative_or(context, class);
}

/* "la policía les dijo": a pronoun before its verb, or before another. */
static int is_before_verb(const struct tag_context *context)
{
	const struct tag_word *next = tags_word(context->at.tags, context->at.token + 1);

	return next->small == TAG_HAVE || next->small == TAG_BE || next->first ||
	       next->behind == TAG_ADVERB;
}

/* "la fille des pêcheurs" beside "des enfants"; "a par ailleurs dit". */
static char class_here(const struct tag_context *context, const struct tag_word *word)
{
	if (word->behind && context->before && tag_bits("NFJEOW") & tag_bit(context->before) &&
		(word->behind != TAG_ADVERB || is_before_verb(context)))
		return word->behind;
	return word->small == TAG_PREPOSITION && context->before == TAG_HAVE &&
			       tags_small(context->at.tags, context->at.token + 1) == TAG_ADVERB
		       ? TAG_ADVERB
		       : word->small;
}

/* "Save the Children"; "Lynch said", "Fried added": no order is given and carried out at once, and no
 * two verbs begin a sentence. */
static int begins_name(const struct tag_context *context, const struct tag_word *word)
{
	const struct passage *passage = context->at.tags->passage;
	int is_told = tags_word(context->at.tags, context->at.token + 1)->first == TAG_PAST;

	if (!context->before &&
		(is_told ? !(word->readings & tag_bits("NZGR"))
			 : word->readings == tag_bit(TAG_BASE) && finite_follows(&context->at)))
		return 1;
	return !context->before && passage_is(passage, context->at.token + 1, "the") &&
	       !passage_flag(passage, context->at.token + 1, WINNOW_CAPITAL) &&
	       passage_flag(passage, context->at.token + 2, WINNOW_CAPITAL);
}

/* "the Norland-led coalition", "foreign-backed rebels": says which they are. */
static int is_compound(const struct tag_context *context, const struct tag_word *word)
{
	const struct tags *tags = context->at.tags;
	const struct passage *passage = tags->passage;
	uint32_t at = context->at.token;

	return word->readings & tag_bits("DP") && at > 1 && passage_glued(passage, at) &&
	       passage_glued(passage, at - 1) && passage_is(passage, at - 1, "-") &&
	       tags_any(tags, at - 2, "FNJRE") && at + 1 < context->at.end &&
	       passage_kind(passage, at + 1) == WINNOW_WORD && !tags_small(tags, at + 1);
}

/* "we first met", "who last saw her", "no longer" */
static int is_first_time(const struct tag_context *context)
{
	static const char *const words[] = { "first", "last", NULL };
	const struct tags *tags = context->at.tags;
	uint32_t at = context->at.token;

	if (at > 0 && tags->of[at - 1] == TAG_NOT && passage_is(tags->passage, at, "longer"))
		return 1;
	char next = tags_word(tags, context->at.token + 1)->first;

	return context->before && tag_bits("OWNFA") & tag_bit(context->before) &&
	       (next == TAG_PAST || next == TAG_PARTICIPLE) &&
	       passage_is_any(tags->passage, at, words);
}

/* "Julia A. Marn" */
static int is_initial(const struct tag_context *context)
{
	const struct passage *passage = context->at.tags->passage;
	uint32_t at = context->at.token;

	return context->before == TAG_NAME && passage_word(passage, at).len == 1 &&
	       passage_is(passage, at + 1, ".") && passage_glued(passage, at + 1);
}

/* Behind a name comes what no modal verb has behind it: "May has", "May said", "May,". */
static int is_end_of_name(const struct tags *tags, uint32_t next)
{
	static const char *const behind[] = { "has", "had", "is", "was", "will", "would", ",",
		"'s", "’s", NULL };

	return passage_is_any(tags->passage, next, behind) ||
	       tags_word(tags, next)->first == TAG_PAST;
}

/* "Theresa May has", "Will Brandt said": a modal verb that is part of a name. */
static int is_part_of_name(const struct tag_context *context)
{
	const struct tags *tags = context->at.tags;
	uint32_t next = context->at.token + 1;

	if (next + 1 >= context->at.end)
		return 0;
	return context->before ? context->before == TAG_NAME && is_end_of_name(tags, next)
			       : passage_flag(tags->passage, next, WINNOW_CAPITAL) &&
					 is_end_of_name(tags, next + 1);
}

/* Of a word with a capital. */
static int is_name(const struct tag_context *context, const struct tag_word *word)
{
	if (word->small) /* "in May", "the WHO" */
		return (word->small == TAG_MODAL && (context->before == TAG_PREPOSITION ||
							    is_part_of_name(context))) ||
		       passage_is_acronym(context->at.tags->passage, context->at.token) ||
		       is_initial(context);
	return context->before || !word->first || begins_name(context, word);
}

static int begins_with_letter(const struct passage *passage, uint32_t token)
{
	char first = passage->document->text.ptr[passage->analysis->tokens[token].at];

	return (unsigned char)((first | 0x20) - 'a') < 26;
}

static char tag_word(struct tag_context *context)
{
	const struct passage *passage = context->at.tags->passage;
	const struct tag_word *word = &context->at.tags->words[context->at.token];

	if (!begins_with_letter(passage, context->at.token) &&
		tag_is_short_form(passage, context->at.token))
		return context->before == TAG_SUBJECT ? TAG_BE : TAG_POSSESSIVE;
	if (passage_flag(passage, context->at.token, WINNOW_CAPITAL) && is_name(context, word))
		return TAG_NAME;
	if (word->small) {
		char class = class_here(context, word);
		return word->varies ? small_tag(context, class) : class;
	}
	if (is_compound(context, word))
		return TAG_ADJECTIVE;
	if (is_first_time(context))
		return TAG_ADVERB;
	if (word->first) {
		context->readings = word->readings;
		context->first = word->first;
	} else {
		tag_guess(context, word);
	}
	return tag_choose(context);
}

/* "three", "fifty-two": the analysis has read them, and their words have their tag before all
 * others. */
static void tag_numbers(const struct tags *tags)
{
	const struct winnow_analysis *analysis = tags->passage->analysis;

	for (uint32_t i = 0; i < analysis->number_count; i++) {
		const struct winnow_number *number = &analysis->numbers[i];
		uint32_t end = number->first + number->count;
		if (number->flags & (WINNOW_ARTICLE_ONE | WINNOW_ORDINAL))
			continue;
		for (uint32_t token = number->first; token < end; token++)
			if (analysis->tokens[token].kind == WINNOW_WORD)
				tags->of[token] = TAG_NUMBER;
	}
}

static char tag_token(struct tag_context *context)
{
	const struct tags *tags = context->at.tags;

	switch (passage_kind(tags->passage, context->at.token)) {
	case WINNOW_WORD:
		return tag_word(context);
	case WINNOW_DIGITS:
		return TAG_NUMBER;
	default:
		if ((context->before == TAG_NAME || context->before == TAG_NOUN) &&
			tag_is_note(tags->passage, context->at.token))
			return context->before;
		return tag_is_genitive(&context->at) ? TAG_POSSESSIVE : TAG_MARK;
	}
}

/* "said the boat was lost": behind the verb a clause begins. Right behind a mark and a clause it is
 * more likely whoever speaks: "…, said the men arrested in Orm"; "Marn, the mayor, said" has none. */
static int begins_told(const struct tag_context *context, char tag)
{
	return tag_bits("VZDPG") & tag_bit(tag) &&
	       (context->before != TAG_MARK || !context->has_clause) &&
	       tags_tells(context->at.tags, context->at.token);
}

static int begins_part(const struct tag_context *context)
{
	const struct passage *passage = context->at.tags->passage;

	return (!context->before || context->before == TAG_MARK ||
		       context->before == TAG_PREPOSITION) &&
	       (passage_is(passage, context->at.token, "of") ||
		       passage_is(passage, context->at.token, "among"));
}

/* Marks and words between clauses begin a new one, which has no verb yet. */
static void step_clause(struct tag_context *context, char tag)
{
	if (tag == TAG_CONJUNCTION)
		context->joined = context->before;
	if (tag_bits("CSWLVZDPMBAU") & tag_bit(tag))
		context->is_part = 0;
	if (tag_bits("VZDMBAU") & tag_bit(tag) && context->before != TAG_TO)
		context->has_finite = 1;
	if (tag == TAG_RELATIVE)
		context->awaits = !context->has_finite;
	else if (tag_bits("CSL") & tag_bit(tag))
		context->awaits = 0;
	if (tag_bits("CSWL") & tag_bit(tag) || begins_told(context, tag))
		context->has_finite = 0;
	if (tag_bits("VZDMBAU") & tag_bit(tag) && context->before != TAG_TO && !context->awaits)
		context->has_clause = 1;
}

static void step(struct tag_context *context, char tag)
{
	if (tag_bits("CSWLVZDPGMBAURKI") & tag_bit(tag)) {
		if (tag == TAG_ADVERB || tag == TAG_NOT)
			return;
		if (tag == TAG_PREPOSITION)
			context->is_part |= begins_part(context);
		else
			step_clause(context, tag);
	}
	context->before = tag;
}

/* "did not, however, say", "has, to date, charged": behind the comma that closes what stands there within a verb,
 * if it begins at `comma`; there: it does not. */
static uint32_t behind_aside(const struct tag_context *context, uint32_t comma)
{
	const struct tags *tags = context->at.tags;
	const struct passage *passage = tags->passage;
	const struct tag_word *first = tags_word(tags, comma + 1);
	uint32_t closing = comma + 2;

	if (!context->before || !(tag_bits("BAUM") & tag_bit(context->before)) ||
		!passage_is(passage, comma, ","))
		return comma;
	if (!passage_is(passage, closing, ",") && first->small &&
		tag_bits("IXS") & tag_bit(first->small))
		closing++;
	else if (first->small != TAG_ADVERB && first->first != TAG_ADVERB &&
		 !winnow_ends(passage_word(passage, comma + 1), "ly"))
		return comma;
	if (closing + 1 >= context->at.end || !passage_is(passage, closing, ","))
		return comma;
	/* "There are, however, claims that" */
	return context->before == TAG_BE &&
			       !(tags_word(tags, closing + 1)->readings & tag_bits("PG"))
		       ? comma
		       : closing + 1;
}

static void tag_sentence(struct tags *tags, const struct winnow_sentence *sentence)
{
	struct tag_context context = { .at = { tags, sentence->first,
					       sentence->first + sentence->count } };

	for (uint32_t token = sentence->first; token < context.at.end; token++) {
		context.at.token = token;
		char tag = tags->of[token];
		uint32_t behind = behind_aside(&context, token);
		if (behind > token) {
			memset(tags->of + token, TAG_ADVERB, behind - token);
			token = behind - 1;
			continue;
		}
		/* "has in effect ended" */
		if (!tag || (tag == TAG_PREPOSITION && context.before == TAG_HAVE))
			tag = tag_token(&context);
		/* Part of one word: "child-trafficking", "U.S." */
		tags->of[token] = tag;
		if (tag == TAG_MARK && passage_glued(tags->passage, token + 1) &&
			passage_glued(tags->passage, token))
			continue;
		/* An opening mark before the first word leaves it the first. */
		if (tag == TAG_MARK && context.before == 0)
			continue;
		step(&context, tag);
	}
}

/* The byte behind the last token's says that all were looked at. */
int tags_create(
	const struct passage *passage, const struct tagger *tagger, struct tags *ret_tags)
{
	const struct winnow_analysis *analysis = passage->analysis;
	struct tags tags = { passage, tagger, analysis->token_count, NULL, NULL };
	size_t room = (size_t)tags.count + 1;

	tags.words = tag_shared(passage->host, passage->text, "tags", tagger->language,
		room * (sizeof *tags.words + sizeof *tags.of));
	if (!tags.words)
		return -1;
	tags.of = (char *)(tags.words + room);
	*ret_tags = tags;
	if (tags.of[tags.count])
		return 0;
	tagger_find_all(tagger, passage, tags.words, tags.of);
	tag_numbers(&tags);
	for (uint32_t i = 0; i < analysis->sentence_count; i++)
		tag_sentence(&tags, &analysis->sentences[i]);
	tags.of[tags.count] = 1;
	return 0;
}
