/* SPDX-License-Identifier: MIT */
#include "shared/tag_ahead.h"

/* What the choice for a word leans on. */
struct context {
	struct tag_place at;
	char joined;    /* the tag before the conjunction before */
	char before;    /* the tag before, adverbs and "not" passed over */
	int has_finite; /* the clause has its verb */
	int awaits;     /* the clause is about a noun whose own clause has no verb yet */
	int has_clause; /* a clause of the sentence had its verb, and not only one about a noun */
	int is_part;    /* "of the men": the clause begins with what is no subject */
	uint32_t readings; /* of the word, and the likeliest of them */
	char first;
};

const struct winnow_term *tags_lemma_row(
	const struct tags *tags, const struct winnow_lexicon *lexicon, uint32_t token)
{
	return tags->passage->text->of_word(lexicon, tags_verb(tags, token)->number);
}

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

TAG_INLINE void read_as(struct context *context, const char *readings)
{
	context->readings = tag_bits(readings);
	context->first = readings[0];
}

/* Of a word that is no form of a verb: a noun we know, or by its ending. */
static void guess(struct context *context, const struct tag_word *known)
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

static int can(const struct context *context, char tag)
{
	return (context->readings & tag_bit(tag)) != 0;
}

TAG_INLINE char first_of(const struct context *context, const char *wanted)
{
	if (context->readings & tag_bits(wanted))
		for (const char *tag = wanted; *tag; tag++)
			if (can(context, *tag))
				return *tag;
	return context->first;
}

/* "men who searched the town arrested three boys": the clause is over, its noun has its verb. */
static int is_awaited(const struct context *context)
{
	return context->awaits && context->has_finite &&
	       (tag_follows(&context->at, "THOQ") || spelled_follows(&context->at));
}

