/* SPDX-License-Identifier: MIT
 * From the words of a ruling outward: who, for what, by which court, how punished. */
#include "court.h"
#include "shared/refusal.h"

#define FARTHEST 16         /* tokens from a ruling to its court */
#define FARTHEST_PENALTY 32 /* tokens from a ruling to its penalty */
#define FARTHEST_FINDING 8  /* tokens from "guilty" to "found" */

struct phrase court_without_time(const struct reading *reading, struct phrase phrase)
{
	for (uint32_t at = phrase.first + 1; at + 1 < phrase.end; at++)
		if (tags_any(&reading->tags, at, "I") &&
			(passage_find(&reading->passage, reading->words->weekday, at + 1) ||
				passage_find(&reading->passage, reading->words->month, at + 1)))
			phrase.end = at;
	return phrase;
}

/* "theft of a boat", "insulting the king", "conspiring to hold a girl in slavery", "driving without a licence":
 * what was done, in the words of the text. */
static struct phrase deed_from(const struct reading *reading, uint32_t at, uint32_t limit)
{
	const struct tags *tags = &reading->tags;
	uint32_t verb = at;

	if (!tags_any(tags, at, "G"))
		return court_without_time(reading, phrase_from_long(tags, at, limit));
	while (verb + 2 < limit && tags_any(tags, verb + 1, "X") &&
		tags_any(tags, verb + 2, "V"))
		verb += 2;
	uint32_t behind = verb + 1 + (uint32_t)tags_any(tags, verb + 1, "I");
	struct phrase object =
		court_without_time(reading, phrase_from_long(tags, behind, limit));
	return object.first < object.end ? (struct phrase){ at, object.end }
					 : (struct phrase){ 0 };
}

/* Behind "of", "with": an offence we know, or else the words. */
static void find_offence(
	struct reading *reading, uint32_t from, uint32_t limit, struct outcome *outcome)
{
	struct offence offence = { 0 };

	/* "charged him with theft" */
	if (tags_any(&reading->tags, from, "Q") &&
		(is(reading, from + 1, "of") || is(reading, from + 1, "with")))
		from += 2;
	/* "charged as an adult with murder" */
	if (is(reading, from, "as")) {
		uint32_t with = phrase_from(&reading->tags, from + 1, limit).end;
		if (with > from + 1 && is(reading, with, "with"))
			from = with + 1;
	}
	if (!offence_of(reading, from, limit, &offence) &&
		(is(reading, from - 1, "of") || is(reading, from - 1, "with") ||
			is(reading, from - 1, "for")))
		offence.phrase = deed_from(reading, from, limit);
	if (offence.phrase.first == offence.phrase.end)
		return;
	outcome->offence = offence.phrase;
	outcome->phrase.end = offence.phrase.end;
}

/* "sentenced to death", "to life without parole", "jailed for life" */
static int read_bare(
	struct reading *reading, uint32_t at, uint32_t limit, struct outcome *outcome)
{
	int death = is(reading, at, "death"), to = is(reading, at - 1, "to");

	if (!(to && death) && !((to || is(reading, at - 1, "for")) && is(reading, at, "life")))
		return 0;
	outcome->penalty = (struct phrase){ at, at + 1 };
	outcome->value = winnow_str(death ? "death sentence" : "life imprisonment");
	penalty_without_parole(reading, limit, outcome);
	outcome->phrase.end = outcome->penalty.end;
	return 1;
}

/* "sentenced activists to prison" */
static int read_prison(struct reading *reading, uint32_t at, struct outcome *outcome)
{
	if (!is(reading, at - 1, "to") ||
		!(is(reading, at, "prison") || is(reading, at, "jail")))
		return 0;
	outcome->penalty = (struct phrase){ at, at + 1 };
	outcome->phrase.end = at + 1;
	outcome->value = winnow_str("imprisonment");
	return 1;
}

/* "and will remain under house arrest", "; the owner was": told of something else. */
static int goes_elsewhere(const struct reading *reading, uint32_t at, uint32_t from)
{
	return tags_any(&reading->tags, at, "M") || is(reading, at, ";") ||
	       (at >= from + FARTHEST && tags_any(&reading->tags, at, "DZB"));
}

/* "sentenced … to three years in prison", "sentenced two men to death": the nearest penalty behind the verb. */
static void find_penalty(
	struct reading *reading, uint32_t from, uint32_t limit, struct outcome *outcome)
{
	uint32_t end = from;

