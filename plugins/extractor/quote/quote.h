/* SPDX-License-Identifier: MIT
 * Who says what: stretches between marks, the words that give them to somebody, and speech
 * without marks. */
#ifndef WINNOW_QUOTE_H
#define WINNOW_QUOTE_H

#include "shared/noun.h"
#include "who.h"

/* What a verb is as a cue, a bit each: how it gives, and what may follow it. */
enum {
	CUE_KNOWN = 1 << 0,
	CUE_GIVES = 1 << 1, /* in one manner or another: the next two are some */
	CUE_SAYS = 1 << 2,
	CUE_HOLDS = 1 << 3,
	CUE_CLAUSE = 1 << 4,     /* "that …" */
	CUE_INFINITIVE = 1 << 5, /* "to …" */
	CUE_ADDRESSED = 1 << 6,  /* whom one tells, and then either */
	CUE_OBJECT = 1 << 7,
	CUE_DOING = 1 << 8 /* "selling …" */
};

/* What a word may bring, a bit each. */
enum {
	TRIGGER_VERB = 1 << 0,       /* a form of a verb that is a cue, or has a topic */
	TRIGGER_NOUN = 1 << 1,       /* "claim" */
	TRIGGER_PHRASE = 1 << 2,     /* the first word of "according to" */
	TRIGGER_STANCE = 1 << 3,     /* "concerned" */
	TRIGGER_EXPRESSING = 1 << 4, /* a form of "voice" */
	TRIGGER_SOURCE = 1 << 5,     /* the first word of a medium or an agency */
	TRIGGERS_OF_SPEECH = TRIGGER_SOURCE - 1
};

/* What words may bring, by their numbers; the first brings nothing. */
struct trigger_words {
	unsigned char *of_number;
	uint32_t count;
};

/* A token that may bring something. */
struct trigger {
	uint32_t token;
	uint32_t brings;
};

struct quote_words {
	struct tagger tagger;
	struct trigger_words triggers;
	const uint16_t *cues; /* by the lemma, as the tagger has it */
	const struct winnow_lexicon
		*cue,         /* en/cue: lemma, manner, what may follow: t, x, i, o, g */
		*withheld,    /* en/withheld: "food", of what is denied */
		*judging,     /* en/cue_judging: "call", of what it calls so */
		*phrase,      /* en/cue_phrase: "according to"; es: whether a verb may follow */
		*topic,       /* en/cue_topic: lemma, what stands between */
		*noun,        /* en/cue_noun: "claim", what may follow */
		*willed,      /* en/willed: "threaten", which only somebody does */
		*noun_field,  /* en/noun_field: "union", a group */
		*party,       /* en/party: "bank", of who acts together */
		*making,      /* en/making: "issue", of a claim */
		*time,        /* en/time_noun: "year", "Monday" */
		*medium,      /* en/medium: what information is read in */
		*stance,      /* en/stance: "concerned", what may follow */
		*stance_noun, /* en/stance_noun: "concern", likewise */
		*expressing,  /* en/expressing: "voice", of concern */
		*norm,        /* en/norm: "law", of what is done according to it */
		*recording,   /* en/recording: "footage" of who speaks */
		*naming,      /* en/naming: "titled" */
		*headline,    /* en/headline_speaker: "Police:" */
		*wording,     /* en/wording: "phrase", what words are called */
		*agency;      /* any/agency: names of newspapers and agencies */
	struct noun_words nouns;
	struct who_words who;
};

/* What stands between two marks, or from a mark to the end of its paragraph. */
struct stretch {
	uint32_t open;       /* the token of the opening mark */
	uint32_t first, end; /* what is quoted, without the marks */
	uint32_t after;      /* behind the closing mark */
	uint32_t block;
	int closed;
	int continues; /* the last paragraph's quotation goes on */
	int inside;    /* of how many other stretches */
};

