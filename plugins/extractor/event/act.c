/* SPDX-License-Identifier: MIT
 * Which words of a sentence tell of a deed. */
#include "event.h"
#include "shared/refusal.h"

/* What joins words into one, of a name or an address. */
static int is_glue(const struct reading *reading, uint32_t token)
{
	const struct passage *passage = &reading->passage;

	return passage_glued(passage, token) && passage_glued(passage, token + 1) &&
	       (is(reading, token, "-") || is(reading, token, "/"));
}

/* "rescued babies", "a wanted man": says what they are, not what was done. */
static int is_attributive(const struct reading *reading, uint32_t verb)
{
	const struct tags *tags = &reading->tags;

	/* "18-month suspended sentences" */
	if (verb > 1 && tags_any(tags, verb, "PD") &&
		passage_glued(&reading->passage, verb - 1) && is(reading, verb - 2, "-") &&
		tags_any(tags, verb + 1, "N"))
		return 1;
	/* "https://orm.example/two-men-arrested-in-port" */
	if (verb > 0 && is_glue(reading, verb - 1) && is_glue(reading, verb + 1))
		return 1;
	/* "the two arrested men" */
	if (verb > 1 && tags_any(tags, verb, "D") && tags_any(tags, verb - 1, "E") &&
		tags_any(tags, verb - 2, "TH") && tags_any(tags, verb + 1, "NF"))
		return 1;
	if (!tags_any(tags, verb, "PG"))
		return 0;
	if (verb > 0 && tags_any(tags, verb - 1, "BARK"))
		return 0;
	/* "began withdrawing" */
	if (verb > 0 && tags_any(tags, verb, "G") && tags_any(tags, verb - 1, "VZDPG") &&
		term_is(tags_lemma_row(tags, reading->words->mode, verb - 1), 0, "done"))
		return 0;
	/* "were detained, beaten and robbed" */
	if (verb > 1 && tags_any(tags, verb, "P") && tags_any(tags, verb - 2, "PD") &&
		(tags_any(tags, verb - 1, "C") || is(reading, verb - 1, ",")))
		return tags_any(tags, verb + 1, "NFJE");
	if (verb > 0 && passage_glued(&reading->passage, verb) && is(reading, verb - 1, "-"))
		return !verb_has_be(tags, verb, 0);
	if (tags_any(tags, verb, "P"))
		return verb == 0 || !tags_any(tags, verb - 1, "NF") ||
		       tags_any(tags, verb + 1, "NFJE");
	return verb == 0 ||
	       (!is(reading, verb - 1, ",") &&
		       !(tags_any(tags, verb - 1, "NF") && tags_any(tags, verb + 1, "ET")));
}

/* "handed down", "carried out": the particle belongs to the verb. */
static int is_particle(const struct reading *reading, uint32_t token)
{
	static const char *const particles[] = { "down", "up", "out", "off", "away", NULL };

	return passage_is_any(&reading->passage, token, particles);
}

/* "back down": a verb of two words. */
static const struct winnow_term *find_both(
	const struct reading *reading, struct winnow_str lemma, uint32_t second)
{
	const struct passage *passage = &reading->passage;
	struct winnow_str particle = passage_word(passage, second);
	char both[64];

	if (!lemma.len || lemma.len + particle.len + 1 >= sizeof both ||
		!act_has_second(reading->words, passage->analysis->words[second]))
		return NULL;
	memcpy(both, lemma.ptr, lemma.len);
	both[lemma.len] = ' ';
	memcpy(both + lemma.len + 1, particle.ptr, particle.len);
	return passage->text->find(passage->host, reading->words->act,
		(struct winnow_str){ both, lemma.len + 1 + particle.len });
}

/* "back down" is not "back": the particle first. */
static const struct winnow_term *find_act(
	struct reading *reading, struct winnow_str lemma, struct phrase *trigger)
{
	const struct winnow_term *both = trigger->end > trigger->first + 1
						 ? find_both(reading, lemma, trigger->first + 1)
						 : NULL;

	if (both)
		return both;
	/* "arrested in", "fired on": no part of the verb. */
	if (!is_particle(reading, trigger->first + 1))
		trigger->end = trigger->first + 1;
	return tags_lemma_row(&reading->tags, reading->words->act, trigger->first);
}

