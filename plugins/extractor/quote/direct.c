/* SPDX-License-Identifier: MIT
 * Whose words stand between marks: the words behind the closing mark tell (behind.c), or those before
 * the opening one, or the quotation before. */
#include "quote.h"

#define FARTHEST_CUE 40      /* tokens, from a mark */
#define FARTHEST_PHRASE 200  /* tokens, from a mark back to "according to" */
#define LONGEST_SHORT_FORM 4 /* bytes: "Capt" */
#define FEWEST_WORDS 6       /* tokens between marks that somebody must have said */
#define FARTHEST_QUOTED 24   /* tokens from "quoted" to "saying" */
#define FARTHEST_SUBJECT 80  /* tokens from "and said", over what is quoted */
#define FARTHEST_SHOUT 8     /* tokens from a verb that brings nothing else */

/* "Mr. Brandt", "Sen. Marn" */
static int is_short_form(const struct passage *passage, uint32_t stop)
{
	return stop > 0 && passage_flag(passage, stop - 1, WINNOW_CAPITAL) &&
	       passage_word(passage, stop - 1).len <= LONGEST_SHORT_FORM &&
	       passage_kind(passage, stop + 1) == WINNOW_WORD;
}

/* A full stop; "in Sankt Orm, N.C., on Monday" has none. */
static int is_stop(const struct reading *reading, uint32_t token)
{
	const struct passage *passage = &reading->passage;

	return is(reading, token, ".") && !passage_glued(passage, token + 1) &&
	       !is_short_form(passage, token) &&
	       (passage_kind(passage, token + 1) != WINNOW_WORD ||
		       passage_flag(passage, token + 1, WINNOW_CAPITAL));
}

uint32_t lead_first(struct reading *reading, const struct stretch *stretch)
{
	struct winnow_sentence sentence = passage_sentence(&reading->passage, stretch->open);
	uint32_t first = stretch->open;

	while (first > sentence.first && !reading->quoted[first - 1] &&
		!is_stop(reading, first - 1) && !is(reading, first - 1, "?") &&
		!is(reading, first - 1, "!"))
		first--;
	return first;
}

/* "He said:" in a sentence or a paragraph of its own brings the quotation, too. */
static uint32_t bringing_first(struct reading *reading, const struct stretch *stretch)
{
	uint32_t first = lead_first(reading, stretch);

	if (first < stretch->open || first == 0 || !is(reading, first - 1, ":"))
		return first;
	return passage_sentence(&reading->passage, first - 1).first;
}

/* The first clause of the sentence that has a subject. */
static struct phrase first_subject(struct reading *reading, uint32_t verb, uint32_t floor)
{
	uint32_t first = verb > floor + FARTHEST_CLAUSE ? verb - FARTHEST_CLAUSE : floor + 1;

	for (uint32_t at = first; at < verb; at++) {
		if (!tags_any(&reading->tags, at, "DZVBMA"))
			continue;
		struct phrase subject = subject_named(reading, at, floor);
		if (subject.first < subject.end)
			return subject;
	}
	return (struct phrase){ 0 };
}

/* The same of the whole sentence, over what is quoted in it. */
static struct phrase sentence_subject(struct reading *reading, uint32_t verb)
{
	uint32_t first = passage_sentence(&reading->passage, verb).first;

	if (verb > first + FARTHEST_SUBJECT)
		first = verb - FARTHEST_SUBJECT;
	struct phrase subject = first_subject(reading, verb, first);
	return subject.first < subject.end && !reading->quoted[subject.first]
		       ? subject
		       : (struct phrase){ 0 };
}

