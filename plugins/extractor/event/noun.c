/* SPDX-License-Identifier: MIT
 * Deeds told by a noun or beside one: "a crackdown on", "10,000 arrests", "the arrested men". */
#include "event.h"

/* "a crackdown on four rings": a deed told as a noun, with whom it befalls. */
int noun_read(struct reading *reading, uint32_t token, const struct winnow_sentence *sentence,
	struct act *act)
{
	uint32_t end = 0, limit = sentence->first + sentence->count;
	const struct winnow_term *noun =
		passage_match(&reading->passage, reading->words->noun, token, limit, &end);

	/* "a strike on": of the noun with it. */
	if (noun && end > token + 1 &&
		(is(reading, end - 1, "on") || is(reading, end - 1, "against")))
		end--;
	/* "evidence against Marn" */
	if (term_is(noun, 2, "COOPERATE"))
		return 0;
	/* "air" of "air strikes" may be a verb. */
	if (!noun || !term_value(noun, 0).len || term_is(noun, 1, "death") ||
		end + 1 >= limit ||
		(end == token + 1 && !tags_any(&reading->tags, token, "NF")) ||
		!(is(reading, end, "on") || is(reading, end, "against")))
		return 0;
	struct phrase phrase = phrase_to(&reading->tags, end, sentence->first);
	struct phrase object =
		phrase_settle(reading, phrase_from_long(&reading->tags, end + 1, limit));
	/* "the attack on Monday" */
	if (facts_tell(reading, FACT_DATE, object))
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
	outcome_on_idea(reading, act);
	/* "air strikes on": "strikes" may be a verb. */
	uint32_t first = phrase.first < token || end == token + 1 ? phrase.first : token;
	return (first < token || end > token + 1) && act->object.first < act->object.end &&
	       (first == sentence->first || tags_any(&reading->tags, first - 1, "I"));
}

/* A verb that tells that something is wanted, planned, attempted, prevented. */
static int asks(const struct reading *reading, uint32_t token)
{
	const struct winnow_term *mode =
		tags_any(&reading->tags, token, "VZDPGJ")
			? tags_lemma_row(&reading->tags, reading->words->mode, token)
			: NULL;

	return term_value(mode, 0).len && !term_is(mode, 0, "possible");
}

/* "demanded the arrest", "the arrest of Marn is expected": it has not been. */
static int is_asked_for(
	const struct reading *reading, uint32_t token, struct phrase of, uint32_t floor)
{
	for (uint32_t at = token; at-- > floor && at + 5 > token;)
		if (asks(reading, at))
			return 1;
	return of.first < of.end &&
	       (tags_any(&reading->tags, of.end, "M") ||
		       (tags_any(&reading->tags, of.end, "B") && asks(reading, of.end + 1)));
}

/* "the killing of two boys", "the killing by police of two boys": the boys. */
static struct phrase whom_of(const struct reading *reading, uint32_t noun, uint32_t limit)
{
	uint32_t at = noun + 1;

	if (is(reading, at, "by")) {
		struct phrase doer = phrase_from(&reading->tags, at + 1, limit);
		at = doer.first < doer.end ? doer.end : limit;
	}
	if (at >= limit || !is(reading, at, "of"))
		return (struct phrase){ 0 };
	struct phrase whom = phrase_from_long(&reading->tags, at + 1, limit);
	return whom.first < whom.end ? whom : phrase_counted(reading, at + 1);
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

/* "the rape of a girl", "his arrest of Marn", "the brutal killing of former judge Brandt"; "the rape of girls" is of nobody in particular, nor is
 * "a ban and arrest of leaders" told to have been. */
static int is_particular(
	const struct reading *reading, uint32_t token, struct phrase of, uint32_t floor)
{
	struct phrase whole = phrase_to(&reading->tags, token + 1, floor);

	return of.first < of.end &&
	       (tags_any(&reading->tags, of.first, "TEHF") ||
		       facts_over(reading, FACT_PERSON, phrase_head(&reading->tags, of)) !=
			       NULL) &&
	       (token == floor || tags_any(&reading->tags, whole.first, "TH"));
}

/* "10,000 arrests", "the arrests made": a noun that needs nobody behind "of" is enough. */
static int is_told_alone(const struct reading *reading, uint32_t token,
	const struct winnow_term *noun, uint32_t floor)
{
	return !has_letter(term_value(noun, 4), 'o') &&
	       (is(reading, token + 1, "made") ||
		       (token > floor && tags_any(&reading->tags, token - 1, "EJ")));
}

/* "10,000 arrests", "the arrest of two men"; not one that is asked for. */
int noun_told(struct reading *reading, uint32_t token, const struct winnow_sentence *sentence,
	struct act *act)
{
	const struct winnow_term *noun =
		passage_find(&reading->passage, reading->words->told, token);
	uint32_t limit = sentence->first + sentence->count;

	const struct tag_word *next = tags_word(&reading->tags, token + 1);
	/* "an arrest warrant", "beaten to death" */
	if (!noun ||
		(tags_any(&reading->tags, token + 1, "N") &&
			(next->is_noun || next->readings & tag_bit(TAG_NOUN))) ||
		(token > sentence->first && is(reading, token - 1, "to")))
		return 0;
	struct phrase of = whom_of(reading, token, limit);
	struct phrase doer = doer_of(reading, token, of, sentence);
	if (is_asked_for(reading, token, of, sentence->first))
		return 0;
	if (!is_told_alone(reading, token, noun, sentence->first) &&
		!(of.first < of.end && (tags_any(&reading->tags, of.first, "E") ||
					       facts_over(reading, FACT_QUANTITY, of.first))) &&
		!(phrase_is_somebody(reading, of) &&
			(is_particular(reading, token, of, sentence->first) ||
				doer.first < doer.end ||
				is_behind_time(reading, token, sentence->first))))
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
	read_death(reading, sentence, act);
	act->target = act->object;
	return 1;
}

/* "the arrested men were released": they have been. */
int noun_arrested(struct reading *reading, uint32_t token,
	const struct winnow_sentence *sentence, struct act *act)
{
	const struct tags *tags = &reading->tags;
	const struct winnow_term *row = deed_of(reading, token)->act;
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

int noun_is_told_again(const struct act *before, const struct act *act)
{
	return before->names_deed && act->trigger.first >= before->object.first &&
	       act->trigger.end <= before->object.end;
}