/* "shot two men dead": the second word of the act, behind the object; the verb: there is none. */
static uint32_t apart_at(const struct reading *reading, uint32_t verb, uint32_t limit,
	const struct winnow_term **ret)
{
	for (uint32_t at = verb + 2; at < limit && at < verb + 8; at++) {
		*ret = find_both(reading, tags_lemma(&reading->tags, verb), at);
		if (*ret && tags_any(&reading->tags, at - 1, "NFEQJ") &&
			!tags_any(&reading->tags, at, "I"))
			return at;
		if (!tags_any(&reading->tags, at - 1, "TJNFEHQ"))
			break;
	}
	return verb;
}

static int has_space(struct winnow_str words)
{
	return memchr(words.ptr, ' ', words.len) != NULL;
}

/* "demanded that he resign": by the verb that brings the clause; NULL: it is no such clause. */
static const char *wished_mode(
	const struct reading *reading, uint32_t verb, uint32_t subject, uint32_t floor)
{
	if (!tags_any(&reading->tags, verb, "V") || subject <= floor + 1 || subject >= verb ||
		!is(reading, subject - 1, "that"))
		return NULL;
	const char *mode = mode_code(term_value(
		tags_lemma_row(&reading->tags, reading->words->mode, subject - 2), 0));
	/* "said that they support" */
	return mode && strcmp(mode, "possible") != 0 ? mode : NULL;
}

/* "who on Sunday killed": told beside what the sentence is about. */
static int is_relative(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	struct phrase subject = phrase_subject(&reading->tags, verb, floor);

	return subject.first < subject.end && tags_any(&reading->tags, subject.first, "W");
}

static void take_charge(const struct charge *charge, struct act *act)
{
	act->agent = charge->who;
	act->mode.modality = charge->modality;
	act->mode.negated = charge->cleared;
	act->mode.nested = 1;
	act->rule = "event.charge";
	act->confidence = 0.7;
}

/* What the clause and its roles add to how real it is; a charge has told it. */
static void settle_mode(const struct reading *reading, uint32_t verb, uint32_t floor,
	int charged, struct act *act)
{
	act->mode.nested |=
		roles_is_between(reading, verb, floor) || is_relative(reading, verb, floor);
	/* "on 3 May killed": a month. */
	for (uint32_t at = verb_first(&reading->tags, verb, floor); at < verb; at++)
		if (tags_any(&reading->tags, at, "M") && facts_over(reading, "date", at))
			act->mode.modality = NULL;
	if (!act->mode.modality && !charged)
		act->mode.modality = wished_mode(reading, verb, act->agent.first, floor);
	act->mode.negated |= mode_is_nobody(&reading->tags, act->object) ||
			     mode_is_nobody(&reading->tags, act->agent);
}

/* "including travel bans", "planned the Orm attacks": what begins at `first` is no subject. */
static int follows_object(const struct reading *reading, uint32_t first)
{
	static const char *const words[] = { "of", "for", "with", "by", "from", "against",
		"including", "over", "amid", "despite", "between", NULL };

	if (first == 0)
		return 0;
	if (passage_is_any(&reading->passage, first - 1, words))
		return 1;
	return tags_any(&reading->tags, first - 1, "VZDPG") &&
	       !term_is(tags_lemma_row(&reading->tags, reading->words->cue, first - 1), 0,
		       "say") &&
	       !term_is(tags_lemma_row(&reading->tags, reading->words->cue, first - 1), 0,
		       "hold");
}

/* "the first votes", "an independent probe", "an old massacre": a noun, whatever its tag. */
static int is_noun_after_all(
	const struct reading *reading, uint32_t verb, const struct act *act)
{
	static const char *const words[] = { "other", "first", "second", "third", "last",
		"latest", "final", "same", NULL };
	static const char *const singular[] = { "a", "an", "this", "every", "each", NULL };
	const struct tags *tags = &reading->tags;

	if (!tags_any(tags, verb, "VZ") || act->agent.first == act->agent.end ||
		act->agent.end != verb)
		return 0;
	return ((tags_word(tags, verb)->readings & tag_bit(TAG_NOUN)) &&
		       (follows_object(reading, act->agent.first) ||
			       tags_any(tags, verb - 1, "J") ||
			       passage_is_any(&reading->passage, verb - 1, words))) ||
	       (tags_any(tags, verb, "V") &&
		       passage_is_any(&reading->passage, act->agent.first, singular));
}

