/* SPDX-License-Identifier: MIT
 * Who did what to whom: verbs of deeds, with the phrases around them. */
#ifndef WINNOW_EVENT_H
#define WINNOW_EVENT_H

#include "shared/facts.h"
#include "shared/mode.h"
#include "shared/noun.h"

/* Words, a bit for each by its number. */
struct word_set {
	uint64_t *bits;
	uint32_t count;
};

static inline int word_set_has(const struct word_set *set, struct winnow_word word)
{
	return word.folded < set->count &&
	       (set->bits[word.folded / 64] >> word.folded % 64 & 1);
}

/* Of a verb, its rows in en/act, en/act_light and en/act_undo; NULL: none. */
struct deed {
	const struct winnow_term *act, *light, *undo;
	int tells; /* it can tell of a deed, be it with a particle or by a state */
};

enum { WITHOUT_VERB = 5 };

struct event_words {
	struct tagger tagger;
	const struct winnow_lexicon *act, /* lemma: class, plover, police, voice */
		*noun,                    /* "attack": value, class, plover */
		*light,                   /* "launch": its object tells */
		*mode,                    /* "agree": modality, plover */
		*undo,                    /* "lift": plover */
		*police,                  /* who is police */
		*force,                   /* "firing", "tear gas": by the police */
		*told,                    /* "arrests": wherever it stands */
		*charge,                  /* en/act_charge: "accused" of what was done */
		*clause,                  /* en/clause_word: "no evidence" that it was */
		*failure,                 /* en/police_failure: "stood by" */
		*party,                   /* en/party: "government", "village" */
		*two_objects,             /* en/act_two_objects: "given" a sentence */
		*weapon,                  /* en/weapon: "missile", "air strike" */
		*confinement,             /* en/confinement: "cell", "custody" */
		*withheld,                /* en/withheld: "food", "access" */
		*state,                   /* en/act_state: "dead", as somebody is left */
		*accident,                /* en/act_accident: "flood" */
		*medium,                  /* en/medium: "statement" */
		*object,                  /* en/act_object: "tax", "border" */
		*fighter,                 /* en/fighter: "rebels" */
		*compared,                /* en/compared: "compared with", "up from" */
		*forced,                  /* en/act_forced: to "work", from "homes" */
		*sent,                    /* en/act_sent: "send" */
		*cue;                     /* en/cue: who says so */
	/* All that tell of a deed though it is no verb. */
	const struct winnow_lexicon *without_verb[WITHOUT_VERB];
	struct noun_words nouns;
	struct word_set of_two[2]; /* the first, the second word of an act that has two */
	struct word_set telling;   /* with which what tells of a deed may begin */
	struct deed *deeds;        /* of each lemma of the tagger */
};

/* Inside open(), once the lexicons are there. False: no memory. */
int deeds_open(const struct winnow_host *host, const struct winnow_text *text,
	struct event_words *words);

/* With what may begin what tells of a deed though it is no verb. */
void deeds_start(
	const struct passage *passage, const struct event_words *words, struct start_set *set);

/* Of the facts of others, in the order in which their names are given to facts_index(). */
enum fact_type {
	FACT_QUANTITY,
	FACT_MONEY,
	FACT_DATE,
	FACT_DURATION,
	FACT_ORGANISATION,
	FACT_PLACE,
	FACT_PERSON,
	FACT_NATIONALITY,
	FACT_LAW,
};

struct reading {
	struct passage passage;
	struct facts facts;
	const struct event_words *words;
	const struct winnow_extractor_out *out;
	struct tags tags;
	struct start_set told_without_verb; /* what tells of a deed though it is no verb */
};

/* The token is that word, whatever its case. */
static inline int is(const struct reading *reading, uint32_t token, const char *word)
{
	return passage_is(&reading->passage, token, word);
}

/* Of a verb, or what is made of one: "accused", "shelling". */
static inline const struct deed *deed_of(const struct reading *reading, uint32_t token)
{
	return &reading->words->deeds[tags_word(&reading->tags, token)->lemma];
}

/* What tells of a deed without a verb may begin with the token. */
static inline int is_told_without_verb(const struct reading *reading, uint32_t token)
{
	return start_set_has(&reading->told_without_verb, &reading->passage, token);
}

