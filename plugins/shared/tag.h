/* SPDX-License-Identifier: MIT
 *
 * What each word of a sentence does in it: a verb told from a noun by its forms, its neighbours
 * and the small words around. One pass from left to right, no model. Made for English; of other
 * languages it knows the small words and some verbs.
 */
#ifndef WINNOW_SHARED_TAG_H
#define WINNOW_SHARED_TAG_H

#include "shared/passage.h"

enum {
	TAG_NOUN = 'N', /* and whatever is not known */
	TAG_NAME = 'F', /* begins with a capital, and not since a sentence begins */
	TAG_ADJECTIVE = 'J',
	TAG_ADVERB = 'R',
	TAG_DETERMINER = 'T', /* the, all, several */
	TAG_POSSESSIVE = 'H', /* his, 's */
	TAG_PREPOSITION = 'I',
	TAG_CONJUNCTION = 'C',  /* and, or, but */
	TAG_SUBORDINATOR = 'S', /* that, whether, because, as */
	TAG_RELATIVE = 'W',     /* who, which, that behind a noun */
	TAG_SUBJECT = 'O',      /* he, they, it */
	TAG_OBJECT = 'Q',       /* him, them, others */
	TAG_MODAL = 'M',
	TAG_BE = 'B',
	TAG_HAVE = 'A',
	TAG_DO = 'U',
	TAG_TO = 'X',
	TAG_NOT = 'K',
	TAG_NUMBER = 'E',
	TAG_BASE = 'V',
	TAG_PRESENT = 'Z',
	TAG_PAST = 'D',
	TAG_PARTICIPLE = 'P',
	TAG_ING = 'G',
	TAG_MARK = 'L'
};

/* What the lexicons say of a word; few bytes, since there is one for each token. */
struct tag_word {
	uint32_t readings; /* of a form of a verb: a bit for each tag it can have */
	uint32_t lemma;    /* its place among the lemmas */
	char first;        /* the likeliest of them; 0: it is no form of a verb */
	char small;        /* the class of a small word; 0: it is none */
	char behind;       /* its class right behind a noun, a name, a pronoun; 0: the same */
	char is_noun;
	char is_time; /* a noun that tells when: "week", "Monday" */
	char tells;   /* a form of a verb that may bring a clause without "that" */
	char varies;  /* what stands around it tells more of it than its row */
	char settled; /* its tag without a capital, if that is the same nearly everywhere */
};

struct tag_lemma {
	struct winnow_str text;
	struct winnow_word number;
};

/* One for a language, whoever opens it. */
struct tagger {
	const char *language; /* as it was opened, two letters */
	uint32_t number_count;
	struct tag_word *words; /* by their numbers; the first knows nothing */
	uint32_t lemma_count;
	struct tag_lemma *lemmas; /* of forms of verbs; the first is of no verb */
	char signs
		[256]; /* by its first byte the tag of what is no word, where that is enough; else 0 */
};

/* Of each token of the document its tag, and what is known of its word: the tagger's tables are larger
 * than the caches, and are looked into once. Behind the last stands a word of which nothing is known. */
struct tags {
	const struct passage *passage;
	const struct tagger *tagger;
	uint32_t count;
	struct tag_word *words;
	char *of;
};

/* In open(), with the small words, verbs and nouns of the language, which outlives the tagger:
 * "en". 0, or a negative: the host was told. */
int tagger_open(const struct winnow_host *host, const struct winnow_text *text,
	const char *language, struct tagger *ret_tagger);

/* What is known of the word of each token, and its tag where that is settled; else 0. */
void tagger_find_all(const struct tagger *tagger, const struct passage *passage,
	struct tag_word *ret_words, char *ret_tags);

/* What all extractors have in common for a language: the tagger, and the tags of a document. */
void *tag_shared(const struct winnow_host *host, const struct winnow_text *text,
	const char *what, const char *language, size_t size);

/* Tags the document, unless another extractor did. -1: over budget. */
int tags_create(
	const struct passage *passage, const struct tagger *tagger, struct tags *ret_tags);

/* A bit for each letter of a set of at most 16; 0, no tag, has one that is in no set. Inlined always, so
 * that the bits of a set that is written out are a constant. */
#define TAG_INLINE static inline __attribute__((always_inline))

TAG_INLINE uint32_t tag_bit(char letter)
{
	return (uint32_t)1 << ((letter - 'A') & 31);
}

#define TAG_BITS_1(set, i) (strlen(set) > (i) ? tag_bit((set)[i]) : 0u)
#define TAG_BITS_4(set, i)                                                                     \
	(TAG_BITS_1(set, i) | TAG_BITS_1(set, (i) + 1) | TAG_BITS_1(set, (i) + 2) |            \
		TAG_BITS_1(set, (i) + 3))

TAG_INLINE uint32_t tag_bits(const char *set)
{
	return TAG_BITS_4(set, 0) | TAG_BITS_4(set, 4) | TAG_BITS_4(set, 8) |
	       TAG_BITS_4(set, 12);
}

static inline int tags_have(const struct tags *tags, uint32_t token, uint32_t bits)
{
	return token < tags->count && (bits & tag_bit(tags->of[token])) != 0;
}

/* Whether the tag of `token` is one of `set`, as "NF"; false outside the text. */
TAG_INLINE int tags_any(const struct tags *tags, uint32_t token, const char *set)
{
	return tags_have(tags, token, tag_bits(set));
}

static inline const struct tag_word *tags_word(const struct tags *tags, uint32_t token)
{
	return &tags->words[token < tags->count ? token : tags->count];
}

/* The class of a small word; 0: it is none. */
static inline char tags_small(const struct tags *tags, uint32_t token)
{
	return tags_word(tags, token)->small;
}

static inline const struct tag_lemma *tags_verb(const struct tags *tags, uint32_t token)
{
	return &tags->tagger->lemmas[tags_word(tags, token)->lemma];
}

/* Of a verb in any form; empty: it is in no form of a verb we know. */
static inline struct winnow_str tags_lemma(const struct tags *tags, uint32_t token)
{
	return tags_verb(tags, token)->text;
}

/* A verb, in any form, that may bring a clause without "that": "said the boat was lost". */
static inline int tags_tells(const struct tags *tags, uint32_t token)
{
	return tags_word(tags, token)->tells;
}

/* The row of a lexicon of verbs for a verb in any form; NULL: none. */
const struct winnow_term *tags_lemma_row(
	const struct tags *tags, const struct winnow_lexicon *lexicon, uint32_t token);

#endif
