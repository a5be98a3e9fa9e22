/* SPDX-License-Identifier: MIT
 * Who says what nobody near is said to say: whoever spoke last and goes on, the person whom the
 * sentence before is about, or who says the last of several paragraphs. */
#include "state.h"

#define MOST_PARAGRAPHS 16 /* of one quotation, looked ahead for who says it */
#define LONGEST_PARTING 40 /* tokens between the halves of a sentence */

int continued_is_marked(const struct speech *speech)
{
	return winnow_starts(winnow_str(speech->rule), "quote.");
}

/* Behind the bracket or the mark of "[But] she", "‘Night’ is". */
static uint32_t first_word(const struct reading *reading, const struct stretch *stretch)
{
	uint32_t first = stretch->first;

	while (first + 1 < stretch->end && first < stretch->first + 2 &&
		passage_kind(&reading->passage, first) == WINNOW_MARK)
		first++;
	return first;
}

/* "“El puerto está cerrado”." */
static int is_stopped_behind(const struct reading *reading, const struct stretch *stretch)
{
	return stretch->closed && passage_is(&reading->passage, stretch->after, ".") &&
	       (stretch->open == 0 ||
		       passage_flag(&reading->passage, stretch->open, WINNOW_SENTENCE_START));
}

int continued_is_whole(const struct reading *reading, const struct stretch *stretch)
{
	/* Behind a colon somebody speaks, however it begins. */
	if (stretch->open > 0 && passage_is(&reading->passage, stretch->open - 1, ":"))
		return 1;
	return passage_flag(&reading->passage, first_word(reading, stretch), WINNOW_CAPITAL) &&
	       (passage_kind(&reading->passage, stretch->end - 1) == WINNOW_MARK ||
		       is_stopped_behind(reading, stretch));
}

/* "… and said, “…”": where the words between two quotations end that join them. */
static uint32_t joint_end(const struct reading *reading, uint32_t open)
{
	uint32_t at = open;

	if (at > 0 && (passage_is(&reading->passage, at - 1, ",") ||
			      passage_is(&reading->passage, at - 1, ":")))
		at--;
	return at > 0 && tags_any(&reading->tags, at - 1, "DZG") &&
			       cue_says(cue_of(reading, at - 1))
		       ? at - 1
		       : open;
}

/* "“old”, “rotten” and “unsafe”": behind what somebody says with marks. */
static int is_joined(const struct reading *reading, const struct speech *speech,
	const struct stretch *stretch)
{
	static const char *const joints[] = { ",", "and", "or", "but", "a", "an", NULL };
	uint32_t at = joint_end(reading, stretch->open), after = speech->end + 2;

	while (at > after && passage_is_any(&reading->passage, at - 1, joints))
		at--;
	if (winnow_is(winnow_str(speech->kind), "indirect") || at <= speech->first ||
		at > after)
		return 0;
	/* "“old.” Joy is “…”" */
	for (uint32_t between = speech->end; between < at; between++)
		if (passage_kind(&reading->passage, between) == WINNOW_WORD &&
			!passage_is_any(&reading->passage, between, joints))
			return 0;
	return 1;
}

/* "“Our aim,” said Marn, a farmer, “is …”": behind who says the first half. */
static int is_parted(const struct reading *reading, const struct speech *speech,
	const struct stretch *stretch)
{
	return continued_is_marked(speech) && speech->cue.first >= speech->end &&
	       stretch->open > 0 && passage_is(&reading->passage, stretch->open - 1, ",") &&
	       stretch->open < speech->cue.end + LONGEST_PARTING &&
	       passage_sentence_number(&reading->passage, speech->cue.first) ==
		       passage_sentence_number(&reading->passage, stretch->open);
}

/* It begins its own sentence, and is one. */
static int stands_alone(struct reading *reading, const struct stretch *stretch)
{
	return lead_first(reading, stretch) == stretch->open &&
	       continued_is_whole(reading, stretch);
}

/* "As a mother, “we have to go on.”": the sentence right behind what somebody says goes on between marks. */
static int is_led_in(
	struct reading *reading, const struct speech *last, const struct stretch *stretch)
{
	const uint32_t lead = lead_first(reading, stretch);

	return continued_is_marked(last) && stretch->open > lead + 1 &&
	       passage_is(&reading->passage, stretch->open - 1, ",") &&
	       tags_any(&reading->tags, lead, "ISR") && stretch->closed &&
	       passage_kind(&reading->passage, stretch->end - 1) == WINNOW_MARK &&
	       marks_words(reading, stretch) >= FEWEST_SPOKEN &&
	       passage_sentence_number(&reading->passage, lead) ==
		       passage_sentence_number(&reading->passage,
			       last->cue.end > last->end ? last->cue.end - 1 : last->end) +
			       1;
}