static char past_or_participle(const struct context *context)
{
	if (!can(context, TAG_PAST))
		return TAG_PARTICIPLE;
	if (!can(context, TAG_PARTICIPLE))
		return TAG_PAST;
	/* "boys kidnapped by rebels", "babies rescued as police" */
	if (passage_is(context->at.tags->passage, context->at.token + 1, "by") ||
		passage_is(context->at.tags->passage, context->at.token + 1, "as"))
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

/* Behind a noun, a name or a number: the verb of the clause, or one more noun. */
static char after_nominal(const struct context *context)
{
	char first = context->first;

	if (can(context, TAG_PAST) || can(context, TAG_PARTICIPLE))
		return first == TAG_PAST || first == TAG_PARTICIPLE ||
				       object_follows(&context->at) ||
				       spelled_follows(&context->at) || !can(context, TAG_NOUN)
			       ? past_or_participle(context)
			       : first;
	if (can(context, TAG_NOUN) && noun_is_told(&context->at))
		return TAG_NOUN;
	if (can(context, TAG_PRESENT) && !context->has_finite)
		return first == TAG_PRESENT || object_follows(&context->at) ? TAG_PRESENT
									    : first;
	if (can(context, TAG_BASE) && !context->has_finite &&
		tag_is_plural(context->at.tags, context->at.token - 1))
		return first == TAG_BASE || object_follows(&context->at) ? TAG_BASE : first;
	/* "a blast killing two", "rebels demanding the release" */
	if (can(context, TAG_ING) &&
		(tag_follows(&context->at, "THQ") || spelled_follows(&context->at)))
		return TAG_ING;
	return first_of(context, context->has_finite ? "NGJ" : "NGJVZ");
}

/* Behind "to": a verb, unless it is better known as a noun and nothing tells otherwise. */
static char after_to(const struct context *context)
{
	return can(context, TAG_BASE) &&
			       (context->first != TAG_NOUN || object_follows(&context->at) ||
				       spelled_follows(&context->at))
		       ? TAG_BASE
		       : first_of(context, "NJPG");
}

/* Its object: two verbs stand together as in "helped free the men"; none polices in "told police a man". */
static char after_verb(const struct context *context)
{
	if (can(context, TAG_BASE) &&
		((tag_follows(&context->at, "THOQ") &&
			 (context->first != TAG_NOUN ||
				 tag_takes_verb(context->at.tags, context->at.token - 1))) ||
			(!can(context, TAG_NOUN) && !can(context, TAG_ADJECTIVE))))
		return TAG_BASE;
	return first_of(context, "JNPGR");
}

/* Behind a determiner; "a foster mother", "a la denuncia": not even what is only known as a verb is
 * one there. */
static char within_phrase(const struct context *context)
{
	char tag = first_of(context, "NJPG");
	const struct passage *passage = context->at.tags->passage;

	/* "the accused was", "the injured have": they who are. */
	if (tag_bits("JP") & tag_bit(tag) && context->before == TAG_DETERMINER &&
		can(context, TAG_PARTICIPLE) && tag_follows(&context->at, "BAM"))
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

static char choose(const struct context *context)
{
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
	case TAG_SUBJECT:
	case TAG_RELATIVE:
		return first_of(context, "DZV");
	case TAG_NUMBER:
		return can(context, TAG_NOUN) ? TAG_NOUN : after_nominal(context);
	case TAG_PAST:
	case TAG_PRESENT:
	case TAG_BASE:
		return after_verb(context);
	case TAG_ING:
	case TAG_PARTICIPLE:
		return can(context, TAG_NOUN) ? TAG_NOUN : context->first;
	case TAG_NOUN:
	case TAG_NAME:
	case TAG_OBJECT:
		return after_nominal(context);
	case TAG_MARK:
	case TAG_CONJUNCTION:
		/* "kidnapped or bought babies" */
		if (context->before == TAG_CONJUNCTION && context->joined == TAG_PARTICIPLE &&
			can(context, TAG_PARTICIPLE))
			return TAG_PARTICIPLE;
		if (can(context, TAG_PAST))
			return past_or_participle(context);
		/* ", witnesses said" */
		return can(context, TAG_PRESENT) && context->first == TAG_PRESENT &&
				       !(can(context, TAG_NOUN) &&
					       tags_tells(
						       context->at.tags, context->at.token + 1))
			       ? TAG_PRESENT
			       : first_of(context, "GNJRV");
	case 0:
	case TAG_SUBORDINATOR:
		return first_of(context, "NGJRPV");
	default:
		return context->first;
	}
}

/* "that" and "which" behind a noun begin a clause about it. */
static char relative_or(const struct context *context, char class)
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

static char small_tag(const struct context *context, char class)
{
	const struct passage *passage = context->at.tags->passage;
	uint32_t at = context->at.token, next = at + 1;

	if (passage_is(passage, at, "her"))
		return next >= context->at.end || passage_kind(passage, next) == WINNOW_MARK ||
				       tags_small(context->at.tags, next)
			       ? TAG_OBJECT
			       : TAG_POSSESSIVE;
	/* "is once again sending" */
	if (class == TAG_SUBORDINATOR && passage_is(passage, at, "once") &&
		(passage_is(passage, next, "again") || passage_is(passage, next, "more")))
		return TAG_ADVERB;
	return relative_or(context, class);
}

/* "la policía les dijo": a pronoun before its verb, or before another. */
static int is_before_verb(const struct context *context)
{
	const struct tag_word *next = tags_word(context->at.tags, context->at.token + 1);

	return next->small == TAG_HAVE || next->small == TAG_BE || next->first ||
	       next->behind == TAG_ADVERB;
}

/* "la fille des pêcheurs" beside "des enfants"; "a par ailleurs dit". */
static char class_here(const struct context *context, const struct tag_word *word)
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
static int begins_name(const struct context *context, const struct tag_word *word)
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
static int is_compound(const struct context *context, const struct tag_word *word)
{
	const struct tags *tags = context->at.tags;
	const struct passage *passage = tags->passage;
	uint32_t at = context->at.token;

	return word->readings & tag_bits("DP") && at > 1 && passage_glued(passage, at) &&
	       passage_glued(passage, at - 1) && passage_is(passage, at - 1, "-") &&
	       tags_any(tags, at - 2, "FNJRE") && at + 1 < context->at.end &&
	       passage_kind(passage, at + 1) == WINNOW_WORD && !tags_small(tags, at + 1);
}

/* "we first met", "who last saw her" */
static int is_first_time(const struct context *context)
{
	static const char *const words[] = { "first", "last", NULL };
	const struct tags *tags = context->at.tags;
	char next = tags_word(tags, context->at.token + 1)->first;

	return context->before && tag_bits("OWNFA") & tag_bit(context->before) &&
	       (next == TAG_PAST || next == TAG_PARTICIPLE) &&
	       passage_is_any(tags->passage, context->at.token, words);
}

/* "Julia A. Marn" */
static int is_initial(const struct context *context)
{
	const struct passage *passage = context->at.tags->passage;
	uint32_t at = context->at.token;

	return context->before == TAG_NAME && passage_word(passage, at).len == 1 &&
	       passage_is(passage, at + 1, ".") && passage_glued(passage, at + 1);
}

/* Of a word with a capital. */
static int is_name(const struct context *context, const struct tag_word *word)
{
	if (word->small) /* "in May", "the WHO" */
		return (word->small == TAG_MODAL && context->before == TAG_PREPOSITION) ||
		       passage_is_acronym(context->at.tags->passage, context->at.token) ||
		       is_initial(context);
	return context->before || !word->first || begins_name(context, word);
}

static char tag_word(struct context *context)
{
	const struct passage *passage = context->at.tags->passage;
	const struct tag_word *word = tags_word(context->at.tags, context->at.token);

	if (tag_is_short_form(passage, context->at.token))
		return context->before == TAG_SUBJECT ? TAG_BE : TAG_POSSESSIVE;
	if (passage_flag(passage, context->at.token, WINNOW_CAPITAL) && is_name(context, word))
		return TAG_NAME;
	if (word->small)
		return small_tag(context, class_here(context, word));
	if (is_compound(context, word))
		return TAG_ADJECTIVE;
	if (is_first_time(context))
		return TAG_ADVERB;
	if (word->first) {
		context->readings = word->readings;
		context->first = word->first;
	} else {
		guess(context, word);
	}
	return choose(context);
}

/* "three", "fifty-two": the analysis has read them, and their words have their tag before all
 * others. */
static void tag_numbers(const struct tags *tags)
{
	const struct winnow_analysis *analysis = tags->passage->analysis;

	for (uint32_t i = 0; i < analysis->number_count; i++) {
		const struct winnow_number *number = &analysis->numbers[i];
		if (!(number->flags & (WINNOW_ARTICLE_ONE | WINNOW_ORDINAL)))
			memset(tags->of + number->first, TAG_NUMBER, number->count);
	}
}

static char tag_token(struct context *context)
{
	const struct tags *tags = context->at.tags;

	switch (passage_kind(tags->passage, context->at.token)) {
	case WINNOW_WORD:
		return tags->of[context->at.token] ? TAG_NUMBER : tag_word(context);
	case WINNOW_DIGITS:
		return TAG_NUMBER;
	default:
		if (context->before == TAG_NAME &&
			tag_is_note(tags->passage, context->at.token))
			return TAG_NAME;
		return tag_is_genitive(&context->at) ? TAG_POSSESSIVE : TAG_MARK;
	}
}

/* "said the boat was lost": behind the verb a clause begins. Right behind a mark and a clause it is
 * more likely whoever speaks: "…, said the men arrested in Orm"; "Marn, the mayor, said" has none. */
static int begins_told(const struct context *context, char tag)
{
	return tag_bits("VZDPG") & tag_bit(tag) &&
	       (context->before != TAG_MARK || !context->has_clause) &&
	       tags_tells(context->at.tags, context->at.token);
}

static int begins_part(const struct context *context, char tag)
{
	const struct passage *passage = context->at.tags->passage;

	return tag == TAG_PREPOSITION &&
	       (passage_is(passage, context->at.token, "of") ||
		       passage_is(passage, context->at.token, "among")) &&
	       (!context->before || context->before == TAG_MARK ||
		       context->before == TAG_PREPOSITION);
}

/* Marks and words between clauses begin a new one, which has no verb yet. */
static void step(struct context *context, char tag)
{
	if (begins_part(context, tag))
		context->is_part = 1;
	else if (tag_bits("CSWLVZDPMBAU") & tag_bit(tag))
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
	if (tag == TAG_ADVERB || tag == TAG_NOT)
		return;
	if (tag == TAG_CONJUNCTION)
		context->joined = context->before;
	context->before = tag;
}

static void tag_sentence(struct tags *tags, const struct winnow_sentence *sentence)
{
	struct context context = { .at = { tags, sentence->first,
					   sentence->first + sentence->count } };

	for (uint32_t token = sentence->first; token < context.at.end; token++) {
		context.at.token = token;
		char tag = tag_token(&context);
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
	tagger_find_all(tagger, analysis, tags.words);
	tag_numbers(&tags);
	for (uint32_t i = 0; i < analysis->sentence_count; i++)
		tag_sentence(&tags, &analysis->sentences[i]);
	tags.of[tags.count] = 1;
	return 0;
}