struct act {
	struct phrase trigger, agent, object, recipient, target, says;
	struct phrase who; /* the agent, or whom its "it" stands for */
	struct winnow_str value, class, plover, police;
	struct mode mode;
	int passive;
	int has_object;      /* right behind the verb, or behind a day */
	int befalls_subject; /* "died": the subject is whom it befalls */
	int names_deed;      /* "held talks": the object only tells what is done */
	int is_received;     /* "got a prison term": the subject is whom it befalls, too */
	int goes_on;         /* "talks resumed": the subject tells what is done */
	int undoes;          /* "lifted the ban" */
	int is_planned;      /* "a plot to kill": the agent is but what is planned */
	const char *rule;
	double confidence;
};

/* Right behind the verb, or the verb is told of it. */
static inline int has_direct_object(const struct act *act)
{
	return act->object.first < act->object.end &&
	       (act->passive || act->has_object || act->object.first == act->trigger.end);
}

/* One of the letters of a column is that. */
static inline int has_letter(struct winnow_str letters, char letter)
{
	return letters.len && memchr(letters.ptr, letter, letters.len) != NULL;
}

/* The one of a list that ends with NULL; NULL: it is none of them. */
static inline const char *code_of(struct winnow_str word, const char *const *codes)
{
	while (*codes && !(word.len && **codes == *word.ptr && winnow_is(word, *codes)))
		codes++;
	return *codes;
}

/* The PLOVER root is one of a list that ends with NULL. */
static inline int is_root(struct winnow_str root, const char *const *roots)
{
	return code_of(root, roots) != NULL;
}

enum { MOST_ACTS = 12 };

/* The deeds a sentence tells of from `*token` on, in order; how many. *token is where to go on. */
uint32_t acts_read(struct reading *reading, const struct winnow_sentence *sentence,
	uint32_t *token, struct act acts[MOST_ACTS]);

/* Fills agent, object, recipient of the verb at `verb`. */
void roles_read(struct reading *reading, uint32_t verb, const struct winnow_sentence *sentence,
	struct act *act);

/* "were killed and 12 others injured": such as are told of behind a passive, without "were", with all of
 * their number; empty: none are. */
struct phrase voice_befallen(const struct reading *reading, struct phrase whom, uint32_t floor);

/* The verb is told of whom it befalls. */
int voice_is_passive(
	const struct reading *reading, uint32_t verb, uint32_t floor, const struct act *act);

/* "17 were killed and 30 injured": a count alone before the verb, and nobody behind whom it would befall;
 * empty: it is not so. */
struct phrase voice_counted(
	const struct reading *reading, uint32_t verb, uint32_t floor, const struct act *act);

/* A verb in -ing or a participle whose adverbs begin at `first` tells of a deed by the word before: 1, it does,
 * "fled after killing two", "was found murdered"; 0, not, "charged with sexually abusing"; -1, the word does not say. */
int voice_after_word(const struct reading *reading, uint32_t first, uint32_t verb);

/* "donors and elected officials say", at "elected": it only says who those are. */
int voice_is_joined_attribute(const struct reading *reading, uint32_t verb);

/* "Brandt, wrongly accused of fraud, fled", at "accused": Brandt; empty: it stands behind no comma so. */
struct phrase voice_between(const struct reading *reading, uint32_t verb, uint32_t floor);
/* The verb is told of somebody so. */
int voice_is_between(const struct reading *reading, uint32_t verb, uint32_t floor);

/* Who does what the verb at `verb` tells: its own subject, or that of the verb it is joined to, as in "have
 * detained and rescued". */
struct phrase roles_subject(const struct reading *reading, uint32_t verb, uint32_t floor);

/* "fired on the crowd, killing two", at "killing": who fired. */
struct phrase roles_main_subject(const struct reading *reading, uint32_t verb, uint32_t floor);

/* "starved two men", "starved and beat two men": behind the verb stands whom it befalls. */
int roles_befalls_others(const struct reading *reading, uint32_t behind, uint32_t limit);

/* "used drones to kill", "a plot to kill", "went to the school to arrest", at the verb behind "to", before which
 * `found` stands: who does so. */
struct phrase roles_of_infinitive(
	const struct reading *reading, uint32_t verb, uint32_t floor, struct phrase found);

/* "handed over 60 boys" is no count of more than 60: what stands behind the verb begins there. */
void phrase_begin_behind(struct phrase trigger, struct phrase *phrase);

/* "more than 200 girls" that begins at `token`: all of the count; empty: none does. */
struct phrase phrase_counted(const struct reading *reading, uint32_t token);

/* Whom the passive verb at `verb` is said of, be it behind its noun: "a mother jailed". */
struct phrase roles_passive_subject(
	const struct reading *reading, uint32_t verb, uint32_t floor);

/* How real the clause of the verb at `verb` leaves the deed, with its roles known: "if", "demanded that",
 * "no evidence that", "whoever". */
