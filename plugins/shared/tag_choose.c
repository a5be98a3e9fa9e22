/* SPDX-License-Identifier: MIT */
#include "shared/tag_choose.h"

/* With at least three letters before the ending. */
TAG_INLINE int ends(struct winnow_str word, const char *ending)
{
	return word.len > strlen(ending) + 2 && winnow_ends(word, ending);
}

static int ends_as_adjective(struct winnow_str word)
{
	return ends(word, "al") || ends(word, "ous") || ends(word, "ive") ||
	       ends(word, "ful") || ends(word, "less") || ends(word, "ic") ||
	       ends(word, "able") || ends(word, "ible") || ends(word, "ary") ||
	       ends(word, "ish");
}

TAG_INLINE void read_as(struct tag_context *context, const char *readings)
{
	context->readings = tag_bits(readings);
	context->first = readings[0];
}

void tag_guess(struct tag_context *context, const struct tag_word *known)
{
	struct winnow_str word = passage_word(context->at.tags->passage, context->at.token);

	if (known->is_noun)
		read_as(context, "N");
	else if (ends(word, "ly"))
		read_as(context, "R");
	else if (winnow_starts(word, "un") && ends(word, "ed"))
		read_as(context, "J"); /* "three unlicensed homes" */
	else if (ends(word, "ed"))
		read_as(context, "DP");
	else if (ends(word, "ing"))
		read_as(context, "GN");
	else if (ends_as_adjective(word))
		read_as(context, noun_follows(&context->at) ? "J" : "JN");
	else
		read_as(context, "N");
}

TAG_INLINE char first_of(const struct tag_context *context, const char *wanted)
{
	if (context->readings & tag_bits(wanted))
		for (const char *tag = wanted; *tag; tag++)
			if (tag_can(context, *tag))
				return *tag;
	return context->first;
}

/* "men who searched the town arrested three boys": the clause is over, its noun has its verb. */
static int is_awaited(const struct tag_context *context)
{
	return context->awaits && context->has_finite &&
	       (tag_follows(&context->at, "THOQ") || spelled_follows(&context->at));
}

static char past_or_participle(const struct tag_context *context)
{
	if (!tag_can(context, TAG_PAST))
		return TAG_PARTICIPLE;
	if (!tag_can(context, TAG_PARTICIPLE))
		return TAG_PAST;
	/* "boys kidnapped by rebels", "babies rescued as police"; not "rescued as many as 20" */
	const struct passage *passage = context->at.tags->passage;
	uint32_t next = context->at.token + 1;
	if (passage_is(passage, next, "by") ||
		(passage_is(passage, next, "as") && !passage_is(passage, next + 1, "many")))
		return TAG_PARTICIPLE;
	/* "the number of boys killed rose to" */
	if (past_follows(&context->at))
		return TAG_PARTICIPLE;
	/* "Of the men arrested, two" */
	if (context->is_part && !object_follows(&context->at) && !spelled_follows(&context->at))
		return TAG_PARTICIPLE;
	/* "a priest accused of fraud killed himself": the verb before was a participle. */
	if (context->has_finite)
		return is_awaited(context) || tag_follows(&context->at, "OQH") ? TAG_PAST
									       : TAG_PARTICIPLE;
	return finite_follows(&context->at) ? TAG_PARTICIPLE : TAG_PAST;
}

/* No past or participle, which are told apart before. */
static int may_be_verb(const struct tag_context *context)
{
	return tag_can(context, TAG_ING) ||
	       (!context->has_finite &&
		       (tag_can(context, TAG_PRESENT) || tag_can(context, TAG_BASE)));
}

/* Behind a noun, a name or a number: the verb of the clause, or one more noun. */
static char after_nominal(const struct tag_context *context)
{
	char first = context->first;

	if (tag_can(context, TAG_PAST) || tag_can(context, TAG_PARTICIPLE))
		return first == TAG_PAST || first == TAG_PARTICIPLE ||
				       object_follows(&context->at) ||
				       spelled_follows(&context->at) ||
				       !tag_can(context, TAG_NOUN)
			       ? past_or_participle(context)
			       : first;
	if (tag_can(context, TAG_NOUN) && !may_be_verb(context))
		return TAG_NOUN;
	if (tag_can(context, TAG_NOUN) && noun_is_told(&context->at))
		return TAG_NOUN;
	if (tag_can(context, TAG_PRESENT) && !context->has_finite)
		return first == TAG_PRESENT || object_follows(&context->at) ? TAG_PRESENT
									    : first;
	if (tag_can(context, TAG_BASE) && !context->has_finite &&
		tag_is_plural(context->at.tags, context->at.token - 1))
		return first == TAG_BASE || object_follows(&context->at) ? TAG_BASE : first;
	/* "a blast killing two", "rebels demanding the release" */
	if (tag_can(context, TAG_ING) &&
		(tag_follows(&context->at, "THQ") || spelled_follows(&context->at)))
		return TAG_ING;
	return first_of(context, context->has_finite ? "NGJ" : "NGJVZ");
}