/* "shot two men dead": the men; "used excessive force": nobody. */
static void end_apart(const struct reading *reading, uint32_t apart, struct phrase *object)
{
	if (object->end != apart + 1)
		return;
	object->end = apart;
	if (tags_any(&reading->tags, apart - 1, "J"))
		*object = (struct phrase){ 0 };
}

/* Why the verb tells of no deed, whose roles are known; NULL: it does. */
static const char *why_no_act(const struct reading *reading, uint32_t verb,
	struct winnow_str voice, int is_taken, const struct act *act)
{
	if (is_noun_after_all(reading, verb, act))
		return "a noun";
	return act->names_deed || is_taken ? NULL : no_deed(reading, act, voice);
}

static int read_verb(struct reading *reading, uint32_t verb,
	const struct winnow_sentence *sentence, struct act *act)
{
	uint32_t limit = sentence->first + sentence->count;
	struct winnow_str lemma = tags_lemma(&reading->tags, verb);
	struct phrase trigger = { verb, verb + 1 < limit ? verb + 2 : verb + 1 };
	const struct winnow_term *term = find_act(reading, lemma, &trigger), *whole = NULL;
	uint32_t apart = apart_at(reading, verb, limit, &whole);

	if (!term && winnow_is(lemma, "leave"))
		return read_left(reading, verb, sentence, act);
	if (apart > verb)
		term = whole;
	if (!term && !tags_lemma_row(&reading->tags, reading->words->light, verb) &&
		!tags_lemma_row(&reading->tags, reading->words->undo, verb))
		return 0;
	/* "Save the Children" */
	if (passage_flag(&reading->passage, verb, WINNOW_CAPITAL) &&
		facts_over(reading, "organisation", verb))
		return refuse(&reading->passage, "event.verb", verb, verb + 1,
			"part of an organisation's name");
	*act = (struct act){
		.trigger = trigger,
		.value = term && has_space(term->term) ? term->term : lemma,
		.class = term_value(term, 0),
		.plover = term_value(term, 1),
		.police = term_value(term, 2),
		.befalls_subject = has_letter(term_value(term, 3), 'i'),
		.rule = "event.verb",
		.confidence = 0.8,
	};
	act->mode = mode_of(&reading->tags, reading->words->mode, verb, sentence->first);
	struct charge charge;
	int charged = charge_find(reading, verb, sentence->first, &charge);
	if (!charged && is_attributive(reading, verb) &&
		!roles_is_between(reading, verb, sentence->first))
		return refuse(&reading->passage, "event.verb", verb, verb + 1,
			"says what something is, not what was done");
	int told = (term && has_space(term->term)) ||
		   light_read(reading, verb, sentence, act) || term;
	if (!(light_undo(reading, verb, limit, act) || told))
		return 0;
	light_asked(reading, limit, act);
	roles_read(reading, verb, sentence, act);
	if (apart > verb)
		end_apart(reading, apart, &act->object);
	if (charged)
		take_charge(&charge, act);
	settle_mode(reading, verb, sentence->first, charged, act);
	read_deadly(reading, act, limit);
	int is_taken = read_taken(reading, term_value(term, 3), act);
	light_temper(act);
	act->target =
		phrase_joined(reading, phrase_settle(reading, target_find(reading, act, limit)),
			act->passive && !act->names_deed ? 0 : limit);
	const char *reason = why_no_act(reading, verb, term_value(term, 3), is_taken, act);
	if (reason)
		return refuse(&reading->passage, "event.verb", verb, verb + 1, reason);
	/* ", killing": a deed only with whom it befell. */
	return !tags_any(&reading->tags, verb, "G") ||
	       tags_any(&reading->tags, verb - 1, "BRVZDPG") ||
	       act->object.first < act->object.end;
}

