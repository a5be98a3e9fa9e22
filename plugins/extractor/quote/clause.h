/* SPDX-License-Identifier: MIT
 * The clause that a verb of saying brings: where it begins, and where it ends. */
#ifndef WINNOW_QUOTE_CLAUSE_H
#define WINNOW_QUOTE_CLAUSE_H

#include "quote.h"

#define LONGEST_LOOK 80 /* tokens, for a verb or a subject around a cue */

/* A sentence while its speech is sought. */
struct search {
	struct reading *reading;
	uint32_t first, end; /* of the sentence, without its last marks */
	uint32_t floor;      /* behind the last content found */
	uint32_t
		whole; /* where what a cue behind it brings begins: it may pass on what others say */
	struct speech *speeches;
	uint32_t count;
};

/* A full stop, "!", "?" or ";". */
int clause_is_stop(const struct reading *reading, uint32_t token);
/* Adds to what was found, unless it is empty or there are too many. */
void clause_add(struct search *search, const struct speech *speech);
/* Where the clause that is said before a cue begins. */
uint32_t clause_content_first(const struct search *search);
/* The verb at `verb` with its auxiliaries. */
void clause_set_cue(const struct search *search, uint32_t verb, struct speech *speech);

/* Whom the verb of saying at `verb` is said of; empty: nobody is told. */
struct phrase clause_subject(const struct search *search, uint32_t verb);
/* ", Ada Marn," with the second comma at `comma`: the name of two words or more; empty: none. */
struct phrase clause_name_between(const struct search *search, uint32_t comma);

/* The speech that the verb of saying at `verb` ends or parts. False: there is none. */
int trailing_read(struct search *search, uint32_t verb);

/* From `at` on nothing but who says it all stands: "two sources said on Monday". */
int trailing_is(const struct search *search, uint32_t at);

/* What `speech` has is the first part of what goes on at `rest`: "the boats", and not "furthermore". */
int clause_is_parted(const struct search *search, const struct speech *speech, uint32_t rest);

/* "…, he said, …": where it goes on behind the comma at `comma`; 0: it does not. */
uint32_t trailing_rest(const struct search *search, uint32_t comma);

/* "days to determine how", "focus on understanding how": nobody has said or found it. */
int unsaid_unfinished(const struct search *search, unsigned cue, uint32_t verb);
/* "should visit the port, stressing the danger": it is only advised to say so. */
int unsaid_advised(const struct search *search, uint32_t verb);
/* "has been known to sink": nobody says so. */
int unsaid_known(const struct search *search, uint32_t verb);
/* "with boats expected to sink": the verb is a participle, and `subject` does not do it. */
int unsaid_participle(const struct search *search, uint32_t verb, struct phrase subject);
/* "the union", "two gunmen", "Marn", and no "boats": whoever may act or be spoken to. */
int unsaid_may_act(const struct reading *reading, struct phrase phrase);
/* "the dam threatens to burst": it does not say so. */
int unsaid_by_thing(const struct search *search, uint32_t verb, struct phrase speaker);
/* "it is hard to say that …": who would say it is not told. */
int unsaid_of_saying(const struct tags *tags, struct phrase speaker);
/* "what many expect to be …", "do you know where …?": nobody is said to say it. */
int unsaid_nobody(const struct search *search, struct phrase speaker);
/* "a tweet", "the think tank", "its claims": no verb. */
int unsaid_noun(const struct search *search, uint32_t at);

/* Adds the speech that "according to" at `at` gives to somebody. False: no such words stand there. */
int according_find(struct search *search, uint32_t at);

/* Behind "SANKT ORM, 3 May — " at the sentence's beginning; its first token: nothing stands there. */
uint32_t heading_dateline_end(
	const struct reading *reading, const struct winnow_sentence *sentence);
/* Behind "NEW DELHI:", "SRINAGAR, May 3:", which are no part of what is said in the sentence by whoever is
 * named behind it; `first`: the sentence does not begin so there. */
uint32_t heading_whole(
	const struct reading *reading, const struct winnow_sentence *sentence, uint32_t first);

/* Adds what a heading tells behind who says it. */
void heading_read(struct search *search, const struct winnow_sentence *sentence);

/* "urged the court to …", "told parents that …": sets to whom the verb at `verb` is said, from `next` on,
 * and where what is said begins. False: it is not so. */