/* An act of saying. */
struct speech {
	uint32_t first, end; /* what is said, in tokens */
	const char *kind;    /* "direct", "mixed", "indirect", "scare_quote" */
	const char *rule;
	struct phrase speaker, cue, addressee, via;
	double confidence;
	int spoken;  /* said, not only held */
	int runs_on; /* begins between marks, and goes on behind them */
};

struct reading {
	struct passage passage;
	const struct quote_words *words;
	const struct winnow_extractor_out *out;
	struct tags tags;
	const struct stretch *stretches; /* in order of their opening marks */
	uint32_t stretch_count;
	/* The first that is not before the sentence in hand; behind the last is one at the text's end. */
	const struct trigger *triggers;
	char *quoted; /* for each token whether it is between marks, or is one */
	struct who who;
};

/* The token is that word, whatever its case. */
static inline int is(const struct reading *reading, uint32_t token, const char *word)
{
	return passage_is(&reading->passage, token, word);
}

/* Of what language its words are read, by two letters. */
static inline int is_of(const struct reading *reading, const char *language)
{
	return winnow_is(winnow_str(reading->tags.tagger->language), language);
}

/* In open(), once the tagger and the lexicons are. 0, or a negative: the host was told. */
int triggers_open(const struct winnow_host *host, const struct winnow_text *text,
	struct quote_words *words);

/* Before that: fills the cues. 0, or a negative: the host was told. */
int cues_open(const struct winnow_host *host, const struct winnow_text *text,
	struct quote_words *words);

/* Finds the triggers of the whole text, in the call's memory; -1: over budget. */
int triggers_find(struct reading *reading);

/* Finds the stretches of the whole text, in the call's memory; -1: over budget. */
int marks_find(struct reading *reading);

/* A dash, be it of two hyphens; "Saint-Orm" has none. */
int marks_is_dash(const struct reading *reading, uint32_t token);

/* How the token may serve as a cue; 0: it is none. */
unsigned cue_of(const struct reading *reading, uint32_t token);

static inline int cue_says(unsigned cue)
{
	return (cue & CUE_SAYS) != 0;
}

static inline int cue_holds(unsigned cue)
{
	return (cue & CUE_HOLDS) != 0;
}

static inline int cue_takes(unsigned cue, unsigned what)
{
	return (cue & what) != 0;
}

/* A verb of saying that brings a clause: "said", and not "believed", "raised". */
static inline int cue_tells(unsigned cue)
{
	return cue_says(cue) && cue_takes(cue, CUE_CLAUSE);
}

/* A verb in any form, whatever it was taken for. */
static inline unsigned cue_of_form(const struct reading *reading, uint32_t token)
{
	return reading->words->cues[tags_word(&reading->tags, token)->lemma];
}

/* A verb of saying, whatever it was taken for: "Says Marn", "the report states:". */
int cue_is_form(const struct reading *reading, uint32_t token);

/* It brings a clause, or nothing but what is said: and not "raised", "named". */
int cue_is_sure(unsigned cue);

/* "was told", "are expected": what stands before it does not do it. */
int cue_is_passive(const struct reading *reading, uint32_t verb, uint32_t floor);

/* "did not say", "cannot say", "without saying", "nowhere does it say": then nothing is said. */
int cue_is_denied(const struct reading *reading, uint32_t verb, uint32_t floor);

/* "used the meeting to say": the verb is an infinitive right behind a phrase, which is not its subject.
 * Sets whose it is; empty: nobody says it, as in "requires schools to tell", "freedom to protest". */
int cue_is_purpose(const struct reading *reading, uint32_t verb, uint32_t floor,
	struct phrase *ret_subject);

/* What is between marks behind it is in the words of its subject: "called it “old”". */
int cue_judges(const struct reading *reading, uint32_t token);