	for (; end < limit && end < from + FARTHEST_PENALTY; end++)
		if (goes_elsewhere(reading, end, from))
			break;
	for (uint32_t at = from; at < end; at++) {
		if (penalty_read(reading, at, from, limit, outcome)) {
			outcome->phrase.end = outcome->penalty.end;
			penalty_suspend(reading, from, limit, outcome);
			return;
		}
		if (read_bare(reading, at, limit, outcome))
			return;
	}
	for (uint32_t at = from; at < end; at++)
		if (read_prison(reading, at, outcome))
			return;
}

/* "was struck off and jailed": who was; "denied it but was convicted", which is `passive`: who did. */
static struct phrase joined_subject(
	const struct reading *reading, uint32_t joint, uint32_t floor, int passive)
{
	const uint32_t farthest = 12; /* tokens */

	for (uint32_t at = joint; at-- > floor && at + farthest > joint;)
		if (tags_any(&reading->tags, at, "DP") && !tags_tells(&reading->tags, at))
			return passive || verb_has_be(&reading->tags, at, floor)
				       ? court_subject(reading, at, floor)
				       : (struct phrase){ 0 };
	return (struct phrase){ 0 };
}

/* "were convicted of theft and jailed": the same ones; and they are no court. */
static void join_defendant(
	struct reading *reading, uint32_t token, uint32_t floor, struct outcome *outcome)
{
	uint32_t verb = verb_first(&reading->tags, token, floor);

	if (outcome->defendant.first == outcome->defendant.end && verb > floor &&
		tags_any(&reading->tags, verb - 1, "C"))
		outcome->defendant =
			reading->punished.first >= floor &&
					reading->punished.first < reading->punished.end
				? reading->punished
				: joined_subject(reading, verb - 1, floor,
					  verb < token &&
						  verb_has_be(&reading->tags, token, floor));
	reading->punished = outcome->defendant;
	if (outcome->defendant.first < outcome->defendant.end &&
		outcome->court.first == outcome->defendant.first)
		outcome->court = (struct phrase){ 0 };
}

/* "found Brandt guilty", "declared the two not guilty": the verb before the word, whoever is between;
 * UINT32_MAX: nobody found so. */
static uint32_t finding_verb(const struct reading *reading, uint32_t token, uint32_t floor)
{
	static const char *const lemmas[] = { "find", "declare", "pronounce", "hold", NULL };

	for (uint32_t at = token; at-- > floor && at + FARTHEST_FINDING > token;)
		if (tags_any(&reading->tags, at, "VZDPG"))
			return is_verb_of(reading, at, lemmas) ? at : UINT32_MAX;
	return UINT32_MAX;
}

/* "Brandt", "Brandt and his wife": all that stands before the word. */
static struct phrase found_one(const struct reading *reading, uint32_t first, uint32_t end)
{
	struct phrase one = phrase_from(&reading->tags, first, end);

	return one.first < one.end && tags_any(&reading->tags, one.end, "C")
		       ? (struct phrase){ first, end }
		       : one;
}

/* "guilty of theft": a verdict where somebody found so. */
static int read_guilty(struct reading *reading, uint32_t token,
	const struct winnow_sentence *sentence, struct outcome *outcome)
{
	uint32_t floor = sentence->first, limit = floor + sentence->count;
	uint32_t verb = finding_verb(reading, token, floor);

	if (verb == UINT32_MAX || is_condition(reading, verb, floor) ||
		is_of_whoever(reading, verb, sentence))
		return refuse(&reading->passage, "outcome.ruling", token, outcome->phrase.end,
			"nobody found so");
	outcome->court = court_near(reading, verb, floor, limit);
	outcome->mode = mode_of(&reading->tags, reading->words->mode, verb, floor);
	outcome->defendant =
		tags_any(&reading->tags, verb, "PD") && verb_has_be(&reading->tags, verb, floor)
			? court_subject(reading, verb, floor)
			: found_one(reading, verb + 1, token);
	find_offence(reading, outcome->phrase.end, limit, outcome);
	outcome->phrase.first = verb;
	return 1;
}

/* "quashed the conviction": at its verb, what becomes of the noun behind it. */
static int read_step_behind(struct reading *reading, uint32_t verb,
	const struct winnow_sentence *sentence, struct outcome *outcome)
{
	struct outcome step = { 0 };
	uint32_t limit = sentence->first + sentence->count;

	for (uint32_t at = verb + 1; at < limit && at < verb + 6; at++) {
		if (step_read(reading, at, sentence, &step) && step.phrase.first == verb) {
			*outcome = step;
			return 1;
		}
		if (!tags_any(&reading->tags, at, "THJNFEQ") && !is(reading, at, "-"))
			break;
	}
	return 0;
}