/* "a crackdown on four rings": a deed told as a noun, with whom it befalls. */
static int read_noun(struct reading *reading, uint32_t token,
	const struct winnow_sentence *sentence, struct act *act)
{
	uint32_t end = 0, limit = sentence->first + sentence->count;
	const struct winnow_term *noun =
		passage_match(&reading->passage, reading->words->noun, token, limit, &end);

	/* "a strike on": of the noun with it. */
	if (noun && end > token + 1 &&
		(is(reading, end - 1, "on") || is(reading, end - 1, "against")))
		end--;
	/* "air" of "air strikes" may be a verb. */
	if (!noun || end + 1 >= limit ||
		(end == token + 1 && !tags_any(&reading->tags, token, "NF")) ||
		!(is(reading, end, "on") || is(reading, end, "against")))
		return 0;
	struct phrase phrase = phrase_to(&reading->tags, end, sentence->first);
	struct phrase object =
		phrase_settle(reading, phrase_from_long(&reading->tags, end + 1, limit));
	/* "the attack on Monday" */
	if (facts_tell(reading, "date", object))
		return 0;
	*act = (struct act){
		.trigger = { token, end },
		.value = term_value(noun, 0),
		.class = term_value(noun, 1),
		.plover = term_value(noun, 2),
		.object = object,
		.target = object,
		.mode.nested = 1,
		.rule = "event.noun",
		.confidence = 0.65,
	};
	/* "air strikes on": "strikes" may be a verb. */
	uint32_t first = phrase.first < token || end == token + 1 ? phrase.first : token;
	return (first < token || end > token + 1) && act->object.first < act->object.end &&
	       (first == sentence->first || tags_any(&reading->tags, first - 1, "I"));
}

/* "demanded the arrest": it has not been. */
static int is_asked_for(const struct reading *reading, uint32_t token, uint32_t floor)
{
	for (uint32_t at = token; at-- > floor && at + 5 > token;) {
		const struct winnow_term *mode =
			tags_any(&reading->tags, at, "VZDPG")
				? tags_lemma_row(&reading->tags, reading->words->mode, at)
				: NULL;
		if (mode && !term_is(mode, 0, "possible"))
			return 1;
	}
	return 0;
}

/* "the killing of two boys", "the killing by police of two boys": the boys. */
static struct phrase whom_of(const struct reading *reading, uint32_t noun, uint32_t limit)
{
	uint32_t at = noun + 1;

	if (is(reading, at, "by")) {
		struct phrase doer = phrase_from(&reading->tags, at + 1, limit);
		at = doer.first < doer.end ? doer.end : limit;
	}
	return at < limit && is(reading, at, "of")
		       ? phrase_from_long(&reading->tags, at + 1, limit)
		       : (struct phrase){ 0 };
}

/* "by police" behind the noun or behind whom it befalls; "the army's killing of two boys". */
static struct phrase doer_of(const struct reading *reading, uint32_t noun, struct phrase of,
	const struct winnow_sentence *sentence)
{
	uint32_t limit = sentence->first + sentence->count;
	uint32_t by = is(reading, noun + 1, "by") ? noun + 1 : of.end;

	if (by > noun && by < limit && is(reading, by, "by"))
		return phrase_from_long(
			&reading->tags, by + 1, by < of.first ? of.first - 1 : limit);
	if (noun > sentence->first + 1 &&
		(is(reading, noun - 1, "'s") || is(reading, noun - 1, "’s")))
		return phrase_to(&reading->tags, noun - 1, sentence->first);
	return (struct phrase){ 0 };
}

/* "after the arrest of": that has been. */
static int is_behind_time(const struct reading *reading, uint32_t noun, uint32_t floor)
{
	static const char *const words[] = { "after", "following", "since", "upon", NULL };
	struct phrase whole = phrase_to(&reading->tags, noun + 1, floor);

	return whole.first > floor && passage_is_any(&reading->passage, whole.first - 1, words);
}