/* The word gives what is said to somebody: a verb of saying, or "put it", "went on:". */
int cue_gives(const struct reading *reading, uint32_t token);
/* Behind the cue at `verb`, with "it" or "on". */
uint32_t cue_end(const struct reading *reading, uint32_t verb);
/* The verb has to whom one speaks behind it: "tell", "urge". */
int cue_addresses(const struct reading *reading, uint32_t verb);
/* "told reporters": to whom, from `at` on behind the cue. */
void cue_addressee(struct reading *reading, uint32_t at, uint32_t limit, struct speech *speech);
/* "dijo al diario", "dit aux députés": the word behind which stands to whom one speaks. */
int cue_is_to(const struct reading *reading, uint32_t token);
/* Behind "according to" at `at`, with the verb of "según explicó Marn"; 0: nothing such stands there. */
uint32_t according_end(const struct reading *reading, uint32_t at, uint32_t limit);
/* Whose words they are, behind it: "según explicó ayer la ministra". */
struct phrase according_whom(
	const struct reading *reading, uint32_t at, uint32_t limit, struct speech *speech);
/* "according to Marn" at `at`: fills speaker, cue, rule and confidence. */
int according_read(struct reading *reading, uint32_t at, uint32_t limit, struct speech *speech);

/* "last year", "Monday morning". */
int time_is(const struct reading *reading, struct phrase phrase);
/* "в среду" of "в среду министерство", "este lunes" of "este lunes Juan Marn"; of others, all. */
struct phrase time_leading(const struct reading *reading, struct phrase phrase);
/* "the mayor" of "the mayor on Monday", and of "May and the mayor" behind "in"; "Ada" of "Ada*". */
struct phrase time_without(const struct reading *reading, struct phrase phrase);
/* Behind "last year", "on Monday", adverbs. */
uint32_t time_end(const struct reading *reading, uint32_t at, uint32_t limit);

/* Who is said to say what is between the marks; fills speaker, cue, addressee, via, rule and
 * confidence. False: nobody near. */
int direct_read(struct reading *reading, const struct stretch *stretch, struct speech *speech);
/* The same, as the words behind the closing mark tell. */
int behind_read(struct reading *reading, const struct stretch *stretch, struct speech *speech);

/* "dit-elle", "a-t-il dit": the pronoun behind the hyphens at `at`; `at` itself: there are none. */
uint32_t inverted_hyphens(const struct reading *reading, uint32_t at, uint32_t limit);
/* "lui répond", "se quejó", "s'est indigné", "a dit": from `at` to the verb that has these before it. */
uint32_t inverted_verb(const struct reading *reading, uint32_t at, uint32_t limit);
/* Who speaks, behind the verb that ends at `at`, over when, to whom and where it is said: sets the
 * addressee. Empty: nobody is told of. */
struct phrase inverted_speaker(
	const struct reading *reading, uint32_t at, uint32_t limit, struct speech *speech);

/* A paragraph of an interview that is quoted whole: "“MARN: We were late.": who says it stands behind the
 * mark. Fills all but the kind. */
int heading_read_within(
	const struct reading *reading, const struct stretch *stretch, struct speech *speech);

/* Before the opening mark at `open`: "Marn: “…”". Fills all but what is said. */
int colon_read(
	const struct reading *reading, uint32_t floor, uint32_t open, struct speech *speech);

/* Tokens of a sentence, which may have no end, back to the clause that tells who says it. */
enum { FARTHEST_CLAUSE = 250 };

/* The subject of the verb, which is no "who"; empty: it has none. */
struct phrase subject_named(const struct reading *reading, uint32_t verb, uint32_t floor);
/* The subject of the nearest clause before `verb` that has one. */
struct phrase subject_earlier(const struct reading *reading, uint32_t verb, uint32_t floor);
/* "Marn" of "Marn, head of the union, which …, said": the name that it begins with, before the verb; empty:
 * it does not. */
