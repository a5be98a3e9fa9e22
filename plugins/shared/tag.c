/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include "shared/tag.h"

/* What the choice for a word leans on. */
struct context {
	const struct tags *tags;
	uint32_t token, end;
	uint32_t number;      /* the analysis' first that does not end before the token */
	char joined;          /* the tag before the conjunction before */
	char before;          /* the tag before, adverbs and "not" passed over */
	int has_finite;       /* the clause has its verb */
	const char *readings; /* the likeliest first; ended by NUL */
};

enum { SMALL_WORDS, VERBS, NOUNS, WORD_LISTS };

/* What the lexicons of a language add to a tagger. */
struct filling {
	const struct winnow_host *host;
	const struct winnow_text *text;
	const struct winnow_lexicon *lists[WORD_LISTS];
	struct tagger *tagger;
	uint32_t count; /* of words */
};

/* Forms of one verb stand together, and are asked for their lemma once. */
static void set_verb(struct filling *filling, const struct winnow_term *term,
	struct tag_word *word, const struct tag_word *before)
{
	struct winnow_str readings = term_value(term, 0);

	memcpy(word->readings, readings.ptr ? readings.ptr : "",
		readings.len < MOST_READINGS ? readings.len : MOST_READINGS);
	word->lemma = term_value(term, 1);
	word->lemma_number =
		winnow_equal(word->lemma, before->lemma)
			? before->lemma_number
			: filling->text->number(filling->lists[VERBS], word->lemma);
}

static struct tag_word *word_of(struct filling *filling, uint32_t number)
{
	uint32_t *place = &filling->tagger->of_number[number];

	if (*place == 0)
		*place = ++filling->count;
	return &filling->tagger->words[*place];
}

static void fill(struct filling *filling, int list)
{
	const struct winnow_lexicon *lexicon = filling->lists[list];
	const struct winnow_term *term;
	const struct tag_word *before = filling->tagger->words;
	size_t position = 0;

	while ((term = filling->text->row(lexicon, &position))) {
		uint32_t number = filling->text->number(lexicon, term->term).folded;
		struct tag_word *word = number ? word_of(filling, number) : NULL;
		if (!word)
			continue;
		if (list == SMALL_WORDS && term_value(term, 0).len)
			word->small = term_value(term, 0).ptr[0];
		else if (list == NOUNS)
			word->is_noun = 1;
		else if (list == VERBS)
			set_verb(filling, term, word, before);
		before = word;
	}
}

/* Room for all numbers of the lexicons and all their rows. */
static int make_room(struct filling *filling)
{
	struct tagger *tagger = filling->tagger;
	const struct winnow_term *term;
	uint32_t rows = 1;

	for (int list = 0; list < WORD_LISTS; list++) {
		const struct winnow_lexicon *lexicon = filling->lists[list];
		size_t position = 0;
		for (; (term = filling->text->row(lexicon, &position)); rows++) {
			uint32_t number = filling->text->number(lexicon, term->term).folded;
			if (number >= tagger->number_count)
				tagger->number_count = number + 1;
		}
	}
	tagger->of_number = filling->host->alloc(
		filling->host, tagger->number_count * sizeof *tagger->of_number);
	tagger->words = filling->host->alloc(filling->host, rows * sizeof *tagger->words);
	return tagger->of_number && tagger->words ? 0 : -1;
}

int tagger_open(const struct winnow_host *host, const struct winnow_text *text,
	const char *language, struct tagger *ret_tagger)
{
	static const char *const names[WORD_LISTS] = { "small_word", "verb", "noun" };
	struct filling filling = { .host = host, .text = text, .tagger = ret_tagger };
	char path[40];

	for (int list = 0; list < WORD_LISTS; list++) {
		snprintf(path, sizeof path, "%s/%s", language, names[list]);
		filling.lists[list] = text->lexicon(host, path);
	}
	if (make_room(&filling))
		return winnow_fail(
			host, WINNOW_EFATAL, "no memory is left for what words can do");
	for (int list = 0; list < WORD_LISTS; list++)
		fill(&filling, list);
	return 0;
}

int tags_create(
	const struct passage *passage, const struct tagger *tagger, struct tags *ret_tags)
{
	*ret_tags = (struct tags){ passage, tagger, passage->analysis->token_count, NULL };
	ret_tags->of =
		passage->host->alloc(passage->host, (size_t)passage->analysis->token_count + 1);
	return ret_tags->of ? 0 : -1;
}

const struct winnow_term *tags_lemma_row(
	const struct tags *tags, const struct winnow_lexicon *lexicon, uint32_t token)
{
	return tags->passage->text->of_word(lexicon, tags_word(tags, token)->lemma_number);
}