/* Behind "to": a verb, unless it is better known as a noun and nothing tells otherwise. */
static char after_to(const struct tag_context *context)
{
	return tag_can(context, TAG_BASE) &&
			       (context->first != TAG_NOUN || object_follows(&context->at) ||
				       spelled_follows(&context->at))
		       ? TAG_BASE
		       : first_of(context, "NJPG");
}

/* Behind "who", "which": its verb, or in "who police said" the subject of one that tells. */
static char after_relative(const struct tag_context *context)
{
	return tag_can(context, TAG_NOUN) && tags_tells(context->at.tags, context->at.token + 1)
		       ? TAG_NOUN
		       : first_of(context, "DZV");
}

/* "after killing two", "while shelling the town" */
static char after_subordinator(const struct tag_context *context)
{
	return tag_can(context, TAG_ING) && (tag_follows(&context->at, "THQ") ||
						    spelled_follows(&context->at))
		       ? TAG_ING
		       : first_of(context, "NGJRPV");
}

/* Its object: two verbs stand together as in "helped free the men"; none polices in "told police a man". */
static char after_verb(const struct tag_context *context)
{
	if (tag_can(context, TAG_BASE) &&
		((tag_follows(&context->at, "THOQ") &&
			 (context->first != TAG_NOUN ||
				 tag_takes_verb(context->at.tags, context->at.token - 1))) ||
			(!tag_can(context, TAG_NOUN) && !tag_can(context, TAG_ADJECTIVE))))
		return TAG_BASE;
	return first_of(context, "JNPGR");
}

/* A participle, if a noun follows: one that is known, or an unknown word. */
static int is_before_noun(const struct tag_context *context)
{
	const struct tag_place *at = &context->at;
	const struct tag_word *next = tags_word(at->tags, at->token + 1);

	return tag_can(context, TAG_PARTICIPLE) && at->token + 1 < at->end && !next->small &&
	       (next->is_noun || !(next->readings & ~tag_bit(TAG_NOUN))) &&
	       passage_kind(at->tags->passage, at->token + 1) == WINNOW_WORD;
}

/* ", killing displaced people", "accused of killing captured soldiers"; "Shelling displaced people" tells
 * what shelling did. */
static int is_of_object(const struct tag_context *context)
{
	const struct tag_place *at = &context->at;

	return at->token > 1 && is_before_noun(context) &&
	       (tags_any(at->tags, at->token - 2, "B") ||
		       passage_is(at->tags->passage, at->token - 2, ",") ||
		       passage_is(at->tags->passage, at->token - 2, "of"));
}

static char after_ing(const struct tag_context *context)
{
	if (tag_can(context, TAG_NOUN))
		return TAG_NOUN;
	return is_of_object(context) ? TAG_PARTICIPLE : context->first;
}

/* Behind a determiner; "a foster mother", "a la denuncia": not even what is only known as a verb is
 * one there. */
static char within_phrase(const struct tag_context *context)
{
	char tag = first_of(context, "NJPG");
	const struct passage *passage = context->at.tags->passage;

	/* "the accused was", "the injured have": they who are. */
	if (tag_bits("JP") & tag_bit(tag) && context->before == TAG_DETERMINER &&
		tag_can(context, TAG_PARTICIPLE) && tag_follows(&context->at, "BAM"))
		return TAG_NOUN;
	/* "the shelling left", and not "a retiring mayor" */
	if (tag == TAG_ING && context->before == TAG_DETERMINER &&
		(!noun_follows(&context->at) ||
			tags_word(context->at.tags, context->at.token + 1)->first == TAG_PAST))
		return TAG_NOUN;
	return (tag == TAG_BASE || tag == TAG_PRESENT) &&
			       (passage_is(passage, context->at.token - 1, "a") ||
				       passage_is(passage, context->at.token - 1, "an") ||
				       passage_is(passage, context->at.token - 1, "the") ||
				       tags_any(context->at.tags, context->at.token - 2, "I"))
		       ? TAG_NOUN
		       : tag;
}