/* "10,000 arrests": told wherever it stands. */
static int read_told(struct reading *reading, uint32_t token,
	const struct winnow_sentence *sentence, struct act *act)
{
	const struct winnow_term *noun =
		passage_find(&reading->passage, reading->words->told, token);
	uint32_t limit = sentence->first + sentence->count;

	const struct tag_word *next = tags_word(&reading->tags, token + 1);
	/* "an arrest warrant" */
	if (!noun || (tags_any(&reading->tags, token + 1, "N") &&
			     (next->is_noun || next->readings & tag_bit(TAG_NOUN))))
		return 0;
	int is_made = is(reading, token + 1, "made");
	/* "432 arrests", "the arrests made", "the arrest of two men"; not one that is asked for. */
	struct phrase of = whom_of(reading, token, limit);
	struct phrase doer = doer_of(reading, token, of, sentence);
	if (is_asked_for(reading, token, sentence->first) ||
		!(is_made ||
			(token > sentence->first &&
				tags_any(&reading->tags, token - 1, "EJ")) ||
			(of.first < of.end && tags_any(&reading->tags, of.first, "E")) ||
			(befalls_persons(reading, of) &&
				(doer.first < doer.end ||
					is_behind_time(reading, token, sentence->first)))))
		return 0;
	*act = (struct act){
		.trigger = { token, token + 1 },
		.value = term_value(noun, 0),
		.class = term_value(noun, 1),
		.plover = term_value(noun, 2),
		.police = term_value(noun, 3),
		.mode.nested = 1,
		.agent = phrase_settle(reading, doer),
		.object = phrase_joined(reading, phrase_settle(reading, of), limit),
		.rule = "event.told",
		.confidence = 0.6,
	};
	act->target = act->object;
	return 1;
}

/* "the arrested men were released": they have been. */
static int read_arrested(struct reading *reading, uint32_t token,
	const struct winnow_sentence *sentence, struct act *act)
{
	const struct tags *tags = &reading->tags;
	const struct winnow_term *row = tags_lemma_row(tags, reading->words->act, token);
	struct phrase whom;

	if (!term_is(row, 0, "arrest") || term_value(row, 3).len > 1 ||
		token == sentence->first || !tags_any(tags, token - 1, "TE"))
		return 0;
	whom = phrase_from(tags, token + 1, sentence->first + sentence->count);
	if (whom.first == whom.end ? !tags_any(tags, token, "N")
				   : !phrase_is_persons(reading, whom))
		return 0;
	*act = (struct act){
		.trigger = { token, token + 1 },
		.value = row->term,
		.class = term_value(row, 0),
		.plover = term_value(row, 1),
		.police = term_value(row, 2),
		.mode.nested = 1,
		.object = { token - 1, whom.first == whom.end ? token + 1 : whom.end },
		.rule = "event.told",
		.confidence = 0.6,
	};
	act->target = act->object;
	return 1;
}

static int read_act(struct reading *reading, uint32_t token,
	const struct winnow_sentence *sentence, struct act *act)
{
	if (passage_kind(&reading->passage, token) != WINNOW_WORD)
		return 0;
	if (police_act(reading, token, sentence, act) ||
		(tags_any(&reading->tags, token, "MB") &&
			said_read(reading, token, sentence, act)))
		return 1;
	if ((tags_any(&reading->tags, token, "VZDPG") || charge_is_owned(reading, token)) &&
		read_verb(reading, token, sentence, act))
		return 1;
	if (tags_any(&reading->tags, token, "PJND") &&
		(tags_word(&reading->tags, token)->readings & tag_bit(TAG_PARTICIPLE)) &&
		read_arrested(reading, token, sentence, act))
		return 1;
	return (tags_any(&reading->tags, token, "NF") &&
		       read_told(reading, token, sentence, act)) ||
	       read_noun(reading, token, sentence, act);
}

/* Most words tell of no deed, whatever stands around them. */
static int may_tell(const struct reading *reading, uint32_t token)
{
	return tags_any(&reading->tags, token, "VZDPGMB") || charge_is_owned(reading, token) ||
	       (tags_any(&reading->tags, token, "JN") &&
		       (tags_word(&reading->tags, token)->readings &
			       tag_bit(TAG_PARTICIPLE))) ||
	       start_set_has(&reading->nouns, &reading->passage, token);
}

uint32_t acts_read(struct reading *reading, const struct winnow_sentence *sentence,
	uint32_t *token, struct act acts[MOST_ACTS])
{
	uint32_t count = 0, limit = sentence->first + sentence->count;

	while (*token < limit && count < MOST_ACTS) {
		struct act *act = &acts[count];
		int found =
			may_tell(reading, *token) && read_act(reading, *token, sentence, act);
		*token = found ? act->trigger.end : *token + 1;
		count += found != 0;
	}
	return count;
}