void clause_settle(const struct reading *reading, uint32_t verb,
	const struct winnow_sentence *sentence, struct act *act);

/* "but police arrested", at "but": somebody else does something else. */
int clause_begins(const struct reading *reading, uint32_t joint, uint32_t limit);

/* The deed of the verb with which the trigger begins, of as many words as the trigger has after it: "handed down",
 * "set on fire"; NULL: none. */
const struct winnow_term *words_of_act(const struct reading *reading, struct phrase *trigger);

/* "shot two men dead": where the rest of the deed's words stands behind the object; the verb: there is none. */
uint32_t words_apart(const struct reading *reading, uint32_t verb, uint32_t limit,
	const struct winnow_term **ret);

/* Behind "by" or "at the hands of" at `at`, where who did it stands; `at`: neither is there. */
uint32_t voice_by_end(const struct reading *reading, uint32_t at);

/* What somebody is said to have done. */
struct charge {
	struct phrase who;
	const char *modality; /* NULL: they say so themselves */
	int cleared;          /* they say that they have not */
};

/* "denied killing his wife": a deed, and no noun. */
int charge_is_owned(const struct reading *reading, uint32_t token);

/* The deed at `verb` is what somebody is accused of, admits or denies. */
int charge_find(
	const struct reading *reading, uint32_t verb, uint32_t floor, struct charge *charge);

/* The kind of what is counted there; empty: nothing is, or its kind is not told. */
struct winnow_str counted_kind(const struct reading *reading, uint32_t token);

/* The token stands in the name of somebody, or of a country, a town or a body. */
int is_named(const struct reading *reading, uint32_t token);

/* Whether the phrase names persons: by its noun, or "them". */
int phrase_is_persons(const struct reading *reading, struct phrase phrase);

/* The same, or by their names or their count: "Pavel Brandt", "40 wounded". */
int phrase_is_somebody(const struct reading *reading, struct phrase object);

/* Somebody, or the country, the town or the body that stands for them. */
int phrase_is_party(const struct reading *reading, struct phrase phrase);

/* A country, a town or a body, and not just persons. */
int phrase_is_power(const struct reading *reading, struct phrase phrase);

/* Such a one, the police or those who fight. */
int phrase_is_authority(const struct reading *reading, struct phrase phrase);

/* "himself", "themselves" */
int phrase_is_self(const struct reading *reading, struct phrase phrase);

/* The head of the phrase, or its singular, has the letter in en/act_object. */
int phrase_is_object_of(const struct reading *reading, char letter, struct phrase phrase);

/* A term of the lexicon stands in it. */
int phrase_has(const struct reading *reading, const struct winnow_lexicon *lexicon,
	struct phrase phrase);

/* "the budget", "a proposal": it can only be attacked by words. */
int phrase_is_idea(const struct reading *reading, struct phrase phrase);

/* Why the verb, of that voice in en/act, tells of no deed with these roles; NULL: it does. */
const char *no_deed(
	const struct reading *reading, const struct act *act, struct winnow_str voice);

/* The same where the object names the deed. */
const char *light_no_deed(const struct reading *reading, const struct act *act);

/* "died in an attack" is a killing. */
void read_death(
	const struct reading *reading, const struct winnow_sentence *sentence, struct act *act);

/* What the deed of a verb of that voice turns out to be: "died in an attack", "beaten to death", "floods
 * killed". True: of a place that was taken, "rebels captured the town". */
int outcome_read(const struct reading *reading, const struct winnow_sentence *sentence,
	struct winnow_str voice, struct act *act);

/* "attacked the bill", "an attack on the budget": by words, once its target is known. */
void outcome_on_idea(const struct reading *reading, struct act *act);

/* "leave", "render": the verb of such a state. */
int state_is_left_by(struct winnow_str lemma);

/* "left three girls dead", at the verb. */
int state_left(struct reading *reading, uint32_t verb, const struct winnow_sentence *sentence,
	struct act *act);

/* "four boys are missing", "and a boy injured", at the state. */
int state_read(struct reading *reading, uint32_t token, const struct winnow_sentence *sentence,
	struct act *act);

/* Fills what is done where the verb at `verb` says little itself. False: it is told by the verb. */
int light_read(const struct reading *reading, uint32_t verb,
	const struct winnow_sentence *sentence, struct act *act);
