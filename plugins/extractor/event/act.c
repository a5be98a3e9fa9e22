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

static int is_quotation_mark(const struct reading *reading, uint32_t token)
{
	static const char *const marks[] = { "\"", "“", "”", NULL };

	return passage_is_any(&reading->passage, token, marks);
}

/* "a cease-fire", "stop-and-frisk", "18-month suspended sentences", "https://orm.example/two-men-arrested-in-port" */
static int is_of_compound(const struct reading *reading, uint32_t verb)
{
	const struct tags *tags = &reading->tags;
	const struct passage *passage = &reading->passage;

	if (is(reading, verb + 1, "-") && passage_glued(passage, verb + 1) &&
		passage_glued(passage, verb + 2))
		return 1;
	if (verb > 1 && tags_any(tags, verb, "PD") && passage_glued(passage, verb - 1) &&
		is(reading, verb - 2, "-") && tags_any(tags, verb + 1, "N"))
		return 1;
	return verb > 0 && is_glue(reading, verb - 1) && is_glue(reading, verb + 1);
}

/* "rescued babies", "a wanted man": says what they are, not what was done. */
static int is_attributive(const struct reading *reading, uint32_t verb)
{
	const struct tags *tags = &reading->tags;

	if (is_of_compound(reading, verb) || voice_is_joined_attribute(reading, verb))
		return 1;
	/* "a densely trafficked river", "a slew of films" */
	uint32_t adverb = verb;
	while (adverb > 0 && tags_any(tags, adverb - 1, "R"))
		adverb--;
	if (adverb > 0 && tags_any(tags, verb, "DVZ") &&
		(is(reading, adverb - 1, "a") || is(reading, adverb - 1, "an")))
		return 1;
	/* "registered nurse Ada Marn": no subject goes before it. */
	if (tags_any(tags, verb, "D") && tags_any(tags, verb + 1, "N") &&
		tags_any(tags, verb + 2, "F") &&
		(verb == 0 || is_quotation_mark(reading, verb - 1)) &&
		phrase_is_persons(reading, (struct phrase){ verb + 1, verb + 2 }))
		return 1;
	/* "the two arrested men", "six alleged false claims" */
	if (verb > 0 && tags_any(tags, verb, "D") && tags_any(tags, verb - 1, "E") &&
		!facts_over(reading, FACT_DATE, verb - 1) && tags_any(tags, verb + 1, "NFJ"))
		return 1;
	if (!tags_any(tags, verb, "PG"))
		return 0;
	int tells = voice_after_word(reading, adverb, verb);
	if (tells >= 0)
		return !tells;
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
	/* "feared killed by soldiers" */
	if (tags_any(tags, verb, "P"))
		return verb == 0 || tags_any(tags, verb + 1, "NFJE") ||
		       !(tags_any(tags, verb - 1, "NF") || is(reading, verb + 1, "by"));
	/* "raided Orm, killing 9 and wounding 21" */
	return verb == 0 ||
	       (!is(reading, verb - 1, ",") &&
		       !(tags_any(tags, verb - 1, "NFC") && tags_any(tags, verb + 1, "ET")) &&
		       !(tags_any(tags, verb - 1, "C") && tags_any(tags, verb + 1, "HQ")));
}

static int has_space(struct winnow_str words)
{
	return memchr(words.ptr, ' ', words.len) != NULL;
}

/* "who on Sunday killed": told beside what the sentence is about. */
static int is_relative(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	if (!memchr(reading->tags.of + floor, TAG_RELATIVE, verb - floor))
		return 0;
	struct phrase subject = phrase_subject(&reading->tags, verb, floor);
	return subject.first < subject.end && tags_any(&reading->tags, subject.first, "W");
}

static void take_charge(const struct charge *charge, struct act *act)
{
	act->agent = charge->who;
	act->is_planned = 0;
	act->mode = (struct mode){ charge->modality, .negated = charge->cleared, .nested = 1 };
	act->rule = "event.charge";
	act->confidence = 0.7;
}

/* "nearly killed", "was almost killed", from `first` on: nobody was. */
static int is_nearly(const struct reading *reading, uint32_t first, uint32_t verb)
{
	for (uint32_t at = first; at < verb; at++)
		if (tags_any(&reading->tags, at, "R") &&
			term_is(passage_find(&reading->passage, reading->words->mode, at), 2,
				"not"))
			return 1;
	return 0;
}