int direct_quoting(
	const struct reading *reading, uint32_t verb, uint32_t floor, struct speech *speech)
{
	if (verb < floor + 3 || !is(reading, verb - 1, "as"))
		return 0;
	for (uint32_t at = verb - 1; at-- > floor && at + FARTHEST_QUOTED > verb;) {
		struct winnow_str lemma = tags_lemma(&reading->tags, at);
		if (!winnow_is(lemma, "quote") && !winnow_is(lemma, "cite"))
			continue;
		if (tags_any(&reading->tags, at - 1, "B")) {
			speech->speaker = phrase_subject(&reading->tags, at, floor);
			/* "was quoted by the agency as saying" */
			if (is(reading, at + 1, "by"))
				speech->via =
					phrase_from_long(&reading->tags, at + 2, verb - 1);
		} else {
			speech->speaker = phrase_from_long(&reading->tags, at + 1, verb - 1);
			speech->via = phrase_subject(&reading->tags, at, floor);
		}
		speech->cue = (struct phrase){ at, verb + 1 };
		speech->rule = "quote.second_hand";
		speech->confidence = 0.95;
		return speech->speaker.first < speech->speaker.end;
	}
	return 0;
}

/* "is known as": so a thing is named, and nobody says it. */
static int is_named_as(const struct reading *reading, uint32_t verb, uint32_t open)
{
	uint32_t before = verb;

	while (before > 0 && tags_any(&reading->tags, before - 1, "RK"))
		before--;
	return tags_any(&reading->tags, verb, "DP") && before > 0 &&
	       cue_holds(cue_of(reading, verb)) &&
	       (tags_any(&reading->tags, before - 1, "B") ||
		       is(reading, before - 1, "become") ||
		       is(reading, before - 1, "became")) &&
	       is(reading, verb + 1, "as") && verb + 1 < open;
}

/* "by the court" behind a passive verb, before or behind the marks at `open`. */
static struct phrase passive_speaker(
	const struct reading *reading, uint32_t verb, uint32_t open)
{
	uint32_t at = verb + 1, behind = open + 1;

	for (; at < open; at++)
		if (is(reading, at, "by"))
			return phrase_from_long(&reading->tags, at + 1, open);
	while (behind < reading->passage.analysis->token_count &&
		behind < open + FARTHEST_CUE && reading->quoted[behind])
		behind++;
	return is(reading, behind, "by") ? phrase_from_long(&reading->tags, behind + 1,
						   reading->passage.analysis->token_count)
					 : (struct phrase){ 0 };
}

/* Between the marks are more words than a term has. */
static int marks_are_many(const struct reading *reading, uint32_t open)
{
	uint32_t end = open + 1;

	while (end < reading->passage.analysis->token_count && end < open + FEWEST_WORDS &&
		reading->quoted[end])
		end++;
	return end == open + FEWEST_WORDS;
}

/* "said", and not "was told". */
static int says(const struct reading *reading, uint32_t verb, uint32_t floor)
{
	unsigned cue = cue_of(reading, verb);

	return cue_tells(cue) && !verb_has_be(&reading->tags, verb, floor);
}

/* "Additionally, police", "Overall, Brandt": no name, though it has a capital. */
static int is_adverb_before(const struct reading *reading, struct phrase first)
{
	if (first.end > first.first + 1)
		return 0;
	return tags_any(&reading->tags, first.end + 1, "FO") ||
	       (is_of(reading, "en") &&
		       winnow_ends(passage_word(&reading->passage, first.first), "ly") &&
		       !passage_find(
			       &reading->passage, reading->words->who.given, first.first));
}

/* "Marn, head of … -- the office that …, which … -- told me": whom it begins with. */
struct phrase direct_leading_name(const struct reading *reading, uint32_t floor, uint32_t verb)
{
	struct phrase first = phrase_from(&reading->tags, floor, verb);

	return first.first < first.end && is(reading, first.end, ",") &&
			       tags_any(&reading->tags, first.end - 1, "F") &&
			       !is_adverb_before(reading, first)
		       ? first
		       : (struct phrase){ 0 };
}

int direct_is_somebody(const struct reading *reading, struct phrase speaker)
{
	return speaker.first < speaker.end && !is(reading, speaker.first, "there");
}

/* What was tried before told nothing. */
static void begin(struct speech *speech)
{
	speech->speaker = speech->cue = speech->addressee = speech->via = (struct phrase){ 0 };
}

/* Behind the mark, of one token or two, stands a capital. */
static int begins_capital(const struct reading *reading, uint32_t open)
{
	return passage_flag(&reading->passage, open + 1, WINNOW_CAPITAL) ||
	       (passage_kind(&reading->passage, open + 1) == WINNOW_MARK &&
		       passage_flag(&reading->passage, open + 2, WINNOW_CAPITAL));
}