int addressee_read(
	const struct search *search, uint32_t verb, uint32_t next, struct speech *speech);
/* The same of "admitted to police that …", "appealed to divers to …". */
int addressee_read_to(
	const struct search *search, unsigned cue, uint32_t next, struct speech *speech);

/* "called the plan a mistake": what the verb at `verb` says of its object, which begins the content.
 * False: it says no such thing. */
int object_read(
	const struct search *search, unsigned cue, uint32_t verb, struct speech *speech);
/* Where that ends. */
uint32_t object_end(const struct search *search, uint32_t from);

/* "who police said were armed": what the verb at `verb` brings of whom the word before its subject is
 * about. Fills all but the kind. False: it brings no such thing. */
int gap_read(const struct search *search, uint32_t verb, struct speech *speech);

/* What the verb at `verb` is said of, where that is all that is told: "called for a vote". Fills all
 * but who says it. False: it brings no such thing. */
int topic_read(const struct search *search, uint32_t verb, struct speech *speech);

/* What has to follow the verb follows, and who says it is of those who may. */
int topic_fits(const struct search *search, uint32_t verb, const struct speech *speech);
/* "has criticised", "is calling", "criticised": and neither "was criticised" nor "may call". */
int topic_is_told(const struct tags *tags, uint32_t verb);
/* Where the matter that begins at `from` ends: before another clause. */
uint32_t topic_end(const struct search *search, uint32_t from);

/* "is concerned that …", "expressed concern about the …", by the word at `at`: fills all but the kind.
 * False: it tells of nothing such. */
int stance_read(const struct search *search, uint32_t at, struct speech *speech);

/* "Marn's claim that …", "his promise to …", "there are fears that …". False: the word at `noun` brings
 * no such thing. */
int noun_read(const struct search *search, uint32_t noun, struct speech *speech);

/* A clause of its own begins at `at`: a phrase, and its verb. */
int clause_begins(const struct search *search, uint32_t at);
/* "that", "whether". */
int clause_is_subordinate(const struct search *search, uint32_t at);
/* "to sell", "to quietly sell": and not "to the court". */
int clause_is_infinitive(const struct search *search, uint32_t at);
/* The tokens have the verb of a clause, and of another than those of "who …", "which …". */
int clause_has_verb(const struct search *search, uint32_t first, uint32_t end);

/* Where what the cue at `cue` says from `from` on ends: before ", but", before "and said", or before
 * the sentence's own clause. */
uint32_t clause_end(const struct search *search, uint32_t cue, uint32_t from);
/* "Marn's claim that the boats were old was rejected", "boats that Marn says are old will be sold": where
 * behind `from` the sentence's own verb comes; `end`: it came before who says it, at `speaker`. */
uint32_t clause_before_main(
	const struct search *search, uint32_t speaker, uint32_t from, uint32_t end);
/* The first dash or semicolon, or the sentence's end. */
uint32_t clause_dash(const struct search *search, uint32_t from);

/* "that" at `that` is about the word before: "the man that came". */
int clause_is_about(const struct search *search, uint32_t that);
/* "that" at `that` brings a clause, and not one about the word before: "a letter that came". */
int clause_is_brought(const struct search *search, uint32_t that);
/* "said in a letter to parents that": the place of "that"; 0: it does not come. */
uint32_t clause_late_that(const struct search *search, uint32_t at);
/* "said four years after the war began, boats are old": the clause begins with another from `at` on, behind
 * which its own comes. */
int clause_is_led(const struct search *search, uint32_t at);
/* "said in a statement the boats had sunk", "said after the vote he would go": where the clause begins
 * behind the prepositions from `at` on; 0: none does. */
uint32_t clause_behind_adjunct(const struct search *search, uint32_t at);
/* "said, when asked, that", "said when she came that": the place of "that" behind `at`; 0: it does not
 * come. */
uint32_t clause_that_behind(const struct search *search, uint32_t at);
/* "told a crowd of more than 40 people in Orm that": the place of "that"; 0: it does not come. */
uint32_t clause_told_that(const struct search *search, uint32_t at);
/* "the union, which says that it protects divers, left": ends what is said where the clause about
 * the union ends. */
void clause_close_relative(const struct search *search, struct speech *speech);
/* "said when she left": that is when. "said who had left" is told, "asked when" is asked. */
int clause_tells_time(const struct search *search, uint32_t verb, uint32_t at);

#endif
