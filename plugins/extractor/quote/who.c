/* SPDX-License-Identifier: MIT */
#include "who.h"

#define FARTHEST_SENTENCE 3 /* before that of a pronoun */
#define FARTHEST_TOKEN 200  /* before a pronoun, in a sentence without end */
#define LONGEST_TITLE 5     /* tokens from the comma to a name */
#define FARTHEST_ROLE 64    /* facts before a speaker named by a role */

int who_begin(const struct winnow_host *host, const struct winnow_reading *shown,
	const struct who_words *words, struct who *ret_who)
{
	*ret_who = (struct who){ .shown = shown, .words = words, .last = -1 };
	return facts_sort(host, shown, &ret_who->facts);
}

static int is_type(const struct winnow_fact *fact, const char *type)
{
	return winnow_is(fact->type, type);
}

/* The fact that names the same first. */
static int64_t first_mention(const struct winnow_fact *fact)
{
	const struct winnow_attribute *same = winnow_find(fact, "same_as");

	return same ? same->integer : fact->number;
}

/* ---- by the name ---- */

/* The name that has the phrase's head; NULL: none has. */
static const struct winnow_fact *name_over(
	const struct who *who, const struct tags *tags, struct phrase speaker)
{
	uint64_t at = passage_at(tags->passage, speaker.first);
	uint64_t head = passage_at(tags->passage, phrase_head(tags, speaker));

	for (uint32_t i = facts_from(&who->facts, at); i < who->facts.count; i++) {
		const struct winnow_fact *fact = who->facts.sorted[i];
		if (fact->at > head)
			break;
		if (head < fact->at + fact->length && !is_type(fact, "role"))
			return fact;
	}
	return NULL;
}

static int64_t named(const struct who *who, const struct tags *tags, struct phrase speaker)
{
	const struct winnow_fact *fact = name_over(who, tags, speaker);

	return fact ? first_mention(fact) : -1;
}

int who_names_person(const struct who *who, const struct tags *tags, struct phrase phrase)
{
	const struct winnow_fact *fact = name_over(who, tags, phrase);

	return fact && is_type(fact, "person");
}

/* ---- by what they are ---- */

static uint32_t last_token(const struct passage *passage, const struct winnow_attribute *words)
{
	return passage_token_at(passage, words->at + words->length - 1);
}

/* The person of whom it was said, if its last word is that at `head`; -1: not. */
static int64_t role_of(
	const struct passage *passage, const struct winnow_fact *fact, uint32_t head)
{
	const struct winnow_attribute *of = winnow_find(fact, "of");
	const struct winnow_attribute *value = winnow_find(fact, "value");

	if (!is_type(fact, "role") || !of || !value || !value->length)
		return -1;
	struct winnow_word here = passage->analysis->words[head];
	struct winnow_word there = passage->analysis->words[last_token(passage, value)];
	return here.folded && here.folded == there.folded ? of->integer : -1;
}

/* "the obstetrician", where one alone was said to be an obstetrician. */
static int64_t described(const struct who *who, const struct tags *tags, struct phrase speaker)
{
	uint32_t head = phrase_head(tags, speaker);
	uint32_t i = facts_from(&who->facts, passage_at(tags->passage, speaker.first));
	int64_t found = -1;

	if (!passage_is(tags->passage, speaker.first, "the") || head + 1 != speaker.end)
		return -1;
	for (uint32_t steps = 0; i-- > 0 && steps < FARTHEST_ROLE; steps++) {
		int64_t person = role_of(tags->passage, who->facts.sorted[i], head);
		const struct winnow_fact *fact =
			person < 0 ? NULL : fact_numbered(who->shown, person);
		if (!fact)
			continue;
		if (found >= 0 && found != first_mention(fact))
			return -1;
		found = first_mention(fact);
	}
	return found;
}

/* "the chief spokesman, Rear Admiral Pavel Brandt, said", "said its director, Prof. Ada Marn.": the person named behind
 * the comma. */
static int64_t apposed(const struct who *who, const struct tags *tags, struct phrase speaker)
{
	const struct passage *passage = tags->passage;
	uint32_t at = speaker.end;

	if (at + 1 >= tags->count || !passage_is(passage, at, ","))
		return -1;
	uint32_t i = facts_from(&who->facts, passage_at(passage, at));
	while (i < who->facts.count && !is_type(who->facts.sorted[i], "person"))
		i++;
	if (i >= who->facts.count)
		return -1;
	const struct winnow_fact *person = who->facts.sorted[i];
	uint32_t first = passage_token_at(passage, person->at);
	uint32_t last = passage_token_at(passage, person->at + person->length - 1);
	while (++at < first && at < speaker.end + LONGEST_TITLE &&
		(tags_any(tags, at, "F") || passage_is(passage, at, ".")))
		;
	return at == first && (passage_is(passage, last + 1, ",") ||
				      passage_is(passage, last + 1, "."))
		       ? first_mention(person)
		       : -1;
}

/* ---- by "he" or "she" ---- */