/* "They worry about the boats, and the mayor has a plan: “…”": another clause brings what follows. */
static int is_of_other_clause(const struct reading *reading, uint32_t verb, uint32_t open)
{
	if (!cue_holds(cue_of(reading, verb)) || tags_any(&reading->tags, verb, "G"))
		return 0;
	for (uint32_t at = verb + 1; at < open; at++)
		if (tags_any(&reading->tags, at, "DZBMA"))
			return 1;
	return 0;
}

/* "said “…”", "called it “…”", "grinned: “…”"; and not "avoided “hot” words". */
static int is_believable(const struct reading *reading, uint32_t verb, uint32_t open)
{
	unsigned cue = cue_of(reading, verb);

	if (is(reading, open - 1, ":"))
		return !is_of_other_clause(reading, verb, open);
	if (!cue || cue_judges(reading, verb) ||
		(is(reading, open - 1, ",") && begins_capital(reading, open)))
		return 1;
	if (cue_takes(cue, CUE_CLAUSE) || !cue_says(cue))
		return cue_takes(cue, CUE_CLAUSE);
	/* "shouted at them, “…”" */
	return cue_is_sure(cue)
		       ? open < verb + FARTHEST_SHOUT
		       : cue_takes(cue, CUE_ADDRESSED) || cue_takes(cue, CUE_INFINITIVE);
}

/* Whom the cue at `verb` is said of, be it in a clause before. */
static struct phrase cue_subject(struct reading *reading, uint32_t verb, uint32_t floor)
{
	const struct tags *tags = &reading->tags;
	const int is_ing = tags_any(tags, verb, "G");
	struct phrase subject = { 0 };

	if (cue_is_purpose(reading, verb, floor, &subject))
		return subject;
	/* "When the mayor came, she recalled saying, “…”" */
	if (is_ing && verb > floor && tags_any(tags, verb - 1, "DZP") &&
		cue_gives(reading, verb - 1))
		return phrase_subject(tags, verb - 1, floor);
	/* "…, saying": by whom the sentence is about. */
	if (is_ing && !tags_any(tags, verb - 1, "B")) {
		subject = subject_shown(reading, verb, floor);
		if (subject.first == subject.end && verb > floor && is(reading, verb - 1, ","))
			subject = subject_doing(reading, verb, floor);
		if (subject.first == subject.end)
			subject = first_subject(reading, verb, floor);
	}
	if (subject.first == subject.end)
		subject = cue_self(reading, phrase_subject(tags, verb, floor), floor);
	/* "Marn, a diver, last year called it “old”" */
	if (subject.first > floor && subject.first < subject.end && time_is(reading, subject))
		subject = phrase_subject(tags, subject.first, floor);
	subject = subject_before_who(reading, subject, floor);
	if (subject.first == subject.end || tags_any(tags, subject.first, "W"))
		subject = subject_earlier(reading, verb, floor);
	/* "He liked “Night Tide,” a film, and said, “…”", "He called it “old”, adding: “…”" */
	if (subject.first == subject.end && verb > floor &&
		(is_ing || is(reading, verb - 1, "and")))
		subject = sentence_subject(reading, verb);
	/* It may have found no more than what they are. */
	struct phrase leading = direct_leading_name(reading, floor, verb);
	if (leading.first < leading.end &&
		(subject.first == leading.end + 1 ||
			(subject.first == subject.end && says(reading, verb, floor))))
		return leading;
	return subject;
}

/* "was jailed, accused of “…”": whom others accuse. */
static int is_charge(const struct reading *reading, uint32_t verb)
{
	static const char *const charges[] = { "accused", "convicted", "suspected", NULL };

	return passage_is_any(&reading->passage, verb, charges) && is(reading, verb + 1, "of");
}

/* "songs described by the union as “…”", and not "said by Monday" */
static int is_by_whom(const struct reading *reading, uint32_t verb)
{
	return tags_any(&reading->tags, verb, "DP") && is(reading, verb + 1, "by") &&
	       !tags_word(&reading->tags, verb + 2)->is_time;
}