/* "Brandt held up a picture. “Go and see them.”": nobody has spoken since he was told of, and it was
 * not he who spoke last. */
static int take_preceding(
	struct stating *stating, const struct stretch *stretch, struct speech *speech)
{
	const struct speech *last = &stating->last;
	const uint32_t said = last->end > last->cue.end ? last->end : last->cue.end;
	const uint32_t floor = stating->last_block ? said : 0;

	if (stretch->continues || !stands_alone(stating->reading, stretch) ||
		marks_words(stating->reading, stretch) < FEWEST_SPOKEN)
		return 0;
	speech->speaker = preceding_subject(stating->reading, stretch, floor);
	speech->rule = "quote.preceding";
	speech->confidence = 0.7;
	return speech->speaker.first < speech->speaker.end &&
	       (!stating->last_block || stating->last_person < 0 ||
		       who_is(&stating->reading->who, &stating->reading->tags,
			       stating->reading->quoted,
			       speech->speaker) != stating->last_person);
}

/* Without anybody to say it: a whole sentence goes on from the last speaker's. */
static int inherit(
	struct stating *stating, const struct stretch *stretch, struct speech *speech)
{
	struct reading *reading = stating->reading;

	if (!stating->last_block || stretch->block + 1 > stating->last_block + 1 ||
		/* "Divers were appalled that boats sank." tells what they feel. */
		winnow_is(winnow_str(stating->last.rule), "indirect.stance") ||
		winnow_is(winnow_str(stating->last.rule), "indirect.cue_noun"))
		return 0;
	if (!stretch->continues && !is_joined(reading, &stating->last, stretch) &&
		!is_parted(reading, &stating->last, stretch) &&
		!stands_alone(reading, stretch) && !is_led_in(reading, &stating->last, stretch))
		return 0;
	/* A short one only right behind what the same speaker said. */
	if (!stretch->continues && marks_words(reading, stretch) < FEWEST_SPOKEN &&
		stretch->block + 1 != stating->last_block)
		return 0;
	speech->speaker = stating->last.speaker;
	uint32_t joint = joint_end(reading, stretch->open);
	speech->cue =
		joint < stretch->open ? (struct phrase){ joint, joint + 1 } : stating->last.cue;
	speech->via = stating->last.via;
	speech->rule = "quote.continued";
	speech->confidence = 0.9;
	return 1;
}

/* "“… | “…,” she said": paragraphs that go on are said by who says the last. */
static int lead_back(
	struct stating *stating, const struct stretch *stretch, struct speech *speech)
{
	struct reading *reading = stating->reading;
	const struct stretch *last = stretch,
			     *end = reading->stretches + reading->stretch_count;

	if (stretch->closed || stretch->continues)
		return 0;
	for (const struct stretch *next = stretch + 1;
		next < end && next < stretch + MOST_PARAGRAPHS; next++) {
		if (next->inside)
			continue;
		if (!next->continues)
			break;
		last = next;
	}
	const struct phrase content = { speech->first, speech->end };
	if (last == stretch || !direct_read(reading, last, speech))
		return 0;
	speech->first = content.first;
	speech->end = content.end;
	return 1;
}

int continued_is_verb_alone(const struct stating *stating, const struct stretch *stretch,
	const struct speech *speech)
{
	return winnow_is(winnow_str(speech->rule), "quote.cue_speaker") &&
	       speech->speaker.first == speech->speaker.end && stating->last_block &&
	       stretch->block <= stating->last_block;
}

void continued_from(struct stating *stating, const struct speech *speeches, uint32_t count,
	const struct stretch *stretch)
{
	for (uint32_t i = 0; i < count; i++)
		if (speeches[i].end <= stretch->open && speeches[i].speaker.end > 0 &&
			is_joined(stating->reading, &speeches[i], stretch)) {
			stating->last = speeches[i];
			stating->last_person = -1;
			stating->last_block = stretch->block + 1;
		}
}

int continued_read(
	struct stating *stating, const struct stretch *stretch, struct speech *speech)
{
	if (lead_back(stating, stretch, speech))
		return 1;
	/* What was tried before told nothing. */
	speech->cue = speech->addressee = speech->via = (struct phrase){ 0 };
	return take_preceding(stating, stretch, speech) || inherit(stating, stretch, speech);
}