/* 'm', 'f', or 0: the lexicon does not tell. */
static char gender_at(
	const struct passage *passage, const struct winnow_lexicon *lexicon, uint32_t token)
{
	struct winnow_str gender = term_value(passage_find(passage, lexicon, token), 0);

	return gender.len ? gender.ptr[0] : 0;
}

/* By the title, by what the person is, by the given name. */
static char gender_told(
	const struct who *who, const struct passage *passage, const struct winnow_fact *fact)
{
	static const char *const tellers[] = { "title", "role" };
	uint32_t first = passage_token_at(passage, fact->at);

	for (size_t i = 0; i < sizeof tellers / sizeof *tellers; i++) {
		const struct winnow_attribute *teller = winnow_find(fact, tellers[i]);
		char gender = teller && teller->length ? gender_at(passage, who->words->gender,
								 last_token(passage, teller))
						       : 0;
		if (gender)
			return gender;
	}
	/* A single word may be a surname. */
	return passage_token_at(passage, fact->at + fact->length - 1) > first
		       ? gender_at(passage, who->words->given, first)
		       : 0;
}

static int fits(const struct who *who, const struct passage *passage,
	const struct winnow_fact *fact, char wanted)
{
	const struct winnow_fact *first = fact_numbered(who->shown, first_mention(fact));
	char gender = gender_told(who, passage, fact);

	if (!gender && first && first != fact)
		gender = gender_told(who, passage, first);
	return !gender || gender == wanted;
}

/* The first person outside of marks in the stretch; one with a verb behind the name goes before one
 * without: "In a talk with Ada Marn, Brandt said". */
static int64_t person_in(const struct who *who, const struct tags *tags, const char *quoted,
	struct phrase stretch, char wanted)
{
	const struct passage *passage = tags->passage;
	uint32_t i = facts_from(&who->facts, passage_at(passage, stretch.first));
	int64_t first = -1;

	for (; i < who->facts.count; i++) {
		const struct winnow_fact *fact = who->facts.sorted[i];
		uint32_t token = passage_token_at(passage, fact->at);
		if (token >= stretch.end)
			break;
		if (!is_type(fact, "person") || quoted[token] ||
			!fits(who, passage, fact, wanted))
			continue;
		if (tags_any(tags, passage_token_at(passage, fact->at + fact->length - 1) + 1,
			    "DZMBAU"))
			return first_mention(fact);
		if (first < 0)
			first = first_mention(fact);
	}
	return first;
}

/* What of the sentence stands before `end`; of a sentence without end, the last of it. */
static struct phrase before(const struct winnow_sentence *sentence, uint32_t end)
{
	if (end > sentence->first + sentence->count)
		end = sentence->first + sentence->count;
	return (struct phrase){ end > sentence->first + FARTHEST_TOKEN ? end - FARTHEST_TOKEN
								       : sentence->first,
		end };
}

/* Whom the last "she" was, if it stands in the sentence, before `token`. */
static const struct winnow_fact *last_in(const struct who *who, const struct passage *passage,
	const struct winnow_sentence *sentence, uint32_t token, char wanted)
{
	const struct winnow_fact *last =
		who->last < 0 || who->last_token < sentence->first || who->last_token >= token
			? NULL
			: fact_numbered(who->shown, who->last);

	return last && fits(who, passage, last, wanted) ? last : NULL;
}

/* "she": who comes first in the last sentence that has anybody who may be meant, be it by a name
 * or by another "she". */
static int64_t pronoun(
	const struct who *who, const struct tags *tags, const char *quoted, uint32_t token)
{
	const struct passage *passage = tags->passage;
	char wanted = gender_at(passage, who->words->gender, token);
	uint32_t sentence = passage_sentence_number(passage, token);

	for (uint32_t back = 0; back <= FARTHEST_SENTENCE && back <= sentence; back++) {
		const struct winnow_sentence *here =
			&passage->analysis->sentences[sentence - back];
		const struct winnow_fact *last = last_in(who, passage, here, token, wanted);
		struct phrase stretch = before(here, last ? who->last_token : token);
		int64_t found = person_in(who, tags, quoted, stretch, wanted);
		if (found >= 0 || last)
			return found >= 0 ? found : who->last;
	}
	return -1;
}

int64_t who_is(
	struct who *who, const struct tags *tags, const char *quoted, struct phrase speaker)
{
	if (!who->facts.count || speaker.first >= speaker.end)
		return -1;
	if (speaker.end > speaker.first + 1 || !tags_any(tags, speaker.first, "O")) {
		int64_t found = named(who, tags, speaker);
		if (found < 0)
			found = described(who, tags, speaker);
		return found >= 0 ? found : apposed(who, tags, speaker);
	}
	if (who->last >= 0 && who->last_token == speaker.first)
		return who->last;
	if (!gender_at(tags->passage, who->words->gender, speaker.first))
		return -1;
	who->last = pronoun(who, tags, quoted, speaker.first);
	who->last_token = speaker.first;
	return who->last;
}