static int read_cue_before(struct reading *reading, uint32_t verb, uint32_t floor,
	uint32_t open, struct speech *speech)
{
	begin(speech);
	if (direct_quoting(reading, verb, floor, speech))
		return 1;
	begin(speech);
	if (is_named_as(reading, verb, open))
		return 0;
	/* "was accused of “…” by the court" */
	const int passive = cue_is_passive(reading, verb, floor) || is_charge(reading, verb) ||
			    is_by_whom(reading, verb);
	speech->speaker = passive ? passive_speaker(reading, verb, open)
				  : cue_subject(reading, verb, floor);
	speech->cue = (struct phrase){ verb_first(&reading->tags, verb, floor),
		cue_end(reading, verb) };
	speech->rule = "quote.cue_before";
	speech->confidence = 0.9;
	cue_addressee(reading, verb + 1, open, speech);
	return direct_is_somebody(reading, speech->speaker) ||
	       (passive && marks_are_many(reading, open));
}

/* "has used the phrase “…”" */
static int read_wording(
	struct reading *reading, uint32_t floor, uint32_t open, struct speech *speech)
{
	uint32_t verb = open;

	if (open < floor + 4 ||
		!passage_find(&reading->passage, reading->words->wording, open - 1))
		return 0;
	for (verb = open - 2; verb > floor && tags_any(&reading->tags, verb, "THJ");)
		verb--;
	if (!winnow_is(tags_lemma(&reading->tags, verb), "use") ||
		!tags_any(&reading->tags, verb, "DZVPG"))
		return 0;
	speech->speaker = phrase_subject(&reading->tags, verb, floor);
	speech->cue = (struct phrase){ verb_first(&reading->tags, verb, floor), open };
	speech->rule = "quote.wording";
	speech->confidence = 0.8;
	return speech->speaker.first < speech->speaker.end;
}

/* "Says Marn, the mayor: “…”" */
static int read_says_first(
	struct reading *reading, uint32_t floor, uint32_t open, struct speech *speech)
{
	if (!cue_is_form(reading, floor) || !tags_any(&reading->tags, floor, "DZV") ||
		!tags_any(&reading->tags, floor + 1, "FTE"))
		return 0;
	speech->speaker = phrase_from_long(&reading->tags, floor + 1, open);
	speech->cue = (struct phrase){ floor, floor + 1 };
	speech->rule = "quote.cue_before";
	speech->confidence = 0.9;
	return speech->speaker.first < speech->speaker.end;
}

/* A person, by a pronoun or by name; in languages of which no person is told, by two capitals. */
static int may_hold(const struct reading *reading, struct phrase holder)
{
	if (is_of(reading, "en"))
		return tags_any(&reading->tags, holder.first, "QH") ||
		       who_names_person(&reading->who, &reading->tags, holder);
	return holder.end == holder.first + 2 && tags_any(&reading->tags, holder.first, "F") &&
	       tags_any(&reading->tags, holder.first + 1, "F");
}

/* "to Marn, “…”", "because for her, “…”": who holds it. */
static int read_holder(
	struct reading *reading, uint32_t floor, uint32_t open, struct speech *speech)
{
	static const char *const words[] = { "to", "for", "pour", "para", NULL };
	const struct tags *tags = &reading->tags;

	if (open < floor + 3 || !is(reading, open - 1, ","))
		return 0;
	const struct phrase holder = phrase_to(tags, open - 1, floor + 1);
	const uint32_t to = holder.first - 1;
	if (holder.first == holder.end || !passage_is_any(&reading->passage, to, words) ||
		(to > floor && !tags_any(tags, to - 1, "CSL")) || !may_hold(reading, holder))
		return 0;
	speech->speaker = holder;
	speech->cue = (struct phrase){ to, holder.first };
	speech->rule = "quote.according";
	speech->confidence = 0.8;
	return 1;
}

/* "rated the Norland claims as “false”": before "as" stands what judges, and nothing else. */
static int may_give(const struct reading *reading, uint32_t verb, uint32_t floor, uint32_t open)
{
	return cue_gives(reading, verb) && !cue_is_denied(reading, verb, floor) &&
	       (!is(reading, open - 1, "as") || cue_judges(reading, verb) ||
		       cue_holds(cue_of(reading, verb)));
}

