/* SPDX-License-Identifier: MIT
 *
 * Phrases around a verb, by the tags of the words: "the harbour police of Sankt Orm". A phrase is
 * tokens [first, end); equal: there is none. All stay within the sentence they are given.
 */
#ifndef WINNOW_SHARED_PHRASE_H
#define WINNOW_SHARED_PHRASE_H

#include "shared/noun.h"
#include "shared/statement.h"
#include "shared/tag.h"

struct phrase {
	uint32_t first, end;
};

/* The noun phrase that begins at `at`, without what follows its head; a pronoun is one, too. */
struct phrase phrase_from(const struct tags *tags, uint32_t at, uint32_t limit);
/* The same with "of …", "in …", "for …" behind it. */
struct phrase phrase_from_long(const struct tags *tags, uint32_t at, uint32_t limit);
/* "UN experts*", "Ada*": without the star of a note. */
static inline struct phrase phrase_without_note(const struct tags *tags, struct phrase phrase)
{
	while (phrase.end > phrase.first + 1 && passage_is(tags->passage, phrase.end - 1, "*"))
		phrase.end--;
	return phrase;
}
/* "the ministry" of "the ministry Friday"; all of "Friday". */
struct phrase phrase_without_time(const struct tags *tags, struct phrase phrase);
/* The noun phrase that ends at `end`. */
struct phrase phrase_to(const struct tags *tags, uint32_t end, uint32_t floor);

/* Whom the verb at `verb` is said of: the phrase before it, over its auxiliaries, adverbs, what is
 * between two commas, and "of …" behind the phrase's head. */
struct phrase phrase_subject(const struct tags *tags, uint32_t verb, uint32_t floor);

/* Whom a participle without "be" is said of: the phrase before it, "a man jailed for theft"; in a headline, which
 * has no other verb, the subject, "Nurse accused of killing two babies jailed". */
struct phrase phrase_of_participle(const struct tags *tags, uint32_t verb, uint32_t floor);

/* Whom the relative word at `relative` is about: the phrase before "who". */
struct phrase phrase_antecedent(const struct tags *tags, uint32_t relative, uint32_t floor);

/* The same where nouns are known: who has what is named last, as "the owner of the bakery, who", "Ann Lee of Orm,
 * who". */
struct phrase phrase_of_relative(const struct tags *tags, const struct noun_words *nouns,
	uint32_t relative, uint32_t floor);

/* With what it belongs to, as "a student at the academy" for the academy. */
struct phrase phrase_belonging(const struct tags *tags, struct phrase phrase, uint32_t floor);

/* The verb with what a hyphen joins to it: "gang-raped". */
uint32_t verb_whole(const struct tags *tags, uint32_t verb, uint32_t floor);

/* The first token of the verb's own words: "has not yet been" before "found". */
uint32_t verb_first(const struct tags *tags, uint32_t verb, uint32_t floor);

/* "were charged", and not "have charged". */
int verb_has_be(const struct tags *tags, uint32_t verb, uint32_t floor);

/* The phrase's head: the last noun or name before "of" and the like. */
uint32_t phrase_head(const struct tags *tags, struct phrase phrase);

/* The phrase's words as an attribute, unless it is empty. */
static inline void phrase_state(
	struct statement *statement, const char *name, const struct phrase *phrase)
{
	statement_text(statement, name,
		passage_words(statement->passage, phrase->first, phrase->end), phrase->first,
		phrase->end);
}

#endif