static char small_class(const struct tags *tags, uint32_t token)
{
	return tags_word(tags, token)->small;
}

static int ends_in(struct winnow_str word, const char *const *endings)
{
	for (; *endings; endings++)
		if (word.len > strlen(*endings) + 2 && winnow_ends(word, *endings))
			return 1;
	return 0;
}

/* Of a word that is no form of a verb: a noun we know, or by its ending. */
static const char *guess(const struct tags *tags, uint32_t token)
{
	struct winnow_str word = passage_word(tags->passage, token);

	static const char *const adjectives[] = { "al", "ous", "ive", "ful", "less", "ic",
		"able", "ible", "ary", "ish", NULL };

	if (tags_word(tags, token)->is_noun)
		return "N";
	if (word.len > 4 && winnow_ends(word, "ly"))
		return "R";
	if (word.len > 4 && winnow_ends(word, "ed"))
		return "DP";
	if (word.len > 5 && winnow_ends(word, "ing"))
		return "GN";
	return ends_in(word, adjectives) ? "JN" : "N";
}

static int can(const struct context *context, char tag)
{
	return strchr(context->readings, tag) != NULL;
}

/* What comes next looks like the beginning of an object or of a clause. */
static int follows(const struct context *context, const char *classes)
{
	const struct passage *passage = context->tags->passage;
	uint32_t next = context->token + 1;
	char class = next < context->end ? small_class(context->tags, next) : 0;

	if (next >= context->end)
		return 0;
	return (class && strchr(classes, class)) ||
	       passage_kind(passage, next) == WINNOW_DIGITS ||
	       (!class && passage_flag(passage, next, WINNOW_CAPITAL));
}

static int object_follows(const struct context *context)
{
	return follows(context, "THOQSXB");
}

/* "police", "people", and plurals take a verb without an ending. */
static int is_plural(const struct tags *tags, uint32_t token)
{
	static const char *const plurals[] = { "police", "people", "men", "women", "children",
		"they", "we", "i", "you", NULL };
	struct winnow_str word = passage_word(tags->passage, token);

	for (const char *const *plural = plurals; *plural; plural++)
		if (passage_is(tags->passage, token, *plural))
			return 1;
	if (token > 1 && passage_is(tags->passage, token - 2, "and"))
		return 1;
	return word.len > 3 && word.ptr[word.len - 1] == 's' && word.ptr[word.len - 2] != 's';
}

static char first_of(const struct context *context, const char *wanted)
{
	for (const char *tag = wanted; *tag; tag++)
		if (can(context, *tag))
			return *tag;
	return context->readings[0];
}

static char past_or_participle(const struct context *context)
{
	if (!can(context, TAG_PAST))
		return TAG_PARTICIPLE;
	if (!can(context, TAG_PARTICIPLE))
		return TAG_PAST;
	/* "boys kidnapped by rebels", "babies rescued as police" */
	if (passage_is(context->tags->passage, context->token + 1, "by") ||
		passage_is(context->tags->passage, context->token + 1, "as"))
		return TAG_PARTICIPLE;
	return context->has_finite ? TAG_PARTICIPLE : TAG_PAST;
}

/* Behind a noun, a name or a number: the verb of the clause, or one more noun. */
static char after_nominal(const struct context *context)
{
	char first = context->readings[0];

	if (can(context, TAG_PAST) || can(context, TAG_PARTICIPLE))
		return strchr("DP", first) || object_follows(context) || !can(context, TAG_NOUN)
			       ? past_or_participle(context)
			       : first;
	if (can(context, TAG_PRESENT) && !context->has_finite)
		return first == TAG_PRESENT || object_follows(context) ? TAG_PRESENT : first;
	if (can(context, TAG_BASE) && !context->has_finite &&
		is_plural(context->tags, context->token - 1))
		return first == TAG_BASE || object_follows(context) ? TAG_BASE : first;
	return first_of(context, context->has_finite ? "NGJ" : "NGJVZ");
}

/* Behind "to": a verb, unless it is better known as a noun and nothing tells otherwise. */
static char after_to(const struct context *context)
{
	return can(context, TAG_BASE) &&
			       (context->readings[0] != TAG_NOUN || object_follows(context))
		       ? TAG_BASE
		       : first_of(context, "NJPG");
}

/* Its object: two verbs stand together only as in "helped free the men". */
static char after_verb(const struct context *context)
{
	if (can(context, TAG_BASE) &&
		(follows(context, "THOQ") ||
			(!can(context, TAG_NOUN) && !can(context, TAG_ADJECTIVE))))
		return TAG_BASE;
	return first_of(context, "JNPGR");
}