/* "lifted the ban", "suspended the aid": what that amounts to. False: nothing is taken back. */
int light_undo(const struct reading *reading, uint32_t verb, uint32_t limit, struct act *act);
/* "agreed a treaty", "called for sanctions": what is agreed or asked for decides. */
void light_asked(const struct reading *reading, uint32_t limit, struct act *act);
/* Troops that keep the peace are help. */
void light_peace(const struct reading *reading, uint32_t limit, struct act *act);
/* What is only promised, refused or asked for, is that. */
void light_temper(struct act *act);

/* At whom the deed is aimed, once its other roles are known. */
struct phrase target_find(const struct reading *reading, const struct act *act, uint32_t limit);

/* "a teacher, two pupils and a driver" behind `phrase`, which is the first of them. */
struct phrase phrase_joined(
	const struct reading *reading, struct phrase phrase, uint32_t limit);

/* Who says what is told in a part of a sentence, from the token `first` up to `end`. */
struct saying {
	struct phrase speaker;
	uint32_t first, end;
	uint32_t cue;  /* UINT32_MAX: nobody says so */
	uint32_t open; /* "did not say": from this token on it is left open; UINT32_MAX: not */
	uint32_t denied; /* "denied that": from here on it is not so; UINT32_MAX: not */
	int whether;     /* even whether it was done */
};

/* "The army said it had fired": whom the deed's "it", "he" or "they" is, right behind the cue. */
struct phrase says_whom(
	const struct reading *reading, const struct saying *saying, struct phrase pronoun);

/* The first in the sentence from that token on; with no speaker, up to its end, if there is none. */
struct saying says_read(
	struct reading *reading, const struct winnow_sentence *sentence, uint32_t from);

enum { FARTHEST_FACT = 20 }; /* tokens between a deed and its date or place */

/* Numbers of other facts; -1: none. */
struct references {
	int64_t count, date, place;
};

/* Whether the words are nothing but a fact of the type. */
int facts_tell(const struct reading *reading, enum fact_type type, struct phrase words);
/* The first of the type that begins within the stretch and has the attribute, if one is asked for, the time
 * at which something was said left out; NULL: none. */
const struct winnow_fact *facts_within(const struct reading *reading, enum fact_type type,
	const char *attribute, struct phrase stretch);
/* A fact of one of the types has the token within it: a bit for each. */
static inline int facts_are_over(const struct reading *reading, uint32_t types, uint32_t token)
{
	return token < reading->passage.analysis->token_count &&
	       (reading->facts.over[token] & types) != 0;
}
/* A fact of the type that has the token within it; NULL: none. The first: where one has. */
const struct winnow_fact *facts_find_over(
	const struct reading *reading, enum fact_type type, uint32_t token);
static inline const struct winnow_fact *facts_over(
	const struct reading *reading, enum fact_type type, uint32_t token)
{
	return facts_are_over(reading, (uint32_t)1 << type, token)
		       ? facts_find_over(reading, type, token)
		       : NULL;
}
/* The token behind the fact's last. */
uint32_t fact_end(const struct reading *reading, const struct winnow_fact *fact);
/* "the mission on Friday": the mission. */
struct phrase without_time(const struct reading *reading, struct phrase phrase);
/* Without the time, with "more than" before a count, and all of an organisation's name. */
struct phrase phrase_settle(const struct reading *reading, struct phrase phrase);
struct references references_find(const struct reading *reading,
	const struct winnow_sentence *sentence, const struct act *act);

/* "in police firing", "stood by": what is told of the police without a verb of a deed. */
int police_act(struct reading *reading, uint32_t token, const struct winnow_sentence *sentence,
	struct act *act);

/* "a crackdown on four rings" */
int noun_read(struct reading *reading, uint32_t token, const struct winnow_sentence *sentence,
	struct act *act);
/* "10,000 arrests", "the arrest of two men" */
int noun_told(struct reading *reading, uint32_t token, const struct winnow_sentence *sentence,
	struct act *act);
/* "made 12 arrests", at "arrests": the deed before, of the verb, has told it. */
int noun_is_told_again(const struct act *before, const struct act *act);
/* "the arrested men" */
int noun_arrested(struct reading *reading, uint32_t token,
	const struct winnow_sentence *sentence, struct act *act);

/* "said that the army must leave", at "must". */
int demand_read(struct reading *reading, uint32_t token, const struct winnow_sentence *sentence,
	struct act *act);

/* "are being held at the police station", "were held in adult prisons", from `behind` on. */
int police_lock_up(const struct reading *reading, uint32_t behind);

/* What the police do in it, by the classes of police actions; empty: nothing. */
struct winnow_str police_read(
	struct reading *reading, const struct winnow_sentence *sentence, const struct act *act);

#endif