/* "upheld the ban on whaling", "the ban was overturned": what is, which is no offence; empty: it is a sentence or
 * the like, which is told as such. */
static struct phrase ruled_on(
	const struct reading *reading, uint32_t verb, uint32_t end, uint32_t limit)
{
	uint32_t floor = passage_sentence(&reading->passage, verb).first;
	int is_passive = tags_any(&reading->tags, verb, "PD") &&
			 verb_has_be(&reading->tags, verb, floor);
	struct phrase what = is_passive ? court_subject(reading, verb, floor)
					: court_without_time(reading,
						  phrase_from_long(&reading->tags, end, limit));

	/* "Marn v. Kestria" */
	if (what.first < what.end && is(reading, what.end - 1, "v") &&
		is(reading, what.end, "."))
		what.end = phrase_from(&reading->tags, what.end + 1, limit).end;
	for (uint32_t at = what.first; at < what.end; at++)
		if (passage_find(&reading->passage, reading->words->ruling_noun, at))
			return (struct phrase){ 0 };
	return what;
}

/* What it is for, and what it comes to. */
static void find_rest(struct reading *reading, uint32_t token, uint32_t end, uint32_t limit,
	struct outcome *outcome)
{
	if (winnow_is(outcome->kind, "appeal") && end == token + 1) {
		outcome->law = ruled_on(reading, token, end, limit);
		if (outcome->law.first >= end)
			outcome->phrase.end = outcome->law.end;
		return;
	}
	if (!winnow_is(outcome->kind, "sentence")) {
		find_offence(reading, end, limit, outcome);
		/* "convicted a woman for theft", "indicted the owner on a charge of theft" */
		if (outcome->offence.first == outcome->offence.end &&
			(winnow_is(outcome->kind, "verdict") ||
				winnow_is(outcome->kind, "charge")))
			reason_read(reading, end, limit, outcome);
		return;
	}
	if (winnow_is(outcome->value, "fine") || winnow_is(outcome->value, "payment"))
		fine_read(reading, end, limit, outcome);
	/* "detained for life" */
	else if (!winnow_is(outcome->value, "sentence"))
		outcome->penalty = (struct phrase){ end - 1, end };
	else
		find_penalty(reading, end, limit, outcome);
	int is_told = outcome->penalty.first < outcome->penalty.end;
	/* "jailed for raping a girl" */
	if (!is_told && is(reading, end - 1, "for"))
		find_offence(reading, end, limit, outcome);
	else
		reason_read(reading, is_told ? outcome->penalty.end : end, limit, outcome);
}

/* "charges" the noun and "the convicted" are no rulings. */
static int is_noun(const struct tags *tags, uint32_t token)
{
	return !tags_any(tags, token, "VZDP") ||
	       (token > 0 && tags_any(tags, token - 1, "TJH")) ||
	       (token > 1 && tags_any(tags, token - 1, "C") && tags_any(tags, token - 2, "J"));
}

/* "aged 20 and 25", "worth £11.55": nobody; "On Monday, 12" were. */
static int is_mere_number(const struct reading *reading, struct phrase who, uint32_t floor)
{
	if (who.first == who.end || who.first <= floor)
		return 0;
	for (uint32_t at = who.first; at < who.end; at++)
		if (tags_any(&reading->tags, at, "NFOQ") || !tags_any(&reading->tags, at, "EL"))
			return 0;
	return passage_kind(&reading->passage, who.first) == WINNOW_DIGITS &&
	       !is(reading, who.first - 1, ",") &&
	       !tags_any(&reading->tags, who.first - 1, "S");
}

/* "under house arrest since June 2, was": nobody */
static int is_date(const struct reading *reading, struct phrase who)
{
	return who.first + 1 < who.end &&
	       passage_find(&reading->passage, reading->words->month, who.first) &&
	       tags_any(&reading->tags, who.first + 1, "E");
}

/* What nobody has been sentenced to yet, and no defendant but somebody. */
static void settle(
	const struct reading *reading, uint32_t token, uint32_t floor, struct outcome *outcome)
{
	int law = is_law(reading, token, floor);

	if ((law && (outcome->defendant.first > floor || is(reading, floor, "whoever"))) ||
		is_mere_number(reading, outcome->defendant, floor) ||
		is_date(reading, outcome->defendant))
		outcome->defendant = (struct phrase){ 0 };
	if (law)
		outcome->mode.modality = "possible";
	/* "demanded that he be jailed" */
	else if (!outcome->mode.modality &&
		 is(reading, verb_first(&reading->tags, token, floor), "be"))
		outcome->mode.modality = "demanded";
}