/* A noun, an adjective or an adverb and nothing else is that wherever it stands. */
static int is_settled(const struct tag_context *context)
{
	return context->readings == tag_bit(context->first) &&
	       (tag_bits("NJR") & context->readings) != 0;
}

/* "the four kidnapped students", "her two abducted sons": which they are, and not what they did. */
static int is_of_counted(const struct tag_context *context)
{
	const struct tags *tags = context->at.tags;
	uint32_t at = context->at.token;

	while (at > 0 && tags->of[at - 1] == TAG_NUMBER)
		at--;
	return at > 0 &&
	       (passage_is(tags->passage, at - 1, "the") || tags_any(tags, at - 1, "H")) &&
	       is_before_noun(context);
}

/* "kidnapped or bought babies", "were stripped, beaten and" */
static int is_joined_participle(const struct tag_context *context)
{
	uint32_t at = context->at.token;

	return tag_can(context, TAG_PARTICIPLE) &&
	       (context->before == TAG_CONJUNCTION
			       ? context->joined == TAG_PARTICIPLE
			       : !tag_can(context, TAG_PAST) && at > 1 &&
					 passage_is(context->at.tags->passage, at - 1, ",") &&
					 tags_any(context->at.tags, at - 2, "P"));
}

/* "was found murdered"; "the number of boys killed rose": no noun. */
static char after_participle(const struct tag_context *context)
{
	const struct tags *tags = context->at.tags;
	uint32_t at = context->at.token - 1;

	while (at > 0 && tags_any(tags, at - 1, "R"))
		at--;
	if (tag_can(context, TAG_PARTICIPLE) && at > 0 && tags_any(tags, at - 1, "B"))
		return TAG_PARTICIPLE;
	return tag_can(context, TAG_NOUN) && context->first != TAG_PAST ? TAG_NOUN
									: context->first;
}

static char after_number(const struct tag_context *context)
{
	if (is_of_counted(context))
		return TAG_PARTICIPLE;
	return tag_can(context, TAG_NOUN) ? TAG_NOUN : after_nominal(context);
}

char tag_choose(const struct tag_context *context)
{
	if (is_settled(context))
		return context->first;
	switch (context->before) {
	case TAG_DETERMINER:
	case TAG_POSSESSIVE:
	case TAG_ADJECTIVE:
		return context->first == TAG_ADVERB ? TAG_ADVERB : within_phrase(context);
	case TAG_PREPOSITION:
		return first_of(context, "GNJP");
	case TAG_MODAL:
	case TAG_DO:
		return first_of(context, "VNJ");
	case TAG_TO:
		return after_to(context);
	case TAG_BE:
		return first_of(context, "PGJN");
	case TAG_HAVE:
		return first_of(context, "PNJ");
	case TAG_RELATIVE:
		return after_relative(context);
	case TAG_SUBJECT:
		return first_of(context, "DZV");
	case TAG_NUMBER:
		return after_number(context);
	case TAG_PAST:
	case TAG_PRESENT:
	case TAG_BASE:
		return after_verb(context);
	case TAG_ING:
		return after_ing(context);
	case TAG_PARTICIPLE:
		return after_participle(context);
	case TAG_NOUN:
	case TAG_NAME:
	case TAG_OBJECT:
		return after_nominal(context);
	case TAG_MARK:
	case TAG_CONJUNCTION:
		if (is_joined_participle(context))
			return TAG_PARTICIPLE;
		if (tag_can(context, TAG_PAST))
			return past_or_participle(context);
		/* ", witnesses said" */
		return tag_can(context, TAG_PRESENT) && context->first == TAG_PRESENT &&
				       !(tag_can(context, TAG_NOUN) &&
					       tags_tells(
						       context->at.tags, context->at.token + 1))
			       ? TAG_PRESENT
			       : first_of(context, "GNJRV");
	case TAG_SUBORDINATOR:
		return after_subordinator(context);
	case 0:
		return first_of(context, "NGJRPV");
	default:
		return context->first;
	}
}