struct phrase direct_leading_name(const struct reading *reading, uint32_t floor, uint32_t verb);
/* "footage of Marn saying", "with a boy shouting": who is shown; empty: nobody is. */
struct phrase subject_shown(const struct reading *reading, uint32_t verb, uint32_t floor);
/* "including Ada Marn, who wrote, “…”", "Ada Marn, a diver at the port, who": the person whom "who", the subject of
 * a verb, is about; of other subjects and of nobody named, the same. */
struct phrase subject_before_who(
	const struct reading *reading, struct phrase subject, uint32_t floor);
/* Who does what the -ing form at `verb` tells behind a comma: the subject of the nearest clause before
 * that is not of another. */
struct phrase subject_doing(const struct reading *reading, uint32_t verb, uint32_t floor);
/* "the mayor" of "the mayor himself", which ends at `subject`; of others, the same. */
struct phrase cue_self(const struct reading *reading, struct phrase subject, uint32_t floor);

/* A phrase, and not "there". */
int direct_is_somebody(const struct reading *reading, struct phrase speaker);

/* "quoted police as saying", with the last at `verb`: one says what another said. Fills all but what
 * is said. */
int direct_quoting(
	const struct reading *reading, uint32_t verb, uint32_t floor, struct speech *speech);

/* Within speech that begins at `floor`: where the words begin that give what is between the marks to
 * somebody else, or its opening mark where they stand behind; 0: nothing does. */
uint32_t direct_apart(struct reading *reading, const struct stretch *stretch, uint32_t floor);

/* Of a stretch inside another: "the mantra of ‘all is well’", "is rated ‘true’", "you call it ‘safe’".
 * These are not the words of who says the rest. */
int within_of_others(const struct reading *reading, const struct stretch *stretch);

/* "he would say, ‘never’" within `speech`: sets who says it, and by whom that is passed on. */
int within_told(struct reading *reading, const struct stretch *stretch, struct speech *speech);

/* « …, explique Luc Marn, … »: who says it stands between the marks, as French and Russian have it. */
int within_aside(struct reading *reading, const struct stretch *stretch, struct speech *speech);

/* How many words the stretch has. */
uint32_t marks_words(const struct reading *reading, const struct stretch *stretch);

/* A term: begins without a capital, is short, and is words. */
int term_is_short(const struct reading *reading, const struct stretch *stretch);
/* A name of something: of more than one word, or nobody says it. `speech` may be NULL. */
int term_is_title(
	struct reading *reading, const struct stretch *stretch, const struct speech *speech);
/* The word is of what follows: "selling “magic” pills", or is held and not said. */
int term_is_of_thing(const struct reading *reading, const struct stretch *stretch,
	const struct speech *speech);

/* "was nicknamed “…”", ", titled “…”,": the name of a thing. */
int term_is_named(const struct reading *reading, const struct stretch *stretch);
/* The word is of what follows it, and whose cue stands far before has not said it so. */
int term_is_scare(const struct reading *reading, const struct stretch *stretch,
	const struct speech *speech);

/* The token is of “Lola” in "Ada “Lola” Marn", or is one of its marks. */
int term_is_nickname(const struct reading *reading, uint32_t token);

/* Whom the sentence before the quotation is about, if it is of the same paragraph, begins at `floor` or
 * behind and quotes nothing: a person. Empty: nobody such. */
struct phrase preceding_subject(
	const struct reading *reading, const struct stretch *stretch, uint32_t floor);

/* The end of the text before the quotation that belongs to its sentence: its first token. */
uint32_t lead_first(struct reading *reading, const struct stretch *stretch);

enum { MOST_SPEECHES = 8 };

/* Speech without marks in the sentence; how many. */
uint32_t indirect_read(struct reading *reading, const struct winnow_sentence *sentence,
	struct speech speeches[MOST_SPEECHES]);

/* What names where information was had: an agency, a report. */
struct source {
	struct phrase phrase;
	struct winnow_str value, kind, country;
	const char *rule;
};

/* The source named at `token`, if one is. */
int source_read(struct reading *reading, uint32_t token, const struct winnow_sentence *sentence,
	struct source *source);

#endif