/* The last verb that gives what is between the marks. Before one that only has it as its object, as
 * in "called the man a cheat for selling “magic” pills", none but a verb of saying does. */
static int read_cues(
	struct reading *reading, uint32_t floor, uint32_t open, struct speech *speech)
{
	int is_object = 0;

	for (uint32_t at = open; at-- > floor && at + FARTHEST_CUE > open;) {
		if (!may_give(reading, at, floor, open))
			continue;
		if (!is_believable(reading, at, open))
			is_object = 1;
		else if ((!is_object || says(reading, at, floor)) &&
			 read_cue_before(reading, at, floor, open, speech))
			return 1;
	}
	begin(speech);
	return 0;
}

static int read_before(
	struct reading *reading, const struct stretch *stretch, struct speech *speech)
{
	uint32_t floor = bringing_first(reading, stretch), open = stretch->open;

	for (uint32_t at = open > floor + FARTHEST_PHRASE ? open - FARTHEST_PHRASE : floor;
		at < open; at++)
		if (according_read(reading, at, open, speech))
			return 1;
	if (term_is_named(reading, stretch))
		return 0;
	return read_says_first(reading, floor, open, speech) ||
	       read_holder(reading, floor, open, speech) ||
	       read_cues(reading, floor, open, speech) ||
	       read_wording(reading, floor, open, speech) ||
	       colon_read(reading, floor, open, speech);
}

/* "Marn said, “…,” the agency reported": the agency passes on what Marn said. */
static int read_said_before(
	struct reading *reading, const struct stretch *stretch, struct speech *speech)
{
	const uint32_t verb = stretch->open - 2, floor = lead_first(reading, stretch);
	struct speech behind = { 0 };

	if (stretch->open < floor + 3 ||
		!(is(reading, verb + 1, ",") || is(reading, verb + 1, ":")) ||
		!tags_any(&reading->tags, verb, "DZ") || !says(reading, verb, floor) ||
		cue_is_denied(reading, verb, floor) ||
		!read_cue_before(reading, verb, floor, stretch->open, speech))
		return 0;
	if (behind_read(reading, stretch, &behind) &&
		winnow_is(tags_lemma(&reading->tags, behind.cue.end - 1), "report"))
		speech->via = behind.speaker;
	return 1;
}

int direct_read(struct reading *reading, const struct stretch *stretch, struct speech *speech)
{
	if (heading_read_within(reading, stretch, speech) ||
		read_said_before(reading, stretch, speech))
		return 1;
	begin(speech);
	if (behind_read(reading, stretch, speech))
		return 1;
	begin(speech);
	if (read_before(reading, stretch, speech))
		return 1;
	begin(speech);
	return within_aside(reading, stretch, speech);
}

/* "…, the mother replied, “It …”", "… and often said, “It …”" */
static uint32_t apart_before(
	const struct reading *reading, const struct stretch *stretch, uint32_t floor)
{
	uint32_t verb = stretch->open - 1;

	if (is(reading, verb, ",") || is(reading, verb, ":"))
		verb--;
	if (verb <= floor || !tags_any(&reading->tags, verb, "DZ") ||
		!cue_says(cue_of(reading, verb)))
		return 0;
	struct phrase subject = phrase_subject(&reading->tags, verb, floor);
	if (subject.first < subject.end)
		return subject.first;
	while (verb > floor && tags_any(&reading->tags, verb - 1, "RA"))
		verb--;
	return verb > floor && is(reading, verb - 1, "and") ? verb - 1 : 0;
}

uint32_t direct_apart(struct reading *reading, const struct stretch *stretch, uint32_t floor)
{
	struct speech speech = { 0 };

	if (!stretch->closed || stretch->open < floor + 2 ||
		!passage_flag(&reading->passage, stretch->first, WINNOW_CAPITAL))
		return 0;
	/* "…: “It is over,” the union wrote" */
	if (is(reading, stretch->end - 1, ",") && is(reading, stretch->open - 1, ":") &&
		behind_read(reading, stretch, &speech) &&
		cue_gives(reading, speech.cue.end - 1))
		return stretch->open;
	return apart_before(reading, stretch, floor);
}