/* "charged", "was jailed for": a verb of ruling, its words in `outcome`, and all it has around it. */
static int read_ruling(struct reading *reading, const struct winnow_term *ruling,
	uint32_t token, const struct winnow_sentence *sentence, struct outcome *outcome)
{
	uint32_t floor = sentence->first, limit = floor + sentence->count;
	uint32_t end = outcome->phrase.end;

	outcome->court = court_near(reading, token, floor, limit);
	const char *reason = why_no_ruling(reading, ruling, token, sentence, outcome);
	if (reason)
		return refuse(&reading->passage, "outcome.ruling", token, end, reason);
	outcome->certainty = certainty_near(reading, token, floor);
	outcome->mode = mode_of(&reading->tags, reading->words->mode, token, floor);
	if (!needs_court(ruling))
		outcome->defendant = defendant_find(reading, token, end, floor, limit);
	/* "jailed and fined 10,000 crowns" */
	if (winnow_is(outcome->value, "fine") && outcome->defendant.first == end &&
		tags_any(&reading->tags, end, "E"))
		outcome->defendant = (struct phrase){ 0 };
	join_defendant(reading, token, floor, outcome);
	settle(reading, token, floor, outcome);
	outcome->mode.negated |= mode_is_nobody(&reading->tags, outcome->defendant);
	find_rest(reading, token, end, limit, outcome);
	return 1;
}

/* "faces 12 charges of theft", "faces murder charges" */
static int read_facing(struct reading *reading, const struct winnow_term *ruling,
	uint32_t token, const struct winnow_sentence *sentence, struct outcome *outcome)
{
	uint32_t limit = sentence->first + sentence->count;
	uint32_t end = charges_end(reading, token + 1, limit);
	struct offence offence;

	outcome->phrase.end = end;
	if (!end || !read_ruling(reading, ruling, token, sentence, outcome))
		return 0;
	for (uint32_t at = token + 1;
		at < end && outcome->offence.first == outcome->offence.end; at++)
		if (offence_read(reading, at, sentence->first, end, &offence))
			outcome->offence = offence.phrase;
	return 1;
}

/* "commuted the death sentence": what becomes of a penalty, at its first word. */
static int read_step_of_penalty(const struct reading *reading, uint32_t token,
	const struct winnow_sentence *sentence, struct outcome *outcome)
{
	uint32_t end = 0, limit = sentence->first + sentence->count;

	return passage_match(&reading->passage, reading->words->penalty, token, limit, &end) &&
	       end > token + 1 && step_read(reading, end - 1, sentence, outcome);
}

int outcome_read(struct reading *reading, uint32_t token,
	const struct winnow_sentence *sentence, struct outcome *outcome)
{
	uint32_t end = 0, limit = sentence->first + sentence->count;
	const struct winnow_term *ruling =
		passage_match(&reading->passage, reading->words->ruling, token, limit, &end);

	*outcome = (struct outcome){ 0 };
	if (!ruling)
		return step_read(reading, token, sentence, outcome) ||
		       read_step_of_penalty(reading, token, sentence, outcome) ||
		       penalty_alone_read(reading, token, sentence, outcome);
	/* "page/house-fined-last-year" */
	if (token > 0 && is(reading, token - 1, "-") && passage_glued(&reading->passage, token))
		return 0;
	if (tags_any(&reading->tags, token, "VZDPG") &&
		read_step_behind(reading, token, sentence, outcome))
		return 1;
	*outcome = (struct outcome){
		.phrase = { token, end },
		.kind = term_value(ruling, 0),
		.value = term_value(ruling, 1),
		.rule = "outcome.ruling",
		.confidence = 0.85,
	};
	if (term_is(ruling, 0, "review"))
		return law_read(reading, token, sentence, outcome);
	if (is(reading, token, "not") ||
		(is(reading, token, "guilty") && !tags_any(&reading->tags, end - 1, "NF")))
		return read_guilty(reading, token, sentence, outcome);
	if (is_facing(reading, token) && end == token + 1)
		return read_facing(reading, ruling, token, sentence, outcome);
	if (end == token + 1 && is_noun(&reading->tags, token))
		return step_read(reading, token, sentence, outcome);
	return read_ruling(reading, ruling, token, sentence, outcome);
}