static char choose(const struct context *context)
{
	switch (context->before) {
	case TAG_DETERMINER:
	case TAG_POSSESSIVE:
	case TAG_ADJECTIVE:
		return context->readings[0] == TAG_ADVERB ? TAG_ADVERB
							  : first_of(context, "NJPG");
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
		return can(context, TAG_NOUN) ? TAG_NOUN : context->readings[0];
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
		return can(context, TAG_PRESENT) && context->readings[0] == TAG_PRESENT
			       ? TAG_PRESENT
			       : first_of(context, "GNJRV");
	case 0:
	case TAG_SUBORDINATOR:
		return first_of(context, "NGJRPV");
	default:
		return context->readings[0];
	}
}

/* "that" and "which" behind a noun begin a clause about it. */
static char relative_or(const struct context *context, char class)
{
	const struct passage *passage = context->tags->passage;
	int nominal = context->before && strchr("NFEL", context->before);

	if (passage_is(passage, context->token, "who") ||
		(passage_is(passage, context->token, "which") && nominal))
		return TAG_RELATIVE;
	if (!passage_is(passage, context->token, "that") || !nominal ||
		context->before == TAG_MARK)
		return class;
	char next = small_class(context->tags, context->token + 1);
	char verb = tags_word(context->tags, context->token + 1)->readings[0];
	return (next && strchr("MBAU", next)) || verb == TAG_PRESENT || verb == TAG_PAST
		       ? TAG_RELATIVE
		       : class;
}

static int is_short_form(const struct passage *passage, uint32_t token)
{
	return passage_is(passage, token, "'s") || passage_is(passage, token, "’s");
}

static char small_tag(const struct context *context, char class)
{
	const struct passage *passage = context->tags->passage;

	if (passage_is(passage, context->token, "her"))
		return small_class(context->tags, context->token + 1) ? TAG_OBJECT
								      : TAG_POSSESSIVE;
	return relative_or(context, class);
}

static char tag_word(struct context *context)
{
	const struct passage *passage = context->tags->passage;
	char class = small_class(context->tags, context->token);

	if (is_short_form(passage, context->token))
		return context->before == TAG_SUBJECT ? TAG_BE : TAG_POSSESSIVE;
	if (class)
		return small_tag(context, class);
	if (passage_flag(passage, context->token, WINNOW_CAPITAL) && context->before)
		return TAG_NAME;
	const char *readings = tags_word(context->tags, context->token)->readings;
	if (!readings[0] && passage_flag(passage, context->token, WINNOW_CAPITAL))
		return TAG_NAME;
	context->readings = readings[0] ? readings : guess(context->tags, context->token);
	return choose(context);
}

/* "three", "fifty-two": the analysis has read them. */
static int is_number(struct context *context)
{
	const struct winnow_analysis *analysis = context->tags->passage->analysis;

	while (context->number < analysis->number_count &&
		analysis->numbers[context->number].first +
				analysis->numbers[context->number].count <=
			context->token)
		context->number++;
	return context->number < analysis->number_count &&
	       analysis->numbers[context->number].first <= context->token &&
	       !(analysis->numbers[context->number].flags &
		       (WINNOW_ARTICLE_ONE | WINNOW_ORDINAL));
}

static char tag_token(struct context *context)
{
	if (is_number(context) &&
		passage_kind(context->tags->passage, context->token) == WINNOW_WORD)
		return TAG_NUMBER;
	switch (passage_kind(context->tags->passage, context->token)) {
	case WINNOW_WORD:
		return tag_word(context);
	case WINNOW_DIGITS:
		return TAG_NUMBER;
	default:
		return TAG_MARK;
	}
}

/* Marks and words between clauses begin a new one, which has no verb yet. */
static void step(struct context *context, char tag)
{
	if (tag_bits("VZDMBAU") & tag_bit(tag) && context->before != TAG_TO)
		context->has_finite = 1;
	if (tag_bits("CSWL") & tag_bit(tag))
		context->has_finite = 0;
	if (tag == TAG_ADVERB || tag == TAG_NOT)
		return;
	if (tag == TAG_CONJUNCTION)
		context->joined = context->before;
	context->before = tag;
}

/* The first number that ends behind `token`. */
static uint32_t number_from(const struct winnow_analysis *analysis, uint32_t token)
{
	uint32_t low = 0, high = analysis->number_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (analysis->numbers[middle].first + analysis->numbers[middle].count <= token)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void tags_sentence(struct tags *tags, const struct winnow_sentence *sentence)
{
	struct context context = { .tags = tags, .end = sentence->first + sentence->count };

	if (sentence->count == 0 || tags->of[sentence->first])
		return;
	context.number = number_from(tags->passage->analysis, sentence->first);
	for (uint32_t token = sentence->first; token < context.end; token++) {
		context.token = token;
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