/* "was allegedly beaten", "beat him allegedly": by an adverb beside the verb. */
static int is_alleged(const struct reading *reading, uint32_t first, uint32_t verb)
{
	for (uint32_t at = first; at <= verb + 1; at++)
		if (tags_any(&reading->tags, at, "R") &&
			term_is(passage_find(&reading->passage, reading->words->mode, at), 0,
				"accused"))
			return 1;
	return 0;
}

/* What the clause and its roles add to how real it is; a charge has told it. */
static void settle_mode(const struct reading *reading, uint32_t verb,
	const struct winnow_sentence *sentence, int charged, struct act *act)
{
	uint32_t floor = sentence->first, first = verb_first(&reading->tags, verb, floor);
	uint32_t beside = first > floor ? first - 1 : first;

	if (!act->mode.nested)
		act->mode.nested = voice_is_between(reading, verb, floor) ||
				   is_relative(reading, verb, floor);
	/* "on 3 May killed": a month. */
	for (uint32_t at = first; at < verb; at++)
		if (tags_any(&reading->tags, at, "M") && facts_over(reading, FACT_DATE, at))
			act->mode.modality = NULL;
	/* "ordered the release": nobody is free yet. */
	if (!act->mode.modality && act->names_deed &&
		term_is(tags_lemma_row(&reading->tags, reading->words->mode, verb), 0,
			"ordered"))
		act->mode.modality = "ordered";
	if (!charged)
		clause_settle(reading, verb, sentence, act);
	if (!act->mode.modality && is_alleged(reading, beside, verb))
		act->mode.modality = "accused";
	act->mode.negated |= is_nearly(reading, beside, verb);
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

/* "Cuban exiles", "rights abuses in the camp": what could be a noun, and does nothing to anybody. */
static int is_deed_without_object(
	const struct reading *reading, uint32_t verb, const struct act *act)
{
	static const char *const roots[] = { "ASSAULT", "COERCE", NULL };
	static const char *const aims[] = { "at", "on", "into", "against", NULL };
	const struct phrase word = { verb, verb + 1 };

	return tags_any(&reading->tags, verb, "VZ") &&
	       ((tags_word(&reading->tags, verb)->readings & tag_bit(TAG_NOUN)) ||
		       phrase_is_persons(reading, word)) &&
	       is_root(act->plover, roots) && !act->passive && !act->befalls_subject &&
	       !act->names_deed && !act->mode.nested && !has_direct_object(act) &&
	       !passage_is_any(&reading->passage, act->trigger.end, aims);
}

/* "the first votes", "an independent probe", "an old massacre": a noun, whatever its tag. */
static int is_noun_after_all(
	const struct reading *reading, uint32_t verb, const struct act *act)
{
	static const char *const words[] = { "other", "first", "second", "third", "last",
		"latest", "final", "same", NULL };
	static const char *const singular[] = { "a", "an", "this", "every", "each", NULL };
	const struct tags *tags = &reading->tags;

	if (is_deed_without_object(reading, verb, act))
		return 1;
	/* "a densely trafficked river": by no "a". */
	if (act->agent.end == act->agent.first + 1 &&
		(is(reading, act->agent.first, "a") || is(reading, act->agent.first, "the")))
		return 1;
	if (!tags_any(tags, verb, "VZ") || act->agent.first == act->agent.end ||
		act->agent.end != verb)
		return 0;
	return ((tags_word(tags, verb)->readings & tag_bit(TAG_NOUN)) &&
		       (follows_object(reading, act->agent.first) ||
			       tags_any(tags, verb - 1, "J") ||
			       passage_is_any(&reading->passage, verb - 1, words))) ||
	       (tags_any(tags, verb, "V") &&
		       !(tags_word(tags, verb)->readings & tag_bit(TAG_PAST)) &&
		       passage_is_any(&reading->passage, act->agent.first, singular));
}

/* By the verb, by its object, or by what that is when it is taken back; 0: by nothing. */
static int find_deed(struct reading *reading, uint32_t verb, const struct winnow_term *term,
	const struct winnow_sentence *sentence, struct act *act)
{
	uint32_t limit = sentence->first + sentence->count;
	int told = (term && has_space(term->term)) ||
		   light_read(reading, verb, sentence, act) || term;

	if (!(light_undo(reading, verb, limit, act) || told))
		return 0;
	light_asked(reading, limit, act);
	return 1;
}

/* "you can freeze them", "Ignore excuses": told to whoever reads. */
static int is_told_to_reader(
	const struct reading *reading, uint32_t verb, uint32_t floor, const struct act *act)
{
	struct phrase who = act->agent;
	uint32_t first = verb_first(&reading->tags, verb, floor);

	/* "Please accept" */
	if (who.end == who.first + 1 && is(reading, who.first, "please"))
		return 1;
	/* "you killed my son": that was done. */
	if (who.end == who.first + 1 && is(reading, who.first, "you"))
		return !tags_any(&reading->tags, verb, "DP");
	return who.first == who.end && !act->passive && tags_any(&reading->tags, verb, "V") &&
	       !act->mode.modality &&
	       (first == floor || tags_any(&reading->tags, first - 1, "L"));
}

/* Why the verb tells of no deed, whose roles are known; NULL: it does. */
static const char *why_no_act(const struct reading *reading, uint32_t verb, uint32_t floor,
	struct winnow_str voice, int is_taken, const struct act *act)
{
	if (is_noun_after_all(reading, verb, act))
		return "a noun";
	if (is_told_to_reader(reading, verb, floor, act))
		return "told to the reader";
	return act->names_deed ? light_no_deed(reading, act)
	       : is_taken      ? NULL
			       : no_deed(reading, act, voice);
}

/* ", killing", "deeply threatening": a deed only with whom it befell. */
static int is_whole(
	const struct reading *reading, uint32_t verb, uint32_t floor, const struct act *act)
{
	uint32_t first = verb;

	while (first > floor && tags_any(&reading->tags, first - 1, "R"))
		first--;
	return !tags_any(&reading->tags, verb, "G") || act->object.first < act->object.end ||
	       tags_any(&reading->tags, first - 1, "BVZDPG") ||
	       (first < verb && !tags_any(&reading->tags, verb + 1, "LC"));
}

/* "died", "drowned", and not "drowned her sons" */
static int befalls_subject(const struct reading *reading, const struct winnow_term *term,
	uint32_t behind, uint32_t limit)
{
	struct winnow_str voice = term_value(term, 3);

	return has_letter(voice, 'i') &&
	       !(has_letter(voice, 'T') && roles_befalls_others(reading, behind, limit));
}

/* "shot two men dead", "set a house on fire", at "dead", at "on": what belongs to the verb has no role. */
static void leave_out(uint32_t apart, struct act *act)
{
	if (act->object.end == apart + 1)
		act->object.end = apart;
	if (act->recipient.first == apart + 1)
		act->recipient = (struct phrase){ 0 };
}

static int read_verb(struct reading *reading, uint32_t verb,
	const struct winnow_sentence *sentence, struct act *act)
{
	uint32_t limit = sentence->first + sentence->count;
	struct winnow_str lemma = tags_lemma(&reading->tags, verb);
	struct phrase trigger = { verb, verb + 1 < limit ? verb + 2 : verb + 1 };
	const struct winnow_term *term = words_of_act(reading, &trigger), *whole = NULL;
	uint32_t apart = words_apart(reading, verb, limit, &whole);

	/* "pleaded guilty" */
	if (term && !term_value(term, 0).len)
		return 0;
	if (!term && state_left(reading, verb, sentence, act))
		return 1;
	if (apart > verb)
		term = whole;
	if (!term && !deed_of(reading, verb)->light && !deed_of(reading, verb)->undo)
		return 0;
	/* "Save the Children" */
	if (passage_flag(&reading->passage, verb, WINNOW_CAPITAL) &&
		facts_over(reading, FACT_ORGANISATION, verb))
		return refuse(&reading->passage, "event.verb", verb, verb + 1,
			"part of an organisation's name");
	*act = (struct act){
		.trigger = trigger,
		.value = term && has_space(term->term) ? term->term : lemma,
		.class = term_value(term, 0),
		.plover = term_value(term, 1),
		.police = term_value(term, 2),
		.befalls_subject = befalls_subject(reading, term, trigger.end, limit),
		.rule = "event.verb",
		.confidence = 0.8,
	};
	struct charge charge;
	int charged = charge_find(reading, verb, sentence->first, &charge);
	if (!charged && is_attributive(reading, verb) &&
		!voice_is_between(reading, verb, sentence->first))
		return refuse(&reading->passage, "event.verb", verb, verb + 1,
			"says what something is, not what was done");
	if (!find_deed(reading, verb, term, sentence, act))
		return 0;
	act->mode = mode_of(&reading->tags, reading->words->mode, verb, sentence->first);
	roles_read(reading, verb, sentence, act);
	if (apart > verb)
		leave_out(apart, act);
	if (charged)
		take_charge(&charge, act);
	settle_mode(reading, verb, sentence, charged, act);
	int is_taken = outcome_read(reading, sentence, term_value(term, 3), act);
	light_peace(reading, limit, act);
	light_temper(act);
	act->target =
		phrase_joined(reading, phrase_settle(reading, target_find(reading, act, limit)),
			act->passive && !act->names_deed ? 0 : limit);
	phrase_begin_behind(act->trigger, &act->target);
	outcome_on_idea(reading, act);
	const char *reason =
		why_no_act(reading, verb, sentence->first, term_value(term, 3), is_taken, act);
	if (reason)
		return refuse(&reading->passage, "event.verb", verb, verb + 1, reason);
	return is_whole(reading, verb, sentence->first, act);
}

/* "was killed", "denied killing", "the wounded", as what it is there. */
static int read_form(struct reading *reading, uint32_t token,
	const struct winnow_sentence *sentence, struct act *act)
{
	const struct tags *tags = &reading->tags;

	if ((tags_any(tags, token, "VZDPG") || charge_is_owned(reading, token)) &&
		read_verb(reading, token, sentence, act))
		return 1;
	return tags_any(tags, token, "PJND") &&
	       (tags_word(tags, token)->readings & tag_bit(TAG_PARTICIPLE)) &&
	       noun_arrested(reading, token, sentence, act);
}

/* A form of a verb of deeds tells of one unless it is a name, or a noun or an adjective like others. */
static int is_telling_form(const struct reading *reading, uint32_t token)
{
	const struct tags *tags = &reading->tags;

	return tags_any(tags, token, "VZDPGMB") ||
	       (tags_any(tags, token, "N") && charge_is_owned(reading, token)) ||
	       (tags_any(tags, token, "JN") && token > 0 && tags_any(tags, token - 1, "TE") &&
		       (tags_word(tags, token)->readings & tag_bit(TAG_PARTICIPLE)));
}

static int read_act(struct reading *reading, uint32_t token,
	const struct winnow_sentence *sentence, struct act *act)
{
	int is_word = is_told_without_verb(reading, token);
	int is_form =
		deed_of(reading, token)->tells && (is_word || is_telling_form(reading, token));

	if (tags_any(&reading->tags, token, "MB")) {
		if (demand_read(reading, token, sentence, act))
			return 1;
		is_form &= is_word;
	}
	if (!is_word && !is_form)
		return 0;
	if ((is_word && police_act(reading, token, sentence, act)) ||
		state_read(reading, token, sentence, act) ||
		(is_form && read_form(reading, token, sentence, act)))
		return 1;
	return is_word && ((tags_any(&reading->tags, token, "NF") &&
				   noun_told(reading, token, sentence, act)) ||
				  noun_read(reading, token, sentence, act));
}

/* Most words tell of no deed, whatever stands around them. */
static uint32_t next_telling(const struct reading *reading, uint32_t token, uint32_t limit)
{
	const struct winnow_word *words = reading->passage.analysis->words;
	const struct word_set telling = reading->words->telling;
	const char *tags = reading->tags.of;

	while (token < limit && !word_set_has(&telling, words[token]) &&
		tags[token] != TAG_BE && tags[token] != TAG_MODAL)
		token++;
	return token;
}

uint32_t acts_read(struct reading *reading, const struct winnow_sentence *sentence,
	uint32_t *token, struct act acts[MOST_ACTS])
{
	uint32_t count = 0, limit = sentence->first + sentence->count;
	uint32_t at = next_telling(reading, *token, limit);

	while (at < limit && count < MOST_ACTS) {
		int found = read_act(reading, at, sentence, &acts[count]) &&
			    !(count > 0 && noun_is_told_again(&acts[count - 1], &acts[count]));
		uint32_t next = found ? acts[count].trigger.end : at + 1;
		at = next_telling(reading, next, limit);
		count += found != 0;
	}
	*token = at;
	return count;
}
